"""Finding real products: rows, filters, what was not found, and what a search may cost."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone

from netpracharat.places.models import Subdistrict
from products import stock
from products.models import CatalogueWord, GlossaryTerm, Product, ProductSearch, SearchMiss, Synonym
from products.search import index, lexicon, misses
from products.search.document import VERSION
from products.search.filters import Filters
from products.search.find import MOST_RESULTS, Found, find
from products.states import ProductState
from shops.states import ShopState
from tests.factories import make_product, make_shop

TIMES_SOLD = 7
HOSTILE = ("", "   ", "'", "\\", "a:*", "!!", "ก็็็็็", "\x00", "%", "๑", "<script>", "ฯลฯ ๆ")
CONTACTS = ("081-234-5678", "someone@example.com", "line id somchai", "๐๘๑๒๓๔๕๖๗๘")


@pytest.fixture(autouse=True)
def fresh(db):
    """Nothing remembered from the test before."""
    caches["local"].clear()
    lexicon.read.cache_clear()
    yield
    lexicon.read.cache_clear()


@pytest.fixture
def silk():
    product = make_product("ผ้าไหมมัดหมี่", price=1850)
    index.refresh([product.pk])
    return product


def test_a_product_is_found_by_name_shop_and_province(silk):
    for query in ("มัดหมี่", "ทอผ้าบ้านดอนกอย", "ผ้าไหม สกลนคร", "sakon nakhon"):
        assert find(query).ids == (silk.pk,), query


def test_a_product_off_the_shelf_is_not_found(silk):
    Product.objects.filter(pk=silk.pk).update(state=ProductState.WITHDRAWN)
    index.refresh_figures([silk.pk])
    assert find("มัดหมี่") == Found()
    assert ProductSearch.objects.get(pk=silk.pk).is_on_sale is False


def test_a_product_of_a_suspended_shop_is_not_found(silk):
    silk.shop.state = ShopState.SUSPENDED
    silk.shop.save()
    index.refresh([silk.pk])
    assert find("มัดหมี่") == Found()


def test_a_draft_has_no_row():
    draft = make_product("ผ้าไหม", state=ProductState.DRAFT, listed_at=None)
    index.refresh([draft.pk])
    assert not ProductSearch.objects.exists()


def test_refresh_writes_what_listings_show(silk):
    Product.objects.filter(pk=silk.pk).update(name="ผ้าซิ่น", popularity=TIMES_SOLD)
    index.refresh([silk.pk])
    row = ProductSearch.objects.get()
    assert (row.product_id, row.version, row.popularity, row.price) == (silk.pk, VERSION, TIMES_SOLD, Decimal(1850))
    assert (row.category.slug, row.province.name_th, row.is_in_stock) == ("cloth", "สกลนคร", True)
    assert find("มัดหมี่") == Found()
    assert find("ผ้าซิ่น").ids == (silk.pk,)


def test_refresh_figures_sees_that_nothing_is_left(silk):
    stock.allocate({silk.variants.get().pk: 5}, reference="test")
    index.refresh_figures([silk.pk])
    assert ProductSearch.objects.get().is_in_stock is False


@pytest.mark.parametrize(
    ("filters", "is_found"),
    [
        (Filters(province=47), True),
        (Filters(province=50), False),
        (Filters(price_from=Decimal(1000), price_to=Decimal(2000)), True),
        (Filters(price_to=Decimal(1000)), False),
        (Filters(in_stock=True), True),
        (Filters(category=0), False),
    ],
)
def test_filters_narrow_what_is_found(silk, filters, is_found):
    assert find("มัดหมี่", filters).ids == ((silk.pk,) if is_found else ())


def test_a_wrong_keyboard_is_repaired_and_said(silk):
    found = find(",yfs,uj")
    assert (found.ids, found.interpreted_as) == ((silk.pk,), "มัดหมี่")


@pytest.fixture
def pantry():
    shop = make_shop(subdistrict=Subdistrict.objects.filter(district__province__name_th="พะเยา").first())
    names = ("น้ำผึ้งป่า", "น้ำพริก", "น้ำปลา", "ปลาส้ม", "ปลาแห้ง", "ข้าวไรซ์เบอรี่", "ข้าวหลาม", "โจ๊กบ้านสร้างมิ่ง")
    products = {name: make_product(name, shop=shop) for name in names}
    call_command("reindex_search", verbosity=0)
    return {name: product.pk for name, product in products.items()}


@pytest.mark.parametrize(
    ("query", "name", "meant"),
    [
        ("น้ำผึงป่า", "น้ำผึ้งป่า", "น้ำผึ้งป่า"),
        ("ปลาสมพะเยา", "ปลาส้ม", "ปลาส้มพะเยา"),
        ("น้ำผึงป่า พะเยา", "น้ำผึ้งป่า", "น้ำผึ้งป่า พะเยา"),
    ],
)
def test_a_misspelt_part_of_a_run_is_corrected_and_said(pantry, query, name, meant):
    found = find(query)
    assert (found.ids, found.interpreted_as) == ((pantry[name],), meant)


def test_what_fits_a_part_stands_apart(pantry):
    found = find("ปลาแห้ง ลพบุรี")
    assert (found.ids, found.near[0], set(found.near)) == ((), pantry["ปลาแห้ง"], {pantry["ปลาแห้ง"], pantry["ปลาส้ม"]})


def test_a_right_word_for_what_nobody_sells_is_no_mistake(pantry):
    make_product("ผ้าลายหมาก")
    call_command("reindex_search", verbosity=0)
    assert find("หมวก") == Found()


def test_what_nobody_sells_is_not_found_by_what_stands_behind_it(pantry):
    assert find("เก้าอี้เกมมิ่ง") == Found()


def test_weights_and_wishes_around_the_goods_are_not_searched(pantry):
    assert find("ข้าวหลาม 5 กิโล ราคาส่ง").ids == (pantry["ข้าวหลาม"],)


def test_what_was_found_is_counted_by_category_and_province(silk):
    assert find("มัดหมี่").counts == ((silk.category_id, 47, 1),)


def test_officers_words_are_searched(silk):
    Synonym.objects.create(term="ผ้าคุณยาย", other="มัดหมี่")
    GlossaryTerm.objects.create(foreign="grandmas cloth", thai="มัดหมี่")
    assert find("ผ้าคุณยาย").ids == find("grandmas cloth").ids == (silk.pk,)


@pytest.mark.parametrize(
    "query", ["", "   ", "'", "\\", "a:*", "!!", "ก็็็็็", "\x00", "%", "๑", "<script>", "ฯลฯ ๆ", "x" * 5000]
)
def test_hostile_queries_find_nothing(silk, query):
    assert find(query).ids == ()


def test_a_search_costs_six_queries_at_most(silk, django_assert_max_num_queries):
    lexicon.current()
    with django_assert_max_num_queries(6):
        find("ผ้าใหมหมัดมี่ อุบล")
    with django_assert_max_num_queries(2):
        find("ผ้าใหมหมัดมี่ อุบล")


def test_the_same_search_is_answered_from_memory(silk, django_assert_num_queries):
    first = find("มัดหมี่")
    with django_assert_num_queries(0):
        assert find(" มัดหมี่ ") == first


def test_more_than_the_most_is_capped():
    assert Found(tuple(range(MOST_RESULTS))).is_capped
    assert not Found((1, 2)).is_capped


def test_a_search_leaves_the_connection_as_it_was(silk):
    find("มัดหมี่")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM products_product")
        assert cursor.fetchone() == (1,)


def test_reindex_writes_rows_and_learns_words():
    shop = make_shop(subdistrict=Subdistrict.objects.filter(district__province=47).first())
    products = [make_product(name, shop=shop) for name in ("กล้วยตาก", "กล้วยฉาบ", "กล้วยฉาบเค็ม")]
    call_command("reindex_search", verbosity=0)
    assert sorted(find("กล้วย").ids) == [product.pk for product in products]
    assert CatalogueWord.objects.get(word="กล้วยฉาบ").products == 2


def test_reindex_of_stale_rows_leaves_the_others(silk):
    ProductSearch.objects.update(version=0)
    fresh = make_product("เสื่อกก", shop=silk.shop)
    index.refresh([fresh.pk])
    ProductSearch.objects.filter(pk=fresh.pk).update(popularity=TIMES_SOLD)
    call_command("reindex_search", stale=True, verbosity=0)
    assert dict(ProductSearch.objects.values_list("pk", "version")) == {silk.pk: VERSION, fresh.pk: VERSION}
    assert ProductSearch.objects.get(pk=fresh.pk).popularity == TIMES_SOLD


def test_the_vocabulary_is_loaded_once():
    call_command("load_vocabulary", stdout=StringIO())
    loaded = GlossaryTerm.objects.count()
    GlossaryTerm.objects.filter(foreign="coffee").delete()
    call_command("load_vocabulary", stdout=StringIO())
    assert not GlossaryTerm.objects.filter(foreign="coffee").exists()
    call_command("load_vocabulary", renew=True, stdout=StringIO())
    assert GlossaryTerm.objects.count() == loaded


def test_a_miss_is_counted_by_day():
    misses.note("  ไอโฟน   ๑๕ ")
    misses.note("ไอโฟน 15")
    assert list(SearchMiss.objects.values_list("query", "day", "times")) == [("ไอโฟน 15", timezone.localdate(), 2)]


@pytest.mark.parametrize(
    "query", ["081-234-5678", "someone@example.com", "line id somchai", "๐๘๑๒๓๔๕๖๗๘", "ก" * 61, ""]
)
def test_contact_data_is_never_kept(query):
    misses.note(query)
    assert not SearchMiss.objects.exists()


def broken_off(code: str) -> str:
    """What makes the database break off with this error."""
    return f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{code}'; END $$"


def test_a_search_cut_short_is_tried_anew_the_next_time(silk, monkeypatch):
    with monkeypatch.context() as slow:
        slow.setattr("products.search.find.EFFORT", broken_off("query_canceled"))
        assert find("มัดหมี่") == Found(was_cut_short=True)
    assert find("มัดหมี่").ids == (silk.pk,)


def test_a_search_without_its_database_is_an_outage_and_soon_over(silk, monkeypatch):
    with monkeypatch.context() as away:
        away.setattr("products.search.find.EFFORT", broken_off("admin_shutdown"))
        with pytest.raises(OperationalError):
            find("มัดหมี่")
    assert find("มัดหมี่").ids == (silk.pk,)
