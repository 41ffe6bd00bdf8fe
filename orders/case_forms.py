"""The forms of a case: what is wrong, what the shop or an officer answers, and words alone."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.fields import FoldedCharField, MoneyFormField
from netpracharat.money import baht
from orders.case_steps import Answer
from orders.cases import Claim
from orders.states import CaseKind, Remedy, Wish


def words(label: Any, **options: Any) -> FoldedCharField:
    return FoldedCharField(
        label=label, max_length=2000, max_graphemes=1000, widget=forms.Textarea({"rows": 4}), **options
    )


class ClaimForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("What is wrong?"), widget=forms.RadioSelect)
    text = words(
        gettext_lazy("Tell the shop what happened"),
        error_messages={"required": gettext_lazy("Please write what happened, so that the shop understands.")},
    )
    wish = forms.ChoiceField(
        label=gettext_lazy("What would you be content with?"), choices=Wish, widget=forms.RadioSelect
    )

    def __init__(self, kinds: Iterable[CaseKind], data: Any = None) -> None:
        super().__init__(data)
        self.fields["kind"].choices = [(kind, kind.label) for kind in kinds]

    def claim(self) -> Claim:
        return Claim(**self.cleaned_data)


class AnswerForm(forms.Form):
    remedy = forms.ChoiceField(label=gettext_lazy("Your answer"), choices=Remedy, widget=forms.RadioSelect)
    amount = MoneyFormField(label=gettext_lazy("How much money goes back (baht)"), required=False)
    text = words(gettext_lazy("What you write to the buyer"), required=False)

    def __init__(self, most: Decimal, data: Any = None) -> None:
        """`most` is what can be paid back at all."""
        super().__init__(data, initial={"amount": most or None})
        self.most = most
        self.fields["amount"].help_text = _("At most %(amount)s has come in.") % {"amount": baht(most)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        match cleaned.get("remedy"):
            case Remedy.REFUND if "amount" in cleaned and not 0 < (cleaned["amount"] or 0) <= self.most:
                sentence = _("Please write an amount of at most %(amount)s.") % {"amount": baht(self.most)}
                self.add_error("amount", sentence)
            case Remedy.NOTHING if not cleaned.get("text"):
                self.add_error("text", _("Please write why, so that the buyer understands."))
        return cleaned

    def answer(self) -> Answer:
        remedy = Remedy(self.cleaned_data["remedy"])
        amount = self.cleaned_data["amount"] if remedy == Remedy.REFUND else None
        return Answer(remedy, self.cleaned_data["text"], amount)


class RulingForm(AnswerForm):
    """An officer always says why."""

    def __init__(self, most: Decimal, data: Any = None) -> None:
        super().__init__(most, data)
        self.fields["remedy"].label = _("The decision")
        self.fields["text"].label = _("Why, for both sides to read")
        self.fields["text"].required = True


class WordsForm(forms.Form):
    """Some words of the buyer; `name` tells the page's forms of this kind apart."""

    text = words("")

    def __init__(self, name: str, data: Any = None) -> None:
        super().__init__(data, auto_id=f"{name}-%s")
        self.fields["text"].label = SAID[name]
        self.fields["text"].required = name == "reply"


SAID = {
    "reply": gettext_lazy("What do you answer the shop?"),
    "escalate": gettext_lazy("What should the officer know?"),
}
