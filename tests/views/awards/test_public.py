"""What everybody reads of the awards: the winners once they are announced, and nothing of them before."""

import pytest

from awards import announcing
from awards.models import Award
from awards.winners import revocation
from products.search import index
from tests.factories import make_user
from tests.unit.awards.factories import make_edition
from tests.unit.awards.signed import make_signed_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed():
    edition = make_signed_edition(winners=3)
    index.refresh(Award.objects.values_list("entry__product", flat=True))
    return edition


@pytest.fixture
def announced(signed):
    announcing.announce(signed, by=None)
    return signed


def winner_pages(edition):
    return [f"/awards/{edition.year}/{award.entry.number}/" for award in Award.objects.select_related("entry")]


def pages(edition):
    year = f"/awards/{edition.year}/"
    return ["/awards/", year, f"{year}tier/national/", f"{year}region/NE/", *winner_pages(edition)[:1]]


DATA = ("winners.csv", "winners.json")


def test_nothing_of_the_winners_shows_before_the_announcement(client, signed):
    product = Award.objects.first().entry.product
    hidden = [*pages(signed)[2:], *winner_pages(signed), *(f"/awards/{signed.year}/{name}" for name in DATA)]
    assert {client.get(page).status_code for page in hidden} == {404}
    shown = ["/awards/", f"/awards/{signed.year}/", "/", "/products/", f"/shops/{product.shop.slug}/"]
    for page in (*shown, client.get(f"/products/{product.pk}/").headers["Location"]):
        written = client.get(page).content.decode()
        assert ("สุดยอดระดับประเทศ 2569" in written, "ทออย่างประณีต" in written) == (False, False), page
    assert client.get("/products/?winners=1").context["page"].cards == []
    assert product.name not in client.get("/products/?q=ผ้าไหม&winners=1").content.decode()


def test_everything_shows_from_the_announcement_on(client, announced):
    award = Award.objects.first()
    product = award.entry.product
    assert {client.get(page).status_code for page in pages(announced)} == {200}
    page = client.get(winner_pages(announced)[0]).content.decode()
    assert ("ทออย่างประณีต" in page, award.certificate.number in page) == (True, True)
    for address in ("/products/", "/products/?winners=1", f"/shops/{product.shop.slug}/"):
        assert "สุดยอดระดับประเทศ 2569" in client.get(address).content.decode(), address
    address = client.get(f"/products/{product.pk}/").headers["Location"]
    assert '"award":["สุดยอดระดับประเทศ 2569"]' in client.get(address).content.decode()


def test_no_page_asks_more_for_more_winners(client, announced, django_assert_max_num_queries):
    for page in [*pages(announced), *(f"/awards/{announced.year}/{name}" for name in DATA)]:
        with django_assert_max_num_queries(7):
            client.get(page)


def test_revoked_award_stays_with_its_erratum(client, announced):
    award = Award.objects.first()
    revocation.revoke(award, "สินค้าไม่ได้ทำในชุมชน", "", by=make_user())
    assert "สินค้าไม่ได้ทำในชุมชน" in client.get(winner_pages(announced)[0]).content.decode()
    year = client.get(f"/awards/{announced.year}/").content.decode()
    assert "สินค้าไม่ได้ทำในชุมชน" in year
    assert "ribbon" not in client.get(winner_pages(announced)[0]).content.decode()
    rows = client.get(f"/awards/{announced.year}/winners.json").json()["winners"]
    assert [row["is_revoked"] for row in rows].count(True) == 1


def test_data_is_asked_for_again_only_when_it_changed(client, announced):
    address = f"/awards/{announced.year}/winners.csv"
    first = client.get(address)
    assert first.content.decode().startswith("\ufeffyear,entry,region,tier_th")
    assert first.headers["Link"] == '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert len(client.get(f"/awards/{announced.year}/winners.json").json()["winners"]) == 3


def test_before_it_is_announced_the_page_tells_stage_and_rules(client):
    edition = make_edition(state="nomination", rules_th="เปิดให้ทุกร้าน")
    assert "เปิดให้ทุกร้าน" in client.get(f"/awards/{edition.year}/").content.decode()
    assert client.get("/awards/").status_code == 200


@pytest.mark.parametrize("state", ["draft", "cancelled"])
def test_what_is_prepared_or_cancelled_has_no_page(client, state):
    edition = make_edition(state=state)
    assert client.get(f"/awards/{edition.year}/").status_code == 404
    assert str(edition.year) not in client.get("/awards/").content.decode()


def test_without_any_edition_there_is_still_a_page(client):
    assert "ยังไม่เริ่ม" in client.get("/awards/").content.decode()
