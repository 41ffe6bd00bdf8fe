"""From draft to shelf and back: what a seller and an officer do with a listing.

What is listed by an approved shop is on sale at once; before that it waits for the shop's approval.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce, Now
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from products import shelf
from products.models import Category, ListingDraft, Product
from products.moderation import reporting
from products.search import index
from products.shelf import Offer
from products.states import STEPS, ProductState
from shops.models import Shop


class Stale(Refusal):
    """Somebody saved meanwhile: the other window, or the other member of the shop."""

    def __init__(self) -> None:
        super().__init__(_("This was saved in another window meanwhile. Please look at it again."))


def begin(shop: Shop, *, name: str = "", category: Category | None = None) -> Product:
    """A draft to fill in, perhaps with the first words; one that nobody has touched yet serves again."""
    untouched = shop.products.filter(state=ProductState.DRAFT, version=0, photos=None, name=name, category=category)
    return untouched.first() or Product.objects.create(shop=shop, name=name, category=category)


@transaction.atomic
def save(product: Product, fields: Mapping[str, Any], offers: Sequence[Offer], *, version: int, by: User) -> None:
    """Write the whole listing; where it is on the shelf, buyers see it at once."""
    take_turn(product, version)
    for name, value in fields.items():
        setattr(product, name, value)
    product.updated_at = timezone.now()
    shelf.arrange(product, offers, by=by)
    product.price_from = shelf.lowest_price(product)
    product.save(update_fields=(*fields, "price_from", "updated_at"))
    ListingDraft.objects.filter(product=product).delete()
    index.refresh([product.pk])
    if product.state == ProductState.LISTED:
        _look_at_words(product)


@transaction.atomic
def reword(product: Product, words: Mapping[str, str]) -> None:
    """Its name and description alone, as an officer has read them."""
    take_turn(product, product.version)
    Product.objects.filter(pk=product.pk).update(**words, updated_at=Now())
    index.refresh([product.pk])


@transaction.atomic
def change_offers(product: Product, offers: Sequence[Offer], *, version: int, by: User) -> None:
    """Price and count alone, which never wait for anything."""
    take_turn(product, version)
    shelf.arrange(product, offers, by=by)
    Product.objects.filter(pk=product.pk).update(price_from=shelf.lowest_price(product), updated_at=Now())
    index.refresh_figures([product.pk])


@transaction.atomic
def submit(product: Product) -> None:
    """Put it on the shelf, for the first time or again."""
    if not product.name:
        raise Refusal(_("Please write the name of the product first."))
    if shelf.lowest_price(product) is None:
        raise Refusal(_("Please write the price of the product first."))
    _step(product, "submit", listed_at=Coalesce(F("listed_at"), Now()), state_note="")
    index.refresh([product.pk])
    _look_at_words(product)


@transaction.atomic
def withdraw(product: Product) -> None:
    """Off the shelf; orders that came before go on."""
    _step(product, "withdraw")
    index.refresh_figures([product.pk])


@transaction.atomic
def hide(product: Product, reason: str) -> None:
    """An officer takes it off the shelf until the shop has mended it and puts it back."""
    _step(product, "withdraw", state_note=_needed(reason))
    index.refresh_figures([product.pk])


@transaction.atomic
def block(product: Product, reason: str) -> None:
    """An officer takes it off the shelf and says why."""
    _step(product, "block", state_note=_needed(reason))
    index.refresh_figures([product.pk])


@transaction.atomic
def unblock(product: Product) -> None:
    """The shop may put it on the shelf again."""
    _step(product, "unblock", state_note="")
    index.refresh_figures([product.pk])


def discard(product: Product) -> None:
    """Throw a draft away; what was ever on the shelf stays, for the orders of it."""
    if not Product.objects.filter(pk=product.pk, state=ProductState.DRAFT).delete()[0]:
        raise Refusal(_("Only a draft can be deleted. Take the product off the shelf instead."))


def take_turn(product: Product, version: int) -> None:
    """The guard against two windows: whoever saves names the version that they saw."""
    if not Product.objects.filter(pk=product.pk, version=version).update(version=F("version") + 1):
        raise Stale
    product.version = version + 1


def _look_at_words(product: Product) -> None:
    reporting.hint(product, product.name, product.name_en, product.description)


def _needed(reason: str) -> str:
    if not reason.strip():
        raise Refusal(_("Please write the reason, so that the shop knows what to change."))
    return reason.strip()


def _step(product: Product, verb: str, **changes: Any) -> None:
    sources, target = STEPS[verb]
    if not Product.objects.filter(pk=product.pk, state__in=sources).update(state=target, **changes):
        raise Refusal(_("This was changed meanwhile. Please look at it again."))
    product.refresh_from_db(fields=("state", *changes))
