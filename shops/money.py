"""Where the shop's buyers pay: asked for by an owner, agreed to by somebody else, in force after a time to object."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from shops import telling
from shops.models import AccountChange, PromptPayAccount, Shop
from shops.states import OPEN_CHANGES, ChangeState
from shops.telling import News

COOLING = dt.timedelta(hours=24)  # in which everybody who belongs to the shop reads of it, and may stop it


def ask(shop: Shop, account: PromptPayAccount, *, by: User) -> AccountChange | None:
    """The change that waits now; none where the account holds at once, for nobody has paid this shop yet."""
    if not shop.approved_at:
        set_promptpay(shop, account, by=by)
        return None
    change = AccountChange(shop=shop, kind=account.kind, target=account.target, holder=account.holder, asked_by=by)
    try:
        with transaction.atomic():
            change.save()
            telling.tell_members(shop, News.ACCOUNT_ASKED, change)
    except IntegrityError as error:
        raise Refusal(_("Another change of the account is under way. Stop that one first.")) from error
    return change


@transaction.atomic
def agree(change: AccountChange, *, by: User) -> None:
    now = timezone.now()
    asked = AccountChange.objects.filter(pk=change.pk, state=ChangeState.ASKED).exclude(asked_by=by)
    if not asked.update(state=ChangeState.COOLING, agreed_by=by, agreed_at=now, takes_effect_at=now + COOLING):
        raise Refusal(_("This change is not to be agreed to any more, or you asked for it yourself."))
    change.refresh_from_db()
    telling.tell_members(change.shop, News.ACCOUNT_AGREED, change)


@transaction.atomic
def stop(change: AccountChange, *, by: User) -> None:
    """By anybody of the shop, and by officers: who doubts it needs no majority."""
    now = timezone.now()
    waiting = AccountChange.objects.filter(pk=change.pk, state__in=OPEN_CHANGES)
    if not waiting.update(state=ChangeState.STOPPED, stopped_by=by, ended_at=now):
        raise Refusal(_("This change can't be stopped any more."))
    change.refresh_from_db()
    telling.tell_members(change.shop, News.ACCOUNT_STOPPED, change)


def put_in_force(at: dt.datetime) -> None:
    """Each in a transaction of its own: one that fails holds up no other."""
    for change in AccountChange.objects.due(at).select_related("shop", "asked_by").order_by("pk"):
        with transaction.atomic():
            if AccountChange.objects.due(at).filter(pk=change.pk).update(state=ChangeState.IN_FORCE, ended_at=at):
                set_promptpay(change.shop, change, by=change.asked_by)
                telling.tell_members(change.shop, News.ACCOUNT_CHANGED, change)


def set_promptpay(shop: Shop, account: PromptPayAccount | AccountChange, *, by: User | None) -> None:
    """Orders placed from now on are paid there."""
    PromptPayAccount.objects.update_or_create(
        shop=shop,
        defaults={
            "kind": account.kind,
            "target": account.target,
            "holder": account.holder,
            "changed_by": by,
            "changed_at": timezone.now(),
        },
    )
