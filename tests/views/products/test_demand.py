"""The pages of the demand board: for sellers what many look for, for officers all of it."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from netpracharat.charts.tables import FEWEST
from products.catalogue import figures
from products.demand import counting
from products.models import Category, Demand, Product
from products.states import ProductState
from tests.factories import make_officer, make_shop, make_user

pytestmark = pytest.mark.django_db
ADMIN = "/admin/products/demand/"


@pytest.fixture(autouse=True)
def _known_figures():
    figures.forget()


@pytest.fixture
def shop():
    return make_shop(owner=make_user("สมศรี"))


@pytest.fixture
def seller(shop):
    return sign_in(shop.members.get().user)


@pytest.fixture
def officer(settings):
    settings.DEMO = True  # where no second factor is asked for
    return sign_in(make_officer(is_staff=True))


def sign_in(user):
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def make_demand(words: str = "จักรยาน", *, times: int = 9, weeks_ago: int = 0, **fields: object) -> Demand:
    week = counting.monday_of(timezone.localdate()) - dt.timedelta(weeks=weeks_ago)
    return Demand.objects.create(words=words, times=times, week=week, **{"kind": Demand.Kind.MISSED, **fields})


def shown(response) -> list[tuple]:
    return [(wish.words, wish.times) for wish in response.context["wishes"]]


def test_seller_reads_the_most_wanted_first_added_up_over_weeks(seller, shop):
    make_demand("จักรยาน", times=6)
    make_demand("รองเท้า", times=4)
    make_demand("รองเท้า", times=5, weeks_ago=4)
    make_demand("ร่ม", times=50, weeks_ago=5)
    assert shown(seller.get(f"/sell/{shop.slug}/demand/")) == [("รองเท้า", 9), ("จักรยาน", 6)]


def test_seller_never_reads_what_few_looked_for(seller, shop):
    make_demand("สมชาย ใจดี", times=FEWEST - 1)
    page = seller.get(f"/sell/{shop.slug}/demand/")
    assert (shown(page), "สมชาย ใจดี" in page.content.decode()) == ([], False)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ["ผ้าห่ม", "ร่ม"]),
        ("?category=cloth", ["ผ้าห่ม"]),
        ("?region=S", ["ร่ม"]),
        ("?kind=sold_out", ["เสื่อ"]),
        ("?week=yesterday&category=none&kind=none", ["ผ้าห่ม", "ร่ม"]),
    ],
)
def test_board_is_narrowed(seller, shop, query, words):
    make_demand("ผ้าห่ม", category=Category.objects.get(slug="cloth"), region_id="N")
    make_demand("ร่ม", region_id="S", times=8)
    make_demand("เสื่อ", kind=Demand.Kind.SOLD_OUT)
    assert [word for word, _times in shown(seller.get(f"/sell/{shop.slug}/demand/{query}"))] == words


def test_board_of_one_week(seller, shop):
    make_demand("ร่ม")
    last = make_demand("เสื่อ", weeks_ago=1)
    assert shown(seller.get(f"/sell/{shop.slug}/demand/?week={last.week}")) == [("เสื่อ", 9)]


def test_seller_starts_a_listing_with_the_words(seller, shop):
    address = f"/sell/{shop.slug}/demand/list/"
    answer = seller.post(address, {"words": " หมวกสาน  ใบลาน ", "category": "household"})
    product = Product.objects.get()
    assert answer.url == f"/sell/{shop.slug}/products/{product.pk}/"
    assert (product.shop, product.name, product.category.slug) == (shop, "หมวกสาน ใบลาน", "household")
    assert product.state == ProductState.DRAFT
    assert 'value="หมวกสาน ใบลาน"' in seller.get(answer.url).content.decode()


def test_the_same_words_open_the_same_draft_and_an_empty_one_stays_empty(seller, shop):
    for words in ("หมวก", "หมวก"):
        seller.post(f"/sell/{shop.slug}/demand/list/", {"words": words})
    seller.post(f"/sell/{shop.slug}/products/new/")
    assert sorted(Product.objects.values_list("name", flat=True)) == ["", "หมวก"]


def test_odd_words_become_a_name_that_fits(seller, shop):
    seller.post(f"/sell/{shop.slug}/demand/list/", {"words": "ก\x00" + "ข" * 500, "category": "\x00"})
    assert Product.objects.get().name == "ก" + "ข" * 159


def test_officer_reads_every_count_and_the_weeks(officer):
    make_demand("จักรยาน", times=1)
    make_demand("ร่ม", times=2, weeks_ago=1)
    page = officer.get(ADMIN)
    assert shown(page) == [("ร่ม", 2), ("จักรยาน", 1)]
    assert [row.values for row in page.context["over_time"].rows][-2:] == [[2], [1]]


def test_officer_takes_the_table_home(officer):
    make_demand("=1+1", times=7, region_id="S", category=Category.objects.get(slug="food"))
    answer = officer.get(f"{ADMIN}csv/?region=S")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[1:] == ["'=1+1,อาหาร,ภาคใต้,7"]


@pytest.mark.parametrize("address", [ADMIN, f"{ADMIN}csv/"])
def test_only_officers_read_every_count(officer, seller, address):
    staff = sign_in(make_user("เจ้าหน้าที่อื่น", is_staff=True))
    assert [client.get(address).status_code for client in (officer, seller, staff)] == [200, 302, 403]


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("person", ["seller", "officer"])
def test_three_wishes_and_three_hundred_cost_the_same(request, shop, person):
    client = request.getfixturevalue(person)
    address = f"/sell/{shop.slug}/demand/" if person == "seller" else ADMIN
    for number in range(3):
        make_demand(f"ของ {number}")
    few = queries(client, address)
    for number in range(3, 300):
        make_demand(f"ของ {number}")
    assert queries(client, address) == few
    assert len(client.get(address).context["wishes"]) == 50
