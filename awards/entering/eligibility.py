"""Checks that the system makes of a product that is entered: advice, for a person decides.

A room that keeps more joins by `register`, with a kind of its own or one that isn't known yet.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Min, Sum
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from awards.models import EligibilityCheck, Entry
from netpracharat.thai import dates
from products.models import Mark, Movement, Product
from shops.states import ShopState

Outcome = EligibilityCheck.Outcome
FEWEST_PHOTOS = 3
LONGEST_FIGURE = EligibilityCheck._meta.get_field("figure").max_length


@dataclass(frozen=True)
class Finding:
    outcome: Outcome
    figure: str = ""


@dataclass(frozen=True)
class Check:
    name: str | Promise
    look: Callable[[Product], Finding]


def shop_is_approved(product: Product) -> Finding:
    shop = product.shop
    if shop.state != ShopState.APPROVED:
        return Finding(Outcome.NO, shop.get_state_display())
    return Finding(Outcome.YES, _("since %(day)s") % {"day": dates.short(timezone.localtime(shop.approved_at))})


def is_on_sale(product: Product) -> Finding:
    is_shown = Product.objects.on_sale().filter(pk=product.pk).exists()
    return Finding(Outcome.YES if is_shown else Outcome.NO, product.get_state_display())


def has_sold(product: Product) -> Finding:
    """What left the house, by the movements of stock."""
    shipped = Movement.objects.filter(variant__product=product, kind=Movement.Kind.SHIP)
    found = shipped.aggregate(units=-Sum("on_hand_change"), since=Min("at"))
    if not found["units"]:
        return Finding(Outcome.NO, _("nothing sent yet"))
    day = dates.short(timezone.localtime(found["since"]))
    sentence = ngettext("%(count)s piece since %(day)s", "%(count)s pieces since %(day)s", found["units"])
    return Finding(Outcome.YES, sentence % {"count": f"{found['units']:,}", "day": day})


def has_photos(product: Product) -> Finding:
    count = product.photos.count()
    figure = ngettext("%(count)d photo", "%(count)d photos", count) % {"count": count}
    return Finding(Outcome.YES if count >= FEWEST_PHOTOS else Outcome.NO, figure)


def has_mark(product: Product) -> Finding:
    """Its own, or one of its shop as a whole; อย. is none of quality."""
    marks = Mark.objects.in_force().of_goods(product).filter(kind__in=Mark.OF_QUALITY).order_by("pk")
    figure = " · ".join(map(str, marks))
    return Finding(Outcome.YES if figure else Outcome.NO, figure[:LONGEST_FIGURE] or _("none that was checked"))


def is_not_kept(_product: Product) -> Finding:
    """The market doesn't keep this yet."""
    return Finding(Outcome.UNKNOWN)


CHECKS = {
    "shop": Check(gettext_lazy("The shop is approved"), shop_is_approved),
    "on_sale": Check(gettext_lazy("The product is on sale"), is_on_sale),
    "sales": Check(gettext_lazy("It is really sold"), has_sold),
    "photos": Check(gettext_lazy("There are photos enough"), has_photos),
    "mark": Check(gettext_lazy("It has a valid mark of quality"), has_mark),
    "case": Check(gettext_lazy("No complaint is open"), is_not_kept),
}


def register(kind: str, name: str | Promise, look: Callable[[Product], Finding]) -> None:
    CHECKS[kind] = Check(name, look)


def refresh(entry: Entry) -> None:
    """Look again; figures are written in Thai, the language of the records."""
    now, product = timezone.now(), Product.objects.select_related("shop").get(pk=entry.product_id)
    with translation.override("th"):
        found = {kind: check.look(product) for kind, check in CHECKS.items()}
    EligibilityCheck.objects.bulk_create(
        [
            EligibilityCheck(entry=entry, kind=kind, outcome=one.outcome, figure=one.figure, checked_at=now)
            for kind, one in found.items()
        ],
        update_conflicts=True,
        unique_fields=("entry", "kind"),
        update_fields=("outcome", "figure", "checked_at"),
    )
