"""A shop's discount codes: made, looked at and ended by those who answer for the shop."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from netpracharat.paging import page_of
from netpracharat.personal import personal
from orders import discounts
from orders.discount_forms import DiscountCodeForm
from orders.models import DiscountCode
from shops.access import own_shop

CODES_A_PAGE = 20
ANSWER = "shops.answer_for_shop"


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def shop_discounts(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shop(request, slug, ANSWER)
    blank = DiscountCode(shop=shop, kind=DiscountCode.Kind.AMOUNT, value=None, minimum=None)
    form = DiscountCodeForm(request.POST or None, instance=blank)
    if form.is_valid():
        discounts.make(form.instance, by=request.user)
        messages.success(request, _("The code counts. Tell your buyers: they type it in the basket."))
        return redirect("shop_discounts", slug)
    paged = page_of(request, shop.discount_codes.all(), CODES_A_PAGE)
    today = timezone.localdate()
    rows = [(code, discounts.unready(code, today)) for code in paged["page"]]
    context = {"shop": shop, "section": "shop", "form": form, "rows": rows}
    return render(request, "orders/desk/discounts.html", context | paged)


@require_POST
@personal
def shop_discount_end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    shop = own_shop(request, slug, ANSWER)
    discounts.end(get_object_or_404(shop.discount_codes, pk=pk))
    messages.success(request, _("The code is ended. Orders that used it keep their price."))
    return redirect("shop_discounts", slug)
