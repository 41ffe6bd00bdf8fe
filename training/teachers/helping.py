"""A teacher helped a shop: said by the teacher, confirmed or declined by the shop, ended by either."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from shops.models import Shop
from training.coverage import counting
from training.models import Person, TeacherShopLink
from training.states import LinkState
from training.teachers import telling

MOST_OPEN = 30  # claims that wait for their shops
STANDING = (LinkState.CLAIMED, LinkState.CONFIRMED)


@transaction.atomic
def claim(person: Person, shop: Shop, how: str, *, by: User) -> TeacherShopLink:
    """One teacher's claims are written one after the other: the person's row is the lock."""
    if not Person.objects.active().select_for_update().filter(pk=person.pk).exists():
        raise Refusal(_("This record was merged with another. Please open the page again."))
    refuse_own(shop, by)
    links = person.shop_links
    if links.filter(shop=shop, state__in=STANDING).exists():
        raise Refusal(_("You have told us of this shop already."))
    if links.filter(shop=shop, state=LinkState.DECLINED).exists():
        raise Refusal(_("This shop has declined. Please talk to its people: they can still confirm it."))
    if links.filter(state=LinkState.CLAIMED).count() >= MOST_OPEN:
        raise Refusal(_("Many shops have not answered you yet. Please ask them first."))
    link = links.create(shop=shop, how=how)
    telling.tell_shop(link)
    return link


def refuse_own(shop: Shop, user: User) -> None:
    if shop.members.filter(user=user).exists():
        raise Refusal(_("It is your own shop. Another teacher's help counts, and yours to others."))


@transaction.atomic
def confirm(link: TeacherShopLink, *, is_named: bool, by: User) -> None:
    """Also what the shop declined before: people talk to each other."""
    if link.person.user_id == by.pk:
        raise Refusal(_("Somebody else of the shop has to confirm your own help."))
    move(link, (LinkState.CLAIMED, LinkState.DECLINED), LinkState.CONFIRMED, shop_may_be_named=is_named, answered_by=by)
    telling.tell_teacher(link)


def decline(link: TeacherShopLink, *, by: User) -> None:
    move(link, (LinkState.CLAIMED,), LinkState.DECLINED, answered_by=by)


def end(link: TeacherShopLink) -> None:
    """By the shop: from now on it counts no more."""
    move(link, (LinkState.CONFIRMED,), LinkState.ENDED, shop_may_be_named=False)


def take_back(link: TeacherShopLink) -> None:
    """By the teacher, whether the shop has confirmed it or not."""
    move(link, STANDING, LinkState.ENDED, shop_may_be_named=False)


def name(link: TeacherShopLink, *, is_named: bool) -> None:
    """Whether the shop and the teacher are named together."""
    confirmed = TeacherShopLink.objects.filter(pk=link.pk, state=LinkState.CONFIRMED)
    if not confirmed.update(shop_may_be_named=is_named):
        raise Refusal(_("This has been answered already. Please look again."))


def move(link: TeacherShopLink, before: tuple[LinkState, ...], after: LinkState, **fields: object) -> None:
    if "answered_by" in fields:
        fields["answered_at"] = timezone.now()
    if not TeacherShopLink.objects.filter(pk=link.pk, state__in=before).update(state=after, **fields):
        raise Refusal(_("This has been answered already. Please look again."))
    if LinkState.CONFIRMED in (*before, after):
        counting.soon()
