"""The page of a fair, its banners, and the officers' form."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from products.models import Fair
from tests.factories import make_officer, make_product, make_shop
from tests.unit.products.factories import make_fair

pytestmark = pytest.mark.django_db
FORM = {
    "name_th": "ดีมา GET ดี MARKET",
    "name_en": "Dee Market",
    "slug": "dee-market",
    "first_day": "1/12/2569",
    "last_day": "5/12/2569",
    "words_th": "ของดีทั่วไทย",
}


@pytest.fixture
def officer(settings):
    settings.DEMO = True  # where no second factor is asked for
    client = Client()
    client.force_login(make_officer(is_staff=True), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_page_shows_chosen_goods_and_all_of_chosen_shops_once(client, shelve):
    silk, mat, other = shelve("ผ้าไหม", "เสื่อ", "ตะกร้า")
    shop = make_shop()
    (hat,) = shelve("หมวก", shop=shop)
    fair = make_fair(products=[silk, mat, hat], shops=[shop])
    page = client.get(f"/fairs/{fair.slug}/").context
    assert sorted(card.id for card in page["page"].cards) == sorted([silk.pk, mat.pk, hat.pk])
    assert (other.pk in {card.id for card in page["page"].cards}, len(page["shops"])) == (False, 1)


def test_page_of_a_fair_in_preparation_is_not_there(client):
    assert client.get(f"/fairs/{make_fair(state='draft').slug}/").status_code == 404


def test_three_goods_and_thirty_cost_the_same_and_pages_follow(client, shelve):
    products = shelve(*(f"ผ้า {number}" for number in range(30)))
    fair = make_fair(products=products[:3])
    address = f"/fairs/{fair.slug}/"
    few = queries(client, address)
    fair.products.set(products)
    assert queries(client, address) == few
    page = client.get(address).context
    rest = client.get(address + page["next_url"]).context
    assert (len(page["page"].cards), len(rest["page"].cards)) == (24, 6)


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(("address", "count"), [("/", 1), ("/products/", 1), ("/products/?category=cloth", 0)])
def test_running_fair_has_a_banner_on_the_front_page_and_on_all_goods(client, address, count):
    fair = make_fair()
    assert client.get(address).content.decode().count(f'href="/fairs/{fair.slug}/"') == count


def test_officer_composes_and_announces_a_fair(officer, client):
    product = make_product()
    officer.post("/admin/products/fair/add/", FORM | {"chosen": str(product.pk)})
    fair = Fair.objects.get()
    assert (fair.first_day.isoformat(), fair.state, list(fair.products.all())) == ("2026-12-01", "draft", [product])
    officer.post("/admin/products/fair/", {"action": "announce", "_selected_action": fair.pk})
    assert client.get("/fairs/dee-market/").status_code == 200


@pytest.mark.parametrize("wrong", [{"chosen": "nothing"}, {"last_day": "30/11/2569"}])
def test_wrong_form_makes_no_fair(officer, wrong):
    assert officer.post("/admin/products/fair/add/", FORM | wrong).status_code == 200
    assert not Fair.objects.exists()


def test_officer_reads_what_was_sold(officer):
    fair = make_fair(products=[make_product()])
    page = officer.get(f"/admin/products/fair/{fair.pk}/change/").content.decode()
    assert "คำสั่งซื้อ: 0 · ขายได้: ฿0" in page


def test_fair_with_orders_is_not_deleted(officer):
    fair = make_fair()
    assert officer.post(f"/admin/products/fair/{fair.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Fair.objects.count() == 1
