"""From "sell with us" to a shop that waits for approval."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shops import opening
from shops.access import own_shop
from shops.forms import AccountForm, ShopForm
from shops.models import Shop
from shops.states import ShopState


@login_not_required
@require_safe
def sell_home(request: HttpRequest) -> HttpResponse:
    """How selling works, to whom has no shop yet; the way to their own shop to everybody else."""
    user = request.user
    shops = list(Shop.objects.run_by(user).with_place()) if user.is_authenticated else []
    if shops and all(request.user.has_perm("shops.help_shop", shop) for shop in shops):
        return redirect("helping_home")
    if len(shops) == 1:
        is_open = shops[0].state == ShopState.APPROVED
        return redirect("shop_desk" if is_open else "shop_settings", shops[0].slug)
    return render(request, "shops/list.html" if shops else "shops/welcome.html", {"shops": shops})


def shop_open(request: HttpRequest) -> HttpResponse:
    form = ShopForm(request.POST or None, request.FILES or None, initial={"phone": request.user.phone})
    account_form = AccountForm(request.POST or None, prefix="account", initial={"holder": request.user.name})
    if not (form.is_valid() & account_form.is_valid()):
        return render(request, "shops/open.html", {"form": form, "account_form": account_form})
    shop = opening.open_shop(form.save(commit=False), account_form.save(commit=False), by=request.user)
    messages.success(request, _("Your shop is waiting for approval. You can list your goods already."))
    return redirect("shop_settings", shop.slug)


@require_POST
def shop_submit(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shop(request, slug, "shops.open_and_close_shop")
    opening.submit(shop)
    messages.success(request, _("Sent. An officer will look at your shop."))
    return redirect("shop_settings", slug)


@require_POST
def shop_close(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shop(request, slug, "shops.open_and_close_shop")
    opening.close(shop)
    messages.success(request, _("The shop is closed. Orders that were placed before go on."))
    return redirect("shop_settings", slug)
