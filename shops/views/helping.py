"""Helpers of a shop, what they did for it, and the helper's own page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from shops import helping, members
from shops.access import own_shop
from shops.forms import HelperForm
from shops.models import HelperAct, Shop, ShopMember
from shops.views.members import link
from shops.views.pages import show

MOST_SHOPS = 50
ACTS = 50
Role = ShopMember.Role


@never_cache
@require_safe
def shop_helpers(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody of the shop sees who helps and what they did; owners let in and end it."""
    shop = own_shop(request, slug)
    now = timezone.now()
    acts = shop.helper_acts.select_related("by")[:ACTS]
    context = {
        "helpers": shop.members.filter(role=Role.HELPER, until__gt=now).select_related("user").order_by("until"),
        "invitations": [(each, link(request, each)) for each in shop.invitations.open(now).filter(role=Role.HELPER)],
        "acts": [(act, helping.in_words(act)) for act in acts],
        "form": HelperForm(),
    }
    return show(request, shop, "shops/helpers.html", **context)


@require_POST
def shop_helper_invite(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shop(request, slug, "shops.manage_shop_members")
    form = HelperForm(request.POST)
    if form.is_valid():
        members.invite(shop, Role.HELPER, by=request.user, days=form.cleaned_data["days"])
        messages.success(request, _("The link is ready. Send it to the one who is to help you."))
    return redirect("shop_helpers", slug)


@require_POST
def shop_helper_end(request: HttpRequest, slug: str, member_id: int) -> HttpResponse:
    shop = own_shop(request, slug, "shops.manage_shop_members")
    members.remove(get_object_or_404(shop.members, pk=member_id, role=Role.HELPER), by=request.user)
    messages.success(request, _("They can't act for the shop any more."))
    return redirect("shop_helpers", slug)


@never_cache
@require_safe
def helping_home(request: HttpRequest) -> HttpResponse:
    """The shops that somebody helps, until when, and what each still lacks."""
    mine = ShopMember.objects.filter(user=request.user, role=Role.HELPER, until__gt=timezone.now())
    until = dict(mine.order_by("until").values_list("shop", "until")[:MOST_SHOPS])
    shops = sorted(Shop.objects.filter(pk__in=until).with_place(), key=lambda shop: until[shop.pk])
    lacks = helping.lacks_of(shops)
    acts = HelperAct.objects.filter(by=request.user).select_related("shop")[:ACTS]
    context = {
        "shops": [(shop, until[shop.pk], lacks[shop.pk]) for shop in shops],
        "acts": [(act, helping.in_words(act)) for act in acts],
    }
    return render(request, "shops/helping.html", context)
