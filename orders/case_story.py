"""What both sides read about a case: where it stands, who has to do what by when, and who said what."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.money import baht
from netpracharat.templatetags.thai import thai_datetime
from orders.events import Verb
from orders.journey import SIGNS, Headline
from orders.models import Case, CaseTurn
from orders.states import CaseState, Remedy

SENTENCES = {
    CaseState.OPENED: gettext_lazy("The shop answers by %(moment)s. If it does not, an officer decides."),
    CaseState.SELLER_ANSWERED: gettext_lazy("The buyer answers by %(moment)s. After that the shop's answer stands."),
    CaseState.ESCALATED: gettext_lazy("An officer reads what both have written, and decides."),
}
LOOK = {
    CaseState.OPENED: ("wait", "message-circle-warning"),
    CaseState.SELLER_ANSWERED: ("wait", "message-circle"),
    CaseState.ESCALATED: ("wait", "scale"),
    CaseState.RESOLVED: ("info", "handshake"),
    CaseState.CLOSED: ("done", "circle-check"),
}


def headline(case: Case) -> Headline:
    state = CaseState(case.state)
    return Headline(state.label, *LOOK[state], what_next(case))


def what_next(case: Case) -> str:
    match case.state:
        case CaseState.CLOSED:
            return remedy_words(case) if case.remedy else ""
        case CaseState.RESOLVED if case.remedy == Remedy.REFUND:
            return _("The shop pays %(amount)s back and shows its slip here.") % {"amount": baht(case.amount)}
        case CaseState.RESOLVED:
            return _("The shop sends another one. This closes by itself on %(moment)s.") % {
                "moment": thai_datetime(case.answer_by)
            }
    return SENTENCES[case.state] % {"moment": thai_datetime(case.answer_by)}


def remedy_words(said: Case | CaseTurn) -> str:
    """“Money back ฿500”, “Another one instead”; empty where nothing was offered or decided."""
    if said.remedy == Remedy.REFUND:
        return f"{Remedy.REFUND.label} {baht(said.amount)}"
    return str(Remedy(said.remedy).label) if said.remedy else ""


def turns(case: Case) -> list[dict[str, str]]:
    """As components/timeline.html shows them."""
    return [
        {
            "word": " · ".join(filter(None, (str(Verb(turn.verb).label), remedy_words(turn)))),
            "when": thai_datetime(turn.at),
            "text": turn.text,
            "icon": SIGNS[turn.verb][0],
            "tone": SIGNS[turn.verb][1],
        }
        for turn in case.turns.all()
    ]
