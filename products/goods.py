"""The list of a shop's goods, a page at a time: the newest first, by what is to be done with them."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from netpracharat import pictures
from netpracharat.accounts.models import User
from products import doors
from products.models import Photo, Product, Variant
from products.quick import QuickOffers
from products.search.availability import buyable
from products.states import ProductState
from shops.models import Shop

PAGE = 20
SOLD_OUT = ~Q(pk__in=Variant.objects.filter(buyable()).values("product"))
TABS = {
    "": Q(),
    "listed": Q(state=ProductState.LISTED),
    "sold_out": Q(state=ProductState.LISTED) & SOLD_OUT,
    "draft": Q(state=ProductState.DRAFT),
    "off": Q(state__in=(ProductState.WITHDRAWN, ProductState.BLOCKED)),
}
BADGES = {
    ProductState.DRAFT: {"tone": "info", "sign": "pencil"},
    ProductState.LISTED: {"tone": "done", "sign": "check"},
    ProductState.WITHDRAWN: {"tone": "wait", "sign": "eye-off"},
    ProductState.BLOCKED: {"tone": "danger", "sign": "ban"},
}


class Goods:
    """One page of them; `before` is the last product of the page before."""

    def __init__(self, shop: Shop, params: Mapping[str, str], user: User) -> None:
        self.shop, self.user = shop, user
        self.chosen = params.get("show", "") if params.get("show", "") in TABS else ""
        self.query = params.get("q", "").strip()[:80]
        before = params.get("before", "")
        self.before = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None

    @cached_property
    def counts(self) -> dict[str, int]:
        figures = self.shop.products.aggregate(**{f"n_{name}": Count("pk", filter=of) for name, of in TABS.items()})
        return {name: figures[f"n_{name}"] for name in TABS}

    def tabs(self) -> list[dict[str, object]]:
        words = (_("All"), _("On sale"), _("Sold out"), _("Drafts"), _("Off the shelf"))
        return [
            {"word": word, "url": f"?{urlencode({'show': name})}", "current": name == self.chosen, "count": count}
            for word, (name, count) in zip(words, self.counts.items(), strict=True)
        ]

    @property
    def is_empty(self) -> bool:
        return not self.counts[""]

    @property
    def is_searchable(self) -> bool:
        return self.counts[""] > PAGE

    @cached_property
    def found(self) -> list[Product]:
        """One more than the page shows, to know whether there are more."""
        rows = self.shop.products.filter(TABS[self.chosen])
        if self.query:
            rows = rows.filter(Q(name__icontains=self.query) | Q(sku__iexact=self.query))
        if self.before:
            rows = rows.filter(pk__lt=self.before)
        return list(with_all_shown(rows).order_by("-pk")[: PAGE + 1])

    def rows(self) -> list[dict[str, object]]:
        page = self.found[:PAGE]
        ways = doors.of_products(page, self.user)
        return [row(product) | {"doors": ways[product.pk]} for product in page]

    def next_url(self) -> str:
        if len(self.found) <= PAGE:
            return ""
        return "?" + urlencode({"show": self.chosen, "q": self.query, "before": self.found[PAGE - 1].pk})


def with_all_shown(products: QuerySet[Product]) -> QuerySet[Product]:
    variants = Variant.objects.filter(is_offered=True).select_related("stock")
    return products.select_related("draft").prefetch_related(
        Prefetch("variants", variants), Prefetch("photos", Photo.objects.all())
    )


def row(product: Product) -> dict[str, object]:
    name = product.name or (product.draft.typed.get("name") if hasattr(product, "draft") else "")
    first = next(iter(product.photos.all()), None)
    return {
        "product": product,
        "name": name or _("(no name yet)"),
        "photo": pictures.as_photo(first, "") if first else None,
        "left": sum(max(variant.stock.available, 0) for variant in product.variants.all()),
        "quick": QuickOffers(product) if product.price_from else None,
        "badge": BADGES[product.state],
    }
