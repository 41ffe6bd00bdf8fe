"""An edit that could mislead buyers waits for an officer; what was approved stays on the shelf meanwhile.

That is another name for what has earned stars or prizes, and words that a moderator should see. Price, count and
all else are never looked at.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from products import listing
from products.models import ListingDraft, Product
from products.moderation import hints
from products.shelf import Offer
from products.states import ProductState
from shops.models import ShopMember

WORDS = ("name", "name_en", "description")


def is_needed(product: Product, fields: Mapping[str, Any]) -> bool:
    if product.state != ProductState.LISTED:
        return False
    before, after = ([values[name] for name in WORDS] for values in (vars(product), fields))
    if set(hints.found_in(*after)) - set(hints.found_in(*before)):
        return True
    return fields["name"] != product.name and (any(product.stars) or product.badges.exists())


@transaction.atomic
def hold(product: Product, fields: Mapping[str, Any], offers: Sequence[Offer], *, version: int, by: User) -> None:
    """The words wait; all else changes at once."""
    approved = {name: getattr(product, name) for name in WORDS}
    listing.save(product, {**fields, **approved}, offers, version=version, by=by)
    now, words = timezone.now(), {name: fields[name] for name in WORDS}
    ListingDraft.objects.create(product=product, typed=words, saved_at=now, saved_by=by, waits_since=now)


@transaction.atomic
def approve(draft: ListingDraft, *, by: User) -> None:
    """The words that the officer read stand on the shelf; had they changed meanwhile, nothing does."""
    product = draft.product
    refuse_own(product, by)
    if not seen(draft).delete()[0]:
        raise Refusal(_("This was changed meanwhile. Please look at it again."))
    listing.reword(product, draft.typed)


def send_back(draft: ListingDraft, note: str, *, by: User) -> None:
    """What was typed stays with the shop, beside what to change."""
    refuse_own(draft.product, by)
    if not note.strip():
        raise Refusal(_("Please write the reason, so that the shop knows what to change."))
    if not seen(draft).update(waits_since=None, note=note.strip()):
        raise Refusal(_("This was changed meanwhile. Please look at it again."))


def seen(draft: ListingDraft) -> QuerySet[ListingDraft]:
    return ListingDraft.objects.filter(pk=draft.pk, waits_since=draft.waits_since, saved_at=draft.saved_at)


def refuse_own(product: Product, by: User) -> None:
    if ShopMember.objects.filter(shop=product.shop_id, user=by).exists():
        raise Refusal(_("This is about yourself or your shop, so another officer decides."))
