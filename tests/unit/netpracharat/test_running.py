"""The supervisor of `make run`."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from django.conf import settings

from netpracharat.running.processes import Supervisor
from netpracharat.running.web import Address, CannotServe
from tests.unit.netpracharat.test_postgres import var  # noqa: F401 - a fixture


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def signals() -> Iterator[None]:
    """A supervisor ignores signals while it stops; the test run wants them back."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_a_port_in_use_is_said_with_another_to_choose(free_port: int) -> None:
    address = Address("127.0.0.1", free_port)
    said = rf"^Port {free_port} of 127\.0\.0\.1 can't be used .*PORT={free_port + 1}"
    with socket.create_server(("127.0.0.1", free_port)), pytest.raises(CannotServe, match=said):
        address.refuse_if_taken()
    address.refuse_if_taken()


@pytest.mark.parametrize("wrong", ["0", "65536", "http", "-1"])
def test_a_port_that_is_none_is_refused(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", wrong)
    with pytest.raises(CannotServe, match="choose a number between 1 and 65535"):
        Address.of_environment()


def test_a_child_that_keeps_dying_stops_the_whole(signals: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "EMBEDDED_DATABASE", False)
    with Supervisor() as supervisor:
        supervisor.add("web", "-c", "import time; time.sleep(60)")
        supervisor.add("worker", "-c", "raise SystemExit(3)")
        with pytest.raises(CannotServe, match="The worker process died 3 times within a minute"):
            supervisor.watch()
    assert [child.is_dead() for child in supervisor.children] == [True, True]


@contextlib.contextmanager
def market(var: Path, free_port: int) -> Iterator[subprocess.Popen[str]]:  # noqa: F811
    """`make run` on a var/ and a port of its own, with nothing else configured, once it is open."""
    settings_of_its_own = {"VAR_DIR": str(var), "PORT": str(free_port), "DEMO": "true"}
    settings_of_its_own |= {"DJANGO_SETTINGS_MODULE": "netpracharat.settings", "DATABASE_URL": "", "CACHE_URL": ""}
    settings_of_its_own |= {"SECRET_KEY": "", "SITE_URL": "", "ALLOWED_HOSTS": "", "EMAIL_URL": ""}
    with subprocess.Popen(
        [sys.executable, "-m", "netpracharat.running"],
        cwd=settings.BASE_DIR,
        env=os.environ | settings_of_its_own,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        read_until(process, f"Net Pracharat is open at http://127.0.0.1:{free_port}/")
        yield process
        process.terminate()


@pytest.mark.slow
def test_the_market_opens_survives_crashes_and_leaves_nothing_behind(var: Path, free_port: int) -> None:  # noqa: F811
    with market(var, free_port) as first:
        assert health(free_port) == "ok"
        server_of(var).kill()
        assert is_healthy_within(10, free_port)
        orphans = psutil.Process(first.pid).children(recursive=True)
        first.kill()  # nobody is left to stop its children in order
    with market(var, free_port) as second:
        assert health(free_port) == "ok"
        assert psutil.wait_procs(orphans, timeout=15)[1] == []
        family = [*psutil.Process(second.pid).children(recursive=True), server_of(var)]
        second.terminate()
        second.communicate(timeout=30)
    assert second.returncode == 0
    assert psutil.wait_procs(family, timeout=5)[1] == []


def server_of(var: Path) -> psutil.Process:  # noqa: F811
    return psutil.Process(int((var / "postgres" / "postmaster.pid").read_text().split("\n", 1)[0]))


def read_until(market: subprocess.Popen[str], sentence: str) -> str:
    said = ""
    for line in market.stdout:
        said += line
        if sentence in line:
            return said
    raise AssertionError(said)


def health(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
        return answer.read().decode()


def is_healthy_within(seconds: float, port: int) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if health(port) == "ok":
                return True
        except OSError:
            time.sleep(0.2)
    return False
