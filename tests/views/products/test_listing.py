"""The listing and the search: what is shown, in what order, and what a page costs."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from orders.tasks import count_what_was_bought
from products.catalogue.listing import PAGE
from products.models import Category, Product, SearchMiss
from products.search import index
from tests.unit.orders.factories import make_paid_order

NAMES = [f"ผ้าไหมลายที่ {number}" for number in range(1, PAGE + 7)]

WRONG_MARKS = (
    *("5", "~", "x~1", "1~x", "9" * 40 + "~1", "NaN~1", "2026-01-01~5", "~" * 60),
    *("2026-01-01T00:00:00+23:59~1", "0001-01-01T00:00:00+14:00~1", "9999-12-31T23:59:59-14:00~1"),
)


def shown(response: object) -> list[int]:
    """The ids of the cards of a page."""
    return [int(pk) for pk in re.findall(r'class="product-card" data-product-id="(\d+)"', response.content.decode())]


def next_address(response: object) -> str | None:
    found = re.search(r'href="([^"]*)" rel="next"', response.content.decode())
    return found and f"/products/{found[1].replace('&amp;', '&')}"


def test_card_carries_id_code_name_price_and_place(client, shelve):
    (silk,) = shelve("ผ้าไหมมัดหมี่", sku="SILK-1", price=Decimal(1850))

    page = client.get("/products/").content.decode()

    card = re.search(r'<article class="product-card".*?</article>', page, re.DOTALL)[0]
    assert f'data-product-id="{silk.pk}" data-sku="SILK-1"' in card
    assert re.sub(r"<[^>]*>|\s+", " ", card).split() == ["ผ้าไหมมัดหมี่", "฿1,850", "สว่าง", "·", "สกลนคร"]


def test_listing_shows_only_what_is_on_sale(client, shelve):
    silk, cotton = shelve("ผ้าไหม", "ผ้าฝ้าย")
    Product.objects.filter(pk=cotton.pk).update(state="withdrawn")
    index.refresh_figures([cotton.pk])

    assert shown(client.get("/products/")) == [silk.pk]


def previous_address(response: object) -> str | None:
    found = re.search(r'href="([^"]*)" rel="prev"', response.content.decode())
    return found and f"/products/{found[1].replace('&amp;', '&')}"


@pytest.mark.parametrize("words", [{}, {"q": "ผ้าไหม"}])
@pytest.mark.parametrize("sort", ["", "newest", "price", "-price"])
def test_pages_lead_back_to_where_one_came_from(client, shelve, sort, words):
    shelve(*NAMES, *(f"ผ้าไหมสีที่ {number}" for number in range(PAGE)))
    first = client.get("/products/", {"sort": sort, **words})
    second = client.get(next_address(first))
    third = client.get(next_address(second))

    back = client.get(previous_address(third))
    home = client.get(previous_address(back))

    assert (shown(back), shown(home)) == (shown(second), shown(first))
    assert (next_address(back), previous_address(home), previous_address(first)) == (next_address(second), None, None)


def test_page_before_a_mark_is_the_first_page_whole_where_goods_have_gone(client, shelve):
    products = shelve(*NAMES)
    second = client.get(next_address(client.get("/products/")))
    Product.objects.filter(pk__in=[product.pk for product in products[-3:]]).update(state="withdrawn")
    index.refresh_figures([product.pk for product in products])

    home = client.get(previous_address(second))

    assert (len(shown(home)), previous_address(home)) == (PAGE, None)


def test_what_was_bought_most_comes_first_after_the_night(client, shelve):
    silk, cotton = shelve("ผ้าไหม", "ผ้าฝ้าย")
    before = shown(client.get("/products/"))
    make_paid_order(product=silk)

    count_what_was_bought(timestamp=0)

    assert (before, shown(client.get("/products/"))) == ([cotton.pk, silk.pk], [silk.pk, cotton.pk])


@pytest.mark.parametrize("sort", ["popular", "newest", "price", "-price"])
def test_pages_hold_every_product_once_in_the_order_asked_for(client, shelve, sort):
    products = shelve(*NAMES)
    for number, product in enumerate(products):
        figures_of_product = {"price_from": 10 + number % 4, "popularity": number % 3}
        Product.objects.filter(pk=product.pk).update(**figures_of_product)
    index.refresh_figures(product.pk for product in products)
    keys = {
        "popular": lambda p: (-p.popularity, -p.pk),
        "newest": lambda p: (-p.listed_at.timestamp(), -p.pk),
        "price": lambda p: (p.price_from, p.pk),
        "-price": lambda p: (-p.price_from, -p.pk),
    }

    first = client.get("/products/", {"sort": sort})
    second = client.get(next_address(first))

    expected = [product.pk for product in sorted(Product.objects.all(), key=keys[sort])]
    assert (shown(first), shown(second), next_address(second)) == (expected[:PAGE], expected[PAGE:], None)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("category=food", ["ข้าว"]),
        ("province=sakon-nakhon", ["ผ้าไหม", "ข้าว"]),
        ("province=chiang-mai", []),
        ("region=NE", ["ผ้าไหม", "ข้าว"]),
        ("region=S", []),
        ("price_from=1,000", ["ผ้าไหม"]),
        ("price_to=฿๑๐๐", ["ข้าว"]),
        ("in_stock=1", ["ข้าว"]),
        ("category=food&price_from=1000", []),
        ("category=nonsense&price_from=abc&sort=sideways&after=zzz", ["ผ้าไหม", "ข้าว"]),
    ],
)
def test_filters_narrow_the_listing(client, shelve, query, expected):
    (silk,) = shelve("ผ้าไหม", price=1850, on_hand=0)
    (rice,) = shelve("ข้าว", price=90, category=Category.objects.get(slug="food"))
    names = {silk.pk: "ผ้าไหม", rice.pk: "ข้าว"}

    found = [names[pk] for pk in shown(client.get(f"/products/?{query}"))]

    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("after", WRONG_MARKS)
@pytest.mark.parametrize("sort", ["popular", "newest", "price"])
def test_marks_that_nobody_of_us_wrote_do_no_harm(client, shelve, after, sort):
    shelve("ผ้าไหม")

    assert client.get("/products/", {"sort": sort, "after": after}).status_code == 200
    assert client.get("/products/", {"sort": sort, "before": after}).status_code == 200


def test_counts_come_from_the_kept_figures(client, shelve):
    shelve("ผ้าไหม", "ผ้าฝ้าย")

    page = client.get("/products/").content.decode()

    assert ("2 รายการ" in page, "สกลนคร (2)" in page) == (True, True)


def test_search_shows_the_best_first_and_notes_nothing_it_found(client, shelve):
    silk, _rice = shelve("ผ้าไหมมัดหมี่", "ข้าวหอมมะลิ")

    response = client.get("/products/", {"q": "มัดหมี่"})

    assert (shown(response), SearchMiss.objects.count()) == ([silk.pk], 0)


def test_search_counts_what_it_found(client, shelve):
    shelve("ผ้าไหม", "ผ้าไหมแพรวา")
    shelve("สบู่ไหม", category=Category.objects.get(slug="herbs"))

    page = client.get("/products/", {"q": "ผ้าไหม"}).content.decode()

    chips = re.findall(r'class="chip"[^>]*>([^<]*) <span class="chip__count">([^<]*)<', page)
    assert (chips, "สกลนคร (2)" in page) == ([("ทั้งหมด", "2"), ("ผ้าและเครื่องแต่งกาย", "2")], True)


@pytest.mark.parametrize("words", ["ผ้าไหม", "ผ้าใหม", "ผ้าไหม ลพบุรี"])
def test_search_costs_five_queries_at_most(client, shelve, words):
    shelve("ผ้าไหม", "ผ้าไหมแพรวา")
    client.get("/products/", {"q": "ผ้าฝ้าย"})

    with CaptureQueriesContext(connection) as asked:
        assert client.get("/products/", {"q": words}).status_code == 200

    assert len([query for query in asked if "SAVEPOINT" not in query["sql"]]) <= 5


@pytest.mark.parametrize("sort", ["", "price"])
def test_search_says_where_goods_fit_a_part_of_the_words_only(client, shelve, sort):
    (silk,) = shelve("ผ้าไหมแพรวา")

    response = client.get("/products/", {"q": "ผ้าไหม ลพบุรี", "sort": sort})

    assert (shown(response), "ไม่มีสินค้าที่ตรงกับ “ผ้าไหม ลพบุรี” ทุกคำ" in response.content.decode()) == ([silk.pk], True)
    assert SearchMiss.objects.count() == 0


def test_search_in_the_wrong_keyboard_layout_says_how_it_was_read(client, shelve):
    (silk,) = shelve("ผ้าไหมมัดหมี่")

    response = client.get("/products/", {"q": "zhkws,"})

    assert (shown(response), "แสดงผลของ “ผ้าไหม”" in response.content.decode()) == ([silk.pk], True)


def test_search_that_finds_nothing_offers_a_next_step_and_is_counted(client, shelve):
    shelve("ผ้าไหม")

    page = client.get("/products/", {"q": "จักรยาน"}).content.decode()

    assert ('class="empty"' in page, f'href="{reverse("product_list")}"' in page) == (True, True)
    assert 'href="?category=cloth"' in page
    assert list(SearchMiss.objects.values_list("query", "times")) == [("จักรยาน", 1)]


@pytest.mark.parametrize("narrow", ["price_to=1", "in_stock=1", "region=S&price_from=9000"])
def test_search_in_vain_among_a_few_goods_is_no_missing_word(client, shelve, narrow):
    shelve("ผ้าไหม", on_hand=0)

    assert shown(client.get(f"/products/?q=ผ้าไหม&{narrow}")) == []
    assert SearchMiss.objects.count() == 0


@pytest.mark.parametrize(
    ("narrow", "category", "region"),
    [("category=food", "food", None), ("region=S", None, "S"), ("province=krabi", None, "S")],
)
def test_search_in_vain_is_counted_where_it_was_made(client, shelve, narrow, category, region):
    shelve("ผ้าไหม")

    client.get(f"/products/?q=ผ้าไหม&{narrow}")

    counted = SearchMiss.objects.values_list("query", "category__slug", "region", "times")
    assert list(counted) == [("ผ้าไหม", category, region, 1)]


def test_search_cut_short_is_no_missing_word(db, client, monkeypatch):
    cancel = "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'query_canceled'; END $$"
    monkeypatch.setattr("products.search.find.EFFORT", cancel)

    assert shown(client.get("/products/", {"q": "ผ้าไหม"})) == []
    assert SearchMiss.objects.count() == 0


def test_search_can_stand_in_the_order_of_prices(client, shelve):
    (dear,) = shelve("ผ้าไหม ลายขอ", price=900)
    (cheap,) = shelve("ผ้าไหม ลายหมี่", price=300)

    assert shown(client.get("/products/", {"q": "ผ้าไหม", "sort": "price"})) == [cheap.pk, dear.pk]


@pytest.mark.parametrize("names", [NAMES[:1], NAMES[:3], NAMES])
def test_a_warm_listing_costs_one_query_whatever_it_shows(client, shelve, names, django_assert_num_queries):
    shelve(*names)
    client.get("/products/")

    with django_assert_num_queries(1):
        client.get("/products/")


def test_a_cold_listing_costs_five_queries_with_the_fair_of_these_days(client, shelve, django_assert_num_queries):
    shelve("ผ้าไหม")

    with django_assert_num_queries(5):
        client.get("/products/")


def test_listing_speaks_english_where_names_are_given(client, shelve):
    shelve("ผ้าไหม", name_en="Silk")
    client.cookies["language"] = "en"

    page = client.get("/products/").content.decode()

    assert (">Silk</a>" in page, "All goods" in page) == (True, True)
