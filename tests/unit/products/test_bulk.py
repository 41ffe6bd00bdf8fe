"""Many goods at once: looked at line by line, written by the same acts as by hand, and never twice."""

import datetime as dt
import io
import zipfile

import pytest
from django.utils import timezone
from PIL import Image

from netpracharat.refusals import Refusal
from products import drafts
from products.bulk import bringing, running
from products.models import BulkList, ListingDraft, Movement, Product, Variant
from products.states import BulkState, ProductState
from shops.models import ShopMember
from tests.factories import make_product, make_shop, make_user, make_variant
from tests.unit.products.factories import make_review
from tests.unit.products.goods_lists import BASKET, acts, checked, exported, listed, troubles, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_files")]
SIZES = [BASKET | {"choice": "เล็ก"}, {"sku": "A01", "choice": "ใหญ่", "price": "400", "available": "2"}]


@pytest.fixture
def shop():
    return make_shop(owner=make_user())


def offers(product):
    return [(each.name, each.price, each.stock.available) for each in product.variants.filter(is_offered=True)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp874"])
def test_new_product_goes_on_the_shelf(shop, encoding):
    row = BASKET | {"category": "ของใช้", "season_from": "พ.ย.", "season_to": "2", "weight_grams": "๘๐๐"}
    row["category"] = str(make_product(shop=make_shop()).category)
    written(shop, listed(row, encoding=encoding))
    product = shop.products.get()
    assert (product.sku, product.name, product.state) == ("A01", "ตะกร้าไม้ไผ่", ProductState.LISTED)
    assert (product.season_from, product.season_to, product.weight_grams) == (11, 2, 800)
    assert (str(product.category), offers(product)) == (row["category"], [("", 250, 4)])
    assert Movement.objects.get(variant__product=product).by == shop.members.get().user


def test_nothing_is_written_before_somebody_says_yes(shop):
    bulk_list = checked(shop, listed(BASKET))
    assert (bulk_list.state, acts(bulk_list), shop.products.count()) == ("checked", ["new"], 0)


@pytest.mark.parametrize(("word", "state"), [("ขายอยู่", "listed"), ("", "listed"), ("เอาลงจากชั้นแล้ว", "draft")])
def test_list_says_what_stays_off_the_shelf(shop, word, state):
    word = str(ProductState.WITHDRAWN.label) if state == "draft" else word
    written(shop, listed(BASKET | {"shelf": word}))
    assert shop.products.get().state == state


def test_same_list_twice_changes_nothing(shop):
    content = listed(*SIZES, BASKET | {"sku": "A02", "category": "", "description": "สาน\nมือ"})
    written(shop, content)
    before = list(Product.objects.order_by("pk").values()), Movement.objects.count(), Variant.objects.count()
    again = checked(shop, content)
    assert acts(again) == ["same", "same"]
    with pytest.raises(Refusal):
        bringing.write(again, by=again.brought_by)
    assert before == (list(Product.objects.order_by("pk").values()), Movement.objects.count(), Variant.objects.count())


def test_lines_of_one_code_are_the_choices_of_one_product(shop):
    written(shop, listed(*SIZES))
    product = shop.products.get()
    assert offers(product) == [("เล็ก", 250, 4), ("ใหญ่", 400, 2)]
    again = written(shop, listed({"sku": "A01", "choice": "ใหญ่", "price": "390"}))
    assert (acts(again), again.items.get().changes) == (["changed"], ["price"])
    assert offers(product) == [("เล็ก", 250, 4), ("ใหญ่", 390, 2)]


def test_code_and_price_alone_change_the_price_alone(shop):
    product = make_product("ผ้าไหม", shop=shop, sku="S1", price=100, on_hand=5)
    written(shop, listed({"sku": "S1", "price": "฿1,200.-"}))
    product.refresh_from_db()
    assert (product.name, product.price_from, offers(product)) == ("ผ้าไหม", 1200, [("", 1200, 5)])


def test_dash_empties_a_cell(shop):
    product = make_product(shop=shop, sku="S1", description="เก่า", unit="ผืน")
    written(shop, listed({"sku": "S1", "description": "-"}))
    product.refresh_from_db()
    assert (product.description, product.unit) == ("", "ผืน")


def test_what_is_wrong_is_told_by_line_and_column_and_the_rest_is_written(shop):
    wrong = {"sku": "A02", "name": "หมวก", "price": "แพง", "available": "", "category": "ยานอวกาศ"}
    second = wrong | {"category": "", "sku": "A03"}
    nameless = {"name": "ไม่มีรหัส", "price": "1", "available": "1"}
    bulk_list = written(shop, listed(wrong, BASKET, second, nameless))
    expected = [(2, "category"), (4, "price"), (4, "available"), (5, "sku")]
    assert (bulk_list.state, troubles(bulk_list)) == ("written", expected)
    assert [product.sku for product in shop.products.all()] == ["A01"]


def test_trouble_of_a_choice_names_its_own_line(shop):
    bulk_list = checked(shop, listed(*SIZES, {"sku": "A01", "choice": "กลาง"}, {"sku": "A01", "name": "อื่น"}))
    assert troubles(bulk_list) == [(5, "name")]
    again = checked(shop, listed(*SIZES, {"sku": "A01", "choice": "กลาง", "price": "x", "available": "1"}))
    assert troubles(again) == [(4, "price")]


def test_product_of_several_choices_asks_which(shop):
    written(shop, listed(*SIZES))
    bulk_list = checked(shop, listed({"sku": "A01", "price": "1"}))
    assert (acts(bulk_list), troubles(bulk_list)) == (["wrong"], [(2, "choice")])


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_was_taken_home_comes_back_unchanged(shop, ending):
    written(shop, listed(*SIZES))
    make_product("=ผ้า", shop=shop, description="หนึ่ง\r\nสอง", sku="007", season_from=11, season_to=2)
    make_variant(make_product("ไม่มีรหัส", shop=shop, price="99.50"), name="แดง", price=1)
    make_product("สั่งทำ", shop=shop, sku="-9", is_made_to_order=True, lead_days=9, weekly_capacity=3)
    make_product("ทุเรียน", shop=shop, sent_from=timezone.localdate() + dt.timedelta(days=9), preorder_most=7)
    make_product("ร่าง", shop=shop, state=ProductState.DRAFT)
    Variant.objects.filter(name="", product__name="ไม่มีรหัส").update(name="ขาว")
    bulk_list = checked(shop, exported(shop, ending))
    assert [item.troubles for item in bulk_list.items.all() if item.troubles] == []
    assert [item.changes for item in bulk_list.items.all() if item.changes] == []
    assert acts(bulk_list) == ["same"] * 6


def test_product_without_a_code_is_known_by_its_number(shop):
    product = make_product(shop=shop)
    written(shop, listed({"sku": f"#{product.pk}", "name": "ชื่อใหม่"}))
    product.refresh_from_db()
    assert (product.name, product.sku, shop.products.count()) == ("ชื่อใหม่", "", 1)


def test_number_of_another_shops_product_is_unknown(shop):
    other = make_product(shop=make_shop())
    bulk_list = checked(shop, listed({"sku": f"#{other.pk}", "name": "ของเรา"}))
    assert (acts(bulk_list), troubles(bulk_list)) == (["wrong"], [(2, "sku")])


def test_same_code_of_another_shop_is_another_product(shop):
    other = make_product("ของเขา", shop=make_shop(), sku="A01")
    written(shop, listed(BASKET))
    other.refresh_from_db()
    assert (other.name, shop.products.get().name) == ("ของเขา", "ตะกร้าไม้ไผ่")


def test_count_that_nobody_touched_stays_as_sold_since(shop):
    product = make_product(shop=shop, sku="S1", on_hand=3)  # two were sold since
    written(shop, listed({"sku": "S1", "available": "5", "was_available": "5", "name": "ใหม่"}))
    assert offers(product) == [("", 1850, 3)]
    written(shop, listed({"sku": "S1", "available": "9", "was_available": "5"}))
    assert offers(product) == [("", 1850, 9)]


def test_words_that_wait_for_an_officer_wait_once(shop):
    product = make_product("ผ้าไหม", shop=shop, sku="S1")
    make_review(product)
    content = listed({"sku": "S1", "name": "น้ำพริก", "price": "90"})
    written(shop, content)
    product.refresh_from_db()
    assert (product.name, product.price_from, product.draft.typed["name"]) == ("ผ้าไหม", 90, "น้ำพริก")
    assert (acts(checked(shop, content)), ListingDraft.objects.count()) == (["same"], 1)


def test_what_is_typed_on_the_page_and_not_saved_is_not_thrown_away(shop):
    product = make_product(shop=shop, sku="S1")
    drafts.keep(product, {"name": "กำลังพิมพ์"}, version=product.version, by=make_user())
    bulk_list = checked(shop, listed({"sku": "S1", "name": "จากตาราง"}))
    assert (acts(bulk_list), ListingDraft.objects.get().typed["name"]) == (["wrong"], "กำลังพิมพ์")


def test_goods_are_taken_off_and_put_back(shop):
    product = make_product(shop=shop, sku="S1")
    for state in (ProductState.WITHDRAWN, ProductState.LISTED):
        bulk_list = written(shop, listed({"sku": "S1", "shelf": str(state.label)}))
        product.refresh_from_db()
        assert (product.state, bulk_list.items.get().changes) == (state, ["shelf"])


def test_what_an_officer_blocked_stays_blocked(shop):
    product = make_product(shop=shop, sku="S1", state=ProductState.BLOCKED)
    bulk_list = checked(shop, listed({"sku": "S1", "shelf": str(ProductState.LISTED.label)}))
    product.refresh_from_db()
    assert (acts(bulk_list), product.state) == (["wrong"], ProductState.BLOCKED)


def test_what_changed_meanwhile_is_planned_anew(shop):
    bulk_list = checked(shop, listed(BASKET))
    make_product("ตะกร้าไม้ไผ่", shop=shop, sku="A01", price=250, on_hand=9)
    bringing.write(bulk_list, by=bulk_list.brought_by)
    running.run(bulk_list)
    assert offers(shop.products.get()) == [("", 250, 4)]


def test_whoever_may_not_any_more_has_nothing_written(shop):
    bulk_list = checked(shop, listed(BASKET))
    bringing.write(bulk_list, by=bulk_list.brought_by)
    ShopMember.objects.all().delete()
    running.run_all()
    bulk_list.refresh_from_db()
    assert (bulk_list.state, bulk_list.trouble == "", shop.products.count()) == ("writing", False, 0)


def test_another_list_takes_the_place_of_one_that_only_was_looked_at(shop):
    first = checked(shop, listed(BASKET))
    checked(shop, listed(BASKET))
    first.refresh_from_db()
    assert (first.state, shop.bulk_lists.count()) == ("left", 2)
    with pytest.raises(Refusal):
        bringing.write(first, by=first.brought_by)


def test_list_waits_for_the_one_that_is_being_worked_on(shop, private_files):
    checked(shop, listed(BASKET))
    BulkList.objects.update(state=BulkState.WRITING)
    with pytest.raises(Refusal):
        checked(shop, listed(BASKET))
    assert (BulkList.objects.count(), len(list(private_files.glob("lists/*")))) == (1, 1)


@pytest.mark.parametrize("content", [listed(), listed({"sku": "ตัวอย่าง 1", "name": "ผ้า"})])
def test_list_without_goods_stops_with_a_sentence(shop, content):
    bringing_by = shop.members.get().user
    with pytest.raises(Refusal):
        checked(shop, content, by=bringing_by)
    assert shop.products.count() == 0


# photos


def zipped(**photos):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in photos.items():
            archive.writestr(f"folder/{name}.jpg", content)
    return file.getvalue()


def picture(colour="red"):
    file = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(file, "JPEG")
    return file.getvalue()


def test_photos_come_by_their_names_and_only_once(shop, media):
    content, photos = listed(BASKET | {"photos": "A.jpg, b.JPG"}), zipped(a=picture(), b=picture("blue"))
    written(shop, content, photos=photos)
    product = shop.products.get()
    before = list(product.photos.values_list("pk", "sent_sha256"))
    assert (len(before), acts(checked(shop, content, photos=photos))) == (2, ["same"])
    more = written(
        shop, listed(BASKET | {"photos": "b.jpg, c.jpg"}), photos=zipped(b=picture("blue"), c=picture("lime"))
    )
    assert (more.items.get().changes, list(product.photos.values_list("pk", "sent_sha256"))[:2]) == (["photos"], before)
    assert product.photos.count() == 3


def test_photo_that_is_missing_or_no_picture_is_told_and_the_product_is_written(shop, media):
    photos = zipped(broken=b"GIF89a", good=picture())
    bulk_list = written(shop, listed(BASKET | {"photos": "broken.jpg, none.jpg, good.jpg"}), photos=photos)
    assert (acts(bulk_list), troubles(bulk_list)) == (["new"], [(2, "photos"), (2, "photos")])
    assert shop.products.get().photos.count() == 1


def test_without_a_zip_photos_stay_as_they_are(shop):
    bulk_list = written(shop, listed(BASKET | {"photos": "a.jpg"}))
    assert (acts(bulk_list), shop.products.get().photos.count()) == (["new"], 0)


def test_names_as_windows_in_thailand_writes_them_are_found(shop, media):
    zipped_by_windows = zipped(X=picture()).replace(b"X.jpg", "ผ".encode("cp874") + b".jpg")
    written(shop, listed(BASKET | {"photos": "ผ.jpg"}), photos=zipped_by_windows)
    assert shop.products.get().photos.count() == 1


def test_what_the_worker_writes_is_signed_by_whoever_wanted_it(shop):
    product = make_product(shop=shop, sku="S1")
    bulk_list = written(shop, listed({"sku": "S1", "name": "ชื่อใหม่"}))
    event = product.events.order_by("-pgh_id").first()
    assert event.pgh_context.metadata["user"] == bulk_list.written_by.pk
