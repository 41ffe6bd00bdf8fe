"""What every test stands on: a running PostgreSQL, and the sentences as they are translated now."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from netpracharat import postgres, translations
from netpracharat.places import loading
from products.catalogue import figures


def pytest_configure(config: pytest.Config) -> None:
    """Once, before the workers of pytest-xdist: compile new translations, start the embedded server."""
    if hasattr(config, "workerinput"):
        return
    catalogue = settings.BASE_DIR / translations.CATALOGUE
    if translations.is_stale(catalogue):
        translations.compile_catalogue(catalogue)
    if settings.EMBEDDED_DATABASE:
        server = contextlib.ExitStack()
        server.enter_context(postgres.running(settings.VAR_DIR))
        config.add_cleanup(server.close)


# Written once by migrations and `load_places`; tests that commit leave them alone.
KEPT = ("places_", "django_", "auth_group", "auth_permission", "products_category", "procrastinate_", "pgtrigger")


def _empty_the_market(self: TransactionTestCase) -> None:
    """After a test with real commits: empty every table that such a test may have written."""
    written = [t for t in connection.introspection.table_names() if not t.startswith(KEPT)]
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(written)} RESTART IDENTITY CASCADE")


TransactionTestCase._fixture_teardown = _empty_the_market


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Every test stands in the real country: its provinces, districts and subdistricts, in about a second."""
    with django_db_blocker.unblock():
        if not loading.is_loaded():
            loading.load()


@pytest.fixture(autouse=True)
def forgetful() -> None:
    """No test reads what a test before it left in the process's own memory."""
    caches["local"].clear()
    figures.forget()


@pytest.fixture
def media(settings: object, tmp_path: Path) -> Path:
    """A folder of the test's own for photos."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def private_files(settings: object, tmp_path: Path) -> Path:
    """A folder of the test's own for slips."""
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"private": storage}
    return tmp_path


@pytest.fixture
def in_english() -> Iterator[None]:
    """Sentences as they stand in the code."""
    with translation.override("en"):
        yield
