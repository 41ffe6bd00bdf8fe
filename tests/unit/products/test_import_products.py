"""Importing a catalogue: shops and products are written once, found at once, and wrong rows told."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from products.models import CatalogueWord, Movement, Product, ProductSearch, Stock
from products.search import index
from products.states import ProductState
from shops.models import DeliveryRate, Shop
from shops.states import ShopState
from tests.factories import SAWANG, make_shop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

HEAD = "doc_id,name,category,seller_or_group,local_gov,district_code,subdistrict_code"
INDIGO = "D1,ผ้าย้อมคราม,textile,กลุ่มทอผ้าบ้านดอนกอย,เทศบาลตำบลสว่าง,4704,470408"
HONEY = "D2,น้ำผึ้งป่า,drink,,องค์การบริหารส่วนตำบลสว่าง,4704,470408"


@pytest.fixture
def csv_file(tmp_path):
    def write(*lines: str, head: str = HEAD) -> Path:
        path = tmp_path / "catalogue.csv"
        path.write_text("\n".join([head, *lines]), encoding="utf-8")
        return path

    return write


def import_products(file: Path, *options: object) -> None:
    call_command("import_products", file, "--shop-from-columns", *options)


def test_products_stand_on_the_shelf_of_the_shop_that_the_columns_name(csv_file, capsys):
    import_products(csv_file(INDIGO, HONEY), "--price", "250", "--stock", "7")
    product = Product.objects.select_related("shop", "category").get(sku="D1")
    assert (product.name, product.category.slug, product.state) == ("ผ้าย้อมคราม", "cloth", ProductState.LISTED)
    assert (product.shop.name, product.shop.subdistrict_id) == ("กลุ่มทอผ้าบ้านดอนกอย", SAWANG)
    assert (product.shop.slug, product.shop.state) == ("กลุ่มทอผ้าบ้านดอนกอย", ShopState.APPROVED)
    assert (product.price_from, product.variants.get().price) == (Decimal(250), Decimal(250))
    assert capsys.readouterr().out.startswith("2 shops are new. 2 products are new, 0 changed, 0 were so already.\n")


def test_stock_of_imported_products_is_the_sum_of_their_movements(csv_file):
    import_products(csv_file(INDIGO), "--stock", "7")
    assert [stock.on_hand for stock in Stock.objects.all()] == [7]
    assert [(m.kind, m.on_hand_change) for m in Movement.objects.all()] == [(Movement.Kind.RECEIVE, 7)]


def test_imported_products_have_the_search_row_that_reindexing_would_write(csv_file):
    import_products(csv_file(INDIGO, HONEY))
    written = list(ProductSearch.objects.order_by("pk").values())
    index.refresh(Product.objects.values_list("pk", flat=True))
    assert written == list(ProductSearch.objects.order_by("pk").values())
    assert [(row["is_on_sale"], row["is_in_stock"]) for row in written] == [(True, True), (True, True)]


def test_words_of_the_catalogue_are_counted_on_top_of_what_is_counted(csv_file):
    CatalogueWord.objects.create(word="คราม", products=4)
    import_products(csv_file(INDIGO, INDIGO.replace("D1", "D3")))
    assert CatalogueWord.objects.get(word="คราม").products == 6


def test_new_shop_has_the_usual_delivery_rates(csv_file):
    import_products(csv_file(INDIGO))
    assert DeliveryRate.objects.filter(shop__name="กลุ่มทอผ้าบ้านดอนกอย").count() == 6


def test_shop_that_exists_takes_the_products(csv_file):
    shop = make_shop("กลุ่มทอผ้าบ้านดอนกอย")
    import_products(csv_file(INDIGO))
    assert [product.shop for product in Product.objects.all()] == [shop]
    assert Shop.objects.count() == 1


def test_shops_of_one_name_in_two_places_are_two_with_an_address_each(csv_file):
    import_products(csv_file(INDIGO, INDIGO.replace("D1", "D2").replace("470408", "470401")))
    assert sorted(Shop.objects.values_list("slug", "subdistrict_id")) == [
        ("กลุ่มทอผ้าบ้านดอนกอย", 470401),
        ("กลุ่มทอผ้าบ้านดอนกอย-2", 470408),
    ]


@pytest.mark.parametrize("seller", ["", "-"])
def test_product_without_a_seller_is_sold_by_the_producers_of_the_place(csv_file, seller):
    import_products(csv_file(f"D1,น้ำผึ้ง,food,{seller},เทศบาลตำบลสว่าง,4704,470408"))
    assert Shop.objects.get().name == "ผู้ผลิตตำบลสว่าง"


@pytest.mark.parametrize(
    ("government", "subdistrict"), [("เทศบาลตำบลไร่", 470405), ("องค์การบริหารส่วนจังหวัดสกลนคร", 470401)]
)
def test_missing_subdistrict_is_the_one_that_the_government_is_named_for_or_the_first(
    csv_file, government, subdistrict
):
    import_products(csv_file(f"D1,น้ำผึ้ง,food,กลุ่มเลี้ยงผึ้ง,{government},4704,"))
    assert Shop.objects.get().subdistrict_id == subdistrict


def test_importing_again_changes_nothing(csv_file, capsys):
    import_products(csv_file(INDIGO, HONEY))
    before = list(Product.objects.values()), list(Stock.objects.values())
    capsys.readouterr()
    import_products(csv_file(INDIGO, HONEY), "--price", "999", "--stock", "999")
    assert (list(Product.objects.values()), list(Stock.objects.values())) == before
    assert (Shop.objects.count(), Movement.objects.count()) == (2, 2)
    assert capsys.readouterr().out.startswith("0 shops are new. 0 products are new, 0 changed, 2 were so already.\n")


def test_name_that_was_mended_in_the_file_is_taken_and_price_and_stock_stay(csv_file):
    import_products(csv_file(INDIGO), "--price", "250")
    import_products(csv_file(INDIGO.replace("ผ้าย้อมคราม", "ผ้าไหม")), "--price", "999")
    product = Product.objects.get()
    assert (product.name, product.price_from) == ("ผ้าไหม", Decimal(250))
    assert "ไหม" in ProductSearch.objects.get().document


def test_price_and_stock_of_the_file_go_before_the_options(csv_file):
    import_products(csv_file(f'{INDIGO},"1,250.50",3', f"{HONEY},,", head=f"{HEAD},price,stock"), "--price", "80")
    prices = Product.objects.order_by("sku").values_list("price_from", "variants__stock__on_hand")
    assert list(prices) == [(Decimal("1250.50"), 3), (Decimal(80), 10)]


def test_own_word_for_a_category_is_taken(csv_file):
    import_products(csv_file(INDIGO.replace("textile", "weaving")), "--category", "weaving=cloth")
    assert Product.objects.get().category.slug == "cloth"


def test_dry_run_writes_nothing(csv_file, capsys):
    import_products(csv_file(INDIGO, HONEY), "--dry-run")
    assert (Shop.objects.count(), Product.objects.count()) == (0, 0)
    assert capsys.readouterr().out.startswith("2 products of 2 shops are right. Nothing was written.\n")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (INDIGO, "line 3, doc_id: The same code stands in line 2; keep one of them."),
        (",ผ้า,textile,ก,ข,4704,470408", "line 3, doc_id: It must not be empty."),
        ("D3,,textile,ก,ข,4704,470408", "line 3, name: It must not be empty."),
        (f"D3,{'ก' * 161},textile,ก,ข,4704,", "line 3, name: The name is longer than 160 letters; shorten it."),
        ("D3,ผ้า,cars,ก,ข,4704,", "line 3, category: “cars” is no category; say what it is with --category cars=food."),
        ("D3,ผ้า,textile,ก,ข,4704,470499", "line 3, subdistrict_code: There is no subdistrict 470499."),
        ("D3,ผ้า,textile,ก,ข,4799,", "line 3, district_code: There is no district 4799."),
        ("D3,ผ้า,textile,ก,ข,,", "line 3, district_code: “” is not a whole number."),
    ],
)
def test_wrong_row_is_told_and_the_others_are_written(csv_file, capsys, row, sentence):
    with pytest.raises(CommandError, match="1 rows were left out: mend them and run again"):
        import_products(csv_file(INDIGO, row, HONEY))
    assert capsys.readouterr().err == f"{sentence}\n"
    assert list(Product.objects.order_by("sku").values_list("sku", flat=True)) == ["D1", "D2"]


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ("0,", "line 2, price: The price must be more than 0 baht."),
        ("cheap,", "line 2, price: Please write the amount in baht, such as 1,250 or 99.50."),
        (",many", "line 2, stock: “many” is not a whole number."),
        (",5000000", "line 2, stock: That is more than 1,000,000."),
    ],
)
def test_wrong_price_or_stock_is_told(csv_file, capsys, cells, sentence):
    with pytest.raises(CommandError):
        import_products(csv_file(f"{INDIGO},{cells}", head=f"{HEAD},price,stock"))
    assert capsys.readouterr().err == f"{sentence}\n"
    assert Product.objects.count() == 0


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--category", "weaving=looms"), "There is no category looms; there are: cloth, drinks, food"),
        (("--price", "0"), "argument --price: more than 0 baht"),
        (("--stock", "-1"), "argument --stock: 0 or more"),
    ],
)
def test_wrong_option_is_refused(csv_file, options, sentence):
    with pytest.raises(CommandError, match=sentence):
        import_products(csv_file(INDIGO), *options)
    assert Product.objects.count() == 0
