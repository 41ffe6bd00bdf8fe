"""The basket's page, and what goes in and out of it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from netpracharat.accounts.models import User
from netpracharat.personal import personal
from netpracharat.refusals import Refusal
from orders import baskets, counting, discounts, quotes
from orders.counting import COOKIE_SECONDS
from orders.discount_forms import CodeForm
from orders.forms import AddForm, ChangeForm
from orders.models import Basket
from orders.quotes import Quote
from shops.models import Shop

BASKET_COOKIE = "basket"


def basket_of(request: HttpRequest) -> Basket | None:
    return baskets.find(request.user, request.COOKIES.get(BASKET_COOKIE, ""))


def signed_in(request: HttpRequest) -> User | None:
    """Who did it, for the books; a guest is nobody."""
    return request.user if request.user.is_authenticated else None


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
    return basket_page(request, found)


def basket_page(request: HttpRequest, found: Basket | None, wrong: CodeForm | None = None) -> HttpResponse:
    """The basket, each shop's part with a field for its code; `wrong` is the one that has an error."""
    quote = quotes.of_basket(found, signed_in(request)) if found else Quote(())
    rows = [(part, wrong if wrong and wrong.shop == part.shop else CodeForm(part.shop)) for part in quote.shops]
    context = {"quote": quote, "rows": rows, "wrong": wrong, "most": baskets.MOST_PIECES}
    return render(request, "orders/basket.html", context)


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


@login_not_required
@require_POST
@personal
def basket_code(request: HttpRequest, shop_id: int) -> HttpResponse:
    """The discount code for one shop's part; pressed with `out`, it is taken out."""
    found, shop = basket_of(request), get_object_or_404(Shop, pk=shop_id)
    form = CodeForm(shop, request.POST)
    if found is None:
        return redirect("basket")
    if "out" in request.POST:
        discounts.take_out(found, shop)
    elif form.is_valid():
        discounts.put_in(found, form.cleaned_data["code"])
    else:
        return basket_page(request, found, form)
    return redirect("basket")
