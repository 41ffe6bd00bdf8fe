"""Forms of the results' pages: a tie, a place given by hand, a citation, a reason, a signature."""

from collections.abc import Iterable
from typing import Any

from allauth.account.forms import ReauthenticateForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import Entry, Slot
from awards.results.tie_breaks import Decision, OpenTie
from awards.states import AppealState
from awards.winners.papers import LONGEST_CITATION
from netpracharat.fields import CountField, FoldedCharField


class TieForm(forms.Form):
    """Votes for each entry; where they are equal, the chair's order, or a shared place."""

    reason = FoldedCharField(label=gettext_lazy("Reason of the chair"), max_length=500, required=False)
    shares = forms.BooleanField(label=gettext_lazy("They share the place"), required=False)

    def __init__(self, *args: Any, tie: OpenTie, entries: Iterable[Entry], **options: Any) -> None:
        super().__init__(*args, **options)
        self.entries = list(entries)
        for entry in self.entries:
            label = _("Votes for %(entry)s") % {"entry": entry.number}
            self.fields[f"votes_{entry.pk}"] = CountField(label=label, min_value=0, max_value=99)
        for entry in self.entries:
            label = _("Place of %(entry)s by the chair, if the votes are equal") % {"entry": entry.number}
            self.fields[f"place_{entry.pk}"] = CountField(
                label=label, min_value=1, max_value=len(self.entries), required=False
            )
        if not tie.may_share:
            del self.fields["shares"]
        self.order_fields([name for name in self.fields if name not in ("reason", "shares")])

    def decision(self) -> Decision:
        given = self.cleaned_data
        places = {entry.pk: given[f"place_{entry.pk}"] for entry in self.entries}
        is_complete = sorted(place or 0 for place in places.values()) == list(range(1, len(places) + 1))
        return Decision(
            votes={entry.pk: given[f"votes_{entry.pk}"] for entry in self.entries},
            order=sorted(places, key=places.get) if is_complete else [],
            reason=given["reason"],
            shares=given.get("shares", False),
        )


class ReasonForm(forms.Form):
    reason = FoldedCharField(label=gettext_lazy("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))


class GrantForm(ReasonForm):
    """The entry is named by its number, as on all papers."""

    number = FoldedCharField(label=gettext_lazy("Entry number"), max_length=20)
    place = CountField(label=gettext_lazy("Place"), min_value=1)
    field_order = ("number", "place", "reason")

    def __init__(self, *args: Any, slot: Slot, **options: Any) -> None:
        super().__init__(*args, **options)
        self.slot = slot

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if "number" in given:
            given["entry"] = Entry.objects.filter(edition=self.slot.tier.edition, number=given["number"]).first()
            if given["entry"] is None:
                raise ValidationError({"number": _("This edition has no entry of this number.")})
        return given


class RevokeForm(forms.Form):
    erratum_th = FoldedCharField(
        label=gettext_lazy("Erratum (Thai)"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    erratum_en = FoldedCharField(
        label=gettext_lazy("Erratum (English)"), max_length=500, required=False, widget=forms.Textarea({"rows": 3})
    )
    is_meant = forms.BooleanField(label=gettext_lazy("Yes, revoke this award. It can't be undone."))


class AppealForm(forms.Form):
    """The answer to an appeal."""

    state = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[(state, state.label) for state in (AppealState.UPHELD, AppealState.DISMISSED)],
        widget=forms.RadioSelect,
    )
    answer = FoldedCharField(
        label=gettext_lazy("Answer to the shop"), max_length=3000, widget=forms.Textarea(attrs={"rows": 5})
    )

    def clean_state(self) -> AppealState:
        return AppealState(self.cleaned_data["state"])


ON_THE_CERTIFICATE = {
    "max_length": LONGEST_CITATION,
    "help_text": gettext_lazy("At most 500 letters: it is printed on the certificate."),
    "widget": forms.Textarea(attrs={"rows": 5}),
}


class CiteForm(forms.Form):
    citation_th = FoldedCharField(label=gettext_lazy("Citation (Thai)"), **ON_THE_CERTIFICATE)
    citation_en = FoldedCharField(label=gettext_lazy("Citation (English)"), required=False, **ON_THE_CERTIFICATE)


class SignForm(ReauthenticateForm):
    """The password again, counted as at sign-in; and what the person saw."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
