"""The marks of a shop, or of one of its goods, as its people see them: the newest first, a page at a time."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from products.marks import kinds
from products.models import Mark, Product
from products.states import MarkState
from shops.models import Shop

PAGE = 20
SIGNS = {
    MarkState.WAITING: {"tone": "wait", "sign": "clock"},
    MarkState.APPROVED: {"tone": "done", "sign": "badge-check"},
    MarkState.SENT_BACK: {"tone": "danger", "sign": "undo-2"},
    MarkState.PAST: {"tone": "info", "sign": "history"},
}


class Marks:
    """Without a product, all of the shop; `before` is the last one of the page before."""

    def __init__(self, shop: Shop, product: Product | None, before: str) -> None:
        self.shop, self.product = shop, product
        self.before = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None

    @cached_property
    def found(self) -> list[Mark]:
        """One more than the page shows, to know whether there are more."""
        marks = Mark.objects.filter(shop=self.shop).kept().select_related("shop", "product")
        if self.product:
            marks = marks.filter(product=self.product)
        if self.before:
            marks = marks.filter(pk__lt=self.before)
        return list(marks.order_by("-pk")[: PAGE + 1])

    @property
    def no_name(self) -> str:
        return _("(no name yet)")

    def rows(self) -> list[tuple[Mark, dict[str, str]]]:
        return [(mark, badge(mark)) for mark in self.found[:PAGE]]

    def next_url(self) -> str:
        return f"?before={self.found[PAGE - 1].pk}" if len(self.found) > PAGE else ""

    def ways_in(self) -> list[tuple[str, str]]:
        """The kinds that can be handed in here, each with its page."""
        return [(kind.label, self.address_of(kind)) for kind in kinds.possible(for_product=self.product is not None)]

    def address_of(self, kind: Mark.Kind) -> str:
        if self.product:
            return reverse("shop_product_mark_new", args=(self.shop.slug, self.product.pk, kind))
        return reverse("shop_mark_new", args=(self.shop.slug, kind))


def badge(mark: Mark) -> dict[str, str]:
    """Its state as a badge; one that has run out says so."""
    if mark.state == MarkState.APPROVED and mark.is_run_out:
        return {"word": _("run out"), "tone": "danger", "sign": "calendar-x"}
    return {"word": mark.get_state_display(), **SIGNS[mark.state]}
