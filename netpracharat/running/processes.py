"""The processes of `make run`: started, watched, started again when one dies, stopped in order."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import Self

from django.conf import settings

from netpracharat import postgres
from netpracharat.running.web import CannotServe

DEATHS_TOLERATED = 3
WITHIN = 60  # seconds
PATIENCE = 15  # seconds for requests and jobs under way
PR_SET_PDEATHSIG = 1


class Stopped(BaseException):
    """Somebody asked us to stop: Ctrl-C, a signal, or `make` itself is gone."""


@dataclass
class Child:
    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own command lines
            self.command,
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C reaches us alone, and we stop them in order
            preexec_fn=end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 - no threads here
        )

    def is_dead(self) -> bool:
        return self.process.poll() is not None

    def restart(self) -> None:
        """Once more, unless it keeps dying: then somebody has to look."""
        now = time.monotonic()
        self.deaths = [moment for moment in self.deaths if now - moment < WITHIN] + [now]
        if len(self.deaths) >= DEATHS_TOLERATED:
            raise CannotServe(f"The {self.name} process died {len(self.deaths)} times within a minute: see above why.")
        print(f"The {self.name} process died (exit {self.process.returncode}); starting it again.", file=sys.stderr)
        self.start()

    def stop(self) -> None:
        """Ask it to finish what it does, and end it and whatever it started if it doesn't."""
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def end_with_parent() -> None:
    """Between fork and exec, on Linux: the kernel ends the child if we are killed outright."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Supervisor:
    def __init__(self) -> None:
        self.children: list[Child] = []
        self.parent = os.getppid()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        """Last started, first stopped: visitors first, then the jobs that they caused."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        print("\nStopping …", flush=True)
        for child in reversed(self.children):
            child.stop()

    def add(self, name: str, *arguments: str) -> None:
        child = Child(name, [sys.executable, *arguments])
        self.children.append(child)
        child.start()

    def refuse_dead(self) -> None:
        for child in self.children:
            if child.is_dead():
                raise CannotServe(f"The {child.name} process could not start (exit {child.process.returncode}).")

    def watch(self) -> None:
        """Until somebody stops us: bring back what dies, the embedded database included."""
        while True:
            time.sleep(0.5)
            if os.getppid() != self.parent:
                raise Stopped
            if settings.EMBEDDED_DATABASE and not postgres.is_alive(settings.VAR_DIR):
                postgres.ensure_running(settings.VAR_DIR)
            for child in self.children:
                if child.is_dead():
                    child.restart()
