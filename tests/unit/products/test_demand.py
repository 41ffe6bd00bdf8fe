"""What buyers wanted and did not get: counted by week, with nobody in it."""

import datetime as dt

import pytest
from django.db import IntegrityError
from django.utils import timezone

from products import stock
from products.demand import board, counting
from products.models import Category, Demand, Movement, SearchMiss
from products.search import lexicon, misses
from products.states import ProductState
from shops.states import ShopState
from tests.factories import make_product, make_shop

pytestmark = pytest.mark.django_db
Kind = Demand.Kind


@pytest.fixture(autouse=True)
def _known_words():
    lexicon.read.cache_clear()


def this_week() -> dt.date:
    return counting.monday_of(timezone.localdate())


def counted(kind: Kind) -> list[tuple]:
    rows = Demand.objects.filter(kind=kind).order_by("words")
    return list(rows.values_list("words", "category__slug", "region", "times"))


def make_miss(query: str, *, times: int = 5, day: dt.date | None = None, **fields: object) -> SearchMiss:
    return SearchMiss.objects.create(query=query, day=day or this_week(), times=times, **fields)


def test_misses_of_a_week_are_added_up():
    for day, times in ((0, 2), (6, 4), (7, 90)):
        make_miss("เกี๊ยวกรอบ", day=this_week() + dt.timedelta(days=day), times=times)
    counting.count(this_week())
    assert counted(Kind.MISSED) == [("เกี๊ยวกรอบ", "food", None, 6)]


def test_words_say_category_and_region_where_nobody_chose_one():
    make_miss("ผ้าขาวม้า สกลนคร")
    make_miss("จักรยาน")
    counting.count(this_week())
    assert counted(Kind.MISSED) == [("จักรยาน", None, None, 5), ("ผ้าขาวม้า สกลนคร", "cloth", "NE", 5)]


def test_what_was_chosen_is_trusted_before_what_the_words_say():
    make_miss("ผ้าขาวม้า สกลนคร", category=Category.objects.get(slug="household"), region_id="S")
    counting.count(this_week())
    assert counted(Kind.MISSED) == [("ผ้าขาวม้า สกลนคร", "household", "S", 5)]


@pytest.mark.parametrize("typed", ["ควย", "โทร 081 234 5678", "แอดไลน์ somsri99", "shop.example.com"])
def test_rude_words_and_contact_data_are_never_counted(typed):
    misses.note(typed)
    assert not SearchMiss.objects.exists()
    make_miss(typed)  # as it was kept before the list of words grew
    counting.count(this_week())
    assert counted(Kind.MISSED) == []


def test_counting_again_changes_nothing():
    make_miss("จักรยาน")
    counting.refresh()
    counting.refresh()
    assert counted(Kind.MISSED) == [("จักรยาน", None, None, 5)]


def test_only_the_most_wanted_of_a_week_are_kept(monkeypatch):
    monkeypatch.setattr(counting, "MOST_A_WEEK", 1)
    make_miss("จักรยาน", times=9)
    make_miss("รองเท้า", times=8)
    counting.count(this_week())
    assert counted(Kind.MISSED) == [("จักรยาน", None, None, 9)]


def test_what_is_older_than_a_year_is_forgotten():
    old = this_week() - (counting.KEPT_WEEKS + 1) * counting.WEEK
    make_miss("จักรยาน", day=old)
    counting.count(old)
    counting.refresh()
    assert (Demand.objects.count(), SearchMiss.objects.count()) == (0, 0)


def sell_out(name: str, **fields: object) -> None:
    product = make_product(name, on_hand=2, **fields)
    stock.allocate({product.variants.get().pk: 2}, reference="test")


def test_goods_that_sold_out_are_counted_by_what_they_are_called_first():
    shop = make_shop()
    sell_out("ผ้าไหม ลายขอ", shop=shop)
    sell_out("ผ้าไหม ลายหมี่", shop=shop)
    counting.count(this_week())
    assert counted(Kind.SOLD_OUT) == [("ผ้าไหม", "cloth", "NE", 2)]


def test_sold_out_counts_though_more_came_later_and_only_once():
    product = make_product("ผ้าไหม", on_hand=2)
    variant = product.variants.get()
    for _turn in range(2):
        stock.allocate({variant.pk: 2}, reference="test")
        stock.receive(variant, 2)
    counting.count(this_week())
    assert counted(Kind.SOLD_OUT) == [("ผ้าไหม", "cloth", "NE", 1)]


def test_some_left_or_counted_away_is_not_sold_out():
    some_left, counted_away = make_product("ผ้าไหม", on_hand=3), make_product("เสื่อ", on_hand=1)
    stock.allocate({some_left.variants.get().pk: 2}, reference="test")
    stock.adjust({counted_away.variants.get().pk: -1})
    counting.count(this_week())
    assert counted(Kind.SOLD_OUT) == []


def test_what_is_made_to_order_never_sells_out():
    sell_out("ผ้าไหม", is_made_to_order=True)
    counting.count(this_week())
    assert counted(Kind.SOLD_OUT) == []


def test_what_officers_took_away_is_not_shown_as_wanted():
    sell_out("ผ้าไหม", state=ProductState.BLOCKED)
    sell_out("เสื่อ", shop=make_shop(state=ShopState.SUSPENDED))
    counting.count(this_week())
    assert counted(Kind.SOLD_OUT) == []


def test_sold_out_counts_in_its_own_week():
    sell_out("ผ้าไหม")
    assert Movement.objects.filter(kind="allocate").count() == 1
    counting.count(this_week() - counting.WEEK)
    counting.count(this_week() + counting.WEEK)
    assert counted(Kind.SOLD_OUT) == []


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"week": dt.date(2026, 11, 24)}, "demand_week_begins_on_monday"),
        ({"times": 0}, "demand_is_never_of_nobody"),
    ],
)
def test_database_refuses_what_is_no_count_of_a_week(changes, name):
    fields = {"week": dt.date(2026, 11, 23), "kind": Kind.MISSED, "words": "จักรยาน", "times": 1}
    with pytest.raises(IntegrityError, match=name):
        Demand.objects.create(**fields | changes)


def test_database_keeps_one_count_for_the_same_words():
    fields = {"week": dt.date(2026, 11, 23), "kind": Kind.MISSED, "words": "จักรยาน", "times": 1}
    Demand.objects.create(**fields)
    with pytest.raises(IntegrityError, match="demand_is_counted_once_a_week"):
        Demand.objects.create(**fields)


def test_the_board_reaches_back_four_weeks_and_the_one_that_is_not_over():
    assert board.weeks()[board.USUAL_WEEKS] == this_week() - 4 * counting.WEEK
