"""Thailand by province: the more there is, the deeper the dye, in at most five steps."""

import csv
import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from django.utils.translation import gettext as _

from netpracharat.charts.tables import Hidden, Number, Row, Table, Value, is_known, round_up

STEPS = 5
SHAPES = Path(__file__).parent / "thailand.csv"  # from @svg-maps/thailand (CC BY 4.0), see LICENSES.md


@dataclass(frozen=True)
class Area:
    """A province: how deep it is dyed (0 not at all), and its row where the table has one."""

    path: str
    step: int
    row: Row | None
    said: str


@dataclass(frozen=True)
class Key:
    """What a step stands for."""

    step: int
    word: str


@dataclass(frozen=True)
class Drawing:
    areas: list[Area]
    keys: list[Key]


def drawing(table: Table) -> Drawing:
    """By the first value of each row."""
    rows = {row.code: row for row in table.rows}
    ends = limits(known(table))
    areas = [area(table, path, rows.get(code), ends) for code, path in shapes().items()]
    return Drawing(areas, keys(table, ends))


@cache
def shapes() -> dict[int, str]:
    """The outline of each province, in an area of 560 × 1025."""
    with SHAPES.open(encoding="utf-8", newline="") as file:
        return {int(row["code"]): row["path"] for row in csv.DictReader(file)}


def known(table: Table) -> list[Number]:
    """What there is to be dyed, from little to much."""
    return sorted(row.values[0] for row in table.rows if row.values[0] and is_known(row.values[0]))


def limits(counts: Sequence[Number]) -> list[int]:
    """The last number of each step: as many provinces in each, as far as round numbers allow."""
    last = [counts[math.ceil(len(counts) * part / STEPS) - 1] for part in range(1, STEPS + 1)] if counts else []
    return sorted({round_up(value, 2) for value in last})


def area(table: Table, path: str, row: Row | None, ends: list[int]) -> Area:
    return Area(path, step(row.values[0], ends) if row else 0, row, table.said(row) if row else "")


def step(value: Value, ends: list[int]) -> int:
    return bisect_left(ends, value) + 1 if value and is_known(value) else 0


def keys(table: Table, ends: list[int]) -> list[Key]:
    values = [row.values[0] for row in table.rows]
    plain = [_("none")] if 0 in values else []
    plain += [one.word for one in Hidden if one in values]
    least = min(known(table), default=0)
    deep = [
        Key(step, f"{table.write(least if low is None else low + 1)}–{table.write(high)}")
        for step, (low, high) in enumerate(pairwise([None, *ends]), start=1)
    ]
    return [Key(0, f" {_('or')} ".join(plain)), *deep] if plain else deep
