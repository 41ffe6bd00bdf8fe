"""The pages of the ledger: for those who handle money, in any size, and as files that hold the shop's own rows."""

import io
import zipfile

import pytest
from django.test import Client

from shops.models import ShopMember
from tests.factories import make_shop, make_user
from tests.unit.orders.factories import make_paid_order

pytestmark = pytest.mark.django_db
PAGES = ("", "csv/", "xlsx/", "record/")


def sign_in(user):
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def shop():
    return make_shop(owner=make_user("บุญมี"))


@pytest.fixture
def seller(shop):
    return sign_in(shop.members.get().user)


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_page_shows_sums_and_charts(seller, shop):
    order = make_paid_order(shop=shop)
    context = seller.get(f"/sell/{shop.slug}/ledger/").context
    assert (context["orders"], context["sold"], context["kept"]) == (1, order.total, order.total)
    assert [row.label for row in context["product_table"].rows] == ["ผ้าไหมมัดหมี่"]


def test_empty_month_says_so(seller, shop):
    page = seller.get(f"/sell/{shop.slug}/ledger/?period=2020-01")
    assert (page.context["orders"], "empty" in page.content.decode()) == (0, True)


def test_no_month_to_come_is_offered(seller, shop):
    after = [
        seller.get(f"/sell/{shop.slug}/ledger/?period={period}").context["next"] is None for period in ("", "2020-01")
    ]
    assert after == [True, False]


def test_csv_holds_the_shops_own_orders(seller, shop):
    own, other = make_paid_order(shop=shop), make_paid_order(shop=make_shop())
    text = body(seller.get(f"/sell/{shop.slug}/ledger/csv/")).decode("utf-8-sig")
    assert (own.number in text, other.number in text, len(text.splitlines())) == (True, False, 2)


def test_workbook_and_paper_are_files(seller, shop):
    make_paid_order(shop=shop)
    book = zipfile.ZipFile(io.BytesIO(body(seller.get(f"/sell/{shop.slug}/ledger/xlsx/"))))
    assert sum(name.startswith("xl/worksheets/sheet") for name in book.namelist()) == 5
    assert body(seller.get(f"/sell/{shop.slug}/ledger/record/")).startswith(b"%PDF-")


@pytest.mark.parametrize("page", PAGES)
def test_packers_are_refused_and_strangers_find_nothing(shop, page):
    packer = sign_in(ShopMember.objects.create(shop=shop, user=make_user(), role="packer").user)
    stranger = sign_in(make_shop("ร้านอื่น", owner=make_user()).members.get().user)
    answers = [client.get(f"/sell/{shop.slug}/ledger/{page}").status_code for client in (packer, stranger)]
    assert answers == [403, 404]


def test_desk_leads_sellers_to_the_ledger_and_packers_not(seller, shop):
    packer = sign_in(ShopMember.objects.create(shop=shop, user=make_user(), role="packer").user)
    led = [f"/sell/{shop.slug}/ledger/" in one.get(f"/sell/{shop.slug}/").content.decode() for one in (seller, packer)]
    assert led == [True, False]


@pytest.mark.parametrize("page", PAGES)
def test_pages_cost_the_same_with_many_orders(seller, shop, page, django_assert_max_num_queries):
    counts = []
    for more in (3, 9):
        for _number in range(more):
            make_paid_order(shop=shop)
        with django_assert_max_num_queries(20) as captured:
            body(seller.get(f"/sell/{shop.slug}/ledger/{page}"))
        counts.append(len(captured))
    assert counts[0] == counts[1]
