"""An appeal is answered once, with a reason that the shop reads."""

import pytest

from awards.models import Appeal, AwardEvent
from awards.states import AppealState
from awards.winners import appeals
from netpracharat.refusals import Refusal
from tests.factories import make_user
from tests.unit.awards.factories import make_edition, make_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def appeal():
    return Appeal.objects.create(entry=make_entry(make_edition(state="announced")), text="ขอให้ดูคะแนนใหม่")


def test_answer_is_kept_with_who_gave_it(appeal):
    secretary = make_user("เลขานุการ")
    appeals.decide(appeal, AppealState.DISMISSED, "ตรวจแล้ว ถูกต้อง", by=secretary)
    appeal.refresh_from_db()
    assert (appeal.state, appeal.answer, appeal.decided_by) == ("dismissed", "ตรวจแล้ว ถูกต้อง", secretary)
    assert AwardEvent.objects.get().verb == "appeal_decided"


@pytest.mark.parametrize(("state", "answer"), [("open", " "), ("upheld", "แก้ไขแล้ว")])
def test_without_answer_or_a_second_time_it_is_refused(appeal, state, answer):
    Appeal.objects.filter(pk=appeal.pk).update(state=state, answer="แล้ว" if state != "open" else "")
    with pytest.raises(Refusal):
        appeals.decide(appeal, AppealState.DISMISSED, answer, by=make_user())
    appeal.refresh_from_db()
    assert (appeal.state, AwardEvent.objects.count()) == (state, 0)
