"""Opening a shop in one page, and what comes back with an error."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from shops.models import Shop
from shops.states import ShopState
from tests.factories import SAWANG, make_shop, make_user

pytestmark = pytest.mark.django_db
OPEN = "/sell/open/"


def filled(**changes):
    return {
        "name": "ทอผ้าบ้านดอนกอย",
        "kind": "group",
        "place": f"s:{SAWANG}",
        "place_text": "สว่าง",
        "phone": "081 234 5678",
        "account-kind": "phone",
        "account-target": "081-234-5678",
        "account-holder": "สมศรี ใจดี",
    } | changes


def photo():
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "indigo").save(file, "JPEG")
    return SimpleUploadedFile("shop.jpg", file.getvalue(), "image/jpeg")


def test_shop_opens_in_one_page(owner, somsri):
    answer = owner.post(OPEN, filled())
    shop = Shop.objects.get()
    assert answer.url == reverse("shop_settings", args=(shop.slug,))
    assert (shop.name, shop.slug, shop.subdistrict_id) == ("ทอผ้าบ้านดอนกอย", "ทอผ้าบ้านดอนกอย", SAWANG)
    assert (shop.state, shop.phone, shop.promptpay.target) == (ShopState.SUBMITTED, "+66812345678", "0812345678")
    assert shop.members.get().user == somsri


def test_phone_and_name_are_filled_in_already(owner):
    page = owner.get(OPEN)
    assert page.context["form"]["phone"].value() == "081 234 5678"
    assert page.context["account_form"]["holder"].value() == "สมศรี"


def test_two_taps_open_one_shop(owner):
    for _ in range(2):
        owner.post(OPEN, filled())
    assert Shop.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "form", "field"),
    [
        ({"account-target": "12"}, "account_form", "target"),
        ({"account-kind": "national_id", "account-target": "1234567890123"}, "account_form", "target"),
        ({"kind": "community_enterprise", "registration_number": "12"}, "form", "registration_number"),
        ({"phone": "12"}, "form", "phone"),
        ({"place": "", "place_text": "ไม่มีที่นี่แน่"}, "form", "place"),
        ({"name": ""}, "form", "name"),
    ],
)
def test_wrong_answer_is_told_at_its_field_and_opens_nothing(owner, change, form, field):
    page = owner.post(OPEN, filled(**change))
    assert page.status_code == 200
    assert list(page.context[form].errors) == [field]
    assert Shop.objects.count() == 0


def test_registration_number_is_kept_as_it_is_written_on_paper(owner):
    owner.post(OPEN, filled(kind="community_enterprise", registration_number="๕๓๑๐๒๐๔๑๐๐๑๒"))
    assert Shop.objects.get().registration_number == "5-31-02-04/1-0012"


def test_photo_outlives_an_error_elsewhere(owner, media):
    page = owner.post(OPEN, filled(name="", picture=photo()))
    kept = page.context["form"]["picture"].subwidgets[0].data["kept"]
    owner.post(OPEN, filled(picture_kept=kept))
    picture = Shop.objects.get().picture
    assert (picture["width"], picture["height"]) == (60, 40)
    assert len(list(media.rglob("*.webp"))) == 3


def test_photo_of_another_making_is_not_taken(owner, media):
    owner.post(OPEN, filled(picture_kept='{"key": "secret"}'))
    assert Shop.objects.get().picture is None


def test_file_that_is_no_photo_is_refused(owner, media):
    page = owner.post(OPEN, filled(picture=SimpleUploadedFile("a.jpg", b"<svg/>", "image/jpeg")))
    assert list(page.context["form"].errors) == ["picture"]
    assert list(media.rglob("*.*")) == []


def test_selling_is_explained_to_guests(client):
    assert client.get("/sell/").templates[0].name == "shops/welcome.html"


def test_selling_leads_to_the_only_shop_or_to_the_choice(owner, shop, somsri):
    assert owner.get("/sell/").status_code == 302
    make_shop("อีกร้าน", owner=somsri)
    assert len(owner.get("/sell/").context["shops"]) == 2


@pytest.mark.parametrize(("state", "page"), [(ShopState.APPROVED, "shop_desk"), (ShopState.SUBMITTED, "shop_settings")])
def test_owner_of_one_shop_comes_to_what_is_to_be_done(client, state, page):
    shop = make_shop(owner=(somebody := make_user()), state=state)
    client.force_login(somebody)
    assert client.get("/sell/").url == reverse(page, args=(shop.slug,))
