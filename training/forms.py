"""What people write to enrol and to check in, and trainers to plan and to close."""

from django import forms
from django.utils.translation import gettext_lazy as _

from netpracharat.fields import FoldedCharField, PhoneField
from training.sessions.people import Given


class EnrolForm(forms.Form):
    first_name = FoldedCharField(label=_("First name"), max_length=80)
    last_name = FoldedCharField(label=_("Last name"), max_length=80)
    phone = PhoneField(label=_("Phone number"))

    def given(self) -> Given:
        return Given(**self.cleaned_data)


class CheckInForm(forms.Form):
    digits = forms.CharField(
        label=_("Last four digits of your phone number, or all of it"),
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
