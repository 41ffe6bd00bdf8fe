"""What is said about a product: on its page, on its card, on pages of its own, and at the shop's desk."""

import html
import json
import re

import pytest
from django.test import Client

from products import remarks
from products.catalogue.cards import address
from products.models import Question, Review
from products.states import ProductState, Standing
from tests.factories import make_product, make_shop, make_user
from tests.unit.products.factories import make_question, make_review

pytestmark = pytest.mark.django_db


def signed_in(user):
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def words_of(response):
    assert response.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", response.content.decode())).split())


def page_of(client, product):
    return client.get(address(product.pk, product.name))


@pytest.fixture
def owner():
    return make_user("เจ้าของ")


@pytest.fixture
def silk(owner):
    return make_product("ผ้าไหม", shop=make_shop(owner=owner))


def test_page_shows_mean_review_and_answer_and_no_name(client, silk):
    review = make_review(silk, stars=4, text="สีสวยมาก", by=make_user("ดาวเรือง"))
    make_review(silk, stars=5, text="")
    remarks.answer(review, "ขอบคุณค่ะ", by=None)
    words = words_of(page_of(client, silk))
    for expected in ("4.5 จาก 5", "4 จาก 5 ดาว", "สีสวยมาก", "ผู้ซื้อจากขอนแก่น", "คำตอบของร้าน ขอบคุณค่ะ"):
        assert expected in words
    assert "ดาวเรือง" not in words


def test_page_says_that_nobody_has_spoken_yet(client, silk):
    words = words_of(page_of(client, silk))
    assert ("ยังไม่มีรีวิว" in words, "ยังไม่มีใครถาม" in words) == (True, True)


@pytest.mark.parametrize("standing", [Standing.HIDDEN, Standing.TAKEN_DOWN])
def test_what_an_officer_hid_is_not_shown(client, silk, standing):
    make_review(silk, text="คำรีวิว"), make_question(silk, text="คำถามหนึ่ง")
    Review.objects.update(standing=standing), Question.objects.update(standing=standing)
    pages = [page_of(client, silk)] + [client.get(f"/products/{silk.pk}/{kind}/") for kind in ("reviews", "questions")]
    for page in pages:
        assert ("คำรีวิว" in words_of(page), "คำถามหนึ่ง" in words_of(page)) == (False, False)


def test_search_engines_read_the_mean(client, silk):
    make_review(silk, stars=4), make_review(silk, stars=5)
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page_of(client, silk).content.decode())
    rating = json.loads(blocks[0])["aggregateRating"]
    assert (rating["ratingValue"], rating["reviewCount"], rating["bestRating"]) == ("4.5", 2, 5)


def test_card_shows_the_mean_where_there_is_one(client, shelve):
    silk, _cotton = shelve("ผ้าไหม", "ผ้าฝ้าย")
    make_review(silk, stars=4), make_review(silk, stars=5)
    cards = re.findall(r"<article.*?</article>", client.get("/products/").content.decode(), re.DOTALL)
    assert ["4.5 (2)" in card for card in cards if "ผ้าไหม" in card] == [True]
    assert ["product-card__rating" in card for card in cards if "ผ้าฝ้าย" in card] == [False]


@pytest.mark.parametrize("number", [3, 30])
def test_page_costs_the_same_whatever_is_said(client, silk, number, django_assert_num_queries):
    for _each in range(number):
        make_review(silk), make_question(silk)
    with django_assert_num_queries(2):
        page_of(client, silk)


@pytest.mark.parametrize("kind", ["reviews", "questions"])
@pytest.mark.parametrize("number", [3, 30])
def test_own_page_costs_the_same_whatever_is_said(client, silk, kind, number, django_assert_num_queries):
    for _each in range(number):
        make_review(silk), make_question(silk)
    with django_assert_num_queries(2):
        client.get(f"/products/{silk.pk}/{kind}/")


