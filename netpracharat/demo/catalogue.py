"""What the demo market sells and who sells it, read from market/*.toml, one file a region.

Without a model of Django's: the processes that draw import it too.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

MARKET = Path(__file__).parent / "market"
REGIONS = ("north", "northeast", "central", "south")


class Choice(NamedTuple):
    """What can be bought of a product; most have a single one, without a name."""

    name: str
    price: Decimal
    stock: int


@dataclass(frozen=True, kw_only=True)
class Goods:
    """One product; each seed is one picture of its motif."""

    name: str
    name_en: str
    category: str
    motif: str
    seeds: tuple[int, ...]
    description: str
    unit: str = ""
    weight: int
    choices: tuple[Choice, ...]
    made_in_days: int | None = None
    weekly_capacity: int | None = None
    sent_in_days: int | None = None  # a harvest that is ordered ahead, at most `preorder_most` of it
    preorder_most: int | None = None
    season: tuple[int | None, int | None] = (None, None)


@dataclass(frozen=True, kw_only=True)
class Stall:
    """One shop with its goods. Without an `owner` of people.py, somebody invented who never signs in owns it."""

    region: str
    name: str
    name_en: str
    village: int
    kind: str
    phone: str
    story: str
    goods: tuple[Goods, ...]
    owner: str = ""
    packer: str = ""
    registration_number: str = ""
    line_id: str = ""
    rates: tuple[tuple[int, int], ...] = field(default=())  # the usual ones, if none
    free_from: int | None = None
    low_stock_at: int = 2
    cash_on_delivery: bool = False
    on_holiday: bool = False
    is_waiting: bool = False


def read() -> list[Stall]:
    return [stall for region in REGIONS for stall in _of_region(region)]


def _of_region(region: str) -> Iterator[Stall]:
    written = tomllib.loads((MARKET / f"{region}.toml").read_text(encoding="utf-8"))
    for shop in written["shops"]:
        goods = tuple(_goods(product) for product in shop.pop("products"))
        story = shop.pop("story").strip()
        yield Stall(region=region, goods=goods, story=story, **shop)


def _goods(written: dict[str, Any]) -> Goods:
    description = written.pop("description").strip()
    return Goods(choices=_choices(written), description=description, **written)


def _choices(written: dict[str, Any]) -> tuple[Choice, ...]:
    alone = {"price": written.pop("price", None), "stock": written.pop("stock", 0)}
    return tuple(
        Choice(each.get("name", ""), Decimal(each["price"]), each["stock"])
        for each in written.pop("variants", (alone,))
    )
