"""What members change about their shop, and what they may not."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from shops import changes, money
from shops.models import PromptPayAccount, Shop, ShopMember
from shops.states import ChangeState, ShopState
from tests.factories import make_shop, make_user
from tests.views.shops.conftest import sign_in

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-password"


def address(name, shop):
    return reverse(name, args=(shop.slug,))


def fresh(shop):
    return Shop.objects.get(pk=shop.pk)


@pytest.fixture
def told(monkeypatch):
    """The shops of whose change the rooms above were told."""
    shops = []
    monkeypatch.setattr(changes, "_listeners", [shops.append])
    return shops


class TestPage:
    def test_new_name_keeps_the_address_and_is_told(self, owner, shop, told):
        owner.post(address("shop_edit", shop), {"name": "ผ้าทอมือ", "phone": "0812345678", "story": "ทอมาสามรุ่น"})
        now = fresh(shop)
        assert (now.name, now.slug, now.story) == ("ผ้าทอมือ", "กลุ่มทอผ้า", "ทอมาสามรุ่น")
        assert told == [shop]

    def test_what_the_officer_judged_stays(self, owner, shop):
        owner.post(address("shop_edit", shop), {"name": "ผ้าทอมือ", "phone": "0812345678", "kind": "otop"})
        assert fresh(shop).kind == Shop.Kind.GROUP

    def test_before_the_judgement_everything_can_be_changed(self, owner, shop):
        Shop.objects.update(state=ShopState.DRAFT)
        place = {"place": "s:470401", "place_text": ""}
        owner.post(address("shop_edit", shop), {"name": "ผ้า", "phone": "0812345678", "kind": "otop"} | place)
        assert (fresh(shop).kind, fresh(shop).subdistrict_id) == (Shop.Kind.OTOP, 470401)


@pytest.fixture
def ploy(shop):
    ploy = make_user("พลอย")
    since = timezone.now() - dt.timedelta(days=30)
    ShopMember.objects.create(shop=shop, user=ploy, role=ShopMember.Role.SELLER, joined_at=since)
    return ploy


@pytest.fixture
def asked(shop, somsri):
    return money.ask(shop, PromptPayAccount(kind="phone", target="0898765432", holder="กลุ่มทอผ้า"), by=somsri)


def pays_into(shop):
    return PromptPayAccount.objects.get(shop=shop).target


def page_of(change):
    return reverse("shop_account_change", args=(change.shop.slug, change.pk))


class TestMoney:
    def new(self, **changes):
        return {"kind": "phone", "target": "089 876 5432", "holder": "สมศรี", "password": PASSWORD} | changes

    def test_owner_with_password_asks_for_another_account(self, owner, shop, somsri):
        answer = owner.post(address("shop_money", shop), self.new())
        change = shop.account_changes.get()
        assert (change.target, change.holder, change.asked_by) == ("0898765432", "สมศรี", somsri)
        assert (answer.url, pays_into(shop)) == (page_of(change), "0812345678")

    def test_account_of_a_shop_that_never_opened_changes_at_once(self, owner, shop, somsri):
        Shop.objects.update(state=ShopState.DRAFT, approved_at=None)
        owner.post(address("shop_money", shop), self.new())
        account = PromptPayAccount.objects.get(shop=shop)
        assert (account.target, account.holder, account.changed_by) == ("0898765432", "สมศรี", somsri)

    def test_second_person_agrees_with_the_password(self, shop, asked, ploy):
        seller = sign_in(ploy)
        seller.post(page_of(asked), {"password": "wrong"})
        assert shop.account_changes.get().state == ChangeState.ASKED
        seller.post(page_of(asked), {"password": PASSWORD})
        assert (shop.account_changes.get().state, pays_into(shop)) == (ChangeState.COOLING, "0812345678")

    def test_packer_reads_and_stops_it_but_does_not_agree(self, shop, asked, packer):
        assert packer.get(page_of(asked)).context["may_agree"] is False
        assert packer.post(page_of(asked), {"password": PASSWORD}).status_code == 403
        packer.post(f"{page_of(asked)}stop/")
        assert shop.account_changes.get().state == ChangeState.STOPPED

    def test_change_shows_no_whole_number(self, owner, asked):
        page = owner.get(page_of(asked)).content.decode()
        assert ("089-xxx-5432" in page, "0898765432" in page) == (True, False)

    def test_change_of_another_shop_is_not_found(self, owner, shop):
        theirs = money.ask(make_shop(), PromptPayAccount(kind="phone", target="0898765432", holder="ก"), by=make_user())
        assert owner.get(reverse("shop_account_change", args=(shop.slug, theirs.pk))).status_code == 404

    @pytest.mark.parametrize("change", [{"password": "wrong"}, {"password": ""}, {"target": "089"}])
    def test_anything_wrong_leaves_the_account(self, owner, shop, change):
        page = owner.post(address("shop_money", shop), self.new(**change))
        assert list(page.context["form"].errors) == list(change)
        assert PromptPayAccount.objects.get(shop=shop).target == "0812345678"

    def test_page_shows_the_number_masked(self, owner, shop):
        page = owner.get(address("shop_money", shop)).content.decode()
        assert ("081-xxx-5678" in page, "0812345678" in page) == (True, False)


class TestDelivery:
    def rates(self, *rows, **changes):
        data = {"rates-TOTAL_FORMS": len(rows), "rates-INITIAL_FORMS": 0}
        for number, (grams, fee) in enumerate(rows):
            data |= {f"rates-{number}-up_to_grams": grams, f"rates-{number}-fee": fee}
        return data | changes

    def test_table_and_terms_are_kept(self, owner, shop):
        sent = self.rates(("1,000", "45"), ("๕๐๐", "35.50"), ("", ""), free_delivery_from="800")
        owner.post(address("shop_delivery", shop), sent | {"takes_cash_on_delivery": "on"})
        now = fresh(shop)
        assert list(now.delivery_rates.values_list("up_to_grams", "fee")) == [(500, Decimal("35.50")), (1000, 45)]
        assert (now.free_delivery_from, now.takes_cash_on_delivery) == (800, True)

    @pytest.mark.parametrize("rows", [[("", "")], [("500", "")], [("", "30")], [("500", "30"), ("500", "40")]])
    def test_unfinished_table_changes_nothing(self, owner, shop, rows):
        page = owner.post(address("shop_delivery", shop), self.rates(*rows, takes_cash_on_delivery="on"))
        assert page.status_code == 200
        assert list(fresh(shop).delivery_rates.values_list("up_to_grams", "fee")) == [(20000, 50)]
        assert fresh(shop).takes_cash_on_delivery is False

    def test_forged_table_is_no_crash(self, owner, shop):
        assert owner.post(address("shop_delivery", shop), {"rates-TOTAL_FORMS": "99999999"}).status_code == 200


class TestHoliday:
    def test_buddhist_dates_are_kept_and_told(self, owner, shop, told):
        owner.post(address("shop_holiday", shop), {"first": "1/4/2642", "last": "15 เม.ย. 2642"})
        assert (fresh(shop).holiday_from, fresh(shop).holiday_to) == (dt.date(2099, 4, 1), dt.date(2099, 4, 15))
        assert told == [shop]

    @pytest.mark.parametrize(
        ("first", "last"),
        [("15/4/2642", "1/4/2642"), ("1/4/2560", "2/4/2560"), ("1/4/2642", "1/5/2643"), ("", "1/4/2642")],
    )
    def test_impossible_days_are_refused(self, owner, shop, first, last):
        assert owner.post(address("shop_holiday", shop), {"first": first, "last": last}).status_code == 200
        assert fresh(shop).holiday_from is None

    def test_holiday_can_be_ended(self, owner, shop):
        Shop.objects.update(holiday_from=dt.date(2026, 1, 1), holiday_to=dt.date(2099, 1, 1))
        owner.post(address("shop_holiday", shop), {"end": "yes"})
        assert fresh(shop).holiday_from is None

    def test_shops_on_holiday_are_not_selling(self, shop):
        today = timezone.localdate()
        assert list(Shop.objects.selling(today)) == [shop]
        Shop.objects.update(holiday_from=today, holiday_to=today)
        assert list(Shop.objects.selling(today)) == []
        assert list(Shop.objects.selling(today + dt.timedelta(days=1))) == [shop]


class TestState:
    def test_owner_closes_and_asks_again(self, owner, shop):
        owner.post(address("shop_close", shop))
        assert fresh(shop).state == ShopState.DRAFT
        owner.post(address("shop_submit", shop))
        assert fresh(shop).state == ShopState.SUBMITTED

    def test_without_account_nothing_is_submitted(self, owner, shop):
        Shop.objects.update(state=ShopState.DRAFT)
        PromptPayAccount.objects.all().delete()
        owner.post(address("shop_submit", shop))
        assert fresh(shop).state == ShopState.DRAFT

    def test_officers_sentence_is_shown(self, owner, shop):
        Shop.objects.update(state=ShopState.DRAFT, state_note="ขอรูปร้าน")
        assert "ขอรูปร้าน" in owner.get(address("shop_settings", shop)).content.decode()
