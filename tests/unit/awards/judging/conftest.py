"""A national round about to open: five entries, a panel of three, whose first judge is the chair."""

import datetime as dt

import pytest
from django.utils import timezone

from awards.judging import conflicts, panels
from awards.models import Panel, PanelMember, Round, ScoreSheet
from awards.states import EditionState
from netpracharat.accounts.models import User
from tests.factories import make_user
from tests.unit.awards.factories import enter, make_edition, make_entry, make_panel, make_round


@pytest.fixture
def secretary() -> User:
    return make_user("เลขานุการ")


@pytest.fixture
def national() -> Round:
    edition = make_edition(state=EditionState.NATIONAL_JUDGING)
    made = make_round(edition, is_open=False, closes_at=timezone.now() + dt.timedelta(days=3))
    for _number in range(5):
        enter(make_entry(edition), made)
    return made


@pytest.fixture
def panel(national: Round) -> Panel:
    return make_panel(national)


@pytest.fixture
def opened(national: Round, panel: Panel, secretary: User) -> Round:
    panels.open_round(national, by=secretary)
    return national


@pytest.fixture
def chair(panel: Panel, opened: Round) -> PanelMember:
    return panel.members.get(is_chair=True)


@pytest.fixture
def member(panel: Panel, opened: Round) -> PanelMember:
    """A judge who is not the chair, and has said to be connected with no shop."""
    last = panel.members.last()
    conflicts.declare(last, [], "", asked_at=timezone.now())
    return last


@pytest.fixture
def sheet(member: PanelMember) -> ScoreSheet:
    return member.sheets.order_by("position").first()
