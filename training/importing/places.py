"""Villages as lists write them: by code, by moo, or by name, within their subdistrict."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import process

from netpracharat.places.models import Subdistrict, Village

KIND = re.compile(r"^(?:จังหวัด|จ\.|อำเภอ|อ\.|เขต|ตำบล|ต\.|แขวง) ?")
MOO = re.compile(r"(?:หมู่ที่|หมู่|ม\.|^) ?([0-9]{1,2})(?![0-9])")
HOUSE = re.compile(r"^(?:หมู่บ้าน|บ้าน|บ\.) ?")


class Written(NamedTuple):
    """The four columns as they stand in a row."""

    village: str
    subdistrict: str
    district: str
    province: str


class Place(NamedTuple):
    village: int | None
    subdistrict: int | None
    is_known: bool


def bare(name: str) -> str:
    return KIND.sub("", name).strip()


def house(name: str) -> str:
    return HOUSE.sub("", MOO.sub("", name).strip(" ,()")).strip(" ,()")


class Gazetteer:
    """Every village and subdistrict at hand; `home` is the province of rows that name none."""

    def __init__(self, home: str = "") -> None:
        self.home = home
        self.known: dict[Written, Place] = {}

    @cached_property
    def subdistricts(self) -> dict[tuple[str, str, str], int | None]:
        """By (subdistrict, district, province) and by (subdistrict, "", province), None where that says too little."""
        found: dict[tuple[str, str, str], int | None] = {}
        names = ("name_th", "district__name_th", "district__province__name_th")
        for code, *given in Subdistrict.objects.values_list("code", *names):
            subdistrict, district, province = map(bare, given)
            for key in ((subdistrict, district, province), (subdistrict, "", province)):
                found[key] = None if key in found else code
        return found

    @cached_property
    def villages(self) -> dict[int, str]:
        return dict(Village.objects.values_list("code", "name_th"))

    @cached_property
    def by_name(self) -> dict[tuple[int, str], int]:
        return {(code // 100, house(name)): code for code, name in self.villages.items()}

    def find(self, written: Written) -> Place:
        if written not in self.known:
            self.known[written] = self.look_up(written)
        return self.known[written]

    def look_up(self, written: Written) -> Place:
        if written.village.isdigit() and int(written.village) in self.villages:
            return Place(int(written.village), int(written.village) // 100, is_known=True)
        if not any(written):
            return Place(None, None, is_known=True)
        subdistrict = self.subdistrict(written)
        village = self.village(written.village, subdistrict) if subdistrict else None
        return Place(village, subdistrict, is_known=bool(village or (subdistrict and not written.village)))

    def subdistrict(self, written: Written) -> int | None:
        names = (written.subdistrict, written.district, written.province or self.home)
        return self.subdistricts.get(tuple(map(bare, names)))

    def village(self, written: str, subdistrict: int) -> int | None:
        moo = MOO.search(written)
        if moo and subdistrict * 100 + int(moo[1]) in self.villages:
            return subdistrict * 100 + int(moo[1])
        return self.by_name.get((subdistrict, house(written)))

    def suggestions(self, written: Written) -> list[str]:
        """The three most alike: villages of the subdistrict, or subdistricts where even that is unknown."""
        subdistrict = self.subdistrict(written)
        if subdistrict:
            around = [f"ม.{c % 100} {name}" for c, name in self.villages.items() if c // 100 == subdistrict]
            return most_alike(written.village, around)
        names = (f"ต.{sub} อ.{dist} จ.{prov}" for sub, dist, prov in self.subdistricts if dist)
        return most_alike(f"ต.{written.subdistrict} อ.{written.district} จ.{written.province or self.home}", names)


def most_alike(text: str, among: Iterable[str]) -> list[str]:
    return [name for name, _score, _place in process.extract(text, list(among), limit=3)]
