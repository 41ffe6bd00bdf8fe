"""Orders in the admin: looked at, and helped along by the actions that shop and buyer have too."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.accounts import masks
from netpracharat.money import baht
from netpracharat.read_only import ReadOnly
from netpracharat.thai import phones
from orders import officers, times
from orders.desk_forms import WhyForm
from orders.events import Verb
from orders.models import Case, Order, OrderEvent, OrderLine, Parcel, Payment, Refund


class LineInline(ReadOnly, admin.TabularInline):
    model = OrderLine
    fields = readonly_fields = ("name", "variant_name", "unit_price", "quantity", "total")


class PaymentInline(ReadOnly, admin.TabularInline):
    model = Payment
    fields = ("method", "state", "amount", "submitted_at", "confirmed_at", "confirmed_by", "reject_reason")


class RefundInline(ReadOnly, admin.TabularInline):
    model = Refund
    fields = ("state", "amount", "reason", "requested_at", "done_at", "done_by")


class ParcelInline(ReadOnly, admin.TabularInline):
    model = Parcel
    extra = 0  # a parcel that may be but one would otherwise be offered as an empty row
    fields = readonly_fields = ("state", "carried_by", "tracking_number", "packed_at", "shipped_at", "delivered_at")

    @admin.display(description=gettext_lazy("carrier"))
    def carried_by(self, parcel: Parcel) -> str:
        return parcel.carrier_name


class CaseInline(ReadOnly, admin.TabularInline):
    model = Case
    fields = ("kind", "state", "opened_at", "answer_by", "decided_by")
    show_change_link = True


class EventInline(ReadOnly, admin.TabularInline):
    model = OrderEvent
    fields = readonly_fields = ("at", "what", "by", "note")

    @admin.display(description=gettext_lazy("what happened"))
    def what(self, event: OrderEvent) -> str:
        return Verb(event.verb).label


class OwedFilter(admin.SimpleListFilter):
    """Orders whose money waits to be paid back, and those of them where that lasts too long."""

    title = gettext_lazy("money to be paid back")
    parameter_name = "owed"

    def lookups(self, _request: HttpRequest, _admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("any", _("any")), ("long", _("for a week or longer"))]

    def queryset(self, _request: HttpRequest, orders: QuerySet[Order]) -> QuerySet[Order]:
        now = timezone.now()
        since = {"any": now, "long": now - times.REFUND_PATIENCE}.get(self.value())
        return orders.owed_since_before(since) if since else orders


@admin.register(Order)
class OrderAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("number", "shop", "state", "payment_status", "fulfilment_status", "total_shown", "placed_at")
    list_filter = ("state", OwedFilter, "payment_status", "fulfilment_status", "payment_method")
    list_select_related = ("shop",)
    search_fields = ("=number", "shop__name")
    search_help_text = gettext_lazy("An order number, a shop's name, or a whole phone number")
    date_hierarchy = "placed_at"
    fields = (
        *("number", "shop", "state", "payment_method", "payment_status", "fulfilment_status"),
        *(
            "goods_total",
            "delivery_fee",
            "discount",
            "total",
            "recipient",
            "masked_phone",
            "address",
            "subdistrict",
            "postal_code",
            "note",
        ),
        *("placed_at", "expires_at", "confirmed_at", "completes_at", "ended_at", "cancel_reason", "cancel_asked_at"),
    )
    inlines = (LineInline, PaymentInline, RefundInline, ParcelInline, CaseInline, EventInline)
    list_per_page = 50
    show_full_result_count = False
    change_form_template = "admin/orders/order/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Order]:
        return super().get_queryset(request).select_related("shop", "subdistrict__district__province")

    def get_search_results(
        self, request: HttpRequest, orders: QuerySet[Order], search_term: str
    ) -> tuple[QuerySet[Order], bool]:
        """A phone is found whole, however it is typed; a part of one would let a mask be guessed away."""
        try:
            return orders.filter(phone=phones.normalise(search_term)), False
        except ValueError:
            return super().get_search_results(request, orders, search_term)

    @admin.display(description=gettext_lazy("total"), ordering="total")
    def total_shown(self, order: Order) -> str:
        return baht(order.total)

    @admin.display(description=gettext_lazy("phone"))
    def masked_phone(self, order: Order) -> str:
        return masks.phone(order.phone)

    def get_urls(self) -> list[URLPattern]:
        act = self.admin_site.admin_view(self.act)
        return [path("<int:pk>/act/<str:verb>/", act, name="orders_order_act"), *super().get_urls()]

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **options: Any) -> HttpResponse:
        order = self.get_object(request, unquote(object_id))
        may_help = order and request.user.has_perm("orders.help_order")
        options["extra_context"] = {"acts": buttons(order) if may_help else []}
        return super().change_view(request, object_id, *args, **options)

    def act(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """Says what will happen, asks for the reason where one is needed, and does it."""
        if not request.user.has_perm("orders.help_order"):
            raise PermissionDenied
        order, act = get_object_or_404(self.get_queryset(request), pk=pk), officers.ACTS.get(verb)
        if act is None:
            raise Http404
        form = WhyForm("cancel", request.POST or None) if act.needs_reason else None
        if request.method == "POST" and (form is None or form.is_valid()):
            act.do(order, form.cleaned_data["reason"] if form else "", request.user)
            messages.success(request, _("Done."))
            return redirect("admin:orders_order_change", pk)
        context = {"order": order, "form": form, "title": act.name, "opts": self.opts}
        return render(request, "admin/orders/order/act.html", self.admin_site.each_context(request) | context)


def buttons(order: Order) -> list[tuple[str, str]]:
    return [
        (officers.ACTS[verb].name, reverse("admin:orders_order_act", args=(order.pk, verb)))
        for verb in officers.possible(order)
    ]
