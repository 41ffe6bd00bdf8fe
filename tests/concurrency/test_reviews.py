"""Races of reviews: of one line exactly one, and of one product's stars none is lost."""

from functools import partial

import pytest

from products import questions, ratings, reviews
from products.models import Product, Question, Review
from shops.models import Shop
from tests.concurrency.threads import all_at_once
from tests.factories import make_product, make_shop, make_user
from tests.unit.products.factories import bought

pytestmark = pytest.mark.django_db(transaction=True)
RIVALS = 16


def test_sixteen_reviews_of_one_line_are_one():
    line = bought(make_product())
    outcomes = all_at_once(partial(reviews.write, line, stars=1 + n % 5, text=str(n)) for n in range(RIVALS))
    kept = Review.objects.get()
    assert [outcome.pk for outcome in outcomes] == [kept.pk] * RIVALS
    assert Product.objects.get().stars == [int(stars == kept.stars) for stars in range(1, 6)]
    assert ratings.miscounted() == {"product": [], "shop": []}


def test_sixteen_reviews_of_one_product_are_all_counted():
    lines = [bought(product) for product in [make_product()] * RIVALS]
    all_at_once(partial(reviews.write, line, stars=1 + n % 5, text="") for n, line in enumerate(lines))
    assert Product.objects.get().stars == [4, 3, 3, 3, 3]
    assert Shop.objects.get().stars == [4, 3, 3, 3, 3]


def test_reviews_of_a_shops_products_are_all_counted_for_the_shop():
    shop = make_shop()
    products = [make_product(f"ผ้า {number}", shop=shop) for number in range(4)]
    for _round in range(5):
        lines = [bought(products[number % 4]) for number in range(RIVALS)]
        all_at_once(partial(reviews.write, line, stars=5, text="") for line in lines)
    assert Shop.objects.get().stars == [0, 0, 0, 0, 5 * RIVALS]
    assert ratings.miscounted() == {"product": [], "shop": []}


def test_one_question_pressed_sixteen_times_is_one():
    silk, asker = make_product(), make_user()
    all_at_once(partial(questions.ask, silk, "ซักได้ไหม", by=asker) for _press in range(RIVALS))
    assert Question.objects.count() == 1
