"""The account into which buyers pay, and the way to another one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from shops import money
from shops.access import own_shop
from shops.forms import ChangedAccountForm, PasswordForm
from shops.models import AccountChange, PromptPayAccount, Shop
from shops.views.pages import show


@never_cache
@sensitive_post_parameters("password", "target")
def shop_money(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shop(request, slug, "shops.change_shop_money")
    account = PromptPayAccount.objects.filter(shop=shop).select_related("changed_by").first()
    initial = {"holder": account.holder, "kind": account.kind} if account else {"holder": request.user.name}
    form = ChangedAccountForm(request.POST or None, user=request.user, initial=initial)
    if not form.is_valid():
        change = shop.account_changes.open().first()
        return show(request, shop, "shops/money.html", account=account, change=change, form=form)
    change = money.ask(shop, form.save(commit=False), by=request.user)
    messages.success(request, _("Asked for. Somebody else has to agree.") if change else _("Saved."))
    return redirect("shop_account_change", slug, change.pk) if change else redirect("shop_settings", slug)


@never_cache
@sensitive_post_parameters("password")
def shop_account_change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Everybody of the shop reads it; who may agree does so here, with the password."""
    shop = own_shop(request, slug)
    change = own_change(shop, pk)
    form = PasswordForm(request.POST or None, user=request.user)
    if request.method == "POST" and not may_agree(request, change):
        raise PermissionDenied
    if not form.is_valid():
        context = {"change": change, "form": form, "may_agree": may_agree(request, change)}
        return show(request, shop, "shops/account_change.html", **context)
    money.agree(change, by=request.user)
    messages.success(request, _("Agreed. Everybody of the shop is told, and anybody of you can still stop it."))
    return redirect("shop_account_change", slug, pk)


@require_POST
def shop_account_stop(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    shop = own_shop(request, slug)
    money.stop(own_change(shop, pk), by=request.user)
    messages.success(request, _("Stopped. Buyers go on paying as before."))
    return redirect("shop_settings", slug)


def own_change(shop: Shop, pk: int) -> AccountChange:
    people = shop.account_changes.select_related("shop", "asked_by", "agreed_by", "stopped_by")
    return get_object_or_404(people, pk=pk)


def may_agree(request: HttpRequest, change: AccountChange) -> bool:
    return request.user.has_perm("shops.agree_to_account_change", change)
