"""From draft to shelf and back: what buyers see, what is refused, and two windows at once."""

from decimal import Decimal

import pytest

from netpracharat.refusals import Refusal
from products import drafts, listing, stock
from products.models import Product, ProductSearch
from products.shelf import Offer
from products.states import ProductState
from shops.states import ShopState
from tests.factories import make_product, make_shop, make_user, make_variant

pytestmark = pytest.mark.django_db


@pytest.fixture
def seller():
    return make_user("มาลี")


@pytest.fixture
def draft():
    return listing.begin(make_shop())


def save(product, seller, *offers, version=None, **fields):
    fields = {"name": "ผ้าไหมมัดหมี่", **fields}
    offers = offers or (Offer(price=Decimal(1850), available=5),)
    listing.save(product, fields, offers, version=product.version if version is None else version, by=seller)


def left(product):
    return dict(product.variants.filter(is_offered=True).values_list("name", "stock__available"))


def test_untouched_draft_serves_again(draft):
    assert listing.begin(draft.shop) == draft


def test_touched_draft_is_left_alone(draft, seller):
    drafts.keep(draft, {"name": "ผ้า", "offers": [{}]}, version=0, by=seller)
    assert listing.begin(draft.shop) != draft


def test_submitted_product_is_on_sale_at_once_and_found(draft, seller):
    save(draft, seller)
    listing.submit(draft)
    assert list(Product.objects.on_sale()) == [draft]
    row = ProductSearch.objects.on_sale().get()
    assert (row.product, row.price, row.is_in_stock) == (draft, 1850, True)


def test_product_of_a_shop_that_waits_for_approval_waits_with_it(seller):
    draft = listing.begin(make_shop(state=ShopState.SUBMITTED, approved_at=None))
    save(draft, seller)
    listing.submit(draft)
    assert draft.state == ProductState.LISTED
    assert list(Product.objects.on_sale()) == []


def test_product_without_a_name_or_a_price_is_not_listed(draft):
    with pytest.raises(Refusal):
        listing.submit(draft)
    draft.refresh_from_db()
    assert draft.state == ProductState.DRAFT


def test_put_back_product_keeps_its_first_day_on_the_shelf():
    product = make_product()
    since = product.listed_at
    listing.withdraw(product)
    assert not ProductSearch.objects.on_sale().exists()
    listing.submit(product)
    assert (product.state, product.listed_at) == (ProductState.LISTED, since)
    assert ProductSearch.objects.on_sale().get().product == product


def test_blocked_product_is_not_put_back_by_its_shop():
    product = make_product()
    listing.block(product, "รูปไม่ใช่ของร้าน")
    with pytest.raises(Refusal):
        listing.submit(product)
    assert (product.state, product.state_note) == (ProductState.BLOCKED, "รูปไม่ใช่ของร้าน")
    listing.unblock(product)
    listing.submit(product)
    assert (product.state, product.state_note) == (ProductState.LISTED, "")


def test_block_wants_a_reason():
    product = make_product()
    with pytest.raises(Refusal):
        listing.block(product, " ")
    product.refresh_from_db()
    assert product.state == ProductState.LISTED


def test_draft_can_be_deleted_and_a_listed_product_cannot(draft, seller):
    save(draft, seller)
    listing.discard(draft)
    product = make_product()
    with pytest.raises(Refusal):
        listing.discard(product)
    assert list(Product.objects.all()) == [product]


def test_save_writes_what_buyers_see_at_once():
    product = make_product(price=100)
    variant = product.variants.get()
    save(product, make_user(), Offer(Decimal(80), available=5, was=5, variant_id=variant.pk), name="ผ้าฝ้าย")
    product.refresh_from_db()
    assert (product.name, product.price_from) == ("ผ้าฝ้าย", 80)
    assert ProductSearch.objects.get().price == 80


def test_price_is_the_lowest_of_what_is_offered(draft, seller):
    save(draft, seller, Offer(Decimal(90), 1, name="ใหญ่"), Offer(Decimal(40), 1, name="เล็ก"))
    small = draft.variants.get(name="เล็ก")
    assert draft.price_from == 40
    save(draft, seller, Offer(Decimal(90), 1, was=1, name="ใหญ่", variant_id=draft.variants.get(name="ใหญ่").pk))
    small.refresh_from_db()
    assert (draft.price_from, small.is_offered) == (90, False)


