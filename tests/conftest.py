"""What every test stands on: a running PostgreSQL."""

import contextlib

import pytest
from django.conf import settings

from netpracharat import postgres


def pytest_configure(config: pytest.Config) -> None:
    """Start the embedded server once: the workers of pytest-xdist find it running."""
    if settings.EMBEDDED_DATABASE and not hasattr(config, "workerinput"):
        server = contextlib.ExitStack()
        server.enter_context(postgres.running(settings.VAR_DIR))
        config.add_cleanup(server.close)
