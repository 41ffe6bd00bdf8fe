"""Imports in the admin: a file is uploaded, its columns are named, its report is read, and somebody decides."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from netpracharat import sheets
from netpracharat.read_only import ReadOnly
from training.admin.imports_forms import MappingForm, UploadForm
from training.importing import columns, confirming, failures, progress, reporting, running, uploading
from training.models import ImportBatch
from training.states import BatchState

RELATED = ("province", "uploaded_by", "confirmed_by", "mends")


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("name", "province", "state", "rows", "uploaded_by", "uploaded_at")
    list_filter = ("state", ("province", admin.RelatedOnlyFieldListFilter))
    list_select_related = RELATED
    search_fields = ("name",)
    ordering = ("-uploaded_at",)
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportBatch]:
        return super().get_queryset(request).visible_to(request.user)

    def get_object(self, request: HttpRequest, object_id: str, _from_field: Any = None) -> ImportBatch:
        return self.found(request, int(object_id) if object_id.isdecimal() else 0)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("training.add_importbatch")

    def get_urls(self) -> list[URLPattern]:
        pages = (
            ("<int:pk>/columns/", self.columns, "columns"),
            ("<int:pk>/failed.xlsx", require_safe(self.failed), "failed"),
            ("<int:pk>/confirm/", require_POST(self.confirm), "confirm"),
            ("<int:pk>/discard/", self.discard, "discard"),
            ("<int:pk>/undo/", self.undo, "undo"),
            ("<int:pk>/go-on/", require_POST(self.go_on), "go_on"),
        )
        views = [
            path(where, self.admin_site.admin_view(view), name=f"training_import_{name}") for where, view, name in pages
        ]
        return [*views, *super().get_urls()]

    # Its way

    def add_view(self, request: HttpRequest, *_arguments: Any, **_options: Any) -> HttpResponse:
        """Upload a list; with `mends`, the mended rows of another."""
        known = ImportBatch.objects.visible_to(request.user)
        mended = request.GET.get("mends", "")
        mends = get_object_or_404(known, pk=mended) if mended.isdecimal() else None
        form = UploadForm(request.user, request.POST or None, request.FILES or None, initial=initial(mends))
        if not form.is_valid():
            return render(request, "admin/training/importbatch/upload.html", {"form": form, "mends": mends})
        file, province = form.cleaned_data["file"], form.cleaned_data["province"]
        batch = uploading.receive(file, file.name, by=request.user, province=province, mends=mends)
        if batch.state != BatchState.UPLOADED:
            messages.info(request, _("This very file was uploaded before; here it is."))
        return onward(batch)

    def columns(self, request: HttpRequest, pk: int) -> HttpResponse:
        batch = self.found(request, pk)
        if batch.state != BatchState.UPLOADED:
            return redirect("admin:training_importbatch_change", pk)
        head, *rows = uploading.first_rows(batch)
        form = MappingForm(head, rows, batch.columns, request.POST or None)
        if not form.is_valid():
            return render(request, "admin/training/importbatch/columns.html", shown(batch) | {"form": form})
        columns.choose(batch, form.chosen(), head=head)
        running.wake()
        return onward(batch)

    def change_view(self, request: HttpRequest, object_id: str, *_arguments: Any, **_options: Any) -> HttpResponse:
        """The one page of an import, whatever state it is in."""
        batch = self.get_object(request, object_id)
        if batch.state == BatchState.UPLOADED:
            return onward(batch)
        told = reporting.told(batch)
        context = shown(batch) | {
            "told": told,
            "chart": reporting.chart(told),
            "needs_another": confirming.needs_another(batch, request.user),
            "mended_by": batch.mended_by.visible_to(request.user),
        }
        return render(request, "admin/training/importbatch/batch.html", context)

    def failed(self, request: HttpRequest, pk: int) -> HttpResponse:
        batch = self.found(request, pk)
        with failures.of(batch) as table:
            return sheets.xlsx_response(f"import-{pk}-to-mend.xlsx", table)

    # Decisions

    def confirm(self, request: HttpRequest, pk: int) -> HttpResponse:
        batch = self.found(request, pk)
        confirming.confirm(batch, by=request.user)
        running.wake()
        return onward(batch)

    def discard(self, request: HttpRequest, pk: int) -> HttpResponse:
        batch = self.found(request, pk)
        if request.method != "POST":
            return render(request, "admin/training/importbatch/discard.html", shown(batch))
        confirming.discard(batch, by=request.user)
        messages.success(request, _("Left. Nothing of it was written."))
        return redirect("admin:training_importbatch_changelist")

    def undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        batch = self.found(request, pk)
        if request.method != "POST":
            return render(request, "admin/training/importbatch/undo.html", shown(batch))
        confirming.undo(batch, by=request.user)
        running.wake()
        return onward(batch)

    def go_on(self, request: HttpRequest, pk: int) -> HttpResponse:
        batch = self.found(request, pk)
        confirming.go_on(batch, by=request.user)
        running.wake()
        return onward(batch)

    def found(self, request: HttpRequest, pk: int) -> ImportBatch:
        return get_object_or_404(self.get_queryset(request).select_related(*RELATED), pk=pk)


def initial(mends: ImportBatch | None) -> dict[str, object]:
    return {"province": mends.province_id} if mends else {}


def onward(batch: ImportBatch) -> HttpResponse:
    """To where the batch stands."""
    page = "import_columns" if batch.state == BatchState.UPLOADED else "importbatch_change"
    return redirect(f"admin:training_{page}", batch.pk)


def shown(batch: ImportBatch) -> dict[str, object]:
    return {"batch": batch, "title": batch.name, "progress": progress.Progress(batch, timezone.now())}
