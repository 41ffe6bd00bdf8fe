"""Marks of quality: the seller's pages, where nothing that was photographed is lost, and the officer's."""

import io

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from netpracharat.accounts.models import User
from products.marks import checking
from products.marks.showing import PAGE
from products.models import Mark
from products.search import index
from products.states import MarkState
from shops.models import ShopMember
from tests.factories import make_officer, make_product, make_shop, make_user
from tests.unit.products.factories import days_on, make_checked_mark, make_mark

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_files")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def shop():
    return make_shop(owner=make_user("สมศรี"))


@pytest.fixture
def product(shop):
    return make_product(shop=shop)


@pytest.fixture
def seller(client, shop):
    client.force_login(shop.members.get().user, BACKEND)
    return client


@pytest.fixture
def officer(client, settings):
    settings.DEMO = True  # where no second factor is asked for
    officer = make_officer()
    User.objects.filter(pk=officer.pk).update(is_staff=True)
    client.force_login(officer, BACKEND)
    return client


def photo():
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(file, "JPEG")
    return SimpleUploadedFile("certificate.jpg", file.getvalue(), "image/jpeg")


def pdf(content=b"%PDF-1.7 certificate"):
    return SimpleUploadedFile("certificate.pdf", content, "application/pdf")


def typed(**fields):
    return {"number": "มผช. ๑๗/๒๕๔๖", "expires_on": "30/9/2575", "document": photo(), **fields}


def hand_in(seller, product, kind="community", **fields):
    return seller.post(f"/sell/{product.shop.slug}/products/{product.pk}/marks/new/{kind}/", typed(**fields))


def test_seller_hands_in_a_mark_with_its_number_as_it_is_kept(seller, product):
    answer = hand_in(seller, product)
    mark = Mark.objects.get()
    assert answer["Location"] == reverse("shop_product_marks", args=(product.shop.slug, product.pk))
    assert (mark.product, mark.number, mark.state) == (product, "17/2546", MarkState.WAITING)
    assert (mark.expires_on.isoformat(), mark.handed_in_by.name) == ("2032-09-30", "สมศรี")
    assert storages["private"].exists(mark.document)


def test_otop_asks_for_stars_and_year_and_needs_no_number(seller, product):
    hand_in(seller, product, "otop", number="", stars="4", year="2566", expires_on="")
    mark = Mark.objects.get()
    assert (mark.stars, mark.year, mark.number, mark.expires_on) == (4, 2566, "", None)


