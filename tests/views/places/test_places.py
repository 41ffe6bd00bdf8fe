"""The country by regions, and the finder that forms ask."""

import pytest

from tests.unit.places.test_finding import SAWANG

pytestmark = pytest.mark.django_db


def test_provinces_stand_under_their_regions(client, django_assert_num_queries):
    with django_assert_num_queries(2):
        page = client.get("/places/").content.decode()
    positions = [page.index(name) for name in ("ภาคเหนือ", "เชียงใหม่", "ภาคตะวันออกเฉียงเหนือ", "สกลนคร", "ภาคใต้", "ตรัง")]
    assert positions == sorted(positions)


def test_search_box_finds_places_without_javascript(client):
    page = client.get("/places/", {"place": "สว่าง พรรณานิคม"}).content.decode()
    assert SAWANG in page
    assert "ไม่พบ" not in page
    assert "ไม่พบ" in client.get("/places/", {"place": "ไม่มีที่นี่"}).content.decode()


def test_finder_answers_everybody_the_same_and_may_be_kept(client):
    response = client.get("/places/find/", {"q": "สว่าง พรรณานิคม"})
    assert response.json()["places"][0] == {"value": "s:470408", "label": SAWANG, "postal_codes": ["47130"]}
    assert response.headers["Cache-Control"] == "public, max-age=86400"
    assert not response.cookies


def test_finder_speaks_the_language_of_its_address(client):
    places = client.get("/places/find/", {"q": "สว่าง พรรณานิคม", "lang": "en"}).json()["places"]
    assert places[0]["label"] == "Sawang, Phanna Nikhom, Sakon Nakhon"
