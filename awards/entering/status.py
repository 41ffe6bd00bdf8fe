"""What a shop reads about an entry: where it stands, what to do next, what happened, and how it was judged."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.entering.eligibility import CHECKS
from awards.events import Verb
from awards.models import Criterion, EligibilityCheck, Entry, Round
from awards.states import EntryState
from netpracharat.templatetags.thai import thai_datetime

# state: tone and icon of its word, and what the shop reads about what comes next
SIGNS = {
    EntryState.PROPOSED: (
        "wait",
        "message-circle",
        gettext_lazy("Somebody proposes your product for the awards. It takes part only if you agree."),
    ),
    EntryState.NOMINATED: ("info", "clock", gettext_lazy("An officer is checking it. You need do nothing.")),
    EntryState.RETURNED: (
        "wait",
        "pencil",
        gettext_lazy("Please complete what the officer asks for, then send it again."),
    ),
    EntryState.AWAITING_TEST: ("wait", "clock", gettext_lazy("It is decided when the test result has come.")),
    EntryState.ACCEPTED: ("done", "circle-check", gettext_lazy("Your product takes part in the judging.")),
    EntryState.REJECTED: ("danger", "x", gettext_lazy("It doesn't take part this time.")),
    EntryState.WITHDRAWN: ("info", "undo-2", gettext_lazy("It doesn't take part, as the shop wished.")),
    EntryState.DISQUALIFIED: ("danger", "ban", gettext_lazy("It was taken out of the judging.")),
}
BAD_NEWS = (Verb.REJECTED, Verb.DISQUALIFIED)
TO_BE_DONE = (Verb.PROPOSED, Verb.RETURNED, Verb.AWAITS_TEST)
OUTCOMES = {  # outcome of a check: tone and icon
    EligibilityCheck.Outcome.YES: ("done", "check"),
    EligibilityCheck.Outcome.NO: ("danger", "x"),
    EligibilityCheck.Outcome.UNKNOWN: ("info", "circle-question-mark"),
}


@dataclass(frozen=True)
class Headline:
    word: str
    tone: str
    sign: str
    next: str
    note: str = ""


def headline(entry: Entry) -> Headline:
    tone, sign, sentence = SIGNS[entry.state]
    return Headline(entry.get_state_display(), tone, sign, str(sentence), entry.state_note)


def timeline(entry: Entry) -> list[dict[str, str]]:
    """As components/timeline.html shows it, the first first."""
    return [
        {
            "word": Verb(event.verb).label,
            "when": thai_datetime(event.at),
            "note": event.note,
            "icon": icon_of(event.verb),
            "tone": tone_of(event.verb),
        }
        for event in entry.events.order_by("at", "pk")
    ]


def tone_of(verb: str) -> str:
    return "danger" if verb in BAD_NEWS else "wait" if verb in TO_BE_DONE else "done"


def icon_of(verb: str) -> str:
    return {"danger": "x", "wait": "clock", "done": "check"}[tone_of(verb)]


@dataclass(frozen=True)
class Mean:
    """The judges' mean points for one criterion, of this entry alone."""

    criterion: Criterion
    points: Decimal

    @property
    def shown(self) -> str:
        return _("%(points)s of %(most)d") % {"points": f"{self.points:.2f}", "most": self.criterion.max_points}

    @property
    def share(self) -> int:
        return round(100 * self.points / self.criterion.max_points)


def own_means(entry: Entry) -> list[tuple[Round, list[Mean]]]:
    """Of each round that it was judged in, once announced and where the edition shows them; no ranks, no others'."""
    if not (entry.edition.has_public_results and entry.edition.shows_own_means):
        return []
    results = entry.results.select_related("round").prefetch_related("round__criteria").order_by("round")
    return [(result.round, means(result.round, result.criterion_means)) for result in results if result.criterion_means]


def means(round_: Round, by_code: dict[str, object]) -> list[Mean]:
    criteria = round_.criteria.all()
    return [Mean(each, Decimal(str(by_code[each.code]))) for each in criteria if by_code.get(each.code) is not None]


@dataclass(frozen=True)
class Looked:
    """A check as it is shown: its name, and the answer as word, colour and icon."""

    name: str
    word: str
    tone: str
    sign: str
    figure: str


def checks(entry: Entry) -> list[Looked]:
    found = {check.kind: check for check in entry.checks.all()}
    return [
        Looked(str(check.name), found[kind].get_outcome_display(), *OUTCOMES[found[kind].outcome], found[kind].figure)
        for kind, check in CHECKS.items()
        if kind in found
    ]
