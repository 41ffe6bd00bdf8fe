"""What a shop does with an order: each a button on its page, each once however often it is pressed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from orders import lifecycle, parcels, payments, refunds
from orders.desk_forms import ShipForm, WhyForm
from orders.models import Order
from orders.views.desk import MONEY, order_of, refund_form, show_order


def done(request: HttpRequest, order: Order, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("shop_order", order.shop.slug, order.number)


@require_POST
def accept(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    order = order_of(request, slug, number, MONEY)
    lifecycle.accept(order, by=request.user)
    return done(request, order, _("Accepted. Please pack it now."))


@require_POST
def receive_money(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Money that came without a slip: late, or in cash."""
    order = order_of(request, slug, number, MONEY)
    payments.receive(order, by=request.user)
    return done(request, order, _("The money is recorded."))


@require_POST
def confirm_payment(request: HttpRequest, slug: str, number: str, pk: int) -> HttpResponse:
    order = order_of(request, slug, number, MONEY)
    payments.confirm(get_object_or_404(order.payments, pk=pk), by=request.user)
    return done(request, order, _("The money is recorded."))


@require_POST
def reject_payment(request: HttpRequest, slug: str, number: str, pk: int) -> HttpResponse:
    order, form = order_of(request, slug, number, MONEY), WhyForm("reject", request.POST)
    if not form.is_valid():
        return show_order(request, order, reject=form)
    payments.reject(get_object_or_404(order.payments, pk=pk), form.cleaned_data["reason"], by=request.user)
    return done(request, order, _("The buyer is told, and has at least 12 hours to try again."))


@require_POST
def review_payment(request: HttpRequest, slug: str, number: str, pk: int) -> HttpResponse:
    """It was rejected by mistake."""
    order = order_of(request, slug, number, MONEY)
    payments.review(get_object_or_404(order.payments, pk=pk), by=request.user)
    return done(request, order, _("The slip is back. Please look into your account again."))


@require_POST
def pack(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    order = order_of(request, slug, number)
    parcels.pack(order, by=request.user)
    return done(request, order, _("Packed. Now it can be sent."))


@require_POST
def ship(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    order, form = order_of(request, slug, number), ShipForm(request.POST)
    if not form.is_valid():
        return show_order(request, order, ship=form)
    parcels.ship(order, form.cleaned_data["carrier"], form.cleaned_data["number"], by=request.user)
    return done(request, order, _("Sent. The buyer is told."))


@require_POST
def fail(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    order, form = order_of(request, slug, number), WhyForm("fail", request.POST)
    if not form.is_valid():
        return show_order(request, order, fail=form)
    parcels.fail(order, form.cleaned_data["reason"], by=request.user)
    return done(request, order, _("The buyer is told. Send it again, or end the order, as soon as you can."))


@require_POST
def lose(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    order, form = order_of(request, slug, number, MONEY), WhyForm("lose", request.POST)
    if not form.is_valid():
        return show_order(request, order, lose=form)
    parcels.lose(order, form.cleaned_data["reason"], by=request.user)
    return done(request, order, _("The order has ended. The buyer is told."))


@require_POST
def take_back(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    order, form = order_of(request, slug, number, MONEY), WhyForm("return", request.POST)
    if not form.is_valid():
        return show_order(request, order, **{"return": form})
    parcels.take_back(order, form.cleaned_data["reason"], by=request.user)
    return done(request, order, _("The order has ended and the goods are on your shelf again."))


@require_POST
def cancel(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    order, form = order_of(request, slug, number, MONEY), WhyForm("cancel", request.POST)
    if not form.is_valid():
        return show_order(request, order, cancel=form)
    lifecycle.cancel(order, form.cleaned_data["reason"], by=request.user)
    return done(request, order, _("The order is cancelled. The buyer is told."))


@require_POST
def keep(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    order, form = order_of(request, slug, number, MONEY), WhyForm("keep", request.POST)
    if not form.is_valid():
        return show_order(request, order, keep=form)
    lifecycle.keep(order, form.cleaned_data["reason"], by=request.user)
    return done(request, order, _("The buyer is told that the order goes on."))


@require_POST
def refund_done(request: HttpRequest, slug: str, number: str, pk: int) -> HttpResponse:
    order = order_of(request, slug, number, MONEY)
    refund, form = get_object_or_404(order.refunds, pk=pk), refund_form(order, request.POST, request.FILES)
    if not form.is_valid():
        return show_order(request, order, refund=form)
    refunds.mark_done(refund, by=request.user, evidence=form.cleaned_data["picture"])
    return done(request, order, _("Recorded. The buyer is told."))


@require_POST
def refund_failed(request: HttpRequest, slug: str, number: str, pk: int) -> HttpResponse:
    order, form = order_of(request, slug, number, MONEY), WhyForm("refund_failed", request.POST)
    refund = get_object_or_404(order.refunds, pk=pk)
    if not form.is_valid():
        return show_order(request, order, refund_failed=form)
    refunds.fail(refund, form.cleaned_data["reason"], by=request.user)
    return done(request, order, _("The buyer is told, and asked for another account."))
