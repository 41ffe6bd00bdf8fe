"""What the system finds out about an entry, and how a room that knows more joins."""

import pytest

from awards.entering import eligibility
from awards.entering.eligibility import Finding, Outcome
from products import stock
from shops.models import Shop
from shops.states import ShopState
from tests.unit.awards.entrants import make_goods, make_open_edition, nominated
from tests.unit.products.factories import make_checked_mark

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


@pytest.fixture
def entry():
    return nominated(make_open_edition(), make_goods(photos=3))


def outcomes(entry) -> dict[str, str]:
    return dict(entry.checks.values_list("kind", "outcome"))


def test_checks_are_made_when_it_is_entered(entry):
    assert outcomes(entry) == {
        "shop": "yes",
        "on_sale": "yes",
        "sales": "no",
        "photos": "yes",
        "mark": "no",
        "case": "unknown",
    }
    assert entry.checks.get(kind="photos").figure == "3 รูป"


def test_sales_are_what_left_the_house(entry):
    variant = entry.product.variants.get()
    stock.allocate({variant.pk: 3}, reference="one")
    eligibility.refresh(entry)
    assert outcomes(entry)["sales"] == "no"
    stock.ship({variant.pk: 3}, reference="one")
    eligibility.refresh(entry)
    check = entry.checks.get(kind="sales")
    assert (check.outcome, check.figure.startswith("3 ชิ้น ตั้งแต่")) == ("yes", True)


def test_mark_that_an_officer_checked_counts_and_food_registration_does_not(entry):
    make_checked_mark(entry.product, kind="food", number="10-1-01234-5-0001", expires_on=None)
    eligibility.refresh(entry)
    assert outcomes(entry)["mark"] == "no"
    make_checked_mark(entry.product, kind="community", number="17/2546")
    eligibility.refresh(entry)
    check = entry.checks.get(kind="mark")
    assert (check.outcome, check.figure) == ("yes", "มาตรฐานผลิตภัณฑ์ชุมชน (มผช.) 17/2546")


def test_suspended_shop_is_seen_when_looked_at_again(entry):
    Shop.objects.update(state=ShopState.SUSPENDED)
    eligibility.refresh(entry)
    assert (outcomes(entry)["shop"], outcomes(entry)["on_sale"]) == ("no", "no")


def test_room_that_keeps_more_joins(entry, monkeypatch):
    monkeypatch.setattr(eligibility, "CHECKS", dict(eligibility.CHECKS))
    eligibility.register("mark", "มีเครื่องหมายคุณภาพ", lambda _product: Finding(Outcome.YES, "มผช. 17/2569"))
    eligibility.refresh(entry)
    assert outcomes(entry)["mark"] == "yes"
