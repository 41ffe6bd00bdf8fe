"""The shop's forms on an order: a reason, and how a parcel is sent."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from netpracharat.fields import FoldedCharField
from netpracharat.refusals import Refusal
from netpracharat.thai.parcels import CARRIERS
from orders import parcels
from orders.forms import SlipForm


class WhyForm(forms.Form):
    """What the buyer will read; `name` tells the page's several forms of this kind apart."""

    reason = FoldedCharField(max_length=300, max_graphemes=200, widget=forms.Textarea({"rows": 2}))

    def __init__(self, name: str, data: Any = None) -> None:
        super().__init__(data, auto_id=f"{name}-%s")
        self.fields["reason"].label = WHY[name]
        self.fields["reason"].error_messages["required"] = _("Please write why, so that the buyer understands.")


WHY = {
    "reject": _("What is wrong with the transfer?"),
    "cancel": _("Why can't you send it?"),
    "keep": _("Why is it too late to cancel?"),
    "fail": _("What does the carrier say?"),
    "return": _("Why did it come back?"),
    "lose": _("What happened to the parcel?"),
}


class RefundForm(SlipForm):
    """Money sent back, with the bank's slip where there is one."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["picture"].required = False
        self.fields["picture"].label = _("Picture of your transfer's slip")


class ShipForm(forms.Form):
    carrier = forms.ChoiceField(label=_("Who carries it?"))
    number = FoldedCharField(
        label=_("Tracking number"),
        max_length=30,
        widget=forms.TextInput({"autocapitalize": "characters", "autocomplete": "off"}),
        help_text=_("It stands on the carrier's receipt."),
        error_messages={"required": _("Please write the tracking number that stands on the carrier's receipt.")},
    )
    use_required_attribute = False  # who brings it himself has no number

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        is_english = get_language() == "en"
        names = [(one.code, one.english_name if is_english else one.name) for one in CARRIERS.values()]
        self.fields["number"].required = self.data.get("carrier") != parcels.OWN_DELIVERY
        self.fields["carrier"].choices = [*names, (parcels.OWN_DELIVERY, _("We bring it ourselves"))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "carrier" in cleaned and "number" in cleaned:
            try:
                parcels.tracking_number(cleaned["carrier"], cleaned["number"])
            except Refusal as refusal:
                self.add_error("number", str(refusal))
        return cleaned