def test_two_variants_may_swap_their_names(seller):
    product = make_product(name="เสื้อ", on_hand=5)
    first, second = product.variants.get(), make_variant(product, name="ใหญ่", on_hand=3)
    save(
        product,
        seller,
        Offer(Decimal(10), 5, was=5, name="ใหญ่", variant_id=first.pk),
        Offer(Decimal(20), 3, was=3, name="เล็ก", variant_id=second.pk),
    )
    assert left(product) == {"ใหญ่": 5, "เล็ก": 3}


def test_count_is_changed_by_what_the_seller_changed_so_that_a_sale_meanwhile_is_kept(seller):
    product = make_product(on_hand=5)
    variant = product.variants.get()
    stock.allocate({variant.pk: 2}, reference="A")
    save(product, seller, Offer(Decimal(1850), available=8, was=5, variant_id=variant.pk))
    assert left(product) == {"": 6}


def test_count_that_a_sale_has_overtaken_is_refused_and_nothing_is_saved(seller):
    product = make_product(on_hand=5)
    variant = product.variants.get()
    stock.allocate({variant.pk: 4}, reference="A")
    with pytest.raises(Refusal):
        save(product, seller, Offer(Decimal(9), available=2, was=5, variant_id=variant.pk), name="อื่น")
    product.refresh_from_db()
    assert (product.name, product.price_from, left(product)) == ("ผ้าไหมมัดหมี่", 1850, {"": 1})


def test_older_window_is_refused_and_nothing_is_saved(seller):
    product = make_product()
    variant = product.variants.get()
    offer = Offer(Decimal(1850), available=9, was=5, variant_id=variant.pk)
    save(product, seller, offer, version=0)
    with pytest.raises(listing.Stale):
        save(product, seller, offer, version=0)
    assert left(product) == {"": 9}


def test_variant_of_another_product_is_refused(seller):
    product, other = make_product(), make_product("กล้วยตาก", price=50)
    with pytest.raises(Refusal):
        save(product, seller, Offer(Decimal(1), 1, variant_id=other.variants.get().pk))
    assert other.variants.get().price == 50


def test_price_and_count_change_without_touching_the_rest(seller):
    product = make_product()
    drafts.keep(product, {"name": "แก้อยู่", "offers": [{}]}, version=0, by=seller)
    offer = Offer(Decimal(20), available=0, was=5, variant_id=product.variants.get().pk)
    listing.change_offers(product, [offer], version=product.version, by=seller)
    product.refresh_from_db()
    assert (product.price_from, left(product), product.draft.typed["name"]) == (20, {"": 0}, "แก้อยู่")


def test_made_to_order_product_may_be_ordered_before_it_exists(seller):
    product = make_product(on_hand=0)
    variant = product.variants.get()
    save(product, seller, Offer(Decimal(9), 0, variant_id=variant.pk), is_made_to_order=True, lead_days=7)
    stock.allocate({variant.pk: 2}, reference="A")
    with pytest.raises(Refusal):
        save(product, seller, Offer(Decimal(9), 0, variant_id=variant.pk), is_made_to_order=False)
    product.refresh_from_db()
    assert product.is_made_to_order


def test_draft_keeps_what_is_typed_word_for_word_and_leaves_the_listing_alone(seller):
    product = make_product()
    typed = {"name": "", "offers": [{"price": "แพง"}]}
    drafts.keep(product, typed, version=0, by=seller)
    product.refresh_from_db()
    assert (product.name, product.version, product.draft.typed) == ("ผ้าไหมมัดหมี่", 1, typed)
    drafts.forget(product)
    assert not drafts.ListingDraft.objects.exists()


def test_draft_of_an_older_window_is_refused(seller):
    product = make_product()
    drafts.keep(product, {"name": "ใหม่", "offers": [{}]}, version=0, by=seller)
    with pytest.raises(listing.Stale):
        drafts.keep(product, {"name": "เก่า", "offers": [{}]}, version=0, by=seller)
    assert product.draft.typed["name"] == "ใหม่"
