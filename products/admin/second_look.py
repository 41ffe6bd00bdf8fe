"""Edits of listings that wait for an officer: what stands on the shelf, and what the shop would like to write."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.accounts import waiting
from netpracharat.fields import FoldedCharField
from netpracharat.read_only import ReadOnly
from products import second_look
from products.models import ListingDraft, Product

waiting.register(
    gettext_lazy("Changes of listings to look at"),
    "products.judge_product",
    rows=lambda _officer: ListingDraft.objects.filter(waits_since__isnull=False),
    url=lambda: reverse("admin:products_listingdraft_changelist"),
)


class SendBackForm(forms.Form):
    note = FoldedCharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Only needed to send it back: the shop reads what to change."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@admin.register(ListingDraft)
class ListingDraftAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("__str__", "product", "shop_name", "waits_since")
    ordering = ("waits_since",)
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[ListingDraft]:
        return super().get_queryset(request).filter(waits_since__isnull=False).select_related("product__shop")

    @admin.display(description=gettext_lazy("shop"))
    def shop_name(self, draft: ListingDraft) -> str:
        return draft.product.shop.name

    def change_view(self, request: HttpRequest, object_id: str, *_args: object, **_options: object) -> HttpResponse:
        if not request.user.has_perm("products.judge_product"):
            raise PermissionDenied
        draft = self.get_object(request, unquote(object_id))
        if draft is None:
            raise Http404
        form = SendBackForm(request.POST if request.method == "POST" else None)
        if not form.is_valid():
            context = {"draft": draft, "form": form, "words": words(draft), "title": str(draft), "opts": self.opts}
            return render(
                request, "admin/products/listingdraft/look.html", self.admin_site.each_context(request) | context
            )
        if request.POST.get("act") == "approve":
            second_look.approve(draft, by=request.user)
        else:
            second_look.send_back(draft, form.cleaned_data["note"], by=request.user)
        messages.success(request, _("Done."))
        return redirect("admin:products_listingdraft_changelist")


def words(draft: ListingDraft) -> list[tuple[str, str, str]]:
    """Name of the field, what stands there, what would."""
    names = ((name, Product._meta.get_field(name).verbose_name) for name in second_look.WORDS)
    return [(title, getattr(draft.product, name), draft.typed.get(name, "")) for name, title in names]
