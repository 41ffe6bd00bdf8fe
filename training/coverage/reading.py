"""The figures of a place and of those around it, in one query; hidden from the public from the nation down."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, Sum
from django.db.models.functions import ExtractYear

from netpracharat.charts.tables import Value, hidden
from netpracharat.places.regions import PROVINCES
from training.coverage.counting import MEASURES
from training.coverage.hiding import protect
from training.models import CoverageDay, CoverageTotal

NATION = 0
REGIONS = {code: region for code, _slug, region, _of_six in PROVINCES}
OF_PEOPLE = ("teachers", "reported", "shops", "certificates")  # few of these would tell who; sessions are public
MOST_YEARS = 12

Code = int | str  # of a region it is letters
Counts = Mapping[str, int]
Values = dict[str, Value]


@dataclass(frozen=True)
class Known:
    """`values` by place; a place that isn't there has nothing."""

    values: dict[Code, Values]
    nation: CoverageTotal | None

    @property
    def counted_at(self) -> datetime | None:
        return self.nation.counted_at if self.nation else None

    def of(self, place: Code) -> Values:
        return self.values.get(place) or dict.fromkeys((*MEASURES, "all_villages"), 0)


def parent(place: Code) -> Code | None:
    if place == NATION:
        return None
    if isinstance(place, str):
        return NATION
    return REGIONS[place] if place < 100 else place // 100


def around(place: Code) -> Known:
    """`place`, what it is made of, and what it and each wider place stand beside, as the public may read them."""
    counts, nation = counted(lineage(place))
    values: dict[Code, Values] = {NATION: shown_nation(counts[NATION])} if counts else {}
    parts = defaultdict(list)
    for code in counts:
        parts[parent(code)].append(code)
    for whole in (NATION, *sorted(REGIONS.values()), *sorted(code for code in counts if isinstance(code, int))):
        if whole in values and whole in parts:
            values |= shown({code: counts[code] for code in parts.pop(whole)}, values[whole])
    return Known(values, nation)


def everything(place: Code) -> Known:
    """The same with nothing hidden, for officers."""
    counts, nation = counted(lineage(place))
    return Known({code: dict(values) for code, values in counts.items()}, nation)


def lineage(place: Code) -> list[int]:
    """The province, district, subdistrict and village that `place` is or lies in."""
    if isinstance(place, str) or place == NATION:
        return []
    return [*(lineage(place // 100) if place > 99 else ()), place]


def counted(near: Iterable[int]) -> tuple[dict[Code, Counts], CoverageTotal | None]:
    """Nation, regions and provinces, and all that lies right within the places `near`."""
    wanted = Q(place__lt=100)
    for code in near:
        wanted |= Q(place__range=(code * 100, code * 100 + 99))
    rows = CoverageTotal.objects.filter(wanted).order_by("place")
    counts: dict[Code, Counts] = {row.place: {name: getattr(row, name) for name in KEPT} for row in rows}
    return counts | regions(counts), next((row for row in rows if row.place == NATION), None)


KEPT = (*MEASURES, "all_villages")


def regions(counts: Mapping[Code, Counts]) -> dict[Code, Counts]:
    """A region has what its provinces have."""
    sums: dict[Code, dict[str, int]] = {}
    for code, region in REGIONS.items():
        if code in counts:
            whole = sums.setdefault(region, dict.fromkeys(KEPT, 0))
            for name in KEPT:
                whole[name] += counts[code][name]
    return sums


def shown_nation(counts: Counts) -> Values:
    return {name: hidden(count) if name in OF_PEOPLE else count for name, count in counts.items()}


def shown(parts: Mapping[Code, Counts], whole: Values) -> dict[Code, Values]:
    values: dict[Code, Values] = {code: dict(counts) for code, counts in parts.items()}
    for name in OF_PEOPLE:
        for code, value in protect({code: counts[name] for code, counts in parts.items()}, whole=whole[name]).items():
            values[code][name] = value
    return values


def years(place: Code, whole: Values) -> list[tuple[int, Value, Value]]:
    """The last years with teachers named and people reported in each, hidden like parts of `whole`."""
    places = [code for code, region in REGIONS.items() if region == place] if isinstance(place, str) else [place]
    days = CoverageDay.objects.filter(place__in=places).annotate(year=ExtractYear("day"))
    sums = days.values("year").annotate(named=Sum("teachers"), heads=Sum("reported"))
    named, heads = ({row["year"]: row[name] for row in sums} for name in ("named", "heads"))
    named, heads = protect(named, whole=whole["teachers"]), protect(heads, whole=whole["reported"])
    every = range(min(named, default=0), max(named, default=-1) + 1)
    return [(year, named.get(year, 0), heads.get(year, 0)) for year in every][-MOST_YEARS:]
