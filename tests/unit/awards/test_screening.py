"""What is decided about an entry: from which state, in which stage of the edition, with a trace and a letter."""

import pytest

from awards.entering import decisions, screening, snapshots
from awards.models import Edition, Entry
from awards.states import EditionState, EntryState
from netpracharat.accounts import roles
from netpracharat.refusals import Refusal
from tests.unit.awards.entrants import make_open_edition, make_person, nominated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
S = EntryState


@pytest.fixture
def entry():
    return nominated(make_open_edition())


@pytest.fixture
def officer():
    return make_person(roles.OFFICER)


DECISIONS = {
    "accept": (lambda entry, by: screening.accept(entry, by=by), S.ACCEPTED),
    "return": (lambda entry, by: screening.return_for_completion(entry, "ขอรูปเพิ่ม", by=by), S.RETURNED),
    "await_test": (lambda entry, by: screening.await_test(entry, "มผช.", by=by), S.AWAITING_TEST),
    "test_came": (lambda entry, by: screening.test_came(entry, "ผ่าน", by=by), S.NOMINATED),
    "reject": (lambda entry, by: screening.reject(entry, "ไม่ใช่สินค้าชุมชน", by=by), S.REJECTED),
    "disqualify": (lambda entry, by: screening.disqualify(entry, "ไม่ได้ผลิตเอง", by=by), S.DISQUALIFIED),
    "withdraw": (lambda entry, by: screening.withdraw(entry, by=by), S.WITHDRAWN),
}
POSSIBLE = {
    S.PROPOSED: {"reject"},
    S.NOMINATED: {"accept", "return", "await_test", "reject", "withdraw"},
    S.RETURNED: {"reject", "withdraw"},
    S.AWAITING_TEST: {"return", "test_came", "reject", "withdraw"},
    S.ACCEPTED: {"disqualify", "withdraw"},
    S.REJECTED: set(),
    S.WITHDRAWN: set(),
    S.DISQUALIFIED: set(),
}


@pytest.mark.parametrize("state", POSSIBLE)
def test_decisions_are_taken_from_these_states_alone(entry, officer, state):
    Edition.objects.update(state=EditionState.SCREENING)
    done = set()
    for name, (decide, after) in DECISIONS.items():
        Entry.objects.update(state=state)
        try:
            decide(entry, officer)
        except Refusal:
            assert Entry.objects.get().state == state
        else:
            assert Entry.objects.get().state == after
            done.add(name)
    assert done == POSSIBLE[state]


def test_decision_leaves_a_trace_and_a_letter(entry, officer, letters):
    with letters() as sent:
        screening.return_for_completion(entry, "ขอรูปเพิ่ม", by=officer)
    event = entry.events.first()
    assert (event.verb, event.note, event.by) == ("returned", "ขอรูปเพิ่ม", officer)
    assert (entry.state_note, entry.decided_by) == ("ขอรูปเพิ่ม", officer)
    [letter] = sent
    assert letter["subject"] == "รางวัล 2569 2569-NE-001: ส่งกลับให้แก้ไขเพิ่มเติม"
    assert "ขอรูปเพิ่ม" in letter["text"]


@pytest.mark.parametrize(
    ("name", "state"),
    [("accept", EditionState.REGIONAL_JUDGING), ("withdraw", EditionState.SIGNED_OFF)],
)
def test_decision_comes_too_late(entry, officer, name, state, letters):
    Edition.objects.update(state=state)
    with letters() as sent, pytest.raises(Refusal):
        DECISIONS[name][0](entry, officer)
    assert (Entry.objects.get().state, entry.events.count()) == (S.NOMINATED, 1)
    assert sent == []


def test_entry_is_withdrawn_until_the_judging_closes(entry, officer):
    screening.accept(entry, by=officer)
    Edition.objects.update(state=EditionState.NATIONAL_JUDGING)
    screening.withdraw(entry, by=officer)
    assert entry.state == S.WITHDRAWN


def test_all_ticked_entries_are_accepted_or_none(entry, officer):
    other = nominated(entry.edition)
    screening.reject(other, "ซ้ำ", by=officer)
    with pytest.raises(Refusal):
        decisions.decide([entry, other], decisions.DECISIONS["accept"], "", by=officer)
    assert set(Entry.objects.values_list("state", flat=True)) == {S.NOMINATED, S.REJECTED}


def test_accepted_entry_is_frozen(entry, officer):
    screening.accept(entry, by=officer)
    with pytest.raises(Exception, match="Cannot update"):
        snapshots.freeze(entry, ())
