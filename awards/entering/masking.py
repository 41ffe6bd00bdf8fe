"""Takes out of a text what tells a judge of a blind round whose it is: names, places, ways to reach the shop."""

import re
from collections.abc import Callable, Iterable

from netpracharat.accounts.models import User
from netpracharat.places.models import Province, Subdistrict
from shops.models import Shop

MASK = "•••"
CONTACTS = (
    r"(?:\+66|[0๐])(?:[\s-]?\d){8,9}(?!\d)",
    r"(?:https?://|www\.)\S+",
    r"[\w.+-]+@[\w-]+\.[\w.]+",
    r"(?<!\S)@[\w.-]{3,}",
)
PLACE_TITLES = r"(?:หมู่บ้าน|บ้าน|ต\.|ตำบล|แขวง|อ\.|อำเภอ|เขต|จ\.|จังหวัด)\s*"
PERSON_TITLES = re.compile(r"^(?:นางสาว|น\.ส\.|นาง|นาย)\s*")
SHOP_TITLES = re.compile(r"^(?:วิสาหกิจชุมชน|กลุ่ม|ร้าน|shop\b)\s*", re.IGNORECASE)
SHORTEST_NAME = 4
# Shorter ones are ordinary words too (เลย, ตาก, สว่าง), and are masked only behind their title.
SHORTEST_PROVINCE, SHORTEST_PLACE = 5, 6


def masker(shop: Shop) -> Callable[[str], str]:
    """For texts of this shop; wants subdistrict to province and the village selected."""
    known = {*names_of_shop(shop), *names_of_people(shop)}
    longest_first = sorted(known, key=len, reverse=True)
    patterns = [*CONTACTS, *map(spelling, longest_first), *spellings_of_places(shop)]
    told = re.compile("|".join(patterns), re.IGNORECASE)
    return lambda text: told.sub(MASK, text)


def names_of_shop(shop: Shop) -> Iterable[str]:
    for name in (shop.name, shop.name_en, shop.line_id):
        yield from long_enough((name, SHOP_TITLES.sub("", name)))


def names_of_people(shop: Shop) -> Iterable[str]:
    """Full names, and the parts of them by which people are called."""
    for name in User.objects.filter(shop_memberships__shop=shop).values_list("name", flat=True):
        bare = PERSON_TITLES.sub("", name)
        yield from long_enough((bare, *bare.split()))


def long_enough(names: Iterable[str]) -> Iterable[str]:
    return (name for name in names if len(name) >= SHORTEST_NAME)


def spellings_of_places(shop: Shop) -> Iterable[str]:
    around: Subdistrict = shop.subdistrict
    for place in (shop.village, around, around.district, around.district.province):
        shortest = SHORTEST_PROVINCE if isinstance(place, Province) else SHORTEST_PLACE
        for name in (place.name_th, place.name_en) if place else ():
            if (bare := name.removeprefix("บ้าน")) and not name.startswith("หมู่ "):
                is_plain = bare.isascii() or len(bare) >= shortest
                yield f"(?:{PLACE_TITLES}){'?' if is_plain else ''}{spelling(bare)}"


def spelling(name: str) -> str:
    """However it is spaced; a word of Latin letters only as a whole."""
    pattern = r"\s*".join(map(re.escape, name.split()))
    return rf"\b{pattern}\b" if name.isascii() else pattern
