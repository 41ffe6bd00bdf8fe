"""What was reported, for officers to decide; the log of what was decided; and the appeals against it."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat import pictures
from netpracharat.accounts import waiting
from netpracharat.read_only import ReadOnly
from products.models import Decision, Matter
from products.moderation import appealing, deciding
from products.moderation.forms import AnswerAppealForm, DecideForm
from products.states import Verdict

JUDGE = "products.judge_product"
SUBJECTS = ("matter__shop", "matter__product", "matter__review__product", "matter__question__product")

waiting.register(
    gettext_lazy("Reports to decide"),
    JUDGE,
    rows=lambda _officer: Matter.objects.waiting(),
    url=lambda: reverse("admin:products_matter_changelist"),
)
waiting.register(
    gettext_lazy("Appeals that wait for another officer"),
    JUDGE,
    rows=lambda officer: Decision.objects.appealed().exclude(by=officer),
    url=lambda: reverse("admin:products_decision_changelist"),
)


def judged(site: admin.ModelAdmin, request: HttpRequest, object_id: str) -> Matter | Decision:
    """The row, for an officer."""
    if not request.user.has_perm(JUDGE):
        raise PermissionDenied
    found = site.get_object(request, unquote(object_id))
    if found is None:
        raise Http404
    return found


@admin.register(Matter)
class MatterAdmin(ReadOnly, admin.ModelAdmin):
    """The longest waiting first; a row leads to the page that decides it."""

    list_display = ("__str__", "shop_name", "open_reports", "waiting_since")
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Matter]:
        matters = super().get_queryset(request).with_subject()
        matters = matters.annotate(open_count=Count("reports", filter=Q(reports__decision=None)))
        return matters.order_by(F("waiting_since").asc(nulls_last=True), "-pk")

    @admin.display(description=gettext_lazy("shop"))
    def shop_name(self, matter: Matter) -> str:
        return matter.about_shop.name

    @admin.display(description=gettext_lazy("open reports"))
    def open_reports(self, matter: Matter) -> int:
        return matter.open_count

    def change_view(self, request: HttpRequest, object_id: str, *_args: object, **_options: object) -> HttpResponse:
        matter = judged(self, request, object_id)
        form = DecideForm(matter, request.POST if request.method == "POST" else None)
        if form.is_valid():
            deciding.decide(matter, Verdict(form.cleaned_data["verdict"]), form.cleaned_data["reason"], by=request.user)
            messages.success(request, _("Done."))
            return redirect("admin:products_matter_changelist")
        return self.show(request, matter, form)

    def show(self, request: HttpRequest, matter: Matter, form: Form) -> HttpResponse:
        photos = matter.subject.photos.all() if matter.kind in ("product", "review") else ()
        context = {
            "matter": matter,
            "form": form,
            "reports": matter.reports.filter(decision=None).order_by("pk")[:50],
            "decisions": matter.decisions.select_related("by")[:20],
            "photos": [pictures.url(photo.key) for photo in photos],
            "title": str(matter),
            "opts": self.opts,
        }
        return render(request, "admin/products/matter/decide.html", self.admin_site.each_context(request) | context)


@admin.register(Decision)
class DecisionAdmin(ReadOnly, admin.ModelAdmin):
    """The log; appeals that nobody has answered stand first."""

    list_display = ("__str__", "reason", "by", "at", "appealed_at", "outcome")
    list_filter = ("verdict", "outcome")
    date_hierarchy = "at"
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Decision]:
        first = Case(When(appealed_at__isnull=False, answered_at=None, then=Value(0)), default=Value(1))
        return super().get_queryset(request).select_related("by", "answered_by", *SUBJECTS).order_by(first, "-pk")

    def change_view(self, request: HttpRequest, object_id: str, *_args: object, **_options: object) -> HttpResponse:
        decision = judged(self, request, object_id)
        form = AnswerAppealForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            outcome = Decision.Outcome(form.cleaned_data["outcome"])
            appealing.answer(decision, outcome, form.cleaned_data["words"], by=request.user)
            messages.success(request, _("Done."))
            return redirect("admin:products_decision_changelist")
        context = {
            "decision": decision,
            "said": decision.matter.subject if decision.matter.kind in ("review", "question") else None,
            "form": form if appealing.may_answer(decision, request.user) else None,
            "title": str(decision),
            "opts": self.opts,
        }
        return render(request, "admin/products/matter/decision.html", self.admin_site.each_context(request) | context)
