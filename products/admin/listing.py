"""Listings in the admin: an officer looks, blocks with a reason, and lifts the block; nothing is typed over."""

from typing import Any

from django import forms
from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat import pictures
from netpracharat.fields import FoldedCharField
from netpracharat.history import showing
from netpracharat.history.showing import KeptHistory
from netpracharat.money import baht
from products import listing
from products.models import Product
from products.states import STEPS, ProductState


class BlockForm(forms.Form):
    reason = FoldedCharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("The shop reads this sentence. Say what it should do."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@admin.register(Product)
class ProductAdmin(KeptHistory, admin.ModelAdmin):
    list_display = ("name", "state", "shop", "category", "price_shown", "listed_at")
    list_filter = ("state", "category")
    search_fields = ("=id", "name", "shop__name")
    list_select_related = ("shop", "category")
    list_per_page = 50
    show_full_result_count = False
    fields = (
        *("name", "name_en", "shop", "state", "state_note", "category", "description", "price_from"),
        *("is_made_to_order", "lead_days", "listed_at", "photos_shown"),
    )
    change_form_template = "admin/products/product/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Product]:
        return super().get_queryset(request).exclude(state=ProductState.DRAFT)

    @admin.display(description=gettext_lazy("price from"), ordering="price_from")
    def price_shown(self, product: Product) -> str:
        return baht(product.price_from) if product.price_from else ""

    @admin.display(description=gettext_lazy("photos"))
    def photos_shown(self, product: Product) -> str:
        addresses = ((pictures.url(photo.key),) for photo in product.photos.all())
        return format_html_join(format_html(" "), '<img src="{}" alt="" width="160">', addresses)

    def changes_of(self, product: Product) -> list[showing.Change]:
        """Of the listing, its prices and its marks."""
        events = ("VariantEvent", "MarkEvent")
        about = [apps.get_model("products", name).objects.filter(product=product) for name in events]
        return showing.together(showing.of(product.events.all()), *map(showing.of, about))

    def get_urls(self) -> list[URLPattern]:
        block, unblock = self.admin_site.admin_view(self.block), self.admin_site.admin_view(self.unblock)
        return [
            path("<int:pk>/block/", block, name="products_product_block"),
            path("<int:pk>/unblock/", unblock, name="products_product_unblock"),
            *super().get_urls(),
        ]

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **options: Any) -> HttpResponse:
        product = self.get_object(request, unquote(object_id))
        possible = {f"may_{verb}": product and product.state in STEPS[verb][0] for verb in ("block", "unblock")}
        options["extra_context"] = possible
        return super().change_view(request, object_id, *args, **options)

    def block(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks for the reason first."""
        product = self.judged(request, pk)
        form = BlockForm(request.POST if request.method == "POST" else None)
        if not form.is_valid():
            context = {"product": product, "form": form, "title": _("Block this product"), "opts": self.opts}
            return render(request, "admin/products/product/block.html", self.admin_site.each_context(request) | context)
        listing.block(product, form.cleaned_data["reason"])
        messages.success(request, _("Done."))
        return redirect("admin:products_product_change", pk)

    def unblock(self, request: HttpRequest, pk: int) -> HttpResponse:
        product = self.judged(request, pk)
        if request.method == "POST":
            listing.unblock(product)
            messages.success(request, _("Done."))
        return redirect("admin:products_product_change", pk)

    def judged(self, request: HttpRequest, pk: int) -> Product:
        if not request.user.has_perm("products.judge_product"):
            raise PermissionDenied
        return get_object_or_404(self.get_queryset(request), pk=pk)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _product: Product | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _product: Product | None = None) -> bool:
        return False
