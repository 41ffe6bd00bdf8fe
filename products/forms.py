"""The form of a listing: photos, name, price and how many first; everything else may stay empty."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from netpracharat.fields import CountField, FoldedCharField, MoneyFormField, ThaiDateField
from netpracharat.thai import dates
from products import categories
from products.models import Category, Product, Variant
from products.shelf import Offer

MOST_PIECES = 99_999
MOST_VARIANTS = 20


def month_choices() -> list[tuple[str, str]]:
    names = dates.months(get_language() or "th")
    return [("", _("all year")), *((str(number), name) for number, name in enumerate(names, start=1))]


class ListingForm(forms.Form):
    """All of a product but its variants."""

    name = FoldedCharField(
        label=gettext_lazy("Product name"),
        max_length=160,
        max_graphemes=80,
        error_messages={"required": gettext_lazy("Please write what it is called.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "enterkeyhint": "next"}),
    )
    description = FoldedCharField(
        label=gettext_lazy("About it"),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("What it is made of, how large it is, how it is made and used."),
    )
    category = forms.ModelChoiceField(
        label=gettext_lazy("Category"),
        queryset=Category.objects.all(),
        required=False,
        empty_label=gettext_lazy("choose by the name"),
    )
    unit = FoldedCharField(
        label=gettext_lazy("Counted in"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("Such as piece, jar, kilogram."),
    )
    weight_grams = CountField(
        label=gettext_lazy("Weight with packing, in grams"),
        min_value=1,
        max_value=100_000,
        required=False,
        help_text=gettext_lazy("The delivery fee is reckoned from it."),
    )
    is_made_to_order = forms.BooleanField(label=gettext_lazy("Made to order"), required=False)
    lead_days = CountField(label=gettext_lazy("Days to make it"), min_value=1, max_value=365, required=False)
    weekly_capacity = CountField(
        label=gettext_lazy("At most how many a week"),
        min_value=1,
        max_value=9_999,
        required=False,
        help_text=gettext_lazy("Of each kind. No more is taken than can be made in the promised days."),
    )
    sent_from = ThaiDateField(
        label=gettext_lazy("Take pre-orders; sent from"),
        required=False,
        help_text=gettext_lazy(
            "The day from which you can send, such as 15/12/2569. Buyers read it before they order."
        ),
    )
    preorder_most = CountField(
        label=gettext_lazy("At most how many pre-orders"),
        min_value=1,
        max_value=MOST_PIECES,
        required=False,
        help_text=gettext_lazy("Of each kind: as many as you are sure to harvest."),
    )
    season_from = forms.TypedChoiceField(
        label=gettext_lazy("Sold from"), choices=month_choices, coerce=int, empty_value=None, required=False
    )
    season_to = forms.TypedChoiceField(
        label=gettext_lazy("until"), choices=month_choices, coerce=int, empty_value=None, required=False
    )
    low_stock_at = CountField(
        label=gettext_lazy("Tell us when so few are left"),
        min_value=0,
        max_value=9_999,
        required=False,
        help_text=gettext_lazy("Leave it empty for the shop's usual number."),
    )
    name_en = FoldedCharField(label=gettext_lazy("English name"), required=False, max_length=160, max_graphemes=160)
    sku = FoldedCharField(label=gettext_lazy("Own code"), required=False, max_length=40)

    def __init__(self, product: Product, *args: Any, **options: Any) -> None:
        self.product = product
        super().__init__(*args, **options)

    def clean_weight_grams(self) -> int:
        return self.cleaned_data["weight_grams"] or Product._meta.get_field("weight_grams").default

    def clean_sku(self) -> str:
        sku = self.cleaned_data["sku"]
        if sku and self.product.shop.products.filter(sku=sku).exclude(pk=self.product.pk).exists():
            raise ValidationError(_("Another product of the shop has this code already."))
        return sku

    def clean(self) -> dict[str, Any]:
        fields = self.cleaned_data
        if fields.get("is_made_to_order") and not fields.get("lead_days") and "lead_days" not in self.errors:
            self.add_error("lead_days", _("Please write how many days it takes to make."))
        if not fields.get("is_made_to_order"):
            fields["weekly_capacity"] = None
        self.clean_preorder(fields)
        if (fields.get("season_from") is None) != (fields.get("season_to") is None):
            self.add_error("season_to", _("Please choose both months, or “all year” twice."))
        if fields.get("name") and not fields.get("category"):
            fields["category"] = categories.guess(fields["name"])
        return fields

    def clean_preorder(self, fields: dict[str, Any]) -> None:
        day, most = fields.get("sent_from"), fields.get("preorder_most")
        if self.errors.keys() & {"sent_from", "preorder_most"}:
            return
        if day and fields.get("is_made_to_order"):
            self.add_error("sent_from", _("Choose one: made to order, or pre-orders of a harvest."))
        elif day and day <= timezone.localdate() and day != self.product.sent_from:
            self.add_error("sent_from", _("Please write a day that is still to come."))
        elif bool(day) != bool(most):
            wrong = "preorder_most" if day else "sent_from"
            self.add_error(wrong, _("For pre-orders please write both the day and how many."))


class OfferForm(forms.Form):
    """One variant: the first stands at the head of the page, the others are folded away."""

    variant = forms.IntegerField(required=False, widget=forms.HiddenInput)
    was = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = FoldedCharField(label=gettext_lazy("Choice"), required=False, max_length=80, max_graphemes=40)
    price = MoneyFormField(
        label=gettext_lazy("Price"),
        min_value=1,
        max_value=1_000_000,
        error_messages={"required": gettext_lazy("Please write the price.")},
    )
    available = CountField(
        label=gettext_lazy("How many there are"),
        min_value=0,
        max_value=MOST_PIECES,
        error_messages={"required": gettext_lazy("Please write how many there are; 0 if none is left.")},
    )

    def __init__(self, *args: Any, is_made_to_order: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["available"].required = not is_made_to_order

    def offer(self) -> Offer:
        typed = self.cleaned_data
        was = typed["was"] or 0
        return Offer(
            name=typed["name"],
            price=typed["price"],
            available=was if typed["available"] is None else typed["available"],
            was=was,
            variant_id=typed["variant"],
        )


class AlertForm(forms.Form):
    """From how many on the shop calls it few."""

    low_stock_at = CountField(label=gettext_lazy("Tell us when so few are left"), min_value=0, max_value=9_999)


class BaseOffers(forms.BaseFormSet):
    """The variants of a product. There is always at least one, and several need names."""

    def __init__(
        self, product: Product, data: Mapping[str, Any] | None = None, *, is_made_to_order: bool, **options: Any
    ) -> None:
        self.product = product
        super().__init__(data, prefix="offers", form_kwargs={"is_made_to_order": is_made_to_order}, **options)

    def initial_form_count(self) -> int:
        """None: a row counts as there when it says something, not when the page came with it."""
        return 0

    def total_form_count(self) -> int:
        return super().total_form_count() if self.is_bound else len(self.initial or ())

    def clean(self) -> None:
        chosen = self.chosen()
        own = set(Variant.objects.filter(product=self.product.pk, is_offered=True).values_list("pk", flat=True))
        ids = [form.cleaned_data["variant"] for form in chosen if form.cleaned_data.get("variant")]
        if len(ids) != len(set(ids)) or not own.issuperset(ids):
            raise ValidationError(_("This choice is no longer there. Please look at the page again."))
        if not chosen and not any(self.errors):  # else the fields themselves say what is missing
            raise ValidationError(_("A product needs at least one choice that can be bought."))
        if len(chosen) > 1:
            self.refuse_unclear_names(chosen)

    def chosen(self) -> list[OfferForm]:
        return [form for form in self.forms if form.has_changed() and not self._should_delete_form(form)]

    @property
    def are_several(self) -> bool:
        if self.is_bound:
            return any(form.has_changed() for form in self.forms[1:])
        return any(form.initial for form in self.forms[1:])

    @staticmethod
    def refuse_unclear_names(chosen: list[OfferForm]) -> None:
        seen: set[str] = set()
        for form in chosen:
            name = form.cleaned_data.get("name", "")
            if not name:
                form.add_error("name", _("Please name each choice, such as a size or a colour."))
            elif name in seen:
                form.add_error("name", _("Two choices have this name."))
            seen.add(name)

    def offers(self) -> list[Offer]:
        return [form.offer() for form in self.chosen()]


Offers = forms.formset_factory(
    OfferForm, BaseOffers, extra=0, min_num=1, can_delete=True, max_num=MOST_VARIANTS, absolute_max=MOST_VARIANTS
)
