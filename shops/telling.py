"""Letters to everybody who belongs to a shop, about what concerns them all: its money and its people."""

from functools import partial

from django.conf import settings
from django.db import models
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from netpracharat.accounts import letters
from netpracharat.accounts.channels import Letter
from netpracharat.accounts.models import User
from shops.models import AccountChange, Shop


class News(models.TextChoices):
    ACCOUNT_ASKED = "account_asked", _("Another account for the shop's money is asked for")
    ACCOUNT_AGREED = "account_agreed", _("The account for the shop's money will change")
    ACCOUNT_STOPPED = "account_stopped", _("The change of the account was stopped")
    ACCOUNT_CHANGED = "account_changed", _("Buyers pay into the new account now")


def tell_members(shop: Shop, news: News, change: AccountChange) -> None:
    """To be called within the transaction of what they tell of."""
    members = User.objects.filter(shop_memberships__shop=shop)
    letters.write_to(members.order_by("pk"), partial(letter, shop, news, change))


def letter(shop: Shop, news: News, change: AccountChange, user: User) -> Letter:
    context = {"shop": shop, "news": news, "change": change, "name": user.name, "site": settings.SITE_URL}
    text = render_to_string("shops/notices/account.txt", context)
    return Letter(f"{news.label} · {shop.name}", text.strip() + "\n")
