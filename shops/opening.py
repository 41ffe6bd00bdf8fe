"""From draft to an open shop: what the villagers ask for and what an officer decides."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from netpracharat.thai import text
from shops import changes, delivery
from shops.models import PromptPayAccount, Shop, ShopMember
from shops.states import STEPS, ShopState


@transaction.atomic
def open_shop(shop: Shop, account: PromptPayAccount, *, by: User) -> Shop:
    """A new shop of the user's, ready to be approved, with the usual delivery rates."""
    shop.slug = free_slug(shop.name)
    shop.sort_key = text.sort_key(shop.name)
    shop.save()
    account.shop, account.changed_by = shop, by
    account.save()
    ShopMember.objects.create(shop=shop, user=by, role=ShopMember.Role.OWNER)
    delivery.set_usual_rates(shop)
    submit(shop)
    return shop


def free_slug(name: str) -> str:
    """An address made of the name; numbered where another shop has it."""
    wanted = text.slug(name)[:70] or "shop"
    taken = set(Shop.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    return next(slug for number in range(2, len(taken) + 3) if (slug := f"{wanted}-{number}") not in taken)


@transaction.atomic
def rename(shop: Shop, name: str) -> None:
    """The address stays as it was: it may be printed on a sign."""
    shop.name, shop.sort_key = name, text.sort_key(name)
    shop.save(update_fields=("name", "sort_key"))
    changes.announce(shop)


def submit(shop: Shop) -> None:
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
