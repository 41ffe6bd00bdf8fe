#!/usr/bin/env python
"""Django's command line, with the embedded database started when none was named."""

import contextlib
import os
import sys
from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import connections

from netpracharat import postgres

WITHOUT_DATABASE = {"check", "collectstatic", "diffsettings", "findstatic", "help", "translations", "version"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netpracharat.settings")
    try:
        with database_for(sys.argv[1:]):
            execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, postgres.PostgresError) as error:
        sys.exit(str(error))


@contextlib.contextmanager
def database_for(arguments: list[str]) -> Iterator[None]:
    command = next((argument for argument in arguments if not argument.startswith("-")), "help")
    if command in WITHOUT_DATABASE or {"-h", "--help"} & set(arguments) or not settings.EMBEDDED_DATABASE:
        yield
        return
    with postgres.running(settings.VAR_DIR):
        try:
            yield
        finally:
            connections.close_all()


if __name__ == "__main__":
    main()
