"""What the demand board shows: of a kind, narrowed by category, region and week, the most wanted first."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self
from urllib.parse import urlencode

from django.db.models import QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.charts.tables import FEWEST, Row, Table
from netpracharat.templatetags.thai import language
from netpracharat.thai import dates
from products.catalogue.figures import Figures, Named
from products.demand.counting import WEEK, monday_of
from products.models import Demand

PAGE = 50
OFFERED_WEEKS = 12
USUAL_WEEKS = 4
DAY = dt.timedelta(days=1)


class Wish(NamedTuple):
    words: str
    category: Named | None
    region: Named | None
    times: int


@dataclass(frozen=True)
class Board:
    """Without a week it is about the last four and the one that is not over. Nobody's wishes are few here."""

    figures: Figures
    kind: Demand.Kind
    category: Named | None
    region: Named | None
    week: dt.date | None

    @classmethod
    def read(cls, asked: Mapping[str, str], figures: Figures) -> Self:
        """What nobody understands is left out."""
        kind, week = asked.get("kind", ""), asked.get("week", "")
        return cls(
            figures,
            Demand.Kind(kind) if kind in Demand.Kind.values else Demand.Kind.MISSED,
            figures.category(asked.get("category", "")),
            figures.region(asked.get("region", "")),
            next((monday for monday in weeks() if monday.isoformat() == week), None),
        )

    def query(self, **changes: str) -> str:
        chosen = {
            "kind": self.kind.value,
            "category": self.category.slug if self.category else "",
            "region": self.region.slug if self.region else "",
            "week": self.week.isoformat() if self.week else "",
        }
        return f"?{urlencode({name: word for name, word in (chosen | changes).items() if word})}"

    def narrowed(self) -> QuerySet[Demand]:
        """Of all weeks."""
        rows = Demand.objects.filter(kind=self.kind)
        rows = rows.filter(category=self.category.pk) if self.category else rows
        return rows.filter(region=self.region.pk) if self.region else rows

    def totals(self) -> QuerySet:
        """Words, category, region, and how often together."""
        first = self.week or weeks()[USUAL_WEEKS]
        rows = self.narrowed().filter(week=first) if self.week else self.narrowed().filter(week__gte=first)
        found = rows.values_list("words", "category", "region").annotate(sum=Sum("times"))
        return found.order_by("-sum", "words", "category", "region")

    def for_sellers(self) -> list[Wish]:
        """What a few alone were looking for might say who they are."""
        return self.wishes(self.totals().filter(sum__gte=FEWEST)[:PAGE])

    def for_officers(self) -> list[Wish]:
        return self.wishes(self.totals()[:PAGE])

    def wishes(self, rows: Iterable[tuple[str, int | None, str | None, int]]) -> list[Wish]:
        categories = {one.pk: one for one in self.figures.categories}
        regions = {one.pk: one for one in self.figures.regions}
        return [Wish(words, categories.get(category), regions.get(region), n) for words, category, region, n in rows]

    def over_time(self) -> Table:
        """All of the kind, week by week."""
        shown = weeks()[::-1]
        counted = self.narrowed().filter(week__gte=shown[0]).order_by()
        found = dict(counted.values_list("week").annotate(Sum("times")))
        rows = [Row(dates.short(monday, language()), [found.get(monday, 0)]) for monday in shown]
        return Table(_("Week by week"), _("Week from"), [self.kind.label], rows)

    def tabs(self) -> list[dict[str, object]]:
        return [
            {"word": kind.label, "url": self.query(kind=kind.value), "current": kind == self.kind}
            for kind in Demand.Kind
        ]

    def weeks(self) -> list[tuple[str, str]]:
        """To choose one: its word in the address, and its days."""
        return [(monday.isoformat(), dates.span(monday, monday + WEEK - DAY, language())) for monday in weeks()]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.category or self.region or self.week)


def weeks() -> list[dt.date]:
    """The Mondays that can be chosen, the latest first."""
    this_week = monday_of(timezone.localdate())
    return [this_week - number * WEEK for number in range(OFFERED_WEEKS)]
