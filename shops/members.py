"""Who belongs to a shop: invitations by link, roles, and leaving; a shop is never without an owner."""

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from shops.models import Invitation, Shop, ShopMember

INVITATION_LIVES = dt.timedelta(days=7)
MOST_OPEN_INVITATIONS = 10
Role = ShopMember.Role
BY_LINK = (Role.SELLER, Role.PACKER, Role.HELPER)  # a link may go astray; an owner is made of a member one knows


def home_of(user: User) -> str | None:
    """Where somebody who belongs to a shop starts the day."""
    return reverse("sell_home") if Shop.objects.run_by(user).exists() else None


def invite(shop: Shop, role: str, *, by: User, days: int | None = None) -> Invitation:
    """`days` are those of a helper, from joining on."""
    now = timezone.now()
    if role not in BY_LINK:
        raise Refusal(_("Invite them to sell or to pack first; then make them an owner."))
    if shop.invitations.open(now).count() >= MOST_OPEN_INVITATIONS:
        raise Refusal(_("There are many open invitations already. Please withdraw one first."))
    expires_at = now + INVITATION_LIVES
    return Invitation.objects.create(shop=shop, role=role, days=days, invited_by=by, expires_at=expires_at)


def withdraw_invitation(invitation: Invitation) -> None:
    Invitation.objects.filter(pk=invitation.pk, accepted_at=None).delete()


@transaction.atomic
def accept(invitation: Invitation, *, by: User) -> ShopMember:
    """Joins the shop; a link serves once. Who is a member already keeps their role, and the link stays good."""
    now = timezone.now()
    end_help(now, shop=invitation.shop)
    if member := ShopMember.objects.filter(shop=invitation.shop, user=by).first():
        return member
    if not Invitation.objects.open(now).filter(pk=invitation.pk).update(accepted_at=now):
        raise Refusal(_("This invitation has been used or is too old. Please ask the shop for a new one."))
    until = now + dt.timedelta(days=invitation.days) if invitation.days else None
    member, _created = ShopMember.objects.get_or_create(
        shop=invitation.shop, user=by, defaults={"role": invitation.role, "until": until}
    )
    return member


def end_help(at: dt.datetime, **where: object) -> None:
    """Helpers whose time is over belong to the shop no more; what they did stays written down."""
    ShopMember.objects.filter(role=Role.HELPER, until__lte=at, **where).delete()


@transaction.atomic
def change_role(member: ShopMember, role: str, *, by: User) -> None:
    _keep_an_owner(member, still_owner=role == Role.OWNER, by=by)
    ShopMember.objects.filter(pk=member.pk).update(role=role, until=None)


@transaction.atomic
def remove(member: ShopMember, *, by: User) -> None:
    """By an owner, by an officer, or by the member, who leaves."""
    _keep_an_owner(member, still_owner=False, by=by)
    member.delete()


def is_only_owner(member: ShopMember) -> bool:
    others = ShopMember.objects.filter(shop_id=member.shop_id, role=Role.OWNER).exclude(pk=member.pk)
    return member.role == Role.OWNER and not others.exists()


def _keep_an_owner(member: ShopMember, *, still_owner: bool, by: User) -> None:
    """Two owners who leave at once must not both go: the shop's row is the lock. And no owner puts out another."""
    shop = Shop.objects.select_for_update().get(pk=member.shop_id)
    now = ShopMember.objects.filter(pk=member.pk).first()
    if now is None:
        raise Refusal(_("This person is no longer a member of the shop."))
    if now.role != Role.OWNER or still_owner:
        return
    if is_only_owner(now):
        raise Refusal(_("A shop needs an owner. Please make somebody else an owner first."))
    if now.user_id != by.pk and not by.has_perm("shops.judge_shop_members", shop):
        raise Refusal(_("An owner is put out by no other owner. They step down by themselves, or an officer decides."))
