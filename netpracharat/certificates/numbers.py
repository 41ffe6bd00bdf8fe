"""Numbers of certificates, such as AW 2561/000012: without gaps within a kind and a Buddhist year."""

import re

from django.db import connection

from netpracharat.thai.text import fold_for_search

NUMBER = re.compile(r"([a-z]{2,4})\s*(\d{4})\s*/\s*(\d{1,9})", re.ASCII)
NOT_IN_A_CODE = re.compile(r"[\s\-–]")
TAKE = """
    INSERT INTO certificates_series AS series (kind, year, last) VALUES (%s, %s, %s)
    ON CONFLICT (kind, year) DO UPDATE SET last = series.last + excluded.last
    RETURNING last
"""


def take(kind: str, year: int, count: int) -> range:
    """The next `count` serials. Whoever comes next waits for this transaction; if it fails, they get the same."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, (kind, year, count))
        last = cursor.fetchone()[0]
    return range(last - count + 1, last + 1)


def written(kind: str, year: int, serial: int) -> str:
    return f"{kind} {year}/{serial:06}"


def read(typed: str) -> tuple[str, int, int] | None:
    """Kind, year and serial of what was typed, if it is a number."""
    found = NUMBER.fullmatch(fold_for_search(typed).strip())
    return (found[1].upper(), int(found[2]), int(found[3])) if found else None


def code_typed(typed: str) -> str:
    """The code as it is kept; on paper it stands in groups."""
    return NOT_IN_A_CODE.sub("", fold_for_search(typed)).upper()


def in_groups(code: str) -> str:
    """K7MP-2XQD-9HTR"""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
