"""Letters between a teacher and a shop; who can't be written to finds the same on their own pages."""

from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from netpracharat.accounts import letters
from netpracharat.accounts.channels import Letter
from netpracharat.accounts.models import User
from shops.models import ShopMember
from training.models import TeacherShopLink

ANSWER = (ShopMember.Role.OWNER, ShopMember.Role.SELLER)


def tell_shop(link: TeacherShopLink) -> None:
    members = User.objects.filter(shop_memberships__shop=link.shop_id, shop_memberships__role__in=ANSWER)
    letters.write_to(members.order_by("pk"), partial(question, link))


def question(link: TeacherShopLink, _user: User) -> Letter:
    names = {"teacher": link.person, "shop": link.shop, "how": link.get_how_display()}
    text = _("%(teacher)s says to have helped your shop %(shop)s: %(how)s. Is that so? Please answer here:") % names
    url = reverse("shop_teachers", args=(link.shop.slug,))
    return Letter(_("Did %(teacher)s help your shop?") % names, f"{text}\n{settings.SITE_URL}{url}\n")


def tell_teacher(link: TeacherShopLink) -> None:
    if link.person.user:
        letters.write_to([link.person.user], partial(thanks, link))


def thanks(link: TeacherShopLink, _user: User) -> Letter:
    names = {"shop": link.shop}
    text = _("%(shop)s confirms that you helped it. Thank you! It counts on your page from now on:") % names
    return Letter(_("%(shop)s confirms your help") % names, f"{text}\n{settings.SITE_URL}{reverse('training_me')}\n")