@pytest.mark.parametrize(("kind", "make"), [("reviews", make_review), ("questions", make_question)])
def test_pages_follow_one_another_without_gap(client, silk, kind, make):
    made = [make(silk).pk for _each in range(25)]
    first = client.get(f"/products/{silk.pk}/{kind}/").context["page"]
    second = client.get(f"/products/{silk.pk}/{kind}/{first.next_url}").context["page"]
    assert [one.pk for one in (*first.said, *second.said)] == made[::-1]
    assert (len(first.said), second.next_url) == (20, "")


@pytest.mark.parametrize("before", ["x", "²", "9" * 19, "-1", ""])
def test_nonsense_for_a_page_shows_the_first(client, silk, before):
    make_review(silk)
    assert len(client.get(f"/products/{silk.pk}/reviews/", {"before": before}).context["page"].said) == 1


@pytest.mark.parametrize("kind", ["reviews", "questions"])
def test_what_is_not_on_sale_is_not_spoken_of(client, kind):
    gone = make_product(state=ProductState.BLOCKED)
    assert client.get(f"/products/{gone.pk}/{kind}/").status_code == 404


def test_somebody_asks_and_the_shop_answers(silk, owner):
    asker = signed_in(make_user("ผู้ถาม"))
    answer = asker.post(f"/products/{silk.pk}/ask/", {"text": "ซักเครื่องได้ไหมคะ"})
    assert answer.url == f"/products/{silk.pk}/questions/"
    question = Question.objects.get()
    url = f"/sell/{silk.shop.slug}/buyers/questions/{question.pk}/answer/"
    assert url in signed_in(owner).get(f"/sell/{silk.shop.slug}/buyers/questions/").content.decode()
    signed_in(owner).post(url, {"answer": "ซักมือเท่านั้นค่ะ"})
    assert "ซักเครื่องได้ไหมคะ" in words_of(asker.get(answer.url))
    assert "คำตอบของร้าน ซักมือเท่านั้นค่ะ" in words_of(asker.get(answer.url))


def test_question_without_words_is_not_sent(silk):
    response = signed_in(make_user()).post(f"/products/{silk.pk}/ask/", {"text": "  "})
    assert ("โปรดเขียนคำถาม" in words_of(response), Question.objects.count()) == (True, 0)


def test_guest_who_asks_signs_in_first(client, silk):
    page = f"/products/{silk.pk}/ask/"
    assert client.post(page, {"text": "ซักได้ไหม"}).url == f"/sign-in/?next={page}"
    assert Question.objects.count() == 0


def test_nobody_asks_endlessly(owner):
    asker = signed_in(make_user())
    for number in range(11):
        asker.post(f"/products/{make_product(f'ผ้า {number}').pk}/ask/", {"text": "ซักได้ไหม"})
    assert Question.objects.count() == 10


def test_rival_answers_nothing_of_another_shop(silk):
    rival = make_user()
    other = make_shop("ร้านอื่น", owner=rival)
    question, review = make_question(silk), make_review(silk)
    for kind, remark in (("questions", question), ("reviews", review)):
        for slug in (silk.shop.slug, other.slug):
            url = f"/sell/{slug}/buyers/{kind}/{remark.pk}/answer/"
            assert signed_in(rival).post(url, {"answer": "แวะร้านเราดีกว่า"}).status_code == 404
    assert (Question.objects.get().answer, Review.objects.get().answer) == ("", "")


@pytest.mark.parametrize("kind", ["reviews", "questions"])
def test_desk_lists_cost_the_same_with_3_and_with_30(silk, owner, kind, django_assert_num_queries):
    desk, seen = signed_in(owner), []
    for number in (3, 27):
        for _each in range(number):
            make_review(silk), make_question(silk)
        with django_assert_num_queries(7 if kind == "reviews" else 6):
            seen.append(len(desk.get(f"/sell/{silk.shop.slug}/buyers/{kind}/").context["inbox"].rows()))
    assert seen == [3, 20]