@pytest.mark.parametrize(
    ("kind", "wrong", "field"),
    [
        ("community", {"number": "17"}, "number"),
        ("food", {"number": "10-1-01234-5"}, "number"),
        ("halal", {"number": ""}, "number"),
        ("halal", {"expires_on": ""}, "expires_on"),
        ("halal", {"expires_on": "1/1/2560"}, "expires_on"),
        ("halal", {"document": ""}, "document"),
        ("halal", {"document": SimpleUploadedFile("a.jpg", b"no picture", "image/jpeg")}, "document"),
        ("otop", {"stars": "6", "year": "2566"}, "stars"),
        ("otop", {"stars": "5", "year": "2400"}, "year"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(seller, product, kind, wrong, field):
    answer = hand_in(seller, product, kind, **wrong)
    assert (list(answer.context["form"].errors), Mark.objects.count()) == ([field], 0)


def test_photo_outlives_an_error_elsewhere(seller, product):
    page = hand_in(seller, product, number="")
    kept = page.context["form"]["document"].as_widget().partition('_kept" value="')[2].partition('"')[0]
    hand_in(seller, product, document="", document_kept=kept)
    assert storages["private"].exists(Mark.objects.get().document)


def test_nobody_claims_a_document_that_was_not_sent(seller, product):
    hand_in(seller, product, document="", document_kept="marks/of-somebody-else.jpg")
    assert Mark.objects.count() == 0


def test_pdf_is_kept_as_it_is_and_never_shown_within_our_pages(seller, product):
    hand_in(seller, product, document=pdf())
    answer = seller.get(reverse("shop_mark_document", args=(product.shop.slug, Mark.objects.get().pk)))
    assert (answer.content, answer["Content-Type"]) == (b"%PDF-1.7 certificate", "application/pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="document.pdf"'


def test_pdf_of_more_than_10_mb_is_refused(seller, product):
    answer = hand_in(seller, product, document=pdf(b"%PDF-" + b"x" * 10 * 1024 * 1024))
    assert list(answer.context["form"].errors) == ["document"]


def test_a_second_of_a_kind_is_refused_with_a_sentence(seller, product):
    hand_in(seller, product)
    answer = seller.post(f"/sell/{product.shop.slug}/products/{product.pk}/marks/new/community/", typed(), follow=True)
    assert len(answer.context["messages"]) == 2  # of the first, and the refusal
    assert Mark.objects.count() == 1


@pytest.mark.parametrize(("kind", "code"), [("halal", 200), ("organic", 200), ("otop", 404), ("gold", 404)])
def test_of_the_whole_shop_are_some_kinds_alone(seller, shop, kind, code):
    assert seller.get(f"/sell/{shop.slug}/products/marks/new/{kind}/").status_code == code


def test_seller_takes_back_the_own_and_finds_no_other(seller, product):
    foreign = make_mark(make_product(shop=make_shop("ร้านอื่น")))
    own = make_mark(product)
    for mark in (foreign, own):
        code = 404 if mark == foreign else 302
        address = reverse("shop_mark_withdraw", args=(product.shop.slug, mark.pk))
        assert seller.post(address).status_code == code
        assert seller.get(reverse("shop_mark_document", args=(product.shop.slug, mark.pk))).status_code == 404
    assert list(Mark.objects.order_by("pk").values_list("state", flat=True)) == ["waiting", "past"]


def test_list_is_bounded_and_costs_the_same_for_one_and_many(seller, shop, django_assert_num_queries):
    address = reverse("shop_marks", args=(shop.slug,))
    make_mark(make_product(shop=shop))
    with django_assert_num_queries(5):
        seller.get(address)
    for _number in range(PAGE):
        make_mark(make_product(shop=shop))
    with django_assert_num_queries(5):
        answer = seller.get(address)
    assert len(answer.context["marks"].rows()) == PAGE
    rest = seller.get(address + answer.context["marks"].next_url())
    assert len(rest.context["marks"].rows()) == 1


def test_one_that_has_run_out_says_so(seller, shop):
    make_checked_mark(make_product(shop=shop))
    Mark.objects.update(expires_on=days_on(-1))
    ((_mark, badge),) = seller.get(reverse("shop_marks", args=(shop.slug,))).context["marks"].rows()
    assert badge["word"] == "หมดอายุ"


# In public


def test_product_and_shop_page_cost_what_they_did(client, product, django_assert_num_queries):
    shop = product.shop
    for kind in ("food", "halal"):
        make_checked_mark(product, kind=kind)
    make_checked_mark(None, shop=shop, kind="organic")
    with django_assert_num_queries(2):
        page = client.get(f"/products/{product.pk}-{product.slug}/")
    assert [mark.kind for mark in page.context["offer"].marks] == ["food", "halal", "organic"]
    client.get(f"/shops/{shop.slug}/")  # the market's figures are read once
    with django_assert_num_queries(3):
        page = client.get(f"/shops/{shop.slug}/")
    assert [mark.kind for mark in page.context["marks"]] == ["organic"]


def test_listing_names_its_mark_and_offers_to_take_it_away(client, product):
    index.refresh([product.pk])
    make_checked_mark(product)
    page = client.get("/products/?mark=halal")
    facets = page.context["facets"]
    assert facets.title == "ฮาลาล"
    assert [(str(one["word"]), one["url"]) for one in facets.chosen] == [("ฮาลาล", "?")]
    assert [card.marks for card in page.context["page"].cards] == ["ฮาลาล"]


# The officer


def answer_to(officer, mark, **fields):
    return officer.post(reverse("admin:products_mark_answer", args=(mark.pk,)), fields)


def test_officer_lets_it_be_shown(officer, product):
    mark = make_mark(product)
    assert officer.get(reverse("admin:products_mark_change", args=(mark.pk,))).context["form"] is not None
    answer_to(officer, mark, answer="approve")
    mark.refresh_from_db()
    assert (mark.state, mark.checked_by.name) == (MarkState.APPROVED, "มะลิ")


def test_officer_sends_back_with_a_reason_alone(officer, product):
    mark = make_mark(product)
    assert list(answer_to(officer, mark, answer="send_back").context["form"].errors) == ["reason"]
    assert Mark.objects.get().state == MarkState.WAITING
    answer_to(officer, mark, answer="send_back", reason="รูปไม่ชัด")
    assert (Mark.objects.get().state, Mark.objects.get().note) == (MarkState.SENT_BACK, "รูปไม่ชัด")


def test_what_is_shown_can_only_be_sent_back(officer, product):
    mark = make_checked_mark(product)
    assert list(answer_to(officer, mark, answer="approve").context["form"].errors) == ["answer"]


def test_officer_who_belongs_to_the_shop_answers_nothing(officer, product):
    ShopMember.objects.create(shop=product.shop, user=User.objects.get(name="มะลิ"), role=ShopMember.Role.PACKER)
    mark = make_mark(product)
    page = officer.get(reverse("admin:products_mark_change", args=(mark.pk,)))
    assert (page.context["form"], page.context["is_own"]) == (None, True)
    assert answer_to(officer, mark, answer="approve").status_code == 403
    assert Mark.objects.get().state == MarkState.WAITING


def test_nobody_but_officers_opens_documents_in_the_admin(seller, product):
    mark = make_mark(product)
    assert seller.get(reverse("admin:products_mark_document", args=(mark.pk,))).status_code == 302
    assert answer_to(seller, mark, answer="approve").status_code == 302
    assert Mark.objects.get().state == MarkState.WAITING


def test_pile_counts_what_waits_and_the_list_begins_with_it(officer, product):
    make_checked_mark(make_product(shop=product.shop))
    waiting = make_mark(product)
    marks = officer.get(reverse("admin:products_mark_changelist")).context["cl"].result_list
    assert (next(iter(marks)), len(marks)) == (waiting, 2)


@pytest.mark.parametrize("kind", ["product", "shop"])
def test_history_tells_who_checked_what(officer, product, kind):
    mark = make_mark(product)
    checking.approve(mark, by=User.objects.get(name="มะลิ"))
    row = product if kind == "product" else product.shop
    name = "products_product" if kind == "product" else "shops_shop"
    changes = officer.get(reverse(f"admin:{name}_history", args=(row.pk,))).context["changes"]
    lines = [line for change in changes if change.thing == "เครื่องหมายคุณภาพ" for line in change.lines]
    assert ("สถานะ", "รอเจ้าหน้าที่ตรวจ", "ตรวจแล้ว") in [tuple(map(str, line)) for line in lines]
