"""The buyer's pages of one order, reached by its unguessable link, and the list of a user's own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netpracharat.paging import page_of
from netpracharat.personal import personal, private_picture
from netpracharat.places.labels import label
from netpracharat.thai import parcels as carriers
from orders import case_story, cases, journey, lifecycle, parcels, payments, promptpay, reviewing
from orders.forms import ReasonForm, SlipForm
from orders.models import Order, Slip
from orders.states import CaseState, OrderState
from orders.views.basket import signed_in

ORDERS_A_PAGE = 10


def order_of(token: str) -> Order:
    return get_object_or_404(Order.objects.for_buyer(), token=token)


def order_to_act_on(request: HttpRequest, token: str) -> Order:
    """The order, if this visitor is its buyer and not merely somebody who was sent its link."""
    found = order_of(token)
    if not request.user.has_perm("orders.act_as_buyer", found):
        raise PermissionDenied
    return found


@login_not_required
@require_safe
@personal
def order(request: HttpRequest, token: str) -> HttpResponse:
    found = order_of(token)
    parcel = getattr(found, "parcel", None)
    case = found.cases.first()
    is_argued_about = case is not None and case.state != CaseState.CLOSED
    context = {
        "order": found,
        "tracking_page": carriers.tracking_page(parcel.carrier, parcel.tracking_number) if parcel else "",
        "headline": journey.headline(found),
        "place": label(found.subdistrict),
        "events": journey.timeline(found),
        "can_cancel": journey.can_cancel(found),
        "can_miss": journey.can_miss(found) and not is_argued_about,
        "can_report": not is_argued_about and cases.possible_kinds(found, timezone.now()),
        "is_argued_about": is_argued_about,
        "case": case,
        "case_headline": case and case_story.headline(case),
        "may_have_paid": found.state in payments.ENDED_UNPAID and payments.waiting(found),
        "refunds": found.refunds.order_by("pk"),
        "is_buyer": request.user.has_perm("orders.act_as_buyer", found),
        "reviews": reviewing.rows(found),
    }
    return render(request, "orders/order.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@personal
def pay(request: HttpRequest, token: str) -> HttpResponse:
    """The PromptPay code of this very amount; posting sends the slip."""
    found = order_to_act_on(request, token)
    payment = payments.waiting(found)
    if payment is None:
        return redirect("order", token)
    form = SlipForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        payments.submit_slip(found, form.cleaned_data["picture"], by=signed_in(request))
        messages.success(request, _("Your slip has arrived. The shop will check the transfer."))
        return redirect("order", token)
    context = {"order": found, "payment": payment, "code": promptpay.svg(payment), "form": form}
    return render(request, "orders/pay.html", context)


@login_not_required
@require_safe
@personal
def pay_picture(request: HttpRequest, token: str) -> HttpResponse:
    """The code as a picture to keep: the bank's app opens it on the phone that shows this page."""
    found = order_to_act_on(request, token)
    payment = payments.waiting(found)
    if payment is None or found.state != OrderState.PENDING:
        return redirect("order", token)
    headers = {"Content-Disposition": f'attachment; filename="PromptPay-{found.number}.png"'}
    return HttpResponse(promptpay.png(payment), content_type="image/png", headers=headers)


@login_not_required
@require_POST
@personal
def cancel(request: HttpRequest, token: str) -> HttpResponse:
    """At once while nobody has accepted it; after that the shop is asked."""
    found, form = order_to_act_on(request, token), ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    lifecycle.cancel_by_buyer(found, by=signed_in(request), reason=reason)
    return redirect("order", token)


@login_not_required
@require_POST
@personal
def receive(request: HttpRequest, token: str) -> HttpResponse:
    parcels.deliver(order_to_act_on(request, token), by=signed_in(request))
    messages.success(request, _("Thank you. The shop knows that it has arrived."))
    return redirect("order", token)


@login_not_required
@require_POST
@personal
def miss(request: HttpRequest, token: str) -> HttpResponse:
    """It has not come."""
    found, form = order_to_act_on(request, token), ReasonForm(request.POST)
    parcels.miss(found, form.cleaned_data["reason"] if form.is_valid() else "", by=signed_in(request))
    messages.success(request, _("The shop is told, and will call you."))
    return redirect("order", token)


@login_not_required
@require_POST
@personal
def complete(request: HttpRequest, token: str) -> HttpResponse:
    lifecycle.complete(order_to_act_on(request, token), by=signed_in(request))
    return redirect("order", token)


@login_not_required
@require_safe
@personal
def slip(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    rows = Slip.objects.select_related("payment__order__purchase", "payment__order__shop").exclude(picture="")
    found = get_object_or_404(rows, pk=pk, payment__order__token=token)
    if not request.user.has_perm("orders.view_slips", found.payment.order):
        raise PermissionDenied
    return private_picture(found.picture)


@login_not_required
@require_safe
@personal
def refund_slip(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """What the shop shows of the money it sent back."""
    found = order_of(token)
    refund = get_object_or_404(found.refunds.exclude(evidence=""), pk=pk)
    if not request.user.has_perm("orders.view_slips", found):
        raise PermissionDenied
    return private_picture(refund.evidence)


@require_safe
@personal
def account_orders(request: HttpRequest) -> HttpResponse:
    orders = Order.objects.for_buyer().bought_by(request.user).prefetch_related("lines")
    paged = page_of(request, orders, ORDERS_A_PAGE)
    return render(request, "orders/account_orders.html", paged | {"rows": journey.rows(paged["page"])})
