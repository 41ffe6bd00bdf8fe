"""What stands in a cell: words as people write them, and the values of a listing's page that they mean."""

from collections.abc import Mapping
from functools import cached_property

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from netpracharat.rows import CellError
from netpracharat.thai import dates
from netpracharat.thai.dates import DateError
from products.bulk.columns import in_both_languages, plain
from products.importing.reading import category_words
from products.models import Category
from products.states import ProductState

EMPTY = "-"  # empties a cell; a cell without anything leaves what is there
YES, NO = gettext_lazy("yes"), gettext_lazy("no")
POSTED = {YES: "on", NO: ""}
MONTHS = ("season_from", "season_to")


class Words:
    """The words of today: categories may be renamed."""

    @cached_property
    def categories(self) -> dict[str, int]:
        return {plain(word): pk for word, pk in category_words({}).items()}

    @cached_property
    def names_of_categories(self) -> dict[int, str]:
        return {category.pk: str(category) for category in Category.objects.all()}

    @cached_property
    def shelf(self) -> dict[str, ProductState]:
        return {word: state for state in ProductState for word in in_both_languages(state.label)}

    @cached_property
    def answers(self) -> dict[str, str]:
        return {word: posted for answer, posted in POSTED.items() for word in in_both_languages(answer)}

    def allowed(self) -> dict[str, list[str]]:
        """By column: what may be chosen, where not everything may be written."""
        months = list(dates.months(get_language() or "th"))
        return {
            "shelf": [str(ProductState.LISTED.label), str(ProductState.WITHDRAWN.label)],
            "category": list(self.names_of_categories.values()),
            "is_made_to_order": [str(YES), str(NO)],
            **dict.fromkeys(MONTHS, months),
        }

    def posted(self, column: str, cell: str) -> str:
        """As the listing's own page would send it."""
        if cell == EMPTY:
            return ""
        if column in MONTHS:
            return self.month(column, cell)
        known = {"category": self.categories, "is_made_to_order": self.answers}.get(column)
        return cell if known is None else str(self.one_of(known, column, cell))

    def state(self, cell: str) -> ProductState | None:
        return self.one_of(self.shelf, "shelf", cell) if cell else None

    def month(self, column: str, cell: str) -> str:
        if cell.isascii() and cell.isdigit():
            return str(int(cell[:4]))
        try:
            return str(dates.month_number(cell))
        except DateError:
            raise self.unknown(column, cell) from None

    def one_of(self, known: Mapping[str, object], column: str, cell: str) -> object:
        if plain(cell) not in known:
            raise self.unknown(column, cell)
        return known[plain(cell)]

    def unknown(self, column: str, cell: str) -> CellError:
        words = ", ".join(self.allowed()[column])
        sentence = _("“{typed}” is not one of the words: {words}.").format(typed=cell[:40], words=words)
        return CellError(column, sentence)
