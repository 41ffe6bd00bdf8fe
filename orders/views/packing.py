"""Packing several orders at once: which ones, their labels and list on paper, and all of them packed by one press."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from netpracharat.personal import personal
from netpracharat.printing import paper
from netpracharat.refusals import Refusal
from orders import desk, packing
from orders.desk import Step
from orders.models import Order
from orders.papers import labels, packing_list
from orders.views.desk import ORDERS, page_of
from shops.access import own_shop
from shops.models import Shop


@require_safe
@personal
def shop_packing(request: HttpRequest, slug: str) -> HttpResponse:
    """What waits to be packed; with `?show=ship` what is packed, to print its labels again."""
    shop = own_shop(request, slug, ORDERS)
    step = Step.SHIP if request.GET.get("show") == Step.SHIP else Step.PACK
    page, next_url = page_of(shop, (step,), request, packing.AT_ONCE)
    context = {"shop": shop, "section": "orders", "orders": page, "next_url": next_url, "tabs": tabs(shop, step)}
    context["shows_packed"] = step == Step.SHIP
    return render(request, "orders/desk/packing.html", context)


def tabs(shop: Shop, chosen: Step) -> list[dict[str, object]]:
    waiting, words = desk.waiting(shop), {Step.PACK: _("To be packed"), Step.SHIP: _("Packed")}
    return [
        {"word": words[step], "url": f"?show={step}", "current": step == chosen, "count": waiting[step]}
        for step in packing.STEPS
    ]


@personal
def shop_packing_chosen(request: HttpRequest, slug: str) -> HttpResponse:
    """What is chosen, to be printed and packed."""
    if request.method == "POST":
        return packed(request, own_shop(request, slug, ORDERS))
    shop, orders = chosen(request, slug)
    context = {
        "shop": shop,
        "section": "orders",
        "orders": orders,
        "pieces": packing.pieces(orders),
        "query": request.GET.urlencode(),
        "is_all_packed": all(order.step == Step.SHIP for order in orders),
    }
    return render(request, "orders/desk/packing_chosen.html", context)


def packed(request: HttpRequest, shop: Shop) -> HttpResponse:
    done, refused = packing.pack(shop, request.POST.getlist("order"), by=request.user)
    if done:
        sentence = ngettext("Packed: %(count)d order.", "Packed: %(count)d orders.", done)
        messages.success(request, sentence % {"count": done})
    for number, sentence in refused:
        messages.error(request, f"{number}: {sentence}")
    return redirect(f"{reverse('shop_packing', args=(shop.slug,))}?show={Step.SHIP if done else Step.PACK}")


@require_safe
@personal
def shop_labels(request: HttpRequest, slug: str) -> HttpResponse:
    shop, orders = chosen(request, slug)
    return paper(labels.pdf(shop, orders), "labels")


@require_safe
@personal
def shop_packing_list(request: HttpRequest, slug: str) -> HttpResponse:
    shop, orders = chosen(request, slug)
    return paper(packing_list.pdf(shop, orders), "packing-list")


def chosen(request: HttpRequest, slug: str) -> tuple[Shop, list[Order]]:
    shop = own_shop(request, slug, ORDERS)
    orders = list(packing.chosen(shop, request.GET.getlist("order")))
    if not orders:
        back_to = reverse("shop_packing", args=(slug,))
        raise Refusal(_("Please choose at least one order that is to be packed or sent."), back_to=back_to)
    return shop, orders
