"""A helper's walk: through every door of a shop like its seller, but for its money and what only the shop can say."""

import datetime as dt

import pytest
from django.utils import timezone

from shops import helping
from shops.models import ShopMember
from tests.factories import make_user
from tests.house import world as worlds
from tests.house.doors import DOORS, address_of

pytestmark = pytest.mark.django_db
OF_A_SHOP = [
    name for name, door in DOORS.items() if (door.kwargs or {}).get("slug") == "shop.slug" and name != "shop_page"
]
# Open to sellers and shut to helpers: money, and what the shop says for itself.
SHUT = {
    *("shop_slip", "shop_order_accept", "shop_order_money", "shop_order_lose", "shop_order_return"),
    *("shop_order_cancel", "shop_order_keep", "shop_payment_confirm", "shop_payment_reject", "shop_payment_review"),
    *("shop_refund_done", "shop_refund_slip", "shop_refund_failed", "shop_case", "shop_case_photo"),
    *("shop_ledger", "shop_ledger_csv", "shop_ledger_xlsx", "shop_income_record"),
    *("shop_teachers", "shop_teacher_confirm", "shop_teacher_decline", "shop_teacher_name", "shop_teacher_end"),
    *("shop_ledger", "shop_ledger_csv", "shop_ledger_xlsx", "shop_income_record"),
    *("shop_case", "shop_case_photo", "shop_discounts", "shop_discount_end"),
    *("shop_entries", "shop_entry", "shop_entry_consent", "shop_entry_decline", "shop_entry_complete"),
    *("shop_entry_withdraw", "shop_entry_appeal"),
}


def make_helper(shop):
    helper, until = make_user("แก้ว"), timezone.now() + dt.timedelta(days=7)
    ShopMember.objects.create(shop=shop, user=helper, role=ShopMember.Role.HELPER, until=until)
    return helper


@pytest.mark.parametrize("name", OF_A_SHOP)
def test_helper_finds_the_doors_of_a_seller_or_is_refused(name):
    world, door = worlds.build(), DOORS[name]
    world.users["helper"] = make_helper(world.things["shop"])
    address = address_of(name, world.things)
    for method in ("GET", "POST"):
        sellers = door.expected(method)["seller"]
        expected = 403 if name in SHUT and sellers != 405 else sellers
        answer = getattr(world.client("helper"), method.lower())(address)
        assert answer.status_code == expected, f"{method} {address}"


def test_what_a_helper_can_do_has_words():
    done = {name for name in OF_A_SHOP if DOORS[name].expected("POST")["seller"] in (200, 302) and name not in SHUT}
    assert sorted(done - set(helping.WORDS)) == []
