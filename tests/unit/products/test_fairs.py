"""Fairs: chosen by addresses, announced when there is something to see, shown while they run."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from netpracharat.refusals import Refusal
from products.catalogue.cards import address
from products.fairs import announcing, choosing, showing
from products.models import Fair
from products.states import ProductState
from shops.states import ShopState
from tests.factories import make_product, make_shop
from tests.unit.products.factories import make_fair

pytestmark = pytest.mark.django_db


def test_products_and_shops_are_chosen_by_any_of_their_addresses():
    silk, mat, shop = make_product("ผ้าไหม"), make_product("เสื่อ"), make_shop(slug="ทอผ้า")
    chosen = choosing.read(
        f"https://example.com{address(silk.pk, silk.name)}?from=line\n\n{mat.pk}\nhttps://example.com/shops/ทอผ้า/\n"
    )
    assert chosen == ([silk, mat], [shop])


def test_what_was_chosen_reads_back_as_the_same():
    fair = make_fair(products=[make_product()], shops=[make_shop(slug="ทอผ้า")])
    assert choosing.read(choosing.written(fair)) == (list(fair.products.all()), list(fair.shops.all()))


def test_every_line_that_leads_nowhere_is_named():
    draft = make_product(state=ProductState.DRAFT)
    closed = make_shop(state=ShopState.SUSPENDED)
    with pytest.raises(ValidationError) as refused:
        choosing.read(f"{draft.pk}\n/shops/{closed.slug}/\nhello\n999999999999999999")
    assert len(refused.value.messages) == 4


def test_more_lines_than_a_page_may_have_are_refused():
    with pytest.raises(ValidationError) as refused:
        choosing.read("1\n" * (choosing.MOST_LINES + 1))
    assert len(refused.value.messages) == 1


def test_fair_without_goods_is_not_announced():
    fair = make_fair(state=Fair.State.DRAFT)
    with pytest.raises(Refusal):
        announcing.announce(fair)
    fair.refresh_from_db()
    assert fair.state == Fair.State.DRAFT


def test_fair_is_announced_once_and_taken_back():
    fair = make_fair(products=[make_product()], state=Fair.State.DRAFT)
    announcing.announce(fair)
    with pytest.raises(Refusal):
        announcing.announce(fair)
    announcing.take_back(fair)
    fair.refresh_from_db()
    assert fair.state == Fair.State.DRAFT


@pytest.mark.parametrize(
    ("first", "last", "state", "is_shown"),
    [
        (0, 0, "announced", True),
        (-3, 3, "announced", True),
        (1, 3, "announced", False),
        (-3, -1, "announced", False),
        (-3, 3, "draft", False),
    ],
)
def test_banner_stands_while_the_fair_runs(first, last, state, is_shown):
    today = timezone.localdate()
    days = {"first_day": today + dt.timedelta(days=first), "last_day": today + dt.timedelta(days=last)}
    make_fair(state=state, **days)
    assert bool(showing.read()) is is_shown


def test_database_refuses_a_fair_that_ends_before_it_begins():
    today = timezone.localdate()
    with pytest.raises(IntegrityError, match="fair_ends_after_it_begins"):
        make_fair(first_day=today, last_day=today - dt.timedelta(days=1))
