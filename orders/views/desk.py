"""The shop's pages: what waits to be done, its orders, and one of them."""

from urllib.parse import urlencode

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from netpracharat.personal import personal, private_picture
from netpracharat.places.labels import label
from orders import desk, journey, packing, payments, times
from orders.desk import Step
from orders.desk_forms import WHY, RefundForm, ShipForm, WhyForm
from orders.models import Order, Slip
from orders.states import NOT_SENT, RUNNING, CaseState
from products import running_low
from shops import doors
from shops.access import own_shop
from shops.models import Shop

ORDERS = "shops.handle_shop_orders"
MONEY = "shops.handle_shop_payments"
ORDERS_A_PAGE = 20
PROBLEM = "problem"
SHOWN = {  # what `?show=` asks for → the steps of those orders
    "": desk.TO_DO,
    **{step: (step,) for step in (Step.ACCEPT, Step.CHECK, Step.PACK, Step.SHIP, Step.SENT, Step.COLLECT)},
    PROBLEM: desk.PROBLEMS,
    Step.UNPAID: (Step.UNPAID,),
    Step.ENDED: (Step.ENDED,),
}


@require_safe
@personal
def shop_desk(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shop(request, slug)
    waiting, may_list = desk.waiting(shop), request.user.has_perm("shops.list_shop_products", shop)
    context = {
        "shop": shop,
        "steps": [(step, waiting[step], *desk.SIGNS[step]) for step in desk.TO_DO if waiting[step]],
        "unpaid": waiting[Step.UNPAID],
        "sent": waiting[Step.SENT],
        "figures": desk.figures(shop),
        "running_out": running_low.of(shop) if may_list else (),
        "drafts": desk.drafts(shop) if may_list else 0,
        "doors": doors.of_shop(shop, request.user),
    }
    return render(request, "orders/desk/desk.html", context)


@require_safe
@personal
def shop_orders(request: HttpRequest, slug: str) -> HttpResponse:
    """The longest waiting first; what has ended, the newest first. Each page begins after the last one's end."""
    shop = own_shop(request, slug, ORDERS)
    show = request.GET.get("show", "")
    steps = SHOWN.get(show) or tuple(step for step in desk.TO_DO if step == show) or desk.TO_DO
    page, next_url = page_of(shop, steps, request, ORDERS_A_PAGE)
    context = {
        "shop": shop,
        "section": "orders",
        "title": steps[0].label if len(steps) == 1 else "",
        "tabs": tabs(shop, steps),
        "may_pack_several": set(steps) & set(packing.STEPS),
        "rows": [(order, Step(order.step).label, *desk.SIGNS[order.step]) for order in page],
        "next_url": next_url,
    }
    return render(request, "orders/desk/orders.html", context)


def page_of(shop: Shop, steps: tuple[Step, ...], request: HttpRequest, most: int) -> tuple[list[Order], str]:
    """At most so many orders, and the address of the next page of them."""
    backwards = Step.ENDED in steps
    orders = desk.orders_of(shop).filter(step__in=steps).order_by("-pk" if backwards else "pk")
    if last := shop.orders.filter(number=request.GET.get("after", "")).first():
        orders = orders.filter(**{"pk__lt" if backwards else "pk__gt": last.pk})
    page = list(orders.prefetch_related("lines")[: most + 1])
    if len(page) <= most:
        return page, ""
    page.pop()
    return page, "?" + urlencode({"show": request.GET.get("show", ""), "after": page[-1].number})


def tabs(shop: Shop, steps: tuple[Step, ...]) -> list[dict[str, object]]:
    """Only what there is some of, between all that is to do and all that has ended."""
    waiting = desk.waiting(shop)
    every = [tab_of(show, steps, sum(waiting[step] for step in SHOWN[show])) for show in SHOWN]
    return [tab for tab in every if tab["count"] or tab["current"] or tab["is_kept"]]


def tab_of(show: str, steps: tuple[Step, ...], number: int) -> dict[str, object]:
    words = {"": _("To do"), PROBLEM: _("Problems")}
    own, is_end = SHOWN[show], show == Step.ENDED
    return {
        "word": words.get(show) or Step(show).label,
        "url": f"?show={show}" if show else "?",
        "current": steps == own or (show == PROBLEM and steps[0] in own and len(steps) == 1),
        "count": 0 if is_end else number,
        "is_kept": is_end or not show,
    }


def order_of(request: HttpRequest, slug: str, number: str, permission: str = ORDERS) -> Order:
    """The order of this number, if it is the shop's own."""
    shop = own_shop(request, slug, permission)
    found = desk.orders_of(shop).select_related("parcel", "subdistrict__district__province")
    found = get_object_or_404(
        found.prefetch_related("lines", "events__by", "payments__slips", "refunds", "cases"), number=number
    )
    found.shop = shop
    return found


@require_safe
@personal
def shop_order(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    return show_order(request, order_of(request, slug, number))


def show_order(request: HttpRequest, order: Order, **wrong: Form) -> HttpResponse:
    """The page of an order; `wrong` are forms that came back with errors, by name."""
    sign, tone = desk.SIGNS[order.step]
    context = {
        "shop": order.shop,
        "section": "orders",
        "order": order,
        "step_word": Step(order.step).label,
        "sign": sign,
        "tone": tone,
        "step_template": f"orders/desk/_step_{order.step}.html",
        "place": label(order.subdistrict),
        "events": journey.timeline(order),
        "rejected": payments.rejected(order),
        "accept_by": order.placed_at + times.TO_ACCEPT,
        "may_cancel": order.state in RUNNING and order.fulfilment_status in NOT_SENT and order.step != Step.ANSWER,
        "may_handle_money": request.user.has_perm(MONEY, order.shop),
        "forms": {name: WhyForm(name) for name in WHY} | {"ship": ShipForm(), "refund": refund_form(order)} | wrong,
    }
    return render(request, "orders/desk/order.html", context)


def refund_form(order: Order, *sent: object) -> RefundForm:
    is_argued_about = any(case.refund_id and case.state == CaseState.RESOLVED for case in order.cases.all())
    return RefundForm(*sent, is_argued_about=is_argued_about)


@require_safe
@personal
def shop_order_note(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """The sheet that is printed: address for the parcel, list for whoever packs it."""
    order = order_of(request, slug, number)
    return render(request, "orders/desk/note.html", {"order": order, "place": label(order.subdistrict)})


@require_safe
@personal
def shop_slip(request: HttpRequest, slug: str, number: str, pk: int) -> HttpResponse:
    order = order_of(request, slug, number, MONEY)
    slip = get_object_or_404(Slip.objects.exclude(picture=""), pk=pk, payment__order=order)
    return private_picture(slip.picture)


@require_safe
@personal
def shop_refund_slip(request: HttpRequest, slug: str, number: str, pk: int) -> HttpResponse:
    order = order_of(request, slug, number, MONEY)
    return private_picture(get_object_or_404(order.refunds.exclude(evidence=""), pk=pk).evidence)
