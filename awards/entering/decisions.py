"""What an officer may decide about entries, by the same actions as everywhere."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django import forms
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from awards.entering import screening, steps
from awards.entering.steps import Step
from awards.models import Entry
from netpracharat.accounts.models import User
from netpracharat.fields import FoldedCharField


@dataclass(frozen=True)
class Decision:
    name: str | Promise
    step: Step
    act: Callable[[Entry, str, User], None]  # entry, what was written, by
    asks: str | Promise = ""  # what has to be written


DECISIONS = {
    "accept": Decision(
        gettext_lazy("Accept for judging"), steps.ACCEPT, lambda entry, _note, by: screening.accept(entry, by=by)
    ),
    "return": Decision(
        gettext_lazy("Return for completion"),
        steps.RETURN,
        lambda entry, note, by: screening.return_for_completion(entry, note, by=by),
        gettext_lazy("What should the shop complete?"),
    ),
    "await_test": Decision(
        gettext_lazy("Wait for a test result"),
        steps.AWAIT_TEST,
        lambda entry, note, by: screening.await_test(entry, note, by=by),
        gettext_lazy("Which test, and by whom?"),
    ),
    "test_came": Decision(
        gettext_lazy("The test result is there"),
        steps.TEST_CAME,
        lambda entry, note, by: screening.test_came(entry, note, by=by),
        gettext_lazy("What is the result?"),
    ),
    "reject": Decision(
        gettext_lazy("Don't accept"),
        steps.REJECT,
        lambda entry, note, by: screening.reject(entry, note, by=by),
        gettext_lazy("Why not? The shop reads this."),
    ),
    "disqualify": Decision(
        gettext_lazy("Disqualify"),
        steps.DISQUALIFY,
        lambda entry, note, by: screening.disqualify(entry, note, by=by),
        gettext_lazy("Why? The shop reads this."),
    ),
}


class DecisionForm(forms.Form):
    note = FoldedCharField(max_length=500, widget=forms.Textarea({"rows": 3}))

    def __init__(self, decision: Decision, data: object = None) -> None:
        super().__init__(data)
        self.fields["note"].label = decision.asks
        if not decision.asks:
            del self.fields["note"]


def possible(entry: Entry) -> dict[str, Decision]:
    return {verb: decision for verb, decision in DECISIONS.items() if steps.is_possible(entry, decision.step)}


@transaction.atomic
def decide(entries: Iterable[Entry], decision: Decision, note: str, *, by: User) -> None:
    """For all of these entries, or for none."""
    for entry in entries:
        decision.act(entry, note, by)
