"""What a shop says about itself: its page, delivery and holidays."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shops import appearance, delivery
from shops.access import own_shop
from shops.forms import DeliveryForm, HolidayForm, ShopForm, rates_form
from shops.models import PromptPayAccount
from shops.views.pages import show


@never_cache
@require_safe
def shop_settings(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shop(request, slug)
    context = {
        "account": PromptPayAccount.objects.filter(shop=shop).first(),
        "change": shop.account_changes.open().first(),
        "rate_count": shop.delivery_rates.count(),
        "member_count": shop.members.count(),
        "is_on_holiday": shop.is_on_holiday(timezone.localdate()),
    }
    return show(request, shop, "shops/settings.html", **context)


def shop_edit(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shop(request, slug, "shops.change_shop_page")
    form = ShopForm(request.POST or None, request.FILES or None, instance=shop)
    if not form.is_valid():
        return show(request, shop, "shops/edit.html", form=form)
    appearance.revise(form.save(commit=False), fields=form.changed_fields)
    return saved(request, slug)


def shop_delivery(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shop(request, slug, "shops.change_shop_page")
    form = DeliveryForm(request.POST or None, instance=shop)
    rates = rates_form(shop, request.POST or None)
    if not (form.is_valid() & rates.is_valid()):
        return show(request, shop, "shops/delivery.html", form=form, rates=rates)
    terms = form.cleaned_data
    delivery.set_terms(
        shop,
        rates.rates,
        free_from=terms["free_delivery_from"],
        takes_cash=terms["takes_cash_on_delivery"],
    )
    return saved(request, slug)


def shop_holiday(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shop(request, slug, "shops.change_shop_page")
    if "end" in request.POST:
        appearance.set_holiday(shop, None, None)
        return saved(request, slug)
    form = HolidayForm(request.POST or None, initial={"first": shop.holiday_from, "last": shop.holiday_to})
    if not form.is_valid():
        return show(request, shop, "shops/holiday.html", form=form)
    appearance.set_holiday(shop, form.cleaned_data["first"], form.cleaned_data["last"])
    return saved(request, slug)


def saved(request: HttpRequest, slug: str) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("shop_settings", slug)
