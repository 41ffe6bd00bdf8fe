"""The embedded PostgreSQL, for when DATABASE_URL is not set: its cluster lies in var/postgres.

It listens on a socket in a directory that only its account (and root) may enter, never on the network.
"""

import contextlib
import fcntl
import os
import shutil
import stat
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import psutil
import psycopg

from netpracharat import postgres_home
from netpracharat.postgres_home import Account, PostgresError

DATABASE = "netpracharat"
MAJOR_VERSION = "18"
PORT = 5432  # the name of the socket's file; no port of the machine is taken
MEGABYTE = 1024 * 1024
ROOM_FOR_A_CLUSTER = 200 * MEGABYTE
PATIENCE = 60  # seconds


@dataclass(frozen=True)
class Cluster:
    """The server of one var/ directory."""

    var: Path

    @cached_property
    def account(self) -> Account:
        return postgres_home.account_for(self.var)

    @cached_property
    def data(self) -> Path:
        return postgres_home.data_directory(self.var, self.account)

    @cached_property
    def programs(self) -> Path:
        return postgres_home.programs(self.data.parent, self.account)

    @property
    def log(self) -> Path:
        return self.var / "postgres.log"

    @property
    def sockets(self) -> Path:
        """Short, for a socket's path may have 103 bytes only, and the same whatever TMPDIR says."""
        return Path(f"/tmp/np-{self.account.uid}-{postgres_home.fingerprint(self.var)}")  # noqa: S108

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.sockets),
            port=PORT,
            user="postgres",
            dbname=database,
            connect_timeout=5,
            autocommit=True,
        )

    def answers(self) -> bool:
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True


def database_url(var: Path) -> str:
    """Where the embedded server of this var/ listens, as a database URL; starts nothing."""
    return f"postgres://postgres@:{PORT}/{Cluster(var).sockets}/{DATABASE}"


@contextlib.contextmanager
def running(var: Path) -> Iterator[None]:
    """Keep the server running for this while; whoever leaves last stops it.

    Users hold a shared lock, which the kernel takes back however they end. Whoever leaves and gets it
    exclusively was the last; one who comes meanwhile waits for the lock and starts the server anew.
    """
    postgres_home.make_directory(var)
    with (var / "postgres.users").open("a") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        ensure_running(var)
        try:
            yield
        finally:
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                stop(var)


def ensure_running(var: Path) -> bool:
    """Start the server unless it runs, creating cluster and database at need; say whether we started it."""
    cluster = Cluster(var)
    try:
        postgres_home.make_directory(var)
        with alone(var):
            started = not is_running(cluster)
            if started:
                start(cluster)
            create_database(cluster)
    except OSError as error:
        raise PostgresError(f"PostgreSQL can't be started: {error.strerror} ({error.filename}).") from error
    return started


def is_alive(var: Path) -> bool:
    """Whether its process lives, at the price of a look at a file."""
    data = Cluster(var).data
    return is_server(data / "postmaster.pid", data)


def stop(var: Path) -> None:
    """Stop the server, ending its connections; quietly nothing where none runs."""
    cluster = Cluster(var)
    if not (cluster.data / "postmaster.pid").exists():
        return
    with alone(var):
        cluster.account.run(cluster.programs / "pg_ctl", "stop", "-s", "-w", "-m", "fast", "-D", cluster.data)
        with contextlib.suppress(OSError):  # not empty: it was killed, and the next start clears up
            cluster.sockets.rmdir()


