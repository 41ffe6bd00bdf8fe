"""Checkout: the address, then how to pay and a last look, then placed."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netpracharat import codes
from netpracharat.personal import personal
from netpracharat.places.labels import label
from netpracharat.places.models import Subdistrict
from netpracharat.refusals import Refusal
from orders import baskets, checkout, journey, quotes
from orders.forms import AddressForm, PlaceForm
from orders.models import Purchase
from orders.states import PaymentMethod
from orders.views.basket import basket_of, remember, signed_in


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@personal
def address(request: HttpRequest) -> HttpResponse:
    basket = basket_of(request)
    if basket is None or not basket.lines.exists():
        return redirect("basket")
    form = AddressForm(request.POST or None, initial=AddressForm.initial_of(checkout.suggested(basket, request.user)))
    if form.is_valid():
        baskets.keep_delivery(basket, form.delivery())
        return redirect("checkout_review")
    return render(request, "orders/checkout_address.html", {"form": form})


@login_not_required
@require_safe
@personal
def review(request: HttpRequest) -> HttpResponse:
    basket = basket_of(request)
    delivery = checkout.delivery_of(basket) if basket else None
    if delivery is None:
        return redirect("checkout")
    quote = quotes.of_basket(basket, signed_in(request))
    if not quote.buyable:
        return redirect("basket")
    places = Subdistrict.objects.select_related("district__province")
    context = {
        "quote": quote,
        "delivery": delivery,
        "place": label(places.get(pk=delivery.subdistrict_id)),
        "key": codes.secret_token(),
        "seen": checkout.digest(quote, delivery),
    }
    return render(request, "orders/checkout_review.html", context)


@login_not_required
@require_POST
@personal
def place(request: HttpRequest) -> HttpResponse:
    form, basket = PlaceForm(request.POST), basket_of(request)
    if basket is None or not form.is_valid():
        raise Refusal(_("Your basket has changed. Please look at it again."), back_to=reverse("basket"))
    placed = checkout.place(basket, form.wish(), by=signed_in(request))
    return remember(_first_page_of(placed), basket)


def _first_page_of(purchase: Purchase) -> HttpResponse:
    """One order to pay goes straight to its payment page; several stand together first."""
    orders = list(purchase.orders.all())
    if len(orders) == 1 and orders[0].payment_method == PaymentMethod.PROMPTPAY:
        return redirect("order_pay", orders[0].token)
    return redirect("purchase", purchase.token)


@login_not_required
@require_safe
@personal
def purchase(request: HttpRequest, token: str) -> HttpResponse:
    """What was placed at once: its orders, each paid to its own shop."""
    found = get_object_or_404(Purchase, token=token)
    orders = found.orders.for_buyer().prefetch_related("lines").order_by("pk")
    return render(request, "orders/purchase.html", {"purchase": found, "rows": journey.rows(orders)})
