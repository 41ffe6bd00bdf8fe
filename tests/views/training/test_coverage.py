"""The figures of the training, from the nation down to the village, as everybody reads them."""

import io

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from netpracharat.places.models import Village
from tests.factories import SAWANG
from training.models import CoverageDay, CoverageTotal

pytestmark = pytest.mark.django_db

DISTRICT, PROVINCE = 4704, "sakon-nakhon"
MOST_QUERIES = 5
WORDS = ("", "ne", PROVINCE, str(DISTRICT), str(SAWANG), str(SAWANG * 100 + 1))
NAMES = ("บ้านดอนกอย", "=บ้านสูตร", "บ้านนา")


def total(place: int, **counts: int) -> CoverageTotal:
    now = timezone.now() if place == 0 else None
    return CoverageTotal.objects.create(place=place, counted_at=now, **counts)


@pytest.fixture
def sawang() -> None:
    """Three villages, one of them with four teachers; a province beside with nine."""
    for moo, name in enumerate(NAMES, start=1):
        Village.objects.create(code=SAWANG * 100 + moo, moo=moo, subdistrict_id=SAWANG, name_th=name)
        total(SAWANG * 100 + moo, all_villages=1)
    CoverageTotal.objects.filter(place=SAWANG * 100 + 1).update(teachers=4, villages=1)
    for place in (SAWANG, DISTRICT, 47):
        total(place, teachers=1_204, reported=1_350, sessions=3, villages=1, all_villages=3)
    total(48, teachers=9)
    total(0, teachers=1_213, reported=1_350, sessions=3, villages=1, all_villages=3)
    CoverageDay.objects.create(place=DISTRICT, day="2020-03-02", teachers=1_204, reported=1_350)


def page(client: Client, word: str = "") -> str:
    address = reverse("coverage_place", args=(word,)) if word else reverse("coverage")
    return client.get(address).content.decode()


def figures(html: str) -> list[str]:
    return [part.split("<")[0] for part in html.split('<span class="stat__number">')[1:]]


@pytest.mark.parametrize("word", ["ne", PROVINCE, str(DISTRICT), str(SAWANG)])
def test_names_and_heads_stand_beside_each_other_at_every_level(client, sawang, word):
    named = "1,213" if word == "ne" else "1,204"

    assert figures(page(client, word))[:2] == [named, "1,350"]


def test_few_people_of_a_village_are_not_told(client, sawang):
    assert figures(page(client, str(SAWANG * 100 + 1))) == ["น้อยกว่า 5", "0", "0", "0", "0"]


def test_neighbour_that_would_give_a_few_away_is_not_told_on_its_own_page_either(client, sawang):
    CoverageTotal.objects.filter(place=SAWANG * 100 + 2).update(teachers=1_200, villages=1)

    assert figures(page(client, str(SAWANG * 100 + 2)))[0] == "ตั้งแต่ 5"
    assert page(client, str(SAWANG)).count("1,200") == 0


def test_map_leads_to_every_province(client, sawang):
    assert page(client).count(f'<a href="{reverse("coverage_place", args=(PROVINCE,))}" aria-label="') == 1
    assert page(client).count('class="province-map__area') == 77


def test_years_are_drawn_in_the_era_of_the_language(client, sawang):
    assert page(client, str(DISTRICT)).count("<title>2563: ") == 1
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert page(client, str(DISTRICT)).count("<title>2020: ") == 1


def test_nothing_counted_yet_is_said(client):
    assert figures(page(client)) == []
    assert page(client).count("ยังไม่ได้นับตัวเลข") == 1


@pytest.mark.parametrize("word", ["xx", "nowhere", "4799", "99", "123456789", "๔๗๐๔"])
def test_place_that_is_none_is_not_found(client, word):
    assert client.get(reverse("coverage_place", args=(word,))).status_code == 404


def test_villages_without_a_teacher_are_a_list_to_take_home(client, sawang):
    answer = client.get(reverse("coverage_villages", args=(PROVINCE, "csv")))
    lines = b"".join(answer).decode("utf-8-sig").splitlines()

    assert lines == [
        "รหัส,หมู่บ้าน,หมู่ที่,ตำบล,อำเภอ,จังหวัด",
        f"{SAWANG * 100 + 2},'=บ้านสูตร,2,สว่าง,พรรณานิคม,สกลนคร",
        f"{SAWANG * 100 + 3},บ้านนา,3,สว่าง,พรรณานิคม,สกลนคร",
    ]


@pytest.mark.parametrize("word", [str(DISTRICT), str(SAWANG)])
def test_list_for_excel_has_the_same_villages(client, sawang, word):
    answer = client.get(reverse("coverage_villages", args=(word, "xlsx")))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer))).get_sheet_by_index(0)

    assert [row[2] for row in sheet.to_python()[1:]] == [2, 3]


@pytest.mark.parametrize(("word", "ending"), [("ne", "csv"), (str(SAWANG * 100 + 1), "csv"), (PROVINCE, "pdf")])
def test_other_lists_are_not_there(client, sawang, word, ending):
    assert client.get(reverse("coverage_villages", args=(word, ending))).status_code == 404


@pytest.mark.parametrize("word", WORDS)
def test_page_costs_few_queries_however_much_there_is(client, sawang, word):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(client, word)
        return len(captured)

    before = queries()
    for moo in range(10, 90):
        Village.objects.create(code=SAWANG * 100 + moo, moo=moo, subdistrict_id=SAWANG, name_th=f"บ้าน {moo}")
        total(SAWANG * 100 + moo, teachers=moo)

    assert queries() == before
    assert 0 < before <= MOST_QUERIES
