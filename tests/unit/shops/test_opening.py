"""A shop from its opening to its end: each step from the states it may start from, and no other."""

import pytest

from netpracharat.refusals import Refusal
from shops import changes, opening
from shops.models import PromptPayAccount, Shop, ShopMember
from shops.states import STEPS, ShopState
from tests.factories import SAWANG, make_shop, make_user

pytestmark = pytest.mark.django_db
REASON = {"send_back": ("ขอรูปร้าน",), "suspend": ("มีคนร้องเรียน",)}


def new_shop(name="กลุ่มทอผ้าบ้านดอนกอย"):
    return Shop(name=name, kind=Shop.Kind.GROUP, subdistrict_id=SAWANG, phone="+66812345678")


def account():
    return PromptPayAccount(kind="phone", target="0812345678", holder="สมศรี")


@pytest.fixture
def heard(monkeypatch):
    """The states in which the rooms above were told of a shop."""
    states = []
    monkeypatch.setattr(changes, "_listeners", [lambda shop: states.append(shop.state)])
    return states


def test_opening_makes_owner_account_rates_and_asks_for_approval(heard):
    somsri = make_user()
    shop = opening.open_shop(new_shop(), account(), by=somsri)
    assert (shop.slug, shop.state) == ("กลุ่มทอผ้าบ้านดอนกอย", ShopState.SUBMITTED)
    assert list(shop.members.values_list("user", "role")) == [(somsri.pk, ShopMember.Role.OWNER)]
    assert (shop.promptpay.target, shop.promptpay.changed_by) == ("0812345678", somsri)
    assert shop.delivery_rates.count() == 6
    assert shop.submitted_at is not None
    assert heard == ["submitted"]


def test_opening_twice_by_the_same_person_is_one_shop():
    somsri = make_user()
    first = opening.open_shop(new_shop(), account(), by=somsri)
    assert opening.open_shop(new_shop(), account(), by=somsri) == first
    assert Shop.objects.count() == 1


def test_shops_of_one_name_are_numbered():
    slugs = [opening.open_shop(new_shop("น้ำผึ้งป่า"), account(), by=make_user()).slug for _ in range(3)]
    assert slugs == ["น้ำผึ้งป่า", "น้ำผึ้งป่า-2", "น้ำผึ้งป่า-3"]


def test_slug_never_hides_a_page():
    assert opening.free_slug("Open") == "open-2"


def test_slug_of_a_name_without_letters():
    assert opening.free_slug("★★★") == "shop"


def test_slug_is_free_though_longer_names_begin_alike():
    make_shop(slug="น้ำผึ้งป่าแท้")
    assert opening.free_slug("น้ำผึ้งป่า") == "น้ำผึ้งป่า"


def step(verb, shop):
    arguments = {"by": make_user("เจ้าหน้าที่")} if verb == "approve" else {}
    getattr(opening, verb)(shop, *REASON.get(verb, ()), **arguments)


@pytest.mark.parametrize(
    ("verb", "start"), [(verb, start) for verb, (starts, _end) in STEPS.items() for start in starts]
)
def test_step_leads_on_and_is_told(verb, start, heard):
    shop = make_shop(state=start)
    step(verb, shop)
    end = STEPS[verb][1]
    assert Shop.objects.get(pk=shop.pk).state == end
    assert heard == [end]


@pytest.mark.parametrize(
    ("verb", "start"),
    [(verb, start) for verb, (starts, _end) in STEPS.items() for start in ShopState if start not in starts],
)
def test_step_from_elsewhere_is_refused_and_changes_nothing(verb, start, heard):
    shop = make_shop(state=start)
    with pytest.raises(Refusal):
        step(verb, shop)
    assert Shop.objects.get(pk=shop.pk).state == start
    assert heard == []


def test_late_step_sees_what_happened_meanwhile():
    shop = make_shop(state=ShopState.SUBMITTED)
    officer = make_user("เจ้าหน้าที่")
    opening.send_back(Shop.objects.get(pk=shop.pk), "ขอรูปร้าน")
    with pytest.raises(Refusal):
        opening.approve(shop, by=officer)
    assert Shop.objects.get(pk=shop.pk).state_note == "ขอรูปร้าน"


@pytest.mark.parametrize("verb", REASON)
def test_decision_against_a_shop_needs_a_reason(verb):
    shop = make_shop(state=STEPS[verb][0][0])
    with pytest.raises(Refusal):
        getattr(opening, verb)(shop, "  ")
    assert Shop.objects.get(pk=shop.pk).state == STEPS[verb][0][0]


def test_approval_says_who_and_when():
    shop, officer = make_shop(state=ShopState.SUBMITTED, approved_at=None), make_user("เจ้าหน้าที่")
    opening.approve(shop, by=officer)
    assert (shop.approved_by, shop.approved_at is None) == (officer, False)
