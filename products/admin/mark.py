"""Marks of quality in the admin: an officer compares number and document, and answers; nothing is typed over."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Case, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat import documents
from netpracharat.accounts import waiting
from netpracharat.read_only import ReadOnly
from products.marks import checking, showing
from products.marks.forms import CheckForm
from products.models import Mark
from products.states import MARK_STEPS, MarkState
from shops.admin import shop

waiting.register(
    gettext_lazy("Marks of quality to check"),
    "products.view_mark",
    rows=Mark.objects.to_check_by,
    url=lambda: f"{reverse('admin:products_mark_changelist')}?state__exact={MarkState.WAITING}",
)
shop.also_keeps("products.MarkEvent")


@admin.register(Mark)
class MarkAdmin(ReadOnly, admin.ModelAdmin):
    """The longest waiting first."""

    list_display = ("__str__", "about", "shop", "state", "expires_on", "handed_in_at", "checked_by")
    list_filter = ("state", "kind")
    list_select_related = ("shop", "product", "checked_by")
    search_fields = ("number", "shop__name", "product__name")
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mark]:
        waiting_first = Case(When(state=MarkState.WAITING, then=Value(0)), default=Value(1))
        marks = super().get_queryset(request).select_related("shop", "product", "handed_in_by", "checked_by")
        return marks.order_by(waiting_first, "handed_in_at", "pk")

    @admin.display(description=gettext_lazy("product or shop"))
    def about(self, mark: Mark) -> str:
        return mark.about if mark.product else _("all that the shop makes")

    def get_urls(self) -> list[URLPattern]:
        answer, document = self.admin_site.admin_view(self.answer), self.admin_site.admin_view(self.document)
        return [
            path("<int:pk>/answer/", answer, name="products_mark_answer"),
            path("<int:pk>/document/", document, name="products_mark_document"),
            *super().get_urls(),
        ]

    def change_view(self, request: HttpRequest, object_id: str, *_args: object, **_options: object) -> HttpResponse:
        mark = self.get_object(request, unquote(object_id))
        if mark is None:
            raise Http404
        if not self.has_view_permission(request, mark):
            raise PermissionDenied
        return self.page(request, mark, CheckForm(mark))

    def answer(self, request: HttpRequest, pk: int) -> HttpResponse:
        """By an officer who does not belong to the shop."""
        mark = get_object_or_404(self.get_queryset(request), pk=pk)
        if not request.user.has_perm("shops.judge_shop_members", mark.shop):
            raise PermissionDenied
        form = CheckForm(mark, request.POST or None)
        if not form.is_valid():
            return self.page(request, mark, form)
        if form.cleaned_data["answer"] == "approve":
            checking.approve(mark, by=request.user)
        else:
            checking.send_back(mark, form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("Done. The shop is told."))
        return redirect("admin:products_mark_changelist")

    def page(self, request: HttpRequest, mark: Mark, form: CheckForm) -> HttpResponse:
        """What the shop says beside what it sent; the form where this officer may answer now."""
        is_open = mark.state in MARK_STEPS["send_back"][0]
        may_check = is_open and request.user.has_perm("shops.judge_shop_members", mark.shop)
        context = {
            "mark": mark,
            "badge": showing.badge(mark),
            "is_pdf": documents.is_pdf(mark.document),
            "form": form if may_check else None,
            "is_own": is_open and not may_check,
        }
        return render(request, "admin/products/mark/page.html", context)

    def document(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm("products.view_mark"):
            raise PermissionDenied
        return documents.response(get_object_or_404(Mark, pk=pk).document)
