"""Cases in the admin: an officer reads both sides and decides; nothing is typed over."""

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

from netpracharat.accounts import waiting
from netpracharat.personal import private_picture
from netpracharat.read_only import ReadOnly
from orders import case_story, cases, refunds, times
from orders.case_forms import RulingForm
from orders.models import Case, Order
from orders.states import CaseState

waiting.register(
    gettext_lazy("Cases to decide"),
    "orders.view_case",
    rows=Case.objects.to_decide_by,
    url=lambda: f"{reverse('admin:orders_case_changelist')}?state__exact={CaseState.ESCALATED}",
)
waiting.register(
    gettext_lazy("Orders whose money is not paid back for a week"),
    "orders.view_order",
    rows=lambda _officer: Order.objects.owed_since_before(timezone.now() - times.REFUND_PATIENCE),
    url=lambda: f"{reverse('admin:orders_order_changelist')}?owed=long",
)


@admin.register(Case)
class CaseAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("order", "shop", "kind", "state", "opened_at", "answer_by", "decided_by")
    list_filter = ("state", "kind")
    list_select_related = ("order__shop", "decided_by")
    search_fields = ("=order__number", "order__shop__name")
    date_hierarchy = "opened_at"
    list_per_page = 50
    show_full_result_count = False

    @admin.display(description=gettext_lazy("shop"), ordering="order__shop__name")
    def shop(self, case: Case) -> str:
        return case.order.shop.name

    def get_queryset(self, request: HttpRequest) -> QuerySet[Case]:
        return super().get_queryset(request).select_related("order__shop", "refund")

    def get_urls(self) -> list[URLPattern]:
        decide, photo = self.admin_site.admin_view(self.decide), self.admin_site.admin_view(self.photo)
        return [
            path("<int:pk>/decide/", decide, name="orders_case_decide"),
            path("<int:pk>/photos/<int:photo_id>/", photo, name="orders_case_photo"),
            *super().get_urls(),
        ]

    def change_view(self, request: HttpRequest, object_id: str, *_args: Any, **_options: Any) -> HttpResponse:
        case = self.get_object(request, unquote(object_id))
        if case is None:
            raise Http404
        if not self.has_view_permission(request, case):
            raise PermissionDenied
        return self.page(request, case, RulingForm(refunds.outstanding(case.order)))

    def decide(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The last word: what the buyer gets, and why."""
        case = get_object_or_404(self.get_queryset(request), pk=pk)
        if not request.user.has_perm("orders.decide_case", case):
            raise PermissionDenied
        form = RulingForm(refunds.outstanding(case.order), request.POST or None)
        if not form.is_valid():
            return self.page(request, case, form)
        cases.decide(case, form.answer(), by=request.user)
        messages.success(request, _("Decided. Buyer and shop are told."))
        return redirect("admin:orders_case_change", pk)

    def page(self, request: HttpRequest, case: Case, form: RulingForm) -> HttpResponse:
        """What both sides have said and shown; the form where this officer may decide now."""
        may_decide = case.state == CaseState.ESCALATED and request.user.has_perm("orders.decide_case", case)
        context = {
            "case": case,
            "order": case.order,
            "headline": case_story.headline(case),
            "events": case_story.turns(case),
            "photos": [reverse("admin:orders_case_photo", args=(case.pk, photo.pk)) for photo in case.photos.all()],
            "form": form if may_decide else None,
        }
        return render(request, "admin/orders/case/page.html", context)

    def photo(self, request: HttpRequest, pk: int, photo_id: int) -> HttpResponse:
        if not request.user.has_perm("orders.view_case"):
            raise PermissionDenied
        case = get_object_or_404(self.get_queryset(request), pk=pk)
        return private_picture(get_object_or_404(case.photos, pk=photo_id).picture)
