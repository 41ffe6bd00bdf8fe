"""What lies before a judge: the entry as its round shows it, with or without names."""

from dataclasses import dataclass

from awards.entering import eligibility, snapshots
from awards.entering.snapshots import Shown
from awards.models import EligibilityCheck, Entry, Round, ScoreSheet


@dataclass(frozen=True)
class Fact:
    """A check that the entry passed."""

    name: str
    figure: str


def shown(entry: Entry, round_: Round) -> Shown:
    return snapshots.blind(entry) if round_.is_blind else snapshots.open_(entry)


def facts(sheet: ScoreSheet) -> list[Fact]:
    """In a blind round without what was found: the number of a mark names its maker."""
    is_blind = sheet.member.panel.round.is_blind
    passed = sheet.entry.checks.filter(outcome=EligibilityCheck.Outcome.YES)
    known = ((eligibility.CHECKS.get(check.kind), check.figure) for check in passed)
    return [Fact(str(check.name), "" if is_blind else figure) for check, figure in known if check]
