"""Who belongs to the shop, and how others join it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from shops import members
from shops.access import own_shop
from shops.forms import InvitationForm, RoleForm
from shops.models import Invitation, Shop, ShopMember
from shops.views.pages import show


@never_cache
@require_safe
def shop_members(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shop(request, slug, "shops.manage_shop_members")
    people = shop.members.exclude(role=ShopMember.Role.HELPER).select_related("user").order_by("joined_at", "pk")
    context = {
        "people": [(member, RoleForm(instance=member, auto_id=f"role-{member.pk}")) for member in people],
        "invitations": [(invitation, link(request, invitation)) for invitation in open_invitations(shop)],
        "form": InvitationForm(),
    }
    return show(request, shop, "shops/members.html", **context)


def open_invitations(shop: Shop) -> list[Invitation]:
    invitations = shop.invitations.open(timezone.now()).exclude(role=ShopMember.Role.HELPER)
    return list(invitations.order_by("-created_at"))


def link(request: HttpRequest, invitation: Invitation) -> str:
    return request.build_absolute_uri(invitation.get_absolute_url())


@require_POST
def shop_invite(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shop(request, slug, "shops.manage_shop_members")
    form = InvitationForm(request.POST)
    if form.is_valid():
        members.invite(shop, form.cleaned_data["role"], by=request.user)
        messages.success(request, _("The link is ready. Send it to the one whom you want to invite."))
    return redirect("shop_members", slug)


@require_POST
def shop_invitation_withdraw(request: HttpRequest, slug: str, invitation_id: int) -> HttpResponse:
    shop = own_shop(request, slug, "shops.manage_shop_members")
    members.withdraw_invitation(get_object_or_404(shop.invitations, pk=invitation_id))
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("shop_members", slug)


@require_POST
def shop_member_role(request: HttpRequest, slug: str, member_id: int) -> HttpResponse:
    shop = own_shop(request, slug, "shops.manage_shop_members")
    member = get_object_or_404(shop.members, pk=member_id)
    form = RoleForm(request.POST)
    if form.is_valid():
        members.change_role(member, form.cleaned_data["role"], by=request.user)
        messages.success(request, _("Saved."))
    return redirect("shop_members", slug)


@require_POST
def shop_member_remove(request: HttpRequest, slug: str, member_id: int) -> HttpResponse:
    shop = own_shop(request, slug, "shops.manage_shop_members")
    members.remove(get_object_or_404(shop.members, pk=member_id), by=request.user)
    messages.success(request, _("This person is no longer a member of the shop."))
    return redirect("shop_members", slug)


@require_POST
def shop_leave(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shop(request, slug)
    members.remove(shop.members.get(user=request.user), by=request.user)
    messages.success(request, _("You have left the shop."))
    return redirect("sell_home")


@login_not_required
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has the link may read it; who is signed in may join."""
    found = get_object_or_404(Invitation.objects.select_related("shop", "invited_by"), token=token)
    if request.method != "POST":
        context = {"invitation": found, "shop": found.shop, "is_open": found.is_open(timezone.now())}
        return render(request, "shops/invitation.html", context)
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    members.accept(found, by=request.user)
    messages.success(request, _("Welcome! You belong to the shop now."))
    return redirect("shop_settings", found.shop.slug)