@contextlib.contextmanager
def alone(var: Path) -> Iterator[None]:
    """Let one process at a time look after the server; the others wait."""
    with (var / "postgres.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("PostgreSQL is being started by another process; waiting for it.", file=sys.stderr)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def is_running(cluster: Cluster) -> bool:
    """True once it answers; waits for one that starts or stops, and clears what a crash left behind."""
    if cluster.answers():
        return True
    pid_file = cluster.data / "postmaster.pid"
    deadline = time.monotonic() + PATIENCE
    while is_server(pid_file, cluster.data):
        if cluster.answers():
            return True
        if time.monotonic() > deadline:
            raise PostgresError(
                f"PostgreSQL runs but doesn't answer; stop the process named in {pid_file} and try again."
            )
        time.sleep(0.2)
    if pid_file.exists():
        print("PostgreSQL was not stopped cleanly; it recovers by itself now.", file=sys.stderr)
    # The numbers in these files may be of a process not yet buried, or of another by now: it would not start.
    for left_behind in (pid_file, cluster.sockets / f".s.PGSQL.{PORT}.lock"):
        left_behind.unlink(missing_ok=True)
    return False


def is_server(pid_file: Path, data: Path) -> bool:
    """Whether the process of this file is still our server: after a crash, its number may be another's."""
    try:
        pid = int(pid_file.read_text().split("\n", 1)[0])
        return str(data) in psutil.Process(pid).cmdline()
    except (FileNotFoundError, ValueError, psutil.Error):
        return False


def start(cluster: Cluster) -> None:
    if not cluster.data.exists():
        create_cluster(cluster)
    version = (cluster.data / "PG_VERSION").read_text().strip()
    if version != MAJOR_VERSION:
        raise PostgresError(
            f"{cluster.data} was made by PostgreSQL {version}, and this is {MAJOR_VERSION}: dump it with the "
            f"programs of {version}, move the directory away, start again and load the dump."
        )
    make_socket_directory(cluster)
    options = " ".join(f"-c {name}={value}" for name, value in server_settings(cluster).items())
    deadline = time.monotonic() + PATIENCE
    while (reason := try_to_start(cluster, options)) is not None:
        # After a kill -9, processes of the old server may live for a moment still.
        if "shared memory block" not in reason or time.monotonic() > deadline:
            raise PostgresError(f"PostgreSQL did not start: {reason}. Its log: {cluster.log}")
        time.sleep(0.5)


def try_to_start(cluster: Cluster, options: str) -> str | None:
    """None on success, else the reason that the log gives."""
    with cluster.log.open("ab") as log:
        before = log.tell()
        command = (cluster.programs / "pg_ctl", "start", "-s", "-w", "-t", str(PATIENCE), "-D", cluster.data)
        if cluster.account.run(*command, "-o", options, output=log).returncode == 0:
            return None
    with cluster.log.open("rb") as log:
        log.seek(before)
        return reason_in(log.read().decode(errors="replace"), cluster)


def reason_in(output: str, cluster: Cluster) -> str:
    """The first line that a program of PostgreSQL marks as fatal, without its marks."""
    for line in output.splitlines():
        for mark in ("FATAL:", "PANIC:", "error:"):
            if mark in line:
                return line.split(mark, 1)[1].strip().rstrip(".")
    free = shutil.disk_usage(cluster.data.parent).free
    return "the disk is full" if free < MEGABYTE else "it gave no reason"


def create_cluster(cluster: Cluster) -> None:
    """Made under another name and renamed when whole, so that an interrupted start leaves no half cluster."""
    free = shutil.disk_usage(cluster.data.parent).free
    if free < ROOM_FOR_A_CLUSTER:
        raise PostgresError(
            f"The disk of {cluster.data.parent} has {free // MEGABYTE} MB left, and a new database needs "
            f"{ROOM_FOR_A_CLUSTER // MEGABYTE} MB: make room, or name another directory in VAR_DIR."
        )
    unfinished = cluster.data.with_name(f"{cluster.data.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    cluster.account.owns(unfinished)
    locale = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    command = (cluster.programs / "initdb", "--auth=trust", "--username=postgres", *locale, "-D", unfinished)
    result = cluster.account.run(*command)
    if result.returncode != 0:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise PostgresError(f"No database could be made: {reason_in(result.stdout.decode(), cluster)}.")
    unfinished.rename(cluster.data)


def make_socket_directory(cluster: Cluster) -> None:
    """Only its owner and root may enter; one that somebody else put there is not trusted."""
    with contextlib.suppress(FileExistsError):
        cluster.sockets.mkdir(mode=0o700)
        cluster.account.owns(cluster.sockets)
    found = cluster.sockets.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != cluster.account.uid or found.st_mode & 0o077:
        raise PostgresError(f"{cluster.sockets} belongs to somebody else or is open to others: remove it.")


def server_settings(cluster: Cluster) -> dict[str, object]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // MEGABYTE
    return {
        "listen_addresses": "''",
        "port": PORT,
        "unix_socket_directories": cluster.sockets,
        "unix_socket_permissions": "0700",
        "fsync": "on",
        "max_connections": 100,
        "shared_buffers": f"{min(512, max(32, memory // 8))}MB",
        "work_mem": "16MB",
        "maintenance_work_mem": f"{min(256, max(32, memory // 16))}MB",
        "max_wal_size": "2GB",
        "random_page_cost": 1.1,
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
    }


def create_database(cluster: Cluster) -> None:
    with cluster.connect() as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if not known:
            connection.execute(f"CREATE DATABASE {DATABASE}")
