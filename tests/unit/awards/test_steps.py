"""An edition moves on when its check-list is met, and not before."""

import datetime as dt

import pytest
from django.utils import timezone

from awards import editions, steps
from awards.models import Edition, Party
from awards.states import EditionState, EntryState
from netpracharat.refusals import Refusal
from tests.factories import make_user
from tests.unit.awards.factories import make_edition, make_entry, make_round

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def secretary():
    return make_user("เลขานุการ")


@pytest.fixture
def ready(secretary):
    """An edition as usual, of which only the opening of nominations is left to do."""
    edition = editions.create(2569, by=secretary)
    now = timezone.now()
    edition.nominations_open_at, edition.nominations_close_at = now, now + 30 * DAY
    edition.save()
    for party in edition.parties.all():
        Party.objects.filter(pk=party.pk).update(signer=make_user())
    return edition


def unmet(edition, verb) -> list[str]:
    return [check.text for check in steps.checklist(edition, verb) if not check.is_met]


def state(edition) -> str:
    return Edition.objects.get(pk=edition.pk).state


@pytest.mark.usefixtures("in_english")
def test_nominations_open_when_all_is_prepared(ready, secretary):
    assert unmet(ready, "open_nominations") == []
    steps.take(ready, "open_nominations", by=secretary)
    assert state(ready) == EditionState.NOMINATION


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (lambda _edition: Edition.objects.update(rules_th=" "), "The rules are written."),
        (lambda edition: edition.rounds.get(kind="regional").criteria.first().delete(),
         "The weights of the regional round sum to 100."),
        (lambda edition: edition.rounds.get(kind="screening").criteria.first().levels.all().delete(),
         "Each criterion says what its points mean."),
        (lambda edition: edition.parties.filter(slug="des").update(signer=None), "Each party has a person who signs."),
        (lambda edition: edition.tiers.update(decided_by="nothing"),
         "Each tier is decided by a round of this edition."),
        (lambda _edition: Edition.objects.update(nominations_close_at=timezone.now(), nominations_open_at=None),
         "Nominations have a first and a last day, still to come."),
        (lambda edition: edition.rounds.get(kind="national").delete(), "There is a national round."),
    ],
)  # fmt: skip
def test_nominations_stay_closed_while_a_line_is_red(ready, secretary, spoil, line):
    spoil(ready)
    ready.refresh_from_db()
    assert line in unmet(ready, "open_nominations")
    with pytest.raises(Refusal):
        steps.take(ready, "open_nominations", by=secretary)
    assert state(ready) == EditionState.DRAFT


def test_a_step_pressed_twice_is_taken_once(ready, secretary):
    steps.take(ready, "open_nominations", by=secretary)
    steps.take(ready, "open_nominations", by=secretary)
    assert list(ready.events.values_list("verb", flat=True)) == ["moved_on", "created"]


def test_a_step_can_not_be_taken_out_of_turn(ready, secretary):
    with pytest.raises(Refusal):
        steps.take(ready, "begin_national_judging", by=secretary)
    assert state(ready) == EditionState.DRAFT


def test_regional_judging_waits_for_undecided_entries_and_for_screening(secretary):
    edition = make_edition(state=EditionState.SCREENING)
    screening = make_round(edition, "screening")
    entry = make_entry(edition, state=EntryState.NOMINATED)
    assert len(unmet(edition, "begin_regional_judging")) == 2
    type(entry).objects.update(state=EntryState.ACCEPTED)
    type(screening).objects.filter(pk=screening.pk).update(locked_at=timezone.now())
    steps.take(edition, "begin_regional_judging", by=secretary)
    assert state(edition) == EditionState.REGIONAL_JUDGING


def test_an_edition_is_cancelled_with_a_reason_before_it_is_announced(secretary):
    edition = make_edition(state=EditionState.NATIONAL_JUDGING)
    with pytest.raises(Refusal):
        steps.cancel(edition, " ", by=secretary)
    steps.cancel(edition, "งบประมาณถูกตัด", by=secretary)
    assert state(edition) == EditionState.CANCELLED


def test_an_announced_edition_is_not_cancelled(secretary):
    edition = make_edition(state=EditionState.ANNOUNCED)
    with pytest.raises(Refusal):
        steps.cancel(edition, "ผลผิด", by=secretary)
    assert state(edition) == EditionState.ANNOUNCED


def test_an_edition_is_archived_after_the_time_for_appeals(secretary):
    edition = make_edition(state=EditionState.ANNOUNCED, announced_at=timezone.now() - 10 * DAY)
    with pytest.raises(Refusal):
        steps.take(edition, "archive", by=secretary)
    Edition.objects.update(announced_at=timezone.now() - 16 * DAY)
    steps.take(edition, "archive", by=secretary)
    assert state(edition) == EditionState.ARCHIVED
