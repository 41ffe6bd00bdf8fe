"""A place's figures as its page shows them: each with how it is counted, and drawn beside its neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from netpracharat.charts.tables import FEWEST, Hidden, Row, Table, Value, grouped
from netpracharat.money import baht
from netpracharat.places.models import Province, Subdistrict, Village
from netpracharat.thai import dates
from training.coverage import geography, reading, villages
from training.coverage.geography import KINDS, Place
from training.coverage.reading import Known, Values
from training.models import CoverageTotal


@dataclass(frozen=True)
class Figure:
    number: str
    word: str
    note: str


@dataclass(frozen=True)
class Page:
    """`without` villages have no teacher; `download` is the word of the place whose list can be had."""

    title: str
    crumbs: list[tuple[str, str]]
    figures: list[Figure]
    map: Table | None
    parts: Table | None
    years: Table | None
    counted_at: datetime | None
    without: int
    download: str


def page(place: Place | None) -> Page:
    """As everybody may read it."""
    code = code_of(place)
    known = reading.around(code)
    values = known.of(code)
    return Page(
        title=geography.title(place),
        crumbs=crumbs(place),
        figures=[
            *figures(values, has_villages=bool(values["all_villages"]) and not isinstance(place, Village)),
            *([] if place else sold(known.nation)),
        ],
        map=None if place else provinces_table(known),
        parts=parts_table(place, known),
        years=years_table(place, values),
        counted_at=known.counted_at,
        without=0 if isinstance(place, Village) else values["all_villages"] - values["villages"],
        download=geography.word(place) if type(place) in villages.WITHIN else "",
    )


def code_of(place: Place | None) -> reading.Code:
    return place.pk if place else reading.NATION


def crumbs(place: Place | None) -> list[tuple[str, str]]:
    """From the nation to what is around the place."""
    around = geography.line(place)[:-1]
    nation = [(_("Thailand"), geography.address(None))] if place else []
    return [*nation, *((geography.name(one), geography.address(one)) for one in around)]


def figures(values: Values, *, has_villages: bool) -> list[Figure]:
    """The pair first. Bangkok has no villages."""
    reached = _("of {number} villages have a digital teacher").format(number=grouped(values["all_villages"]))
    every = {
        "teachers": (_("digital teachers by name"), how("teachers")),
        "reported": (_("people reported"), how("reported")),
        "villages": (reached, _("One teacher by name who lives there is enough.")),
        "sessions": (_("sessions held"), _("Held, and closed by their centre.")),
        "shops": (_("shops helped"), _("Only where the shop itself has confirmed it.")),
        "certificates": (_("certificates"), _("Issued for a training and not revoked.")),
    }
    if not has_villages:
        del every["villages"]
    return [Figure(written(values[name]), word, note) for name, (word, note) in every.items()]


def sold(nation: CoverageTotal | None) -> list[Figure]:
    """Of shops that teachers helped; of few shops nobody reads it."""
    if nation is None or nation.selling_shops < FEWEST:
        return []
    note = _("By {number} helped shops since they confirmed it, in completed orders; no shop is named.")
    note = note.format(number=grouped(nation.selling_shops))
    return [Figure(grouped(nation.orders), _("orders"), note), Figure(baht(nation.baht), _("sold"), note)]


def how(name: str) -> str:
    sentences = {
        "teachers": _("Everybody with a training record: by name, once, in the own village."),
        "reported": _("Heads counted in the rooms of sessions, also without a name; never added to the names."),
    }
    return sentences[name]


def written(value: Value) -> str:
    return value.word if isinstance(value, Hidden) else grouped(value)


def pair(values: Values) -> tuple[Value, Value]:
    return values["teachers"], values["reported"]


def row(place: Place, known: Known) -> Row:
    values, code = pair(known.of(place.pk)), place.pk if isinstance(place, Province) else None
    return Row(geography.name(place), values, geography.address(place), code)


def provinces_table(known: Known) -> Table:
    provinces: Iterable[Province] = Province.objects.all()
    caption = _("Digital teachers by name, by province")
    return Table(caption, str(KINDS[Province]), series(), [row(one, known) for one in provinces], how("teachers"))


def parts_table(place: Place | None, known: Known) -> Table | None:
    parts = geography.parts(place)
    rows = [row(part, known) for part in parts]
    caption, note = _("Digital teachers"), _("By name, and heads reported beside them.")
    return Table(caption, str(KINDS[parts.model]), series(), rows, note) if rows else None


def years_table(place: Place | None, values: Values) -> Table | None:
    """Down to the district; in smaller places a year would be about very few people."""
    if isinstance(place, Subdistrict | Village):
        return None
    years = reading.years(code_of(place), values)
    rows = [Row(str(dates.year_in(year + dates.BUDDHIST_ERA, get_language())), both) for year, *both in years]
    note = _("By name in the year of their first record, reported in the year of the session.")
    return Table(_("New each year"), _("Year"), series(), rows, note) if rows else None


def series() -> tuple[str, str]:
    return _("by name"), _("reported")
