"""Reviews: by whoever bought it, once a line, changed for a month, answered once; their stars are counted right."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from netpracharat.refusals import Refusal
from products import ratings, remarks, reviews
from products.models import Product, Review
from products.states import Standing
from shops.models import Shop
from shops.rating import Rating
from tests.factories import make_product, make_shop, make_user
from tests.unit.products.factories import bought, make_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def silk():
    return make_product(shop=make_shop(owner=make_user("เจ้าของ", email="owner@example.com")))


def stars_of(product):
    return Product.objects.get(pk=product.pk).stars, Shop.objects.get(pk=product.shop_id).stars


def age(review, **ago):
    Review.objects.filter(pk=review.pk).update(said_at=review.said_at - dt.timedelta(**ago))


def test_review_is_counted_for_product_and_shop(silk):
    make_review(silk, stars=5)
    make_review(silk, stars=2)
    make_review(make_product("ผ้าฝ้าย", shop=silk.shop), stars=5)
    assert stars_of(silk) == ([0, 1, 0, 0, 1], [0, 1, 0, 0, 2])


def test_second_review_of_a_line_changes_the_first(silk):
    line = bought(silk)
    first = reviews.write(line, stars=5, text="ดี")
    second = reviews.write(line, stars=1, text="สีตก")
    assert (second.pk, second.stars, second.text) == (first.pk, 1, "สีตก")
    assert stars_of(silk) == ([1, 0, 0, 0, 0], [1, 0, 0, 0, 0])


def test_database_keeps_one_review_a_line(silk):
    kept = make_review(silk)
    with pytest.raises(IntegrityError, match="review_is_one_an_order_line"), transaction.atomic():
        Review.objects.create(product=silk, shop=silk.shop, line=kept.line, stars=1)
    assert Review.objects.count() == 1


@pytest.mark.parametrize("stars", [0, 6])
def test_database_keeps_stars_from_one_to_five(silk, stars):
    with pytest.raises(IntegrityError, match="review_gives_one_to_five_stars"), transaction.atomic():
        Review.objects.create(product=silk, shop=silk.shop, line=1, stars=stars)


def test_review_is_changed_for_thirty_days(silk):
    line = bought(silk)
    review = reviews.write(line, stars=5, text="ดี")
    age(review, days=29)
    reviews.write(line, stars=4, text="ดีอยู่")
    age(review, days=31)
    with pytest.raises(Refusal):
        reviews.write(line, stars=1, text="เปลี่ยนใจ")
    review.refresh_from_db()
    assert (review.stars, review.text, stars_of(silk)[0]) == (4, "ดีอยู่", [0, 0, 0, 1, 0])


def test_members_do_not_review_their_own_shop(silk):
    owner = silk.shop.members.get().user
    with pytest.raises(Refusal):
        reviews.write(bought(silk, by=owner), stars=5, text="ดีที่สุด")
    assert (Review.objects.count(), stars_of(silk)[0]) == (0, [0, 0, 0, 0, 0])


def test_hidden_review_counts_for_nothing(silk):
    review = make_review(silk)
    Review.objects.filter(pk=review.pk).update(standing=Standing.HIDDEN)
    ratings.recount(silk.pk)
    assert stars_of(silk) == ([0, 0, 0, 0, 0], [0, 0, 0, 0, 0])


def test_shop_answers_once_and_mends_it_for_a_week(silk):
    review, owner = make_review(silk, by=make_user(email="buyer@example.com")), silk.shop.members.get().user
    remarks.answer(review, "ขอบคุณค่ะ", by=owner)
    moment = review.answered_at
    remarks.answer(review, "ขอบคุณมากค่ะ", by=owner)
    assert (review.answer, review.answered_at) == ("ขอบคุณมากค่ะ", moment)
    Review.objects.filter(pk=review.pk).update(answered_at=moment - dt.timedelta(days=8))
    with pytest.raises(Refusal):
        remarks.answer(review, "เปลี่ยนคำ", by=owner)
    review.refresh_from_db()
    assert review.answer == "ขอบคุณมากค่ะ"


def test_empty_answer_is_refused(silk):
    review = make_review(silk)
    with pytest.raises(Refusal):
        remarks.answer(review, " ", by=None)
    assert Review.objects.get().answered_at is None


def test_what_is_hidden_is_not_answered(silk):
    review = make_review(silk)
    Review.objects.update(standing=Standing.HIDDEN)
    with pytest.raises(Refusal):
        remarks.answer(review, "ขอบคุณ", by=None)
    assert Review.objects.get().answer == ""


def test_shop_and_author_are_told_once(silk, django_capture_on_commit_callbacks):
    Product.objects.filter(pk=silk.pk).update(name="ผ้าที่มีจดหมาย")
    silk.refresh_from_db()
    line = bought(silk, by=make_user("ดาว", email="buyer@example.com"))
    with django_capture_on_commit_callbacks(execute=True):
        review = reviews.write(line, stars=5, text="ดี")
        reviews.write(line, stars=4, text="ดีมาก")
        remarks.answer(review, "ขอบคุณ", by=None)
        remarks.answer(review, "ขอบคุณค่ะ", by=None)
    jobs = ProcrastinateJob.objects.filter(args__subject__endswith=silk.name).order_by("pk")
    assert [(job.args["user_id"], job.args["subject"]) for job in jobs] == [
        (silk.shop.members.get().user_id, f"มีคนรีวิว {silk.name}"),
        (review.author_id, f"ร้านตอบคุณแล้ว: {silk.name}"),
    ]


def test_miscounted_stars_are_found_and_mended(silk):
    make_review(silk, stars=3)
    other = make_product("ผ้าฝ้าย")
    Product.objects.filter(pk=silk.pk).update(stars=[9, 0, 0, 0, 0])
    Shop.objects.filter(pk=other.shop_id).update(stars=[0, 0, 0, 0, 1])
    assert ratings.miscounted() == {"product": [silk.pk], "shop": [other.shop_id]}
    call_command("recount_stars", verbosity=0)
    assert ratings.miscounted() == {"product": [], "shop": []}
    assert stars_of(silk) == ([0, 0, 1, 0, 0], [0, 0, 1, 0, 0])


def test_night_tells_of_what_it_mends(silk, caplog):
    Product.objects.filter(pk=silk.pk).update(stars=[1, 0, 0, 0, 0])
    ratings.report()
    assert [record.getMessage() for record in caplog.records] == [f"Stars were miscounted: product [{silk.pk}]"]
    assert stars_of(silk)[0] == [0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("counts", "average"), [([0, 0, 0, 0, 1], "5.0"), ([1, 0, 0, 0, 2], "3.7"), ([0, 1, 0, 0, 3], "4.3")]
)
def test_average_is_rounded_to_a_tenth(counts, average):
    assert str(Rating.of(counts).average) == average
