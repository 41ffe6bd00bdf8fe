"""Officers read all counts of their own provinces."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from netpracharat.places.models import Village
from tests.factories import SAWANG, make_user
from tests.views.training.test_admin import demo, make_officer, signed_in  # noqa: F401
from training.models import CoverageTotal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
HERE, ELSEWHERE = 47, 83
ADDRESS = reverse("admin:training_coveragetotal_changelist")


@pytest.fixture(autouse=True)
def counted() -> None:
    now = timezone.now()
    CoverageTotal.objects.create(place=0, teachers=9, counted_at=now)
    for place, teachers in ((HERE, 3), (4704, 3), (SAWANG, 3), (ELSEWHERE, 6)):
        CoverageTotal.objects.create(place=place, teachers=teachers)


def rows(client: Client, **asked: str) -> dict[str, int]:
    page = client.get(ADDRESS, asked)
    return {name: counts[0] for _place, name, _word, counts in page.context["rows"]}


def test_officer_of_the_nation_reads_every_province_with_nothing_hidden():
    read = rows(signed_in(make_officer()))

    assert (len(read), read["สกลนคร"], read["ภูเก็ต"]) == (77, 3, 6)


def test_officer_of_a_province_reads_that_one_down_to_the_village():
    officer = signed_in(make_officer(HERE))
    Village.objects.create(code=SAWANG * 100 + 2, moo=2, subdistrict_id=SAWANG, name_th="บ้านดอนกอย")

    assert rows(officer) == {"สกลนคร": 3}
    assert rows(officer, place=str(SAWANG)) == {"สว่าง": 3, "บ้านดอนกอย หมู่ 2": 0}


@pytest.mark.parametrize("place", ["phuket", "8302", "830201", "s", "nowhere"])
def test_place_of_another_officer_is_not_there(place):
    assert signed_in(make_officer(HERE)).get(ADDRESS, {"place": place}).status_code == 404


def test_nobody_else_reads_them():
    assert signed_in(make_user(is_staff=True)).get(ADDRESS).status_code == 403


def test_table_costs_as_many_queries_for_many_places_as_for_few():
    officer = signed_in(make_officer(HERE))

    def queries(place: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            officer.get(ADDRESS, {"place": place})
        return len(captured)

    few = queries(str(SAWANG))
    for moo in range(1, 90):
        Village.objects.create(code=SAWANG * 100 + moo, moo=moo, subdistrict_id=SAWANG, name_th=f"บ้าน {moo}")

    assert queries(str(SAWANG)) == few
