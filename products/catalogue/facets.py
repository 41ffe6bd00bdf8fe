"""What a listing offers to narrow it: categories, orders, places, and what can be taken away again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from netpracharat.thai.amounts import baht
from products.catalogue.asked import Asked
from products.catalogue.figures import Figures, Named
from products.catalogue.listing import Page
from products.models import Mark
from products.search.filters import NO_FILTERS, Filters

SORT_WORDS = {
    "popular": gettext_lazy("Bought most"),
    "newest": gettext_lazy("Newest"),
    "price": gettext_lazy("Cheapest first"),
    "-price": gettext_lazy("Dearest first"),
}
OPTION = '<option value="{}"{}>{}</option>'
SELECTED = mark_safe(" selected")
BEST = pgettext_lazy("order of what a search found", "Best match")


@dataclass(frozen=True)
class Facets:
    """Counts are of the whole market; beside a search, of what it found."""

    asked: Asked
    figures: Figures
    page: Page

    @cached_property
    def filters(self) -> Filters:
        return self.asked.filters(self.figures)

    @cached_property
    def counted(self) -> Figures:
        return replace(self.figures, counts=self.page.counts) if self.asked.q else self.figures

    @property
    def is_capped(self) -> bool:
        """There is more than was counted."""
        return bool(self.asked.q) and self.page.is_more_than_total

    @property
    def title(self) -> str:
        asked, figures = self.asked, self.figures
        if asked.q:
            return _("Search: %(words)s") % {"words": asked.q}
        named = (figures.category(asked.category), figures.province(asked.province) or figures.region(asked.region))
        words = [_("Award winners")] * asked.winners + [one.name for one in named if one]
        words += [str(Mark.Kind(asked.mark).label)] if asked.mark else []
        return " · ".join(words) or _("All goods")

    @property
    def categories(self) -> Iterator[dict[str, object]]:
        """Beside a search those that it found; where it is narrowed to one, nothing is known of the others."""
        counts = self.counted.by_category(self.filters)
        is_known = not (self.asked.q and self.asked.category)
        yield self._category("", _("All"), sum(counts.values()) if is_known else 0)
        for category in self.figures.categories:
            count = counts.get(category.pk, 0)
            if count or not (self.asked.q and is_known):
                yield self._category(category.slug, category.name, count)

    def _category(self, slug: str, word: str, count: int) -> dict[str, object]:
        url = self.asked.query(category=slug)
        current = slug == self.asked.category
        return {"word": word, "url": url, "count": count, "is_more": self.is_capped, "current": current}

    @property
    def suggested(self) -> Iterator[dict[str, object]]:
        """Where somebody may look who found nothing: what the whole market has."""
        counts = self.figures.by_category(NO_FILTERS)
        for category in self.figures.categories:
            if counts.get(category.pk):
                yield {
                    "word": category.name,
                    "url": Asked(category=category.slug).query(),
                    "count": counts[category.pk],
                }

    @property
    def sorts(self) -> Iterator[dict[str, object]]:
        """Popularity is how a listing stands anyway; a search begins with what fits best."""
        usual = "" if self.asked.q else "popular"
        words = {"": BEST} | SORT_WORDS if self.asked.q else SORT_WORDS
        for sort, word in words.items():
            url = self.asked.query(sort="" if sort == usual else sort)
            yield {"word": word, "url": url, "current": sort == (self.asked.sort or usual)}

    @property
    def places(self) -> Iterator[tuple[Named, int, list[tuple[Named, int]]]]:
        """Regions with their provinces, each with its count."""
        counts = self.counted.by_province(self.filters)
        for region in self.figures.regions:
            provinces = [(one, counts.get(one.pk, 0)) for one in self.figures.provinces if one.region == region.pk]
            yield region, sum(count for _province, count in provinces), provinces

    @property
    def marks(self) -> list[tuple[str, str]]:
        return Mark.Kind.choices

    @property
    def province_options(self) -> SafeString:
        groups = tuple((region.name, tuple(self._named(provinces))) for region, _number, provinces in self.places)
        return drawn_options(groups, self.asked.province)

    def _named(self, provinces: Iterable[tuple[Named, int]]) -> Iterator[tuple[str, str]]:
        more = "+" if self.is_capped else ""
        for province, number in provinces:
            yield province.slug, f"{province.name} ({number:,}{more})" if number else province.name

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form of filters carries along: what else was asked for."""
        names = ("q", "category", "sort")
        return [(name, getattr(self.asked, name)) for name in names if getattr(self.asked, name)]

    @property
    def widest(self) -> str:
        """The address without any filter."""
        return Asked(q=self.asked.q).query()

    @property
    def chosen(self) -> Iterator[dict[str, str]]:
        """Each filter that is set, with the address of the same listing without it."""
        asked = self.asked
        if region := self.figures.region(asked.region):
            yield {"word": region.name, "url": asked.query(region="")}
        if province := self.figures.province(asked.province):
            yield {"word": province.name, "url": asked.query(province="")}
        if asked.price_from is not None:
            word = _("from %(price)s") % {"price": baht(asked.price_from)}
            yield {"word": word, "url": asked.query(price_from=None)}
        if asked.price_to is not None:
            word = _("up to %(price)s") % {"price": baht(asked.price_to)}
            yield {"word": word, "url": asked.query(price_to=None)}
        if asked.in_stock:
            yield {"word": _("In stock"), "url": asked.query(in_stock=False)}
        if asked.winners:
            yield {"word": _("Award winners"), "url": asked.query(winners=False)}
        if asked.mark:
            yield {"word": Mark.Kind(asked.mark).label, "url": asked.query(mark="")}


@lru_cache(maxsize=200)
def drawn_options(groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...], chosen: str) -> SafeString:
    """Seventy-seven provinces in a select, which most listings show alike."""
    return format_html_join(
        "",
        '<optgroup label="{}">{}</optgroup>',
        ((region, format_html_join("", OPTION, marked(options, chosen))) for region, options in groups),
    )


def marked(options: Iterable[tuple[str, str]], chosen: str) -> Iterator[tuple[str, str, str]]:
    return ((slug, SELECTED if slug == chosen else "", word) for slug, word in options)
