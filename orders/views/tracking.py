"""Tracking numbers of many parcels: pasted, looked at line by line, and only then sent."""

import hashlib

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from netpracharat.personal import personal
from orders import desk, tracking
from orders.desk_forms import TrackingForm
from orders.tracking import Line
from orders.views.desk import ORDERS
from shops.access import own_shop
from shops.models import Shop


@personal
def shop_tracking(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shop(request, slug, ORDERS)
    if request.method != "POST":
        return begin(request, shop)
    form = TrackingForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(request, shop, form)
    text, carrier = form.cleaned_data["text"], form.cleaned_data["carrier"]
    lines = tracking.read(shop, text, carrier)
    looked_at = request.POST.get("seen")
    if looked_at == seen(text, carrier):  # nothing else is sent
        return sent(request, shop, lines, carrier)
    if looked_at:
        messages.warning(request, _("You changed something. Please look at the lines, then press once more."))
    return show(request, shop, TrackingForm(initial={"lines": text, "carrier": carrier}), lines, seen(text, carrier))


def begin(request: HttpRequest, shop: Shop) -> HttpResponse:
    orders = desk.orders_of(shop).filter(step=desk.Step.SHIP).order_by("pk")[: tracking.MOST_LINES]
    return show(request, shop, TrackingForm(initial={"lines": tracking.begun(orders)}))


def sent(request: HttpRequest, shop: Shop, lines: list[Line], carrier: str) -> HttpResponse:
    """What is left stays on the page, as it was typed."""
    done, left = tracking.send(lines, by=request.user)
    if done:
        sentence = ngettext(
            "%(count)d parcel is sent. The buyer is told.", "%(count)d parcels are sent. The buyers are told.", done
        )
        messages.success(request, sentence % {"count": done})
    if not left:
        return redirect("shop_orders", shop.slug)
    text = "\n".join(line.written.text for line in left)
    return show(request, shop, TrackingForm(initial={"lines": text, "carrier": carrier}), left)


def show(
    request: HttpRequest, shop: Shop, form: TrackingForm, lines: list[Line] | None = None, seen: str = ""
) -> HttpResponse:
    ready = sum(not line.trouble for line in lines or ())
    waiting = desk.orders_of(shop).filter(step__in=tracking.CAN_BE_SENT).order_by("pk")[: tracking.MOST_LINES]
    context = {"shop": shop, "section": "orders", "form": form, "lines": lines, "seen": seen}
    return render(request, "orders/desk/tracking.html", context | {"ready": ready, "waiting": waiting})


def seen(text: str, carrier: str) -> str:
    """A mark of what the look was at."""
    return hashlib.sha256(f"{carrier}\n{text}".encode()).hexdigest()
