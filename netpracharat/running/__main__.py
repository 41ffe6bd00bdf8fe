"""`python -m netpracharat.running`: the market on this machine, from nothing to an address to open."""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from types import FrameType

import django
import environ
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError
from django.db import OperationalError

from netpracharat import postgres
from netpracharat.running import preparation
from netpracharat.running.processes import Stopped, Supervisor
from netpracharat.running.web import Address, CannotServe

WORKER = ("--concurrency=2", "--shutdown-graceful-timeout=10")  # letters go out while a long import runs


def main() -> None:
    sys.stdout.reconfigure(line_buffering=True)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) != signal.SIG_IGN:  # nohup stays in force
            signal.signal(number, stop)
    environ.Env.read_env(".env")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netpracharat.settings")
    try:
        run(Address.of_environment())
    except Stopped:
        print("Stopped.")
    except (ImproperlyConfigured, postgres.PostgresError, CommandError, CannotServe) as error:
        sys.exit(f"\n{error}")
    except (OperationalError, OSError) as error:
        if said := about(error):
            sys.exit(f"\n{said}")
        raise


def about(error: Exception) -> str:
    """What to do where disk or database refuse; nothing of what else may have gone wrong."""
    if "No space left" in str(error):
        return f"The disk of {settings.VAR_DIR} is full: make room there and start again. Nothing is lost."
    if isinstance(error, OperationalError):
        return f"The database can't be used; is its address right, and does it run? {str(error).splitlines()[0]}"
    return ""


def stop(_number: int, _frame: FrameType | None) -> None:
    raise Stopped


def run(address: Address) -> None:
    address.refuse_if_taken()
    django.setup()
    with embedded_database():
        preparation.prepare()
        with Supervisor() as supervisor:
            supervisor.add("worker", "manage.py", "procrastinate", "worker", *WORKER)
            supervisor.add("web", "-m", "gunicorn", *address.gunicorn_options(), "netpracharat.wsgi")
            address.wait_until_served(supervisor)
            preparation.welcome(address.url)
            supervisor.watch()


@contextlib.contextmanager
def embedded_database() -> Iterator[None]:
    if not settings.EMBEDDED_DATABASE:
        yield
        return
    with preparation.step("Database"):
        server = contextlib.ExitStack()
        server.enter_context(postgres.running(settings.VAR_DIR))
    with server:
        yield


if __name__ == "__main__":
    main()
