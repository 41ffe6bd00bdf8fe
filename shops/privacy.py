"""What shops know of a person: the copy of it, its erasure, and what must be settled before."""

from collections.abc import Iterator
from functools import partial

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _

from netpracharat import pictures
from netpracharat.accounts.models import User
from shops.members import is_only_owner
from shops.models import PromptPayAccount, Shop, ShopMember
from shops.states import ShopState


def export(user: User) -> list[dict[str, object]]:
    """The shops that the user belongs to; an owner's with phone and PromptPay."""
    return [
        {
            "shop": member.shop.name,
            "role": member.role,
            "joined_at": member.joined_at,
            **(contacts(member.shop) if member.role == ShopMember.Role.OWNER else {}),
        }
        for member in memberships(user)
    ]


def contacts(shop: Shop) -> dict[str, object]:
    account = PromptPayAccount.objects.filter(shop=shop).values("kind", "target", "holder", "changed_at").first()
    return {"phone": shop.phone, "line_id": shop.line_id, "promptpay": account}


def objections(user: User) -> Iterator[str]:
    for member in memberships(user):
        if not is_only_owner(member):
            continue
        if member.shop.state in (ShopState.SUBMITTED, ShopState.APPROVED):
            sentence = _("You are the only owner of “%(shop)s”. Close it, or make somebody else an owner first.")
            yield sentence % {"shop": member.shop.name}
        elif member.shop.members.count() > 1:
            sentence = _("Others belong to “%(shop)s”. Make one of them an owner, or remove them first.")
            yield sentence % {"shop": member.shop.name}


def erase(user: User) -> None:
    """Leaves every shop; one that nobody is left in loses what speaks of people. Its orders stay."""
    for member in memberships(user):
        if is_only_owner(member):
            forget_people(member.shop)
        member.delete()


def forget_people(shop: Shop) -> None:
    PromptPayAccount.objects.filter(shop=shop).delete()
    shop.account_changes.all().delete()
    apps.get_model("shops", "PromptPayAccountEvent").objects.filter(shop=shop).delete()
    shop.invitations.all().delete()
    if shop.picture:
        transaction.on_commit(partial(pictures.delete, shop.picture["key"]))
    shop.phone, shop.line_id, shop.story, shop.picture = "", "", "", None
    shop.save(update_fields=("phone", "line_id", "story", "picture"))


def memberships(user: User) -> list[ShopMember]:
    return list(ShopMember.objects.filter(user=user).select_related("shop").order_by("pk"))
