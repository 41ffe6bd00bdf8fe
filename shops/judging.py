"""What an officer may decide about shops, by the same actions as everywhere."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from netpracharat.accounts.models import User
from netpracharat.fields import FoldedCharField
from shops import members, opening
from shops.models import Shop, ShopMember
from shops.states import STEPS


@dataclass(frozen=True)
class Decision:
    name: str | Promise
    act: Callable[[Shop, str, User], None]  # shop, reason, by
    needs_reason: bool = False


DECISIONS = {
    "approve": Decision(gettext_lazy("Open the shop"), lambda shop, _reason, by: opening.approve(shop, by=by)),
    "send_back": Decision(
        gettext_lazy("Send it back"), lambda shop, reason, _by: opening.send_back(shop, reason), needs_reason=True
    ),
    "suspend": Decision(
        gettext_lazy("Suspend the shop"), lambda shop, reason, _by: opening.suspend(shop, reason), needs_reason=True
    ),
    "reinstate": Decision(gettext_lazy("Open it again"), lambda shop, _reason, _by: opening.reinstate(shop)),
}


class DecisionForm(forms.Form):
    reason = FoldedCharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("The shop reads this sentence. Say what it should do."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, decision: Decision, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not decision.needs_reason:
            del self.fields["reason"]


OUT = "out"


class MemberForm(forms.Form):
    part = forms.ChoiceField(
        label=gettext_lazy("From now on"),
        choices=(*ShopMember.Role.choices, (OUT, gettext_lazy("no member of the shop any more"))),
        widget=forms.RadioSelect,
    )
    reason = FoldedCharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("It stays in the history of the shop."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def in_words(self, member: ShopMember) -> str:
        """For the history of the shop."""
        parts = dict(self.fields["part"].choices)
        return f"{member.user}: {parts[self.cleaned_data['part']]} · {self.cleaned_data['reason']}"


def place(member: ShopMember, part: str, *, by: User) -> None:
    """Another role, or none; a shop keeps an owner here too."""
    members.remove(member, by=by) if part == OUT else members.change_role(member, part, by=by)


def possible(shop: Shop) -> list[str]:
    """The decisions for which the shop is in the right state."""
    return [verb for verb in DECISIONS if shop.state in STEPS[verb][0]]


@transaction.atomic
def decide(shops: Iterable[Shop], verb: str, *, reason: str, by: User) -> None:
    """For all of these shops, or for none."""
    for shop in shops:
        DECISIONS[verb].act(shop, reason, by)
