"""Officers compose a fair, announce it, and read afterwards what was sold."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.fields import FoldedCharField, ThaiDateField
from netpracharat.money import baht
from products.fairs import announcing, choosing, sold
from products.fairs.choosing import Chosen
from products.models import Fair
from shops.picture_field import PictureField


class FairForm(ModelForm):
    name_th = FoldedCharField(label=gettext_lazy("Thai name"), max_length=120)
    name_en = FoldedCharField(label=gettext_lazy("English name"), max_length=120)
    words_th = FoldedCharField(label=gettext_lazy("words (Thai)"), max_length=1000, widget=forms.Textarea)
    words_en = FoldedCharField(
        label=gettext_lazy("words (English)"), max_length=1000, required=False, widget=forms.Textarea
    )
    first_day = ThaiDateField(label=gettext_lazy("first day"))
    last_day = ThaiDateField(label=gettext_lazy("last day"))
    picture = PictureField(label=gettext_lazy("picture"))
    chosen = FoldedCharField(
        label=gettext_lazy("goods and shops"),
        help_text=gettext_lazy("The address of a product or a shop in each line. Of a shop, all its goods take part."),
        max_length=40_000,
        required=False,
        widget=forms.Textarea,
    )

    class Meta:
        model = Fair
        fields = ("name_th", "name_en", "slug", "first_day", "last_day", "words_th", "words_en", "picture")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial.setdefault("chosen", choosing.written(self.instance))

    def clean_chosen(self) -> Chosen:
        return choosing.read(self.cleaned_data["chosen"])

    def clean(self) -> None:
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("This day is before the first one."))


@admin.register(Fair)
class FairAdmin(admin.ModelAdmin):
    form = FairForm
    list_display = ("name_th", "state", "first_day", "last_day")
    list_filter = ("state",)
    readonly_fields = ("state", "sales")
    fields = (*FairForm.Meta.fields, "chosen", "state", "sales")
    actions = ("announce", "take_back")

    def has_delete_permission(self, _request: HttpRequest, _fair: Fair | None = None) -> bool:
        return False

    def save_related(self, request: HttpRequest, form: FairForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        form.instance.products.set(form.cleaned_data["chosen"].products)
        form.instance.shops.set(form.cleaned_data["chosen"].shops)

    @admin.action(description=gettext_lazy("Announce"), permissions=["change"])
    def announce(self, _request: HttpRequest, fairs: QuerySet[Fair]) -> None:
        for fair in fairs:
            announcing.announce(fair)

    @admin.action(description=gettext_lazy("Take back, to be mended"), permissions=["change"])
    def take_back(self, _request: HttpRequest, fairs: QuerySet[Fair]) -> None:
        for fair in fairs:
            announcing.take_back(fair)

    @admin.display(description=gettext_lazy("sold in its days"))
    def sales(self, fair: Fair) -> str:
        """Only here, for officers: nobody else reads what a fair brought."""
        if not fair.pk:
            return "–"
        found = sold.at(fair)
        figures = {"orders": f"{found.orders:,}", "total": baht(found.total), "shops": f"{found.shops:,}"}
        return _("orders: %(orders)s · sold: %(total)s · shops: %(shops)s") % figures
