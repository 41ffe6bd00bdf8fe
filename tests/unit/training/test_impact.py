"""What helped shops sold since they confirmed it: told by orders, summed for the teacher and the nation."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from orders.models import Order
from orders.tasks import tell_what_was_sold
from shops.models import Shop, ShopMember, SoldOnDay
from tests.factories import make_shop, make_user
from tests.unit.orders.factories import make_paid_order
from tests.unit.training.factories import DAY, make_person
from training.coverage import counting, pages
from training.models import CoverageTotal, Person, TeacherShopLink
from training.teachers import impact

pytestmark = pytest.mark.django_db


def completed(**fields: object) -> Order:
    order = make_paid_order()
    Order.objects.filter(pk=order.pk).update(state="completed", **fields)
    return Order.objects.get(pk=order.pk)


def told() -> list[tuple[int, dt.date, int, Decimal]]:
    tell_what_was_sold(timestamp=0)
    return list(SoldOnDay.objects.order_by("day", "shop").values_list("shop", "day", "orders", "baht"))


def helped_by(teacher: Person, shop: Shop, *, days_ago: int = 10, state: str = "confirmed") -> None:
    at = timezone.now() - days_ago * DAY
    TeacherShopLink.objects.create(person=teacher, shop=shop, how="photos", state=state, answered_at=at)


def sold(shop: Shop, *, days_ago: int = 1, orders: int = 2, baht: int = 300) -> None:
    SoldOnDay.objects.create(shop=shop, day=timezone.localdate() - days_ago * DAY, orders=orders, baht=baht)


def nation() -> tuple[int, int, Decimal]:
    counting.refresh()
    return CoverageTotal.objects.values_list("selling_shops", "orders", "baht").get(place=0)


def test_orders_tell_what_was_sold_by_shop_and_day():
    order = completed()
    make_paid_order()
    completed(payment_status="partially_refunded")
    assert told() == [(order.shop_id, timezone.localdate(order.confirmed_at), 1, order.goods_total)]
    assert len(told()) == 1


def test_what_was_sold_is_taken_back_with_the_money():
    order = completed()
    assert len(told()) == 1
    Order.objects.filter(pk=order.pk).update(payment_status="refunded")
    assert told() == []


def test_what_was_sold_long_ago_stays():
    sold(make_shop(), days_ago=400)
    assert len(told()) == 1


def test_what_members_buy_in_their_own_shop_is_not_sold():
    order = completed()
    buyer = make_user()
    type(order.purchase).objects.filter(pk=order.purchase_id).update(buyer=buyer)
    ShopMember.objects.create(shop=order.shop, user=buyer, role=ShopMember.Role.PACKER)
    assert told() == []


def test_teacher_reads_what_the_helped_shops_sold_since_they_confirmed():
    teacher, shop, other, claimed = make_person(), make_shop("ก"), make_shop("ข"), make_shop("ค")
    helped_by(teacher, shop)
    helped_by(teacher, other, days_ago=3)
    helped_by(teacher, claimed, state="declined")
    for one in (shop, other, claimed):
        sold(one, days_ago=1)
        sold(one, days_ago=5, orders=1, baht=50)
        sold(one, days_ago=10, orders=9, baht=999)
    read = impact.of(teacher)
    assert read == impact.Impact(2, 5, Decimal(650))
    assert not read.tells_no_shop
    assert impact.of(make_person()) == impact.Impact(0, 0, Decimal(0))


def test_nation_counts_a_shop_once_from_its_first_teacher_on():
    shop, first, second = make_shop(), make_person(), make_person()
    helped_by(first, shop)
    helped_by(second, shop, days_ago=3)
    sold(shop, days_ago=5)
    sold(make_shop("ไม่มีใครช่วย"))
    assert nation() == (1, 2, Decimal(300))


@pytest.mark.parametrize(("shops", "shown"), [(4, []), (5, ["10", "฿1,500"])])
def test_public_reads_it_from_five_shops_on(shops, shown):
    for _each in range(shops):
        shop = make_shop()
        helped_by(make_person(), shop)
        sold(shop)
    counting.refresh()
    assert [figure.number for figure in pages.page(None).figures[5:]] == shown


@pytest.mark.parametrize(("orders", "baht"), [(0, 5), (5, 0)])
def test_database_refuses_a_day_on_which_nothing_was_sold(orders, baht):
    with pytest.raises(IntegrityError, match="sold_on_day_is_something"), transaction.atomic():
        sold(make_shop(), orders=orders, baht=baht)
