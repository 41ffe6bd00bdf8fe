"""From draft to an open shop: what the villagers ask for and what an officer decides."""

import re
from collections.abc import Collection
from itertools import count

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from netpracharat.thai import text
from shops import changes, delivery
from shops.models import PromptPayAccount, Shop, ShopMember
from shops.states import STEPS, ShopState

TAKEN_BY_PAGES = ("open", "helping")  # /sell/open/ and /sell/helping/ are pages of their own


@transaction.atomic
def open_shop(shop: Shop, account: PromptPayAccount, *, by: User) -> Shop:
    """A new shop of the user's, ready to be approved, with the usual delivery rates.

    The same name in the same place is the same shop: a double tap opens one.
    """
    User.objects.select_for_update().get(pk=by.pk)
    twin = Shop.objects.run_by(by).filter(name=shop.name, subdistrict_id=shop.subdistrict_id).first()
    if twin:
        return twin
    _save_under_free_slug(shop)
    account.shop, account.changed_by = shop, by
    account.save()
    ShopMember.objects.create(shop=shop, user=by, role=ShopMember.Role.OWNER)
    delivery.set_usual_rates(shop)
    submit(shop)
    return shop


def _save_under_free_slug(shop: Shop) -> None:
    wait_for_addresses()
    shop.slug, shop.sort_key = free_slug(shop.name), text.sort_key(shop.name)
    shop.save()


def wait_for_addresses() -> None:
    """Two shops of one name that open at once: the second waits here for the first, and takes the next number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('a shop takes its address'))")


def free_slug(name: str) -> str:
    """An address made of the name; numbered where another shop has it."""
    wanted = slug_of(name)
    like_it = Shop.objects.filter(slug__regex=rf"^{re.escape(wanted)}(-[0-9]+)?$")
    return numbered(wanted, {*like_it.values_list("slug", flat=True), *TAKEN_BY_PAGES})


def slug_of(name: str) -> str:
    return text.slug(name, length=70) or "shop"


def numbered(wanted: str, taken: Collection[str]) -> str:
    """The wanted slug, or the first number after it that nobody has."""
    if wanted not in taken:
        return wanted
    return next(slug for number in count(2) if (slug := f"{wanted}-{number}") not in taken)


def submit(shop: Shop) -> None:
    if not PromptPayAccount.objects.filter(shop=shop).exists():
        raise Refusal(_("Please write first where buyers pay: the shop has no PromptPay account."))
    _step(shop, "submit", submitted_at=timezone.now(), state_note="")


def send_back(shop: Shop, reason: str) -> None:
    """Not yet: the reason says what to complete."""
    _step(shop, "send_back", state_note=_needed(reason))


def approve(shop: Shop, *, by: User) -> None:
    _step(shop, "approve", approved_at=timezone.now(), approved_by=by, state_note="")


def suspend(shop: Shop, reason: str) -> None:
    """Nothing new can be bought; open orders go on."""
    _step(shop, "suspend", state_note=_needed(reason))


def reinstate(shop: Shop) -> None:
    _step(shop, "reinstate", state_note="")


def close(shop: Shop) -> None:
    """By its owner: nothing new can be bought until it is submitted and approved again; open orders go on."""
    _step(shop, "close", state_note="")


def _needed(reason: str) -> str:
    if not reason.strip():
        raise Refusal(_("Please write the reason: the shop will read it."))
    return reason.strip()


@transaction.atomic
def _step(shop: Shop, verb: str, **also: object) -> None:
    starts, end = STEPS[verb]
    if not Shop.objects.filter(pk=shop.pk, state__in=starts).update(state=end, **also):
        now = ShopState(Shop.objects.values_list("state", flat=True).get(pk=shop.pk))
        raise Refusal(_("The shop is already in another state: %(state)s.") % {"state": now.label})
    shop.refresh_from_db()
    changes.announce(shop)
