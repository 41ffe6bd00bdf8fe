"""Where the shop's buyers pay: changed by an owner, and known by who and when."""

from django.utils import timezone

from netpracharat.accounts.models import User
from shops.models import PromptPayAccount, Shop


def set_promptpay(shop: Shop, account: PromptPayAccount, *, by: User) -> None:
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
