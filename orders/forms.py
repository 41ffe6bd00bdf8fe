"""The buyer's forms: basket, address, the last look, the slip."""

import re
from dataclasses import asdict
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from netpracharat.fields import CountField, FoldedCharField, PhoneField
from netpracharat.pictures import PictureError
from netpracharat.places.forms import PlaceField
from netpracharat.places.models import Subdistrict
from orders import baskets, slips
from orders.checkout import Delivery, Request
from orders.slips import ReadSlip

METHOD = re.compile(r"method-([0-9]{1,18})")  # the shop's id


class OneLineForm(forms.Form):
    """A form that is only a button on somebody's page; what is wrong with it is one sentence."""

    def first_error(self) -> str:
        return next(iter(self.errors.values()))[0]


class AddForm(OneLineForm):
    variant = forms.ModelChoiceField(queryset=None, error_messages={"invalid_choice": _("This is no longer for sale.")})
    quantity = CountField(min_value=1, max_value=baskets.MOST_PIECES)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["variant"].queryset = baskets.on_sale()


class ChangeForm(OneLineForm):
    variant = forms.IntegerField(min_value=1, max_value=2**62)
    quantity = CountField(min_value=0, max_value=baskets.MOST_PIECES)


class AddressForm(forms.Form):
    recipient = FoldedCharField(
        label=_("Recipient's name"), max_graphemes=80, max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    phone = PhoneField(label=_("Phone"), help_text=_("The shop and the carrier call this number."))
    place = PlaceField(villages=False)
    postal_code = forms.ChoiceField(label=_("Postal code"), required=False, widget=forms.RadioSelect)
    address = FoldedCharField(
        label=_("House number, moo, soi, road"),
        max_graphemes=200,
        max_length=300,
        widget=forms.TextInput({"autocomplete": "street-address"}),
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("We send the order's link and its news there.")
    )
    note = FoldedCharField(label=_("Note to the shops"), required=False, max_graphemes=200, max_length=300)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if code := self.data.get("postal_code"):
            self.fields["postal_code"].choices = [(code, code)]

    @staticmethod
    def initial_of(delivery: Delivery | None) -> dict[str, object]:
        if delivery is None:
            return {}
        place = Subdistrict(pk=delivery.subdistrict_id) if delivery.subdistrict_id else None
        return asdict(delivery) | {"place": place}

    def clean(self) -> dict[str, Any]:
        """The code follows from the subdistrict; only where it has several is the buyer asked."""
        cleaned = super().clean()
        if "place" not in cleaned:
            return cleaned
        possible = cleaned["place"].postal_codes
        if len(possible) == 1:
            cleaned["postal_code"] = possible[0]
        elif cleaned.get("postal_code") not in possible:
            self.fields["postal_code"].choices = [(code, code) for code in possible]
            self.add_error("postal_code", _("This subdistrict has several postal codes. Which is yours?"))
        return cleaned

    @property
    def asks_postal_code(self) -> bool:
        return bool(self.fields["postal_code"].choices)

    def delivery(self) -> dict[str, object]:
        cleaned = {name: value for name, value in self.cleaned_data.items() if name != "place"}
        return asdict(Delivery(subdistrict_id=self.cleaned_data["place"].subdistrict.pk, **cleaned))


class PlaceForm(forms.Form):
    """The last press: which page was seen, and how each shop is paid."""

    key = forms.CharField(max_length=40)
    seen = forms.CharField(max_length=64)

    def wish(self) -> Request:
        named = ((METHOD.fullmatch(name), value) for name, value in self.data.items())
        methods = {int(found[1]): value for found, value in named if found}
        return Request(self.cleaned_data["key"], self.cleaned_data["seen"], methods)


class ReasonForm(forms.Form):
    reason = FoldedCharField(required=False, max_length=300)


class SlipForm(forms.Form):
    picture = forms.FileField(
        label=_("Picture of the slip"),
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={"required": _("Please choose the picture of the slip.")},
    )

    def clean_picture(self) -> ReadSlip | None:
        file = self.cleaned_data["picture"]
        try:
            return slips.read(file) if file else None
        except PictureError as error:
            raise ValidationError(str(error)) from error
