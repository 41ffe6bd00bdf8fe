"""Letters to a shop about its entries: one job for each member, in the transaction of what they tell of.

Who has no e-mail address finds the same on the shop's pages.
"""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation
from procrastinate.contrib.django import app

from awards.events import Verb
from awards.models import Entry
from netpracharat.accounts.models import User
from shops.models import ShopMember

SENDING = "awards.tasks.send_letter"
ENTERS = (ShopMember.Role.OWNER, ShopMember.Role.SELLER)


def tell_shop(entry: Entry, verb: Verb) -> None:
    """A queue kept in the same database: what is rolled back is told to nobody."""
    members = User.objects.filter(
        shop_memberships__shop=entry.shop_id, shop_memberships__role__in=ENTERS, is_active=True, email__gt=""
    )
    for user_id in members.order_by("pk").values_list("pk", flat=True):
        app.configure_task(SENDING).defer(entry_id=entry.pk, user_id=user_id, verb=verb.value)


def send(entry: Entry, user: User, verb: Verb) -> None:
    with translation.override(user.language):
        context = {"entry": entry, "word": verb.label, "name": user.name, "site": settings.SITE_URL}
        written = render_to_string("awards/notices/letter.txt", context)
    subject, _blank, text = written.strip().partition("\n")
    send_mail(subject, text.strip() + "\n", None, [user.email])
