"""The basket's page, and what goes in and out of it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from netpracharat.personal import personal
from netpracharat.refusals import Refusal
from orders import baskets, counting, quotes
from orders.counting import COOKIE_SECONDS
from orders.forms import AddForm, ChangeForm
from orders.models import Basket

BASKET_COOKIE = "basket"


def basket_of(request: HttpRequest) -> Basket | None:
    return baskets.find(request.user, request.COOKIES.get(BASKET_COOKIE, ""))


def remember(response: HttpResponse, basket: Basket) -> HttpResponse:
    """The cookies by which a guest's basket is found again, written when it changed."""
    if basket.user_id is None:
        options = {"max_age": COOKIE_SECONDS, "samesite": "Lax", "secure": settings.SESSION_COOKIE_SECURE}
        response.set_cookie(BASKET_COOKIE, basket.token, httponly=True, **options)
    counting.tell(response, baskets.pieces(basket))
    return response


@login_not_required
@require_safe
@personal
def basket(request: HttpRequest) -> HttpResponse:
    found = basket_of(request)
    quote = quotes.of_lines(found.lines.for_quote() if found else ())
    return render(request, "orders/basket.html", {"quote": quote, "most": baskets.MOST_PIECES})


@login_not_required
@require_POST
def basket_add(request: HttpRequest) -> HttpResponse:
    form = AddForm(request.POST)
    if not form.is_valid():
        raise Refusal(form.first_error())
    into = baskets.find_or_open(request.user, request.COOKIES.get(BASKET_COOKIE, ""))
    baskets.add(into, form.cleaned_data["variant"], form.cleaned_data["quantity"])
    messages.success(request, _("It is in your basket."))
    return remember(redirect("basket"), into)


@login_not_required
@require_POST
def basket_change(request: HttpRequest) -> HttpResponse:
    """Another quantity of a line; 0 takes it out."""
    form, found = ChangeForm(request.POST), basket_of(request)
    if not form.is_valid():
        raise Refusal(form.first_error())
    if found is None:
        return redirect("basket")
    baskets.set_quantity(found, form.cleaned_data["variant"], form.cleaned_data["quantity"])
    return remember(redirect("basket"), found)
