"""Letters about reviews and questions: to the shop that is spoken of, to the author who is answered."""

from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from netpracharat.accounts import letters
from netpracharat.accounts.channels import Letter
from netpracharat.accounts.models import User
from products.catalogue.cards import address
from products.models import Question, Review
from shops.models import ShopMember

ANSWERS = (ShopMember.Role.OWNER, ShopMember.Role.SELLER)


def tell_shop(remark: Review | Question) -> None:
    """To be called within the transaction of what they tell of."""
    members = User.objects.filter(shop_memberships__shop=remark.shop_id, shop_memberships__role__in=ANSWERS)
    letters.write_to(members.order_by("pk"), partial(to_shop, remark))


def tell_author(remark: Review | Question) -> None:
    if remark.author:
        letters.write_to([remark.author], partial(to_author, remark))


def to_shop(remark: Review | Question, user: User) -> Letter:
    say = {"product": remark.product.name}
    if isinstance(remark, Question):
        subject, page = _("Somebody asks about %(product)s") % say, "shop_questions"
    else:
        subject, page = _("Somebody reviewed %(product)s") % say, "shop_reviews"
    url = settings.SITE_URL + reverse(page, args=(remark.shop.slug,))
    return _letter(user, subject, remark.text, _("Answer here: %(url)s") % {"url": url})


def to_author(remark: Review | Question, user: User) -> Letter:
    subject = _("The shop has answered you: %(product)s") % {"product": remark.product.name}
    return _letter(user, subject, remark.answer, settings.SITE_URL + address(remark.product_id, remark.product.name))


def _letter(user: User, subject: str, *paragraphs: str) -> Letter:
    return Letter(subject, "\n\n".join((f"{user.name},", subject, *filter(None, paragraphs))) + "\n")
