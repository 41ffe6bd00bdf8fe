"""Letters to a shop about its marks: checked, sent back, about to run out."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from netpracharat.accounts import letters
from netpracharat.accounts.channels import Letter
from netpracharat.accounts.models import User
from netpracharat.templatetags.thai import thai_date
from products.models import Mark
from shops.models import ShopMember

News = Callable[[dict[str, str]], tuple[str, str]]  # subject and words


def tell(mark: Mark, news: News) -> None:
    """To be called within the transaction of what they tell of."""
    members = User.objects.filter(
        shop_memberships__shop=mark.shop_id, shop_memberships__role__in=ShopMember.WITH_MONEY
    ).order_by("pk")
    letters.write_to(members, partial(letter, mark, news))


def letter(mark: Mark, news: News, user: User) -> Letter:
    day = thai_date(mark.expires_on) if mark.expires_on else ""
    subject, words = news({"mark": str(mark), "about": mark.about, "note": mark.note, "day": day})
    url = settings.SITE_URL + page_of(mark)
    return Letter(subject, "\n\n".join((f"{user.name},", words, _("The marks: %(url)s") % {"url": url})) + "\n")


def page_of(mark: Mark) -> str:
    if mark.product_id:
        return reverse("shop_product_marks", args=(mark.shop.slug, mark.product_id))
    return reverse("shop_marks", args=(mark.shop.slug,))


def approved(say: dict[str, str]) -> tuple[str, str]:
    words = _("An officer has compared %(mark)s of %(about)s with its document. Buyers see it now.")
    return _("Checked: %(mark)s · %(about)s") % say, words % say


def sent_back(say: dict[str, str]) -> tuple[str, str]:
    words = _("An officer can't let %(mark)s of %(about)s be shown:\n\n%(note)s\n\nMend it and hand it in again.")
    return _("Sent back: %(mark)s · %(about)s") % say, words % say


def runs_out(say: dict[str, str]) -> tuple[str, str]:
    words = _(
        "%(mark)s of %(about)s is valid until %(day)s. Buyers don't see it after that day. "
        "Have it renewed, and hand in the new document."
    )
    return _("Soon over: %(mark)s · %(about)s") % say, words % say
