"""Letters to a shop about its entries; who can't be written to finds the same on the shop's pages."""

from functools import partial

from django.conf import settings
from django.template.loader import render_to_string

from awards.events import Verb
from awards.models import Entry
from netpracharat.accounts import letters
from netpracharat.accounts.channels import Letter
from netpracharat.accounts.models import User
from shops.models import ShopMember

ENTERS = (ShopMember.Role.OWNER, ShopMember.Role.SELLER)


def tell_shop(entry: Entry, verb: Verb) -> None:
    """To be called within the transaction of what they tell of."""
    members = User.objects.filter(shop_memberships__shop=entry.shop_id, shop_memberships__role__in=ENTERS)
    letters.write_to(members.order_by("pk"), partial(letter, entry, verb))


def letter(entry: Entry, verb: Verb, user: User) -> Letter:
    """The template's first line is the subject."""
    context = {"entry": entry, "word": verb.label, "name": user.name, "site": settings.SITE_URL}
    subject, _blank, text = render_to_string("awards/notices/letter.txt", context).strip().partition("\n")
    return Letter(subject, text.strip() + "\n")
