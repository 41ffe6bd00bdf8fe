"""What a person decides about an entry, and what its shop answers: each a step with an event and a reason."""

from awards.entering import steps
from awards.models import Entry
from netpracharat.accounts.models import User


def accept(entry: Entry, *, by: User) -> None:
    """From now on its snapshot is frozen."""
    steps.take(entry, steps.ACCEPT, by=by)


def return_for_completion(entry: Entry, reason: str, *, by: User) -> None:
    steps.take(entry, steps.RETURN, by=by, note=reason)


def await_test(entry: Entry, what: str, *, by: User) -> None:
    steps.take(entry, steps.AWAIT_TEST, by=by, note=what)


def test_came(entry: Entry, result: str, *, by: User) -> None:
    """Back among those to be checked, with the result as its note."""
    steps.take(entry, steps.TEST_CAME, by=by, note=result)


def reject(entry: Entry, reason: str, *, by: User) -> None:
    steps.take(entry, steps.REJECT, by=by, note=reason)


def disqualify(entry: Entry, reason: str, *, by: User) -> None:
    """Takes an accepted entry out of the judging."""
    steps.take(entry, steps.DISQUALIFY, by=by, note=reason)


def consent(entry: Entry, *, by: User) -> None:
    """The shop agrees to what somebody else proposed on its behalf."""
    steps.take(entry, steps.CONSENT, by=by)


def decline(entry: Entry, *, by: User) -> None:
    steps.take(entry, steps.DECLINE, by=by)


def withdraw(entry: Entry, *, by: User) -> None:
    """By the shop, as long as the judging isn't signed off."""
    steps.take(entry, steps.WITHDRAW, by=by)
