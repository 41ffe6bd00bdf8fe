"""The synthetic nation itself: which shop number n is and what it sells, the same at every run."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import NamedTuple

from netpracharat.places.models import Subdistrict, Village
from products.models import Category
from products.scale.goods import CHOICES, CRAFTS, SENTENCES, Craft
from products.search import index

# A name never gives two hyphens in a row, so this is no shop of anybody's.
SLUG = "scale--"
DAYS = 730
SHARES = [craft.share for craft in CRAFTS.values()]
EVERY_WITH_CHOICES, ITS_PLACE = 33, 7


@dataclass(frozen=True)
class Place:
    """A subdistrict, all names around it as the search reads them, and its villages if they are known."""

    code: int
    province_id: int
    region_id: str
    names: dict[str, str]
    villages: tuple[tuple[int, str], ...]

    @property
    def name(self) -> str:
        return f"ตำบล{self.names[f'{index.PLACE}__name_th']}"


class SyntheticShop(NamedTuple):
    number: int
    name: str
    category: str
    place: Place
    village_id: int | None
    where: str


class SyntheticProduct(NamedTuple):
    number: int
    shop: SyntheticShop
    name: str
    name_en: str
    description: str
    prices: tuple[Decimal, ...]
    quantities: tuple[int, ...]
    grams: int
    lead_days: int | None
    season: tuple[int, int] | tuple[None, None]
    popularity: int
    listed_at: dt.datetime

    @property
    def is_in_stock(self) -> bool:
        return bool(self.lead_days) or any(self.quantities)


@dataclass(frozen=True)
class Nation:
    """`places` in any order that mixes the provinces; the first products are the most popular."""

    shops: int
    products: int
    places: Sequence[Place]
    categories: dict[str, Category]
    until: dt.datetime

    def shop(self, number: int) -> SyntheticShop:
        random = Random(number)  # noqa: S311 - the same nation at every run
        place = self.places[number % len(self.places)]
        village_id, where = random.choice(place.villages) if place.villages else (None, place.name)
        (category,) = random.choices(tuple(CRAFTS), SHARES)
        seller = random.choice(CRAFTS[category].sellers)
        return SyntheticShop(number, f"{seller}{where}", category, place, village_id, where)

    def product(self, number: int) -> SyntheticProduct:
        random = Random(-number - 1)  # noqa: S311 - as above
        shop = self.shop(int(self.shops * random.random() ** 1.3))
        craft = CRAFTS[shop.category]
        good = random.choice(tuple(craft.goods))
        prices = prices_of(random, craft, number)
        is_made_to_order = shop.category in {"cloth", "household"} and random.random() < 0.1
        return SyntheticProduct(
            number=number,
            shop=shop,
            name=name_of(random, craft, good, shop.where),
            name_en=craft.goods[good] if random.random() < 0.3 else "",
            description="\n".join(random.sample(SENTENCES, 3)),
            prices=prices,
            quantities=tuple(0 if random.random() < 0.08 else int(random.lognormvariate(2.5, 1)) for _ in prices),
            grams=int(craft.grams * random.lognormvariate(0, 0.4)) + 50,
            lead_days=random.randrange(3, 30) if is_made_to_order else None,
            season=season_of(random, shop.category),
            popularity=self.popularity(number),
            listed_at=self.until - dt.timedelta(seconds=random.randrange(DAYS * 86_400)),
        )

    def popularity(self, number: int) -> int:
        """A few that everybody buys, and a long tail that nobody has found yet."""
        return int((self.products / (number + 1)) ** 0.75) - 1


def name_of(random: Random, craft: Craft, good: str, where: str) -> str:
    name = good + (random.choice(craft.qualities) if random.random() < 0.8 else "")
    if random.random() < 0.3:
        name = f"{name} {where}"
    return f"{name} {random.choice(craft.sizes)}" if random.random() < 0.4 else name


def prices_of(random: Random, craft: Craft, number: int) -> tuple[Decimal, ...]:
    """One price, now and then three choices; in steps as people write prices."""
    price = craft.price * random.lognormvariate(0, 0.6)
    factors = (1, 1.6, 2.4) if number % EVERY_WITH_CHOICES == ITS_PLACE else (1,)
    return tuple(Decimal(max(1, round(price * factor / 5)) * 5) for factor in factors)


def variants_before(number: int) -> int:
    """How many variants the products before this one have together."""
    return number + (len(CHOICES) - 1) * ((number + EVERY_WITH_CHOICES - ITS_PLACE - 1) // EVERY_WITH_CHOICES)


def season_of(random: Random, category: str) -> tuple[int, int] | tuple[None, None]:
    if category != "food" or random.random() > 0.1:
        return None, None
    first = random.randrange(12)
    return first + 1, (first + random.randrange(2, 5)) % 12 + 1


def places() -> list[Place]:
    """All subdistricts, neighbours far apart, so that any number of shops covers the whole country."""
    villages = defaultdict(list)
    for code, name in Village.objects.order_by("code").values_list("code", "name_th"):
        villages[code // 100].append((code, name))
    found = [
        Place(
            code=row["code"],
            province_id=row["district__province_id"],
            region_id=row["district__province__region4_id"],
            names={name: row[field] for name, field in fields_of_names()},
            villages=tuple(villages[row["code"]]),
        )
        for row in Subdistrict.objects.order_by("code").values(
            "code", "district__province_id", "district__province__region4_id", *dict(fields_of_names()).values()
        )
    ]
    Random(0).shuffle(found)  # noqa: S311 - as above
    return found


def fields_of_names() -> Iterator[tuple[str, str]]:
    """(as the search reads a product, as a subdistrict reads it)."""
    return ((name, name.removeprefix(f"{index.PLACE}__")) for name in index.PLACE_NAMES)
