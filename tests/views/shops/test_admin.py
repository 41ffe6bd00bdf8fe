"""An officer looks at a shop on one page and decides."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from netpracharat.accounts.models import User
from shops import money
from shops.models import AccountChange, PromptPayAccount, Shop, ShopMember
from shops.states import ChangeState, ShopState
from tests.factories import make_shop, make_user
from tests.views.shops.conftest import sign_in

pytestmark = pytest.mark.django_db
LIST = "/admin/shops/shop/"


@pytest.fixture
def waiting():
    return make_shop("รอตรวจ", state=ShopState.SUBMITTED, approved_at=None, story="ทอมาสามรุ่น", kind="otop")


def decide(verb, *shops):
    return f"{LIST}decide/{verb}/?" + "&".join(f"shop={shop.pk}" for shop in shops)


def state_of(shop):
    return Shop.objects.get(pk=shop.pk).state


def test_those_that_wait_come_first(officer, waiting):
    make_shop("เปิดแล้ว")
    names = [shop.name for shop in officer.get(LIST).context["cl"].result_list]
    assert names == ["รอตรวจ", "เปิดแล้ว"]


def test_shop_is_one_page_with_masked_money(officer, waiting):
    page = officer.get(reverse("admin:shops_shop_change", args=(waiting.pk,)))
    text = page.content.decode()
    assert ["ทอมาสามรุ่น" in text, "ต.สว่าง" in text, "081-xxx-5678" in text, "0812345678" in text] == [True] * 3 + [False]
    assert [address for _name, address in page.context["decisions"]] == [
        decide("approve", waiting),
        decide("send_back", waiting),
    ]


def test_approval_opens_the_shop(officer, waiting):
    assert officer.get(decide("approve", waiting)).status_code == 200
    assert state_of(waiting) == ShopState.SUBMITTED
    officer.post(decide("approve", waiting))
    assert state_of(waiting) == ShopState.APPROVED


def test_sending_back_needs_the_reason(officer, waiting):
    officer.post(decide("send_back", waiting), {"reason": " "})
    assert state_of(waiting) == ShopState.SUBMITTED
    officer.post(decide("send_back", waiting), {"reason": "ขอรูปร้าน"})
    assert (state_of(waiting), Shop.objects.get().state_note) == (ShopState.DRAFT, "ขอรูปร้าน")


def test_open_shop_is_suspended_and_reinstated(officer):
    shop = make_shop()
    officer.post(decide("suspend", shop), {"reason": "มีคนร้องเรียน"})
    assert state_of(shop) == ShopState.SUSPENDED
    officer.post(decide("reinstate", shop))
    assert state_of(shop) == ShopState.APPROVED


def test_several_are_approved_from_the_list(officer, waiting):
    other = make_shop("รออีกร้าน", state=ShopState.SUBMITTED)
    chosen = {"action": "approve", "_selected_action": [waiting.pk, other.pk]}
    officer.post(officer.post(LIST, chosen).url)
    assert [state_of(waiting), state_of(other)] == [ShopState.APPROVED, ShopState.APPROVED]


def test_shop_in_another_state_is_left_out(officer, waiting):
    drafted = make_shop("ร่าง", state=ShopState.DRAFT)
    officer.post(decide("approve", waiting, drafted))
    assert (state_of(waiting), state_of(drafted)) == (ShopState.APPROVED, ShopState.DRAFT)


def test_nothing_is_typed_over(officer, waiting):
    assert officer.post(reverse("admin:shops_shop_change", args=(waiting.pk,)), {"name": "x"}).status_code == 403
    assert officer.get(f"{LIST}add/").status_code == 403
    assert officer.get(reverse("admin:shops_shop_delete", args=(waiting.pk,))).status_code == 403


def test_unknown_decision_is_not_found(officer, waiting):
    assert officer.get(decide("close", waiting)).status_code == 404


@pytest.mark.parametrize("is_staff", [True, False])
def test_nobody_else_decides(waiting, settings, is_staff):
    settings.DEMO = True
    answer = sign_in(make_user(is_staff=is_staff)).post(decide("approve", waiting))
    assert answer.status_code == (403 if is_staff else 302)
    assert state_of(waiting) == ShopState.SUBMITTED


class TestAccountChange:
    @pytest.fixture
    def change(self):
        account = PromptPayAccount(kind="phone", target="0899999999", holder="กลุ่มทอผ้า")
        return money.ask(make_shop(), account, by=make_user())

    def act(self, change, verb):
        return reverse("admin:shops_accountchange_act", args=(change.pk, verb))

    def test_officer_agrees_after_a_question(self, officer, change):
        page = officer.get(self.act(change, "agree")).content.decode()
        assert ("089-xxx-9999" in page, AccountChange.objects.get().state) == (True, ChangeState.ASKED)
        officer.post(self.act(change, "agree"))
        assert AccountChange.objects.get().state == ChangeState.COOLING

    def test_page_offers_what_is_possible(self, officer, change):
        address = reverse("admin:shops_accountchange_change", args=(change.pk,))
        assert [url for _name, url in officer.get(address).context["acts"]] == [
            self.act(change, "agree"),
            self.act(change, "stop"),
        ]
        officer.post(self.act(change, "stop"))
        assert (officer.get(address).context["acts"], AccountChange.objects.get().state) == ([], ChangeState.STOPPED)

    def test_officer_of_the_shop_is_refused(self, officer, change):
        mali = User.objects.get(name="มะลิ")
        ShopMember.objects.create(shop=change.shop, user=mali, role=ShopMember.Role.PACKER)
        assert officer.post(self.act(change, "agree")).status_code == 403
        assert AccountChange.objects.get().state == ChangeState.ASKED

    def test_unknown_act_is_not_found(self, officer, change):
        assert officer.post(self.act(change, "delete")).status_code == 404


class TestMember:
    def decide(self, officer, member, **sent):
        return officer.post(reverse("admin:shops_shop_member", args=(member.pk,)), sent)

    def test_officer_makes_a_member_owner_and_the_history_says_why(self, officer):
        shop = make_shop(owner=make_user())
        member = ShopMember.objects.create(shop=shop, user=make_user("พลอย"), role=ShopMember.Role.PACKER)
        self.decide(officer, member, part="owner", reason="เจ้าของเดิมเสียชีวิต")
        member.refresh_from_db()
        assert (member.role, LogEntry.objects.get().change_message) == ("owner", "พลอย: เจ้าของร้าน · เจ้าของเดิมเสียชีวิต")

    def test_only_owner_stays(self, officer):
        shop = make_shop(owner=make_user())
        self.decide(officer, shop.members.get(), part="out", reason="ทดลอง")
        assert (shop.members.count(), LogEntry.objects.count()) == (1, 0)

    def test_no_reason_no_decision(self, officer):
        shop = make_shop(owner=make_user())
        member = ShopMember.objects.create(shop=shop, user=make_user(), role=ShopMember.Role.PACKER)
        self.decide(officer, member, part="out", reason=" ")
        assert shop.members.count() == 2
