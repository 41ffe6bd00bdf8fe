"""The address that the market is served at, and the web server's options."""

import os
import socket
import time
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import Protocol, Self
from urllib.parse import urlsplit

from django.conf import settings

PATIENCE = 60  # seconds
WORKERS = 2
THREADS = 4


class CannotServe(Exception):  # noqa: N818 - an answer to the person who typed the command
    """Why nothing is served, in a sentence that says what to do."""


class Watched(Protocol):
    def refuse_dead(self) -> None: ...


@dataclass(frozen=True)
class Address:
    host: str
    port: int

    @classmethod
    def of_environment(cls) -> Self:
        port = os.environ.get("PORT", "8000")
        if not port.isdecimal() or not 0 < int(port) < 65536:
            raise CannotServe(f"PORT is {port!r}: choose a number between 1 and 65535, as in `PORT=8001 make run`.")
        return cls(os.environ.get("HOST", "127.0.0.1"), int(port))

    @property
    def url(self) -> str:
        return settings.SITE_URL if settings.HTTPS else f"http://{self.reachable_host}:{self.port}/"

    @property
    def reachable_host(self) -> str:
        return "127.0.0.1" if self.host == "0.0.0.0" else self.host  # noqa: S104 - compared, not bound

    def refuse_if_taken(self) -> None:
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as error:
                raise CannotServe(
                    f"Port {self.port} of {self.host} can't be used ({error.strerror}): "
                    f"stop what uses it, or choose another, as in `PORT={self.port % 65535 + 1} make run`."
                ) from error

    def gunicorn_options(self) -> list[str]:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return [
            f"--bind={host}:{self.port}",
            "--preload",
            "--worker-class=gthread",
            f"--workers={WORKERS}",
            f"--threads={THREADS}",
            "--graceful-timeout=10",
            "--no-control-socket",
            "--log-level=warning",
        ]

    def wait_until_served(self, watched: Watched) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self.is_healthy():
            watched.refuse_dead()
            if time.monotonic() > deadline:
                raise CannotServe(f"The web server didn't answer within {PATIENCE} seconds.")
            time.sleep(0.1)

    def is_healthy(self) -> bool:
        connection = HTTPConnection(self.reachable_host, self.port, timeout=5)
        try:
            connection.request("GET", "/healthz", headers={"Host": urlsplit(settings.SITE_URL).netloc})
            return connection.getresponse().status == HTTPStatus.OK
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()
