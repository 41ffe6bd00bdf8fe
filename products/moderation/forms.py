"""The forms of those who report, decide and appeal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from netpracharat.fields import FoldedCharField
from products.models import Decision, Matter, Report
from products.moderation import deciding

BY_THE_HOUSE = (Report.Reason.HINT, Report.Reason.MENDED)
REASONS = [choice for choice in Report.Reason.choices if choice[0] not in BY_THE_HOUSE]


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("What is wrong?"),
        choices=REASONS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose what is wrong.")},
    )
    words = FoldedCharField(
        label=gettext_lazy("In your words"),
        required=False,
        max_length=500,
        max_graphemes=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DecideForm(forms.Form):
    verdict = forms.ChoiceField(label=gettext_lazy("Decision"), widget=forms.RadioSelect)
    reason = FoldedCharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Whoever it is about reads this sentence. Say what they should do."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, matter: Matter, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["verdict"].choices = [(verdict.value, verdict.label) for verdict in deciding.possible(matter)]


class AppealForm(forms.Form):
    appeal = FoldedCharField(
        label=gettext_lazy("Why should it be looked at again?"),
        max_length=2000,
        max_graphemes=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Please write why it should be looked at again.")},
    )


class AnswerAppealForm(forms.Form):
    outcome = forms.ChoiceField(
        label=gettext_lazy("Decision"), choices=Decision.Outcome.choices, widget=forms.RadioSelect
    )
    words = FoldedCharField(
        label=gettext_lazy("Answer"),
        help_text=gettext_lazy("Whoever appealed reads it."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
