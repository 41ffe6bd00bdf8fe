"""A teacher and a shop: claimed, confirmed, declined, ended, and what of it the public may know."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from netpracharat.refusals import Refusal
from shops.models import Shop, ShopMember
from tests.factories import make_shop, make_user
from tests.unit.training.factories import make_person
from training.coverage import counting
from training.models import Person, TeacherShopLink
from training.teachers import finding, helped, helping

pytestmark = pytest.mark.django_db
PHOTOS = TeacherShopLink.How.PHOTOS


class Village:
    def __init__(self):
        self.owner, self.user = make_user("เจ้าของ"), make_user("ครู")
        self.shop = make_shop("กลุ่มทอผ้า", owner=self.owner)
        self.teacher = make_person("บัวผัน", "ทอผ้าเก่ง", user=self.user)

    def claim(self, shop: Shop | None = None) -> TeacherShopLink:
        return helping.claim(self.teacher, shop or self.shop, PHOTOS, by=self.user)

    def state(self, link: TeacherShopLink) -> tuple[str, bool]:
        link.refresh_from_db()
        return link.state, link.shop_may_be_named


@pytest.fixture
def village():
    return Village()


def publish(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(is_public_since=timezone.now())


def test_claim_waits_for_the_shop_and_counts_nowhere(village):
    link = village.claim()
    assert village.state(link) == ("claimed", False)
    assert helped.shops_of(village.teacher) == helped.Helped([], 0)
    assert helped.teachers_of(village.shop) == helped.Helped([], 0)


def test_shop_is_claimed_once(village):
    village.claim()
    with pytest.raises(Refusal):
        village.claim()
    assert TeacherShopLink.objects.count() == 1


def test_nobody_claims_or_confirms_their_own_shop(village):
    own = make_shop(owner=village.user)
    with pytest.raises(Refusal):
        village.claim(own)
    link = village.claim()
    ShopMember.objects.create(shop=village.shop, user=village.user, role=ShopMember.Role.SELLER)
    with pytest.raises(Refusal):
        helping.confirm(link, is_named=True, by=village.user)
    assert (TeacherShopLink.objects.count(), village.state(link)) == (1, ("claimed", False))


def test_shop_that_declined_is_not_asked_again_but_may_still_confirm(village):
    link = village.claim()
    helping.decline(link, by=village.owner)
    with pytest.raises(Refusal):
        village.claim()
    helping.confirm(link, is_named=False, by=village.owner)
    assert (village.state(link), link.answered_by) == (("confirmed", False), village.owner)


def test_late_answers_change_nothing(village):
    link = village.claim()
    helping.take_back(link)
    for late in (
        lambda: helping.confirm(link, is_named=True, by=village.owner),
        lambda: helping.decline(link, by=village.owner),
        lambda: helping.end(link),
        lambda: helping.name(link, is_named=True),
        lambda: helping.take_back(link),
    ):
        with pytest.raises(Refusal):
            late()
    assert village.state(link) == ("ended", False)


def test_what_ended_may_be_claimed_anew(village):
    link = village.claim()
    helping.confirm(link, is_named=True, by=village.owner)
    helping.end(link)
    assert village.state(link) == ("ended", False)
    assert village.state(village.claim()) == ("claimed", False)


def test_so_many_claims_may_wait_and_no_more(village, monkeypatch):
    monkeypatch.setattr(helping, "MOST_OPEN", 1)
    village.claim()
    with pytest.raises(Refusal):
        village.claim(make_shop())
    assert TeacherShopLink.objects.count() == 1


def test_both_must_agree_before_one_is_named_with_the_other(village):
    helping.confirm(village.claim(), is_named=False, by=village.owner)
    publish(village.teacher)
    link = TeacherShopLink.objects.get()
    assert helped.shops_of(village.teacher) == helped.Helped([], 1)
    assert helped.teachers_of(village.shop) == helped.Helped([], 1)
    helping.name(link, is_named=True)
    assert helped.shops_of(village.teacher) == helped.Helped([village.shop], 0)
    assert helped.teachers_of(village.shop) == helped.Helped([village.teacher], 0)
    Person.objects.update(is_public_since=None)
    assert helped.teachers_of(village.shop) == helped.Helped([], 1)
    Shop.objects.filter(pk=village.shop.pk).update(state="suspended")
    assert helped.shops_of(village.teacher) == helped.Helped([], 1)


def test_only_what_is_confirmed_can_be_named(village):
    link = village.claim()
    with pytest.raises(IntegrityError, match="shop_link_is_named_once_confirmed"), transaction.atomic():
        TeacherShopLink.objects.filter(pk=link.pk).update(shop_may_be_named=True)


def test_merged_teacher_claims_nothing(village):
    Person.objects.filter(pk=village.teacher.pk).update(state="merged", merged_into=make_person(), user=None)
    with pytest.raises(Refusal):
        village.claim()
    assert TeacherShopLink.objects.count() == 0


def test_shop_and_teacher_are_written_to(village, django_capture_on_commit_callbacks):
    ShopMember.objects.create(shop=village.shop, user=make_user(), role=ShopMember.Role.PACKER)
    with django_capture_on_commit_callbacks(execute=True):
        link = village.claim()
    with django_capture_on_commit_callbacks(execute=True):
        helping.confirm(link, is_named=True, by=village.owner)
    letters = ProcrastinateJob.objects.exclude(task_name=counting.COUNTING)
    sent = list(letters.order_by("id").values_list("args", flat=True))
    assert [letter["user_id"] for letter in sent] == [village.owner.pk, village.user.pk]
    addresses = (f"/sell/{village.shop.slug}/teachers/", "/training/me/")
    assert [address in letter["text"] for address, letter in zip(addresses, sent, strict=True)] == [True, True]


def test_shop_is_found_by_its_address_or_its_name():
    shop = make_shop("กลุ่มทอผ้าบ้านหนองบัว", slug="กลุ่มทอผ้า-3")
    make_shop("กลุ่มจักสาน")
    make_shop("กลุ่มทอผ้าบ้านหนองบัว", state="draft")
    for typed in (
        "https://example.com/shops/กลุ่มทอผ้า-3/",
        "https://example.com/shops/%E0%B8%81%E0%B8%A5%E0%B8%B8%E0%B9%88%E0%B8%A1%E0%B8%97%E0%B8%AD%E0%B8%9C%E0%B9%89%E0%B8%B2-3",
        "กลุ่มทอผ้าบ้านหนองบัว",
        "หนองบัว",
    ):
        assert finding.shops_called(typed) == [shop]
    assert finding.shops_called("ไม่มีร้านนี้%00") == []


def test_figures_are_counted_anew_once_a_shop_confirms_and_once_it_ends(village, django_capture_on_commit_callbacks):
    def is_counted(act: Callable[[], object]) -> bool:
        ProcrastinateJob.objects.all().delete()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return ProcrastinateJob.objects.filter(task_name=counting.COUNTING).exists()

    link = village.claim()
    assert not is_counted(partial(helping.decline, link, by=village.owner))
    assert is_counted(partial(helping.confirm, link, is_named=False, by=village.owner))
    assert not is_counted(partial(helping.name, link, is_named=True))
    assert is_counted(partial(helping.end, link))
