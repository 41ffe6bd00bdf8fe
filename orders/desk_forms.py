"""The shop's forms on orders: a reason, and how one parcel or many are sent."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from netpracharat import rows
from netpracharat.fields import FoldedCharField
from netpracharat.refusals import Refusal
from netpracharat.thai.parcels import CARRIERS
from orders import parcels, tracking
from orders.forms import SlipForm

MOST_BYTES_OF_A_TABLE = 100_000


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
    "refund_failed": _("Why did the transfer not go through?"),
}


class RefundForm(SlipForm):
    """Money sent back, with the bank's slip where there is one."""

    def __init__(self, *args: Any, is_argued_about: bool = False) -> None:
        """Where buyer and shop have argued, the shop shows that it has paid."""
        super().__init__(*args)
        self.fields["picture"].required = is_argued_about
        self.fields["picture"].label = _("Picture of your transfer's slip")


def carrier_choices() -> list[tuple[str, Any]]:
    is_english = get_language() == "en"
    names = [(one.code, one.english_name if is_english else one.name) for one in CARRIERS.values()]
    return [*names, (parcels.OWN_DELIVERY, _("We bring it ourselves"))]


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
        self.fields["number"].required = self.data.get("carrier") != parcels.OWN_DELIVERY
        self.fields["carrier"].choices = carrier_choices()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "carrier" in cleaned and "number" in cleaned:
            try:
                parcels.tracking_number(cleaned["carrier"], cleaned["number"])
            except Refusal as refusal:
                self.add_error("number", str(refusal))
        return cleaned


class TrackingForm(forms.Form):
    """Many parcels: a line each, pasted or out of a file, which joins what is typed already."""

    lines = forms.CharField(
        label=_("A line for each parcel"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(
            {"rows": 10, "autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}
        ),
        help_text=_("Order number, carrier, tracking number; such as: 7K3F9QXB, Flash, TH0123456789"),
    )
    carrier = forms.ChoiceField(label=_("Who carries those that name nobody?"), required=False)
    table = forms.FileField(
        label=_("Or a CSV file"), required=False, widget=forms.FileInput({"accept": ".csv,.txt,text/csv,text/plain"})
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["carrier"].choices = [("", _("each line says it")), *carrier_choices()]

    def clean_table(self) -> str:
        file = self.cleaned_data["table"]
        if not file:
            return ""
        if file.size > MOST_BYTES_OF_A_TABLE:
            raise forms.ValidationError(_("This file is too large. Please choose the list of tracking numbers."))
        try:
            return rows.decoded(file.read())
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        both = (cleaned.get("lines", "").strip(), cleaned.get("table", "").strip())
        cleaned["text"] = "\n".join("\n".join(filter(None, both)).replace("\x00", "").splitlines())
        if cleaned["text"].count("\n") >= tracking.MOST_LINES:
            most = {"count": tracking.MOST_LINES}
            self.add_error("lines", _("At most %(count)d lines at once. Please send these in parts.") % most)
        elif not cleaned["text"] and not self.errors:
            self.add_error("lines", _("Please paste the tracking numbers here, or choose a file."))
        return cleaned
