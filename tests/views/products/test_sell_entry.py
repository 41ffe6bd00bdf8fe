"""The page on which a product is listed: nothing typed or photographed is lost, whatever goes wrong."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from products import listing
from products.models import Movement, Product
from products.states import ProductState
from shops.states import ShopState
from tests.factories import make_product, make_shop, make_user, make_variant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media", "in_english")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def owner(client):
    owner = make_user("มาลี")
    client.force_login(owner, BACKEND)
    client.cookies["language"] = "en"
    return owner


@pytest.fixture
def draft(owner):
    return listing.begin(make_shop(owner=owner))


def address(name, product, *more):
    return reverse(name, args=(product.shop.slug, product.pk, *more))


def photo(name="a.jpg"):
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(file, "JPEG")
    return SimpleUploadedFile(name, file.getvalue(), "image/jpeg")


def filled(product, *rows, **fields):
    rows = rows or ({"price": "1,850", "available": "๕"},)
    typed = {"version": product.version, "name": "ผ้าไหมมัดหมี่", "offers-TOTAL_FORMS": len(rows), **fields}
    typed |= {"offers-INITIAL_FORMS": 0}
    return typed | {f"offers-{number}-{name}": value for number, row in enumerate(rows) for name, value in row.items()}


def send(client, product, typed, act="list"):
    response = client.post(address("shop_product_edit", product), typed | {"act": act})
    product.refresh_from_db()
    return response


def test_first_touch_makes_a_draft_and_leads_to_its_page(client, owner):
    shop = make_shop(owner=owner)
    response = client.post(reverse("shop_product_new", args=(shop.slug,)))
    assert response.url == address("shop_product_edit", Product.objects.get())


def test_looking_at_the_goods_makes_no_draft(client, owner):
    shop = make_shop(owner=owner)
    client.get(reverse("shop_product_new", args=(shop.slug,)))
    client.get(reverse("shop_products", args=(shop.slug,)))
    assert not Product.objects.exists()


def test_photo_name_price_and_count_put_a_product_on_sale(client, draft):
    response = send(client, draft, filled(draft) | {"photos": photo()})
    variant = draft.variants.get()
    assert response.url == reverse("shop_products", args=(draft.shop.slug,))
    assert (draft.state, draft.name, draft.category.slug) == (ProductState.LISTED, "ผ้าไหมมัดหมี่", "cloth")
    assert (variant.price, variant.stock.available, draft.photos.count()) == (1850, 5, 1)
    assert list(Product.objects.on_sale()) == [draft]


def test_seller_of_a_waiting_shop_is_told_when_buyers_will_see_it(client, owner):
    draft = listing.begin(make_shop(owner=owner, state=ShopState.SUBMITTED, approved_at=None))
    response = client.post(address("shop_product_edit", draft), filled(draft) | {"act": "list"}, follow=True)
    assert "It is ready. Buyers will see it as soon as the shop is approved." in response.text


def test_wrong_price_is_said_beside_it_and_nothing_is_lost(client, draft):
    typed = filled(draft, {"price": "แพงมาก", "available": "5"}, description="ทอมือ") | {"photos": photo()}
    response = send(client, draft, typed)
    assert list(response.context["entry"].offers[0].errors) == ["price"]
    assert (draft.state, draft.photos.count()) == (ProductState.DRAFT, 1)
    again = client.get(address("shop_product_edit", draft)).text
    assert ("แพงมาก" in again, "ทอมือ" in again) == (True, True)


def test_photo_that_cannot_be_read_is_named_and_the_rest_is_kept(client, draft):
    typed = filled(draft) | {"photos": [photo(), SimpleUploadedFile("b.svg", b"<svg/>")]}
    response = send(client, draft, typed)
    assert response.context["problems"] == [
        "b.svg: This picture can't be read. Please choose a JPEG, PNG or WebP picture."
    ]
    assert (draft.state, draft.photos.count(), draft.draft.typed["name"]) == (ProductState.DRAFT, 1, "ผ้าไหมมัดหมี่")


def test_several_kinds_need_names_of_their_own(client, draft):
    rows = ({"price": "90", "available": "1"}, {"price": "40", "available": "2"})
    response = send(client, draft, filled(draft, *rows))
    assert [form.errors.get("name") for form in response.context["entry"].offers] == [
        ["Please name each choice, such as a size or a colour."]
    ] * 2
    named = [row | {"name": name} for row, name in zip(rows, ("ใหญ่", "เล็ก"), strict=True)]
    send(client, draft, filled(draft, *named, {}, {}))
    assert list(draft.variants.values_list("name", "price", "stock__available")) == [("ใหญ่", 90, 1), ("เล็ก", 40, 2)]


def test_kind_that_is_ticked_away_is_sold_no_longer(client, owner):
    product = make_product(shop=make_shop(owner=owner))
    second = make_variant(product, name="เล็ก")
    rows = (
        {"variant": product.variants.first().pk, "was": 5, "price": "1850", "available": "5"},
        {"variant": second.pk, "was": 5, "name": "เล็ก", "price": "1850", "available": "5", "DELETE": "on"},
    )
    send(client, product, filled(product, *rows), act="save")
    second.refresh_from_db()
    assert (second.is_offered, product.variants.filter(is_offered=True).count()) == (False, 1)


def test_variant_of_another_shop_is_refused(client, draft):
    other = make_product(price=99).variants.get()
    response = send(client, draft, filled(draft, {"variant": other.pk, "price": "1", "available": "1"}))
    other.refresh_from_db()
    assert response.context["entry"].sentences() == ["This choice is no longer there. Please look at the page again."]
    assert (other.price, draft.state) == (99, ProductState.DRAFT)


def test_made_to_order_wants_the_days_and_no_count(client, draft):
    row = {"price": "90", "available": ""}
    response = send(client, draft, filled(draft, row, is_made_to_order="on"))
    assert list(response.context["entry"].form.errors) == ["lead_days"]
    send(client, draft, filled(draft, row, is_made_to_order="on", lead_days="7"))
    assert (draft.state, draft.lead_days, draft.variants.get().stock.is_made_to_order) == (ProductState.LISTED, 7, True)


@pytest.mark.parametrize(("months", "wrong"), [(("11", "2"), []), (("11", ""), ["season_to"])])
def test_season_is_two_months_or_none(client, draft, months, wrong):
    response = send(client, draft, filled(draft, season_from=months[0], season_to=months[1]))
    assert list(response.context["entry"].form.errors if response.context else []) == wrong


def test_own_code_is_unique_in_the_shop(client, draft):
    make_product(shop=draft.shop, sku="A1")
    make_product(sku="B2")
    response = send(client, draft, filled(draft, sku="A1"))
    assert list(response.context["entry"].form.errors) == ["sku"]
    send(client, draft, filled(draft, sku="B2"))
    assert draft.sku == "B2"


def test_same_press_twice_counts_once_and_keeps_what_was_typed(client, owner):
    product = make_product(shop=make_shop(owner=owner))
    row = {"variant": product.variants.get().pk, "was": 5, "price": "1850", "available": "9"}
    typed = filled(product, row)
    send(client, product, typed, act="save")
    response = send(client, product, typed, act="save")
    assert response.context["entry"].sentences() == [str(listing.Stale())]
    assert product.variants.get().stock.available == 9
    assert Movement.objects.filter(kind=Movement.Kind.ADJUST).count() == 1


def test_page_keeps_itself_and_says_when(client, draft):
    response = client.post(address("shop_product_draft", draft), filled(draft, name="ยังไม่จบ"))
    draft.refresh_from_db()
    assert response.json()["version"] == draft.version == 1
    assert response.json()["words"].startswith("Draft saved at ")
    assert (draft.draft.typed["name"], draft.draft.typed["offers"][0]["price"]) == ("ยังไม่จบ", "1,850")


def test_page_that_is_older_than_the_draft_keeps_nothing(client, draft):
    typed = filled(draft, name="ใหม่")
    client.post(address("shop_product_draft", draft), typed)
    response = client.post(address("shop_product_draft", draft), typed | {"name": "เก่า"})
    draft.refresh_from_db()
    assert (response.status_code, draft.draft.typed["name"]) == (409, "ใหม่")


@pytest.mark.parametrize(
    "hostile", ["\x00", "<script>alert(1)</script>", "ก็็็็็" * 30, "{{ 7*7 }}", "\ud83d\ude00", "' OR 1=1"]
)
def test_hostile_text_in_every_field_is_kept_or_refused_and_never_breaks(client, draft, hostile):
    names = [
        *filled(draft),
        "description",
        "unit",
        "weight_grams",
        "lead_days",
        "season_from",
        "category",
        "sku",
        "name_en",
    ]
    typed = dict.fromkeys(names, hostile.encode("utf-16", "surrogatepass").decode("utf-16"))
    assert send(client, draft, typed).status_code == 200
    assert draft.state == ProductState.DRAFT
    page = client.get(address("shop_product_edit", draft))
    assert (page.status_code, "<script>alert" in page.text) == (200, False)


def test_photo_button_without_script_keeps_what_is_typed(client, draft):
    response = client.post(address("shop_photos_add", draft), filled(draft) | {"photos": [photo(), photo()]})
    draft.refresh_from_db()
    assert response.url == address("shop_product_edit", draft) + "#photos"
    assert (draft.photos.count(), draft.draft.typed["name"]) == (2, "ผ้าไหมมัดหมี่")
    last = draft.photos.last()
    client.post(address("shop_photo_move", draft, last.pk, 0), filled(draft))
    assert draft.photos.first() == last


def test_photo_comes_back_by_the_button_that_follows_its_removal(client, draft):
    client.post(address("shop_photos_add", draft), {"photos": photo()})
    removal = client.post(address("shop_photo_remove", draft, draft.photos.get().pk))
    assert not draft.photos.exists()
    token = client.get(removal.url).context["undo"]
    client.post(address("shop_photo_restore", draft), {"undo": token})
    assert draft.photos.count() == 1


def test_script_gets_the_photos_alone(client, draft):
    response = client.post(address("shop_photos_add", draft), {"photos": photo()}, headers={"X-Part": "photos"})
    assert response.templates[0].name == "products/sell/_photos.html"
    assert f'data-photo="{draft.photos.get().pk}"' in response.text


def test_photo_of_another_product_is_not_found(client, draft):
    other = make_product(shop=draft.shop)
    client.post(address("shop_photos_add", other), {"photos": photo()})
    response = client.post(address("shop_photo_remove", draft, other.photos.get().pk))
    assert (response.status_code, other.photos.count()) == (404, 1)


def test_changes_that_are_dropped_leave_what_is_on_the_shelf(client, owner):
    product = make_product(shop=make_shop(owner=owner))
    client.post(address("shop_product_draft", product), filled(product, name="แก้อยู่"))
    client.post(address("shop_product_forget", product))
    assert client.get(address("shop_product_edit", product)).context["entry"].form["name"].value() == "ผ้าไหมมัดหมี่"
