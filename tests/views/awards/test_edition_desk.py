"""The secretary's pages of an edition: made, prepared, led on; closed to everybody else."""

import pytest
from django.urls import reverse
from django.utils import timezone

from awards import editions
from awards.models import Edition, Round
from awards.states import EditionState
from tests.unit.awards.factories import make_edition, make_entry, make_panel, make_round, make_sheet
from tests.views.awards.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(secretary):
    return signed_in(secretary)


def board(edition) -> str:
    return reverse("admin:awards_board", args=(edition.pk,))


@pytest.mark.usefixtures("in_english")
def test_secretary_makes_an_edition_like_last_years(client):
    earlier = editions.create(2568, by=None)
    response = client.post(reverse("admin:awards_edition_add"), {"year": "๒๕๖๙", "like": earlier.pk})
    made = Edition.objects.get(year=2569)
    assert response.url == reverse("admin:awards_edition_change", args=(made.pk,))
    assert made.tiers.count() == earlier.tiers.count() == 3


def test_a_christian_year_is_answered_beside_the_field(client):
    response = client.post(reverse("admin:awards_edition_add"), {"year": "2026"})
    assert response.status_code == 200
    assert not Edition.objects.exists()
    assert response.context["form"].errors["year"]


def test_the_edition_is_prepared_on_one_page(client):
    edition = editions.create(2569, by=None)
    assert client.get(reverse("admin:awards_edition_change", args=(edition.pk,))).status_code == 200
    for kind, rows in (("tier", edition.tiers), ("category", edition.categories), ("round", edition.rounds)):
        address = reverse(f"admin:awards_{kind}_change", args=(rows.first().pk,))
        assert client.get(address).status_code == 200, address


def test_once_nominations_are_open_only_dates_move(client):
    edition = make_edition(state=EditionState.NOMINATION)
    page = client.get(reverse("admin:awards_edition_change", args=(edition.pk,))).content.decode()
    assert 'name="announce_at"' in page
    assert 'name="year"' not in page
    assert 'name="tiers-0-name_th"' not in page


def test_the_board_shows_what_is_missing_and_takes_the_step_when_nothing_is(client):
    edition = make_edition(state=EditionState.REGIONAL_JUDGING)
    regional = make_round(edition, "regional")
    step = reverse("admin:awards_step", args=(edition.pk, "begin_national_judging"))
    assert client.get(board(edition)).context["checks"][0].is_met is False
    client.post(step)
    assert Edition.objects.get().state == EditionState.REGIONAL_JUDGING
    Round.objects.filter(pk=regional.pk).update(locked_at=timezone.now())
    assert client.get(board(edition)).context["checks"][0].is_met is True
    client.post(step)
    assert Edition.objects.get().state == EditionState.NATIONAL_JUDGING


@pytest.mark.parametrize("panels", [1, 3])
def test_the_board_costs_the_same_at_any_size(client, panels, django_assert_max_num_queries):
    edition = make_edition(state=EditionState.NATIONAL_JUDGING)
    national = make_round(edition)
    for region in ("N", "NE", "S")[:panels]:
        for member in make_panel(national, region=region).members.all():
            make_sheet(member, make_entry(edition), (8, 8, 8))
    client.get(board(edition))
    with django_assert_max_num_queries(10):
        assert client.get(board(edition)).status_code == 200


def test_an_edition_is_cancelled_with_its_reason(client):
    edition = make_edition()
    cancel = reverse("admin:awards_cancel", args=(edition.pk,))
    assert client.post(cancel, {"reason": ""}).status_code == 200
    assert Edition.objects.get().state == EditionState.DRAFT
    client.post(cancel, {"reason": "งบประมาณถูกตัด"})
    assert Edition.objects.get().state == EditionState.CANCELLED


def test_a_large_round_shows_the_judges_of_the_panel_that_is_asked_for(client, monkeypatch):
    monkeypatch.setattr("awards.admin.edition.MOST_SEATS", 3)
    edition = make_edition(state=EditionState.NATIONAL_JUDGING)
    national = make_round(edition)
    first, second = make_panel(national, region="N"), make_panel(national, region="S")
    folded = client.get(board(edition)).content.decode()
    shown = client.get(board(edition) + f"?panel={second.pk}").content.decode()
    replace = [reverse("admin:awards_replace_judge", args=(panel.members.first().pk,)) for panel in (first, second)]
    assert [address in folded for address in replace] == [False, False]
    assert [address in shown for address in replace] == [False, True]
