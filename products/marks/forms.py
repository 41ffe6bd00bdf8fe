"""What a shop fills in to hand a mark in, each kind with its own few fields; and what an officer decides."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext_lazy
from django.utils.translation import gettext as _

from netpracharat.document_field import DocumentField
from netpracharat.fields import FoldedCharField, ThaiDateField
from netpracharat.thai import dates
from products.marks import kinds
from products.marks.handing_in import Claim
from products.models import Mark
from products.states import MARK_STEPS

FOLDER = "marks"
FIRST_ROUND = 2546
STARS = [(stars, ngettext_lazy("%d star", "%d stars") % stars) for stars in range(5, 0, -1)]


def rounds() -> list[tuple[int, int]]:
    """Buddhist years, the newest first, as the page's language writes them."""
    this_year = dates.year_display(timezone.localdate())
    return [(year, dates.year_in(year, get_language())) for year in range(this_year, FIRST_ROUND - 1, -1)]


class HandInForm(forms.Form):
    stars = forms.TypedChoiceField(label=gettext_lazy("Stars"), choices=STARS, coerce=int, widget=forms.RadioSelect)
    year = forms.TypedChoiceField(label=gettext_lazy("Year of the round"), choices=rounds, coerce=int)
    number = FoldedCharField(max_graphemes=40, max_length=60)
    expires_on = ThaiDateField(label=gettext_lazy("Valid until"))
    document = DocumentField(
        FOLDER,
        label=gettext_lazy("Document"),
        help_text=gettext_lazy("A photo of the certificate or the label, or a PDF. Officers alone see it."),
    )

    def __init__(self, kind: Mark.Kind, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind, self.facts = kind, kinds.FACTS[kind]
        if kind != Mark.Kind.OTOP:
            del self.fields["stars"], self.fields["year"]
        number, expires_on = self.fields["number"], self.fields["expires_on"]
        number.label, number.help_text = self.facts.number, self.facts.hint
        number.required = kind != Mark.Kind.OTOP
        expires_on.required = kind in Mark.RUN_OUT
        expires_on.help_text = _("As the document says it.") if expires_on.required else _("If the document says it.")

    def clean_number(self) -> str:
        try:
            return self.facts.read(self.cleaned_data["number"])
        except ValueError as error:
            raise ValidationError(str(error), code="number") from error

    def clean_expires_on(self) -> dt.date | None:
        day = self.cleaned_data["expires_on"]
        if day and day < timezone.localdate():
            raise ValidationError(_("This day is over. Have the mark renewed first, then hand in the new document."))
        return day

    def claim(self) -> Claim:
        return Claim(self.kind, **self.cleaned_data)


class CheckForm(forms.Form):
    """An officer's answer; only what is sent back needs a reason."""

    ANSWERS = (
        ("approve", gettext_lazy("The document proves it: buyers may see it")),
        ("send_back", gettext_lazy("Send it back")),
    )
    answer = forms.ChoiceField(label=gettext_lazy("Your decision"), choices=ANSWERS, widget=forms.RadioSelect)
    reason = FoldedCharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("The shop reads this sentence. Say what it should do."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, mark: Mark, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["answer"].choices = [one for one in self.ANSWERS if mark.state in MARK_STEPS[one[0]][0]]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("answer") == "send_back" and not cleaned.get("reason"):
            self.add_error("reason", _("Please write the reason, so that the shop knows what to change."))
        return cleaned
