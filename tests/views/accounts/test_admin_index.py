"""The admin's first page: what waits, the rooms in the order of the house, and one's own deeds alone."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry

from netpracharat.accounts import roles, waiting
from netpracharat.accounts.models import User
from shops.states import ShopState
from tests.factories import make_shop, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client, demo):
    officer = make_user("วันเพ็ญ")
    roles.give(officer, [roles.OFFICER], runs_the_site=False)
    client.force_login(officer)
    return officer


def test_shops_that_wait_are_counted_and_one_tap_away(client, officer):
    make_shop(state=ShopState.SUBMITTED, approved_at=None)
    make_shop()
    (pile,) = [pile for pile in client.get("/admin/").context["waiting"] if pile.label == "ร้านที่รออนุมัติ"]
    assert (pile.figure, len(client.get(pile.url).context["cl"].result_list)) == ("1", 1)


def test_what_is_not_ones_business_is_not_counted(client, demo):
    trainer = make_user()
    roles.give(trainer, [roles.TRAINER], runs_the_site=False)
    assert waiting.for_user(trainer) == []


def test_a_pile_is_counted_to_a_hundred_at_most(officer, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(waiting, "_piles", [])
    User.objects.bulk_create(User(email=f"n{number}@example.com") for number in range(150))
    waiting.register("people", "accounts.view_user", rows=lambda _user: User.objects.all(), url=lambda: "/there/")
    (pile,) = waiting.for_user(officer)
    assert (pile.count, pile.figure) == (100, "99+")


def test_rooms_stand_in_the_order_of_the_house(client, officer):
    rooms = [room["app_label"] for room in client.get("/admin/").context["app_list"]]
    known = ("accounts", "orders", "places", "products", "shops")
    assert [room for room in rooms if room in known] == ["orders", "products", "shops", "places", "accounts"]


def test_deeds_of_others_are_not_shown(client, officer):
    for name, by in (("ของฉัน", officer), ("ของผู้อื่น", make_user())):
        LogEntry.objects.log_actions(by.pk, [make_user(name)], CHANGE, single_object=True)
    page = client.get("/admin/").content.decode()
    assert ["ของฉัน" in page, "ของผู้อื่น" in page] == [True, False]
