"""Work that only one process at a time may do, on however many machines."""

import contextlib
from collections.abc import Iterator

from django.db import connection


@contextlib.contextmanager
def held(room: int, key: int) -> Iterator[bool]:
    """Whether the lock is ours. It dies with its connection, so a killed runner holds nothing up for long."""
    with connection.cursor() as cursor:
        cursor.execute("SET client_connection_check_interval = '500ms'")
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [room, key])
        is_ours = cursor.fetchone()[0]
    try:
        yield is_ours
    finally:
        if is_ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [room, key])
