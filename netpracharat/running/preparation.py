"""The steps before serving: each is shown with its time, and left out when there is nothing to do."""

import contextlib
import hashlib
import importlib
import io
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import translation

from netpracharat import translations


def prepare() -> None:
    call_command("check", stdout=io.StringIO())
    if translations.is_stale(settings.BASE_DIR / translations.CATALOGUE):
        command("Translations", "translations", compile=True)
    if unapplied := count_of_unapplied_migrations():
        command(f"Tables ({unapplied} migrations)", "migrate", verbosity=0, interactive=False)
    if settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache"):
        call_command("createcachetable", verbosity=0)
    for title, name in [("Places of Thailand", "load_places"), ("Words of the search", "load_vocabulary")]:
        optional_command(title, name)
    if settings.DEMO:
        optional_command("Demo market", "load_demo")
    command("Search rows", "reindex_search", stale=True, verbosity=0)
    collect_static_files()
    connections.close_all()


@contextlib.contextmanager
def step(title: str) -> Iterator[None]:
    """Show a step when it begins, for it may take a while, and its time when it ends."""
    print(f"{title} … ", end="", flush=True)
    start = time.monotonic()
    yield
    print(f"{time.monotonic() - start:.1f} s")


def command(title: str, name: str, **options: object) -> None:
    with step(title):
        call_command(name, stdout=io.StringIO(), **options)  # bars go to stderr


def optional_command(title: str, name: str) -> None:
    """A room's own command, which sees for itself whether there is something to load."""
    if name in get_commands():
        command(title, name)


def count_of_unapplied_migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def collect_static_files() -> None:
    """Hashing and compressing take seconds, so they are done only when a source file has changed."""
    stamp = Path(settings.STATIC_ROOT) / "sources.sha256"
    sources = fingerprint_of_static_sources()
    if stamp.exists() and stamp.read_text() == sources:
        return
    command("Static files", "collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(sources)


def fingerprint_of_static_sources() -> str:
    found = hashlib.sha256((settings.BASE_DIR / "netpracharat" / "static_files.py").read_bytes())
    for finder in get_finders():
        for path, storage in finder.list([]):
            about = Path(storage.path(path)).stat()
            found.update(f"{path} {about.st_size} {about.st_mtime_ns}\n".encode())
    return found.hexdigest()


def welcome(url: str) -> None:
    print(f"\nNet Pracharat is open at {url}  (Ctrl-C stops it)")
    if settings.DEMO:
        print("This is the demo (DEMO=false is for real use). Its people, all invented:")
        for line in demo_people():
            print(f"  {line}")


def demo_people() -> list[str]:
    with contextlib.suppress(ModuleNotFoundError):
        people = importlib.import_module("netpracharat.demo.people")
        with translation.override("en"):
            return [str(person) for person in people.PEOPLE]
    return []
