"""Reporting without an account, the officers' queue, and the page behind a decision's link."""

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client

from netpracharat.accounts import roles
from products import second_look
from products.models import Decision, ListingDraft, Matter, Product, Report, Review
from products.moderation import appealing
from products.shelf import Offer
from products.states import ProductState, Standing
from tests.factories import make_product, make_shop, make_user
from tests.unit.products.factories import make_decision, make_question, make_review

pytestmark = pytest.mark.django_db
GOOD = {"reason": "false", "words": "ไม่ตรงกับรูป"}


def signed_in(user):
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def desk(settings):
    settings.DEMO = True  # no second step
    user = make_user("เจ้าหน้าที่", is_staff=True)
    user.groups.add(Group.objects.get_or_create(name=roles.OFFICER)[0])
    return signed_in(user)


@pytest.mark.parametrize("kind", ["product", "shop", "review", "question"])
def test_anybody_reports_without_an_account(client, kind):
    silk = make_product()
    subject = {"product": silk, "shop": silk.shop, "review": make_review(silk), "question": make_question(silk)}[kind]
    assert client.get(f"/report/{kind}/{subject.pk}/").status_code == 200
    client.post(f"/report/{kind}/{subject.pk}/", GOOD)
    report = Report.objects.get()
    assert (report.matter.subject, report.reason, report.words, report.by) == (subject, "false", GOOD["words"], None)


def test_report_names_what_is_wrong(client):
    silk = make_product()
    response = client.post(f"/report/product/{silk.pk}/", {"words": "ไม่ดี"})
    assert ("โปรดเลือกว่ามีปัญหาอะไร" in response.content.decode(), Report.objects.count()) == (True, 0)


@pytest.mark.parametrize("reason", ["hint", "mended", "nonsense"])
def test_nobody_reports_in_the_name_of_the_house(client, reason):
    silk = make_product()
    client.post(f"/report/product/{silk.pk}/", {"reason": reason})
    assert Report.objects.count() == 0


def test_what_nobody_sees_is_not_reported(client):
    hidden = make_review()
    Review.objects.update(standing=Standing.HIDDEN)
    blocked = make_product(state=ProductState.BLOCKED)
    pages = (f"/report/review/{hidden.pk}/", f"/report/product/{blocked.pk}/", "/report/shop/999999/")
    assert [client.post(page, GOOD).status_code for page in pages] == [404, 404, 404]
    assert Report.objects.count() == 0


def test_one_address_does_not_report_endlessly(client):
    cache.clear()
    silk = make_product()
    for _press in range(31):
        client.post(f"/report/product/{silk.pk}/", GOOD)
    assert Report.objects.count() == 30


def test_officer_decides_from_the_queue(desk):
    review = make_review(text="โทร 0812345678")
    queue = desk.get("/admin/products/matter/")
    page = f"/admin/products/matter/{review.matter.pk}/change/"
    assert page in queue.content.decode()
    assert "เบอร์โทร" in desk.get(page).content.decode()
    desk.post(page, {"verdict": "hide", "reason": "โปรดเอาเบอร์โทรออก"})
    assert (Review.objects.get().standing, Decision.objects.get().reason) == (Standing.HIDDEN, "โปรดเอาเบอร์โทรออก")


@pytest.mark.parametrize("who", ["seller", "staff"])
def test_nobody_else_decides(who, settings):
    settings.DEMO = True
    owner = make_user(is_staff=who == "staff")
    review = make_review(make_product(shop=make_shop(owner=owner)), text="โทร 0812345678")
    page = f"/admin/products/matter/{review.matter.pk}/change/"
    response = signed_in(owner).post(page, {"verdict": "take_down", "reason": "ไม่ชอบ"})
    assert (response.status_code, Review.objects.get().standing) == (302 if who == "seller" else 403, Standing.SHOWN)


def test_queue_costs_the_same_with_3_and_with_30(desk, django_assert_num_queries):
    counts = []
    for number in (3, 27):
        for _each in range(number):
            make_review(text="โทร 0812345678")
        with django_assert_num_queries(8):
            counts.append(len(desk.get("/admin/products/matter/").context["cl"].result_list))
    assert counts == [3, 30]


def test_whoever_has_the_link_appeals_once(client):
    decision = make_decision(make_product())
    page = decision.get_absolute_url()
    assert decision.reason in client.get(page).content.decode()
    for words in ("เป็นความจริง", "อีกที"):
        client.post(page, {"appeal": words})
    decision.refresh_from_db()
    assert decision.appeal == "เป็นความจริง"


def test_decision_that_took_nothing_away_has_no_page(client):
    decision = make_decision(make_product())
    kept = Decision.objects.create(matter=decision.matter, verdict="keep", by=decision.by)
    assert client.get(kept.get_absolute_url()).status_code == 404


def test_other_officer_answers_and_the_first_finds_no_form(desk):
    decision = make_decision(make_product())
    appealing.appeal(decision, "เป็นความจริง")
    page = f"/admin/products/decision/{decision.pk}/change/"
    assert signed_in_officer(decision.by).get(page).context["form"] is None
    desk.post(page, {"outcome": "upheld", "words": "เห็นด้วย"})
    assert Review.objects.get().standing == Standing.SHOWN


def signed_in_officer(user):
    user.is_staff = True
    user.save()
    user.groups.add(Group.objects.get_or_create(name=roles.OFFICER)[0])
    return signed_in(user)


def test_shop_sees_decisions_about_its_own_goods_alone(settings):
    owner = make_user()
    shop, other = make_shop(owner=owner), make_product("ของร้านอื่น", shop=make_shop("ร้านอื่น"))
    for product in (make_product(shop=shop), other):
        matter = Matter.objects.create(product=product)
        Decision.objects.create(matter=matter, verdict="hide", reason="ไม่ครบ", by=make_user())
    page = signed_in(owner).get(f"/sell/{shop.slug}/buyers/decisions/")
    assert [decision.matter.product.shop for decision in page.context["decisions"]] == [shop]


@pytest.mark.parametrize(("act", "name"), [("approve", "น้ำพริก"), ("back", "ผ้าไหมมัดหมี่")])
def test_officer_looks_at_a_change_that_waits(desk, act, name):
    silk = make_product()
    words = {"name": "น้ำพริก", "name_en": "", "description": ""}
    second_look.hold(silk, words, [Offer(silk.price_from, 5, 5, variant_id=silk.variants.get().pk)], version=0, by=None)
    page = f"/admin/products/listingdraft/{silk.pk}/change/"
    assert page in desk.get("/admin/products/listingdraft/").content.decode()
    assert "น้ำพริก" in desk.get(page).content.decode()
    desk.post(page, {"act": act, "note": "ชื่อไม่ตรงกับสินค้า"})
    assert Product.objects.get().name == name
    assert ListingDraft.objects.filter(note="ชื่อไม่ตรงกับสินค้า").exists() == (act == "back")
