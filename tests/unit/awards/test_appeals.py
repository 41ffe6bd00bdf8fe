"""Appeals: within their days, one at a time, and in the copy that people get of what is kept of them."""

import datetime as dt

import pytest
from django.utils import timezone

from awards.entering import appeals, status
from awards.models import Appeal, Edition, RoundResult
from awards.states import EditionState
from netpracharat.accounts import privacy
from netpracharat.refusals import Refusal
from tests.factories import make_user
from tests.unit.awards.entrants import make_open_edition, nominated, owner_of
from tests.unit.awards.factories import make_edition, make_entry, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    return make_entry(make_edition(state=EditionState.ANNOUNCED))


def test_appeal_is_filed_once(entry):
    appeals.file(entry, "ขอทบทวนคะแนน", by=make_user())
    with pytest.raises(Refusal):
        appeals.file(entry, "อีกครั้ง", by=make_user())
    assert (Appeal.objects.get().text, entry.events.get().verb) == ("ขอทบทวนคะแนน", "appealed")


@pytest.mark.parametrize(
    "about", [{"state": EditionState.NATIONAL_JUDGING}, {"announced_at": timezone.now() - dt.timedelta(days=15)}]
)
def test_appeal_comes_in_its_days_or_not_at_all(entry, about):
    Edition.objects.update(**about)
    with pytest.raises(Refusal):
        appeals.file(entry, "ขอทบทวน", by=make_user())
    assert not Appeal.objects.exists()


@pytest.mark.parametrize(
    ("shows", "state", "seen"),
    [(True, EditionState.ANNOUNCED, [8]), (True, EditionState.SIGNED_OFF, []), (False, EditionState.ANNOUNCED, [])],
)
def test_own_means_are_shown_once_announced_where_the_edition_says_so(entry, shows, state, seen):
    RoundResult.objects.create(round=make_round(entry.edition), entry=entry, sheets=3, criterion_means={"ก1": "8.00"})
    Edition.objects.update(shows_own_means=shows, state=state)
    entry.refresh_from_db()
    assert [mean.points for _round, means in status.own_means(entry) for mean in means] == seen


def test_copy_of_ones_data_holds_nominations_and_appeals():
    entry = nominated(make_open_edition())
    owner = owner_of(entry.product)
    Appeal.objects.create(entry=entry, text="ขอทบทวน", filed_by=owner)
    copied = privacy.export(owner)["awards"]
    assert [row["number"] for row in copied["nominations"]] == [entry.number]
    assert [row["text"] for row in copied["appeals"]] == ["ขอทบทวน"]
    assert privacy.export(make_user())["awards"] == {"nominations": [], "appeals": []}
