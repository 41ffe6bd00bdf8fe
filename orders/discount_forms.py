"""Discount codes as a buyer types one, and as a shop makes one."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.fields import CountField, FoldedCharField, ThaiDateField
from netpracharat.money import MoneyFormField
from netpracharat.refusals import Refusal
from orders import discounts
from orders.models import DiscountCode
from orders.models.discount import MOST_PERCENT
from shops.models import Shop

Kind = DiscountCode.Kind
SHORTEST, LONGEST = 3, 20


class CodeForm(forms.Form):
    """A buyer's field for the code of one shop; the pages of several shops have several of it."""

    code = FoldedCharField(
        label=gettext_lazy("Discount code"),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": gettext_lazy("Please type the code that the shop gave you.")},
    )

    def __init__(self, shop: Shop, *args: Any) -> None:
        super().__init__(*args, auto_id=f"code-{shop.pk}-%s")
        self.shop = shop

    def clean_code(self) -> DiscountCode:
        try:
            return discounts.find(self.shop, self.cleaned_data["code"])
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal


class DiscountCodeForm(forms.ModelForm):
    """What a shop gives off, to whom, how long and how often."""

    code = FoldedCharField(
        label=gettext_lazy("Discount code"),
        help_text=gettext_lazy("A short word that buyers type, such as SALE50 or สงกรานต์."),
        max_length=LONGEST,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What does it give?"),
        choices=Kind.choices,
        initial=Kind.AMOUNT,
        widget=forms.RadioSelect,
    )
    value = MoneyFormField(
        label=gettext_lazy("How much off?"),
        help_text=gettext_lazy("In baht or percent. Leave it empty for free delivery."),
        max_value=100_000,
        required=False,
    )
    minimum = MoneyFormField(
        label=gettext_lazy("For goods of at least"),
        help_text=gettext_lazy("Without delivery. It has to be more than the baht off."),
        max_value=1_000_000,
        required=False,
    )
    starts_on = ThaiDateField(label=gettext_lazy("First day"), initial=timezone.localdate)
    ends_on = ThaiDateField(label=gettext_lazy("Last day"), required=False)
    most_uses = CountField(label=gettext_lazy("How often in all"), min_value=1, max_value=1_000_000, required=False)
    most_each = CountField(label=gettext_lazy("How often for each buyer"), min_value=1, max_value=1000, required=False)

    class Meta:
        model = DiscountCode
        fields = ("code", "kind", "value", "minimum", "starts_on", "ends_on", "most_uses", "most_each")

    def clean_code(self) -> str:
        code = discounts.read(self.cleaned_data["code"])
        if len(code) < SHORTEST:
            raise ValidationError(_("Please choose a word of at least %(count)d letters.") % {"count": SHORTEST})
        return code

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "value" in cleaned and "minimum" in cleaned and "kind" in cleaned:
            self._clean_sums(cleaned)
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < max(first, timezone.localdate()):
            self.add_error("ends_on", _("The last day has to come after the first, and not be over."))
        return cleaned

    def _clean_sums(self, cleaned: dict[str, Any]) -> None:
        cleaned["value"], cleaned["minimum"] = cleaned["value"] or Decimal(0), cleaned["minimum"] or Decimal(0)
        match cleaned["kind"]:
            case Kind.DELIVERY:
                cleaned["value"] = Decimal(0)
            case Kind.PERCENT if not 1 <= cleaned["value"] <= MOST_PERCENT:
                self.add_error("value", _("Please write 1 to %(most)d percent.") % {"most": MOST_PERCENT})
            case Kind.AMOUNT if not cleaned["value"]:
                self.add_error("value", _("Please write how many baht come off."))
            case Kind.AMOUNT if cleaned["minimum"] <= cleaned["value"]:
                self.add_error("minimum", _("Please write more than what comes off, so that something is left to pay."))
