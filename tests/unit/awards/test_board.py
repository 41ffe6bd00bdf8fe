"""What the secretary's board counts, and whom reminders reach."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from awards import board, reminding
from awards.models import Award, Slot
from awards.states import EditionState
from netpracharat.refusals import Refusal
from tests.factories import make_user
from tests.unit.awards.factories import make_edition, make_entry, make_panel, make_round, make_sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return make_edition(state=EditionState.NATIONAL_JUDGING)


@pytest.fixture
def judged(edition):
    """A round with three judges: one has scored both entries, one has one left and is recused, one began neither."""
    national = make_round(edition)
    first, second, third = make_panel(national).members.all()
    one, two = make_entry(edition), make_entry(edition)
    make_sheet(first, one, (8, 8, 8)), make_sheet(first, two, (5, 5, 5))
    make_sheet(second, one)
    recused = make_sheet(second, two)
    type(recused).objects.filter(pk=recused.pk).update(state="recused", recusal_reason="ญาติ")
    make_sheet(third, one), make_sheet(third, two)
    return national


def test_board_tells_scored_recused_and_left_apart(edition, judged):
    (_round, (bench,)) = board.rounds(edition)[0]
    assert [(seat.sheets, seat.scored, seat.recused, seat.left) for seat in bench.seats] == [
        (2, 2, 0, 0),
        (2, 0, 1, 1),
        (2, 0, 0, 2),
    ]
    assert (bench.seats[1].percent, bench.left) == (50, 3)


def test_board_asks_as_much_of_the_database_for_one_panel_as_for_three(edition, judged, django_assert_num_queries):
    for region in ("N", "NE"):
        make_panel(judged, region=region)
    with django_assert_num_queries(3):
        assert len(board.rounds(edition)[0][1]) == 3


def test_slot_meter_counts_places_not_winners(edition):
    Slot.objects.update(quantity=2, allows_joint=True)
    for _joint in range(2):
        Award.objects.create(slot=Slot.objects.get(), entry=make_entry(edition))
    (meter,) = board.slots(edition)
    assert (meter.filled, meter.is_full) == (1, False)


def test_only_judges_with_sheets_left_are_reminded(edition, judged, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert reminding.remind(judged, by=make_user()) == 2
    jobs = ProcrastinateJob.objects.filter(task_name="accounts.send_letter")
    late = judged.panels.get().members.all()[1:]
    assert {job.args["user_id"] for job in jobs} == {member.judge_id for member in late}
    assert edition.events.get().verb == "reminded"


def test_nobody_is_reminded_of_a_locked_round(edition, judged):
    type(judged).objects.update(locked_at=judged.opened_at)
    judged.refresh_from_db()
    with pytest.raises(Refusal):
        reminding.remind(judged, by=make_user())
