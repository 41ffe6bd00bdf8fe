"""Marks of quality: handed in, checked, shown while they are valid, and their shops reminded before the end."""

import os
import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from netpracharat import documents
from netpracharat.accounts.tasks import send_letter
from netpracharat.refusals import Refusal
from products.catalogue import figures, listing, offer
from products.catalogue.asked import Asked
from products.catalogue.cards import cards, on_sale
from products.marks import checking, handing_in, keeping
from products.models import Mark, ProductBadge
from products.search import index
from products.states import MarkState
from shops.models import ShopMember
from tests.factories import make_product, make_shop, make_user
from tests.unit.products.factories import days_on, make_checked_mark, make_mark

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def product():
    product = make_product(shop=make_shop(owner=make_user("สมศรี", email="somsri@example.com")))
    index.refresh([product.pk])
    return product


@pytest.fixture
def letters(monkeypatch, django_capture_on_commit_callbacks):
    """Runs a piece of work; the answer is the subjects of the letters that it sends on their way."""

    def sent(work, *args, **options):
        subjects = []
        monkeypatch.setattr(send_letter, "defer", lambda **letter: subjects.append(letter["subject"]))
        with django_capture_on_commit_callbacks(execute=True):
            work(*args, **options)
        return subjects

    return sent


def on_card():
    (card,) = cards(on_sale())
    return card.marks


def on_page(product):
    return [str(mark) for mark in offer.read(product.pk, to=make_user()).marks]


def state_of(mark):
    mark.refresh_from_db()
    return mark.state


def test_nobody_sees_a_mark_before_an_officer_has_checked_it(product):
    mark = make_mark(product)
    assert (on_card(), on_page(product)) == ("", [])
    checking.approve(mark, by=make_user("เจ้าหน้าที่"))
    assert (on_card(), on_page(product)) == ("Halal", ["Halal กอท.ฮล. 123/2566"])


def test_card_and_page_say_it_in_thai(product):
    make_checked_mark(product, kind="otop", number="", stars=5, year=2566, expires_on=None)
    make_checked_mark(product, kind="food", number="10-1-01234-5-0001", expires_on=None)
    with translation.override("th"):
        assert on_card() == "OTOP\N{NO-BREAK SPACE}5\N{NO-BREAK SPACE}ดาว · อย."
        assert on_page(product) == ["OTOP 5 ดาว ปี 2566", "เลขสารบบอาหาร (อย.) 10-1-01234-5-0001"]


def test_it_is_shown_on_its_last_day_and_not_after(product):
    make_checked_mark(product, expires_on=days_on(0))
    assert (on_card(), len(on_page(product)), Mark.objects.in_force().count()) == ("Halal", 1, 1)
    Mark.objects.update(expires_on=days_on(-1))
    ProductBadge.objects.update(expires_on=days_on(-1))
    assert (on_card(), on_page(product), Mark.objects.in_force().count()) == ("", [], 0)


@pytest.mark.parametrize("words", ["", "ผ้าไหม"])
def test_goods_with_a_mark_alone_are_listed_and_found(product, words):
    other = make_product("ผ้าไหมอีกผืน")
    index.refresh([other.pk])
    make_checked_mark(product)
    make_checked_mark(other, kind="organic")
    known = figures.current()
    asked = Asked.read({"mark": "halal", "q": words}, known)
    page = listing.search(asked, known) if words else listing.browse(asked, known)
    assert ([card.id for card in page.cards], page.total) == ([product.pk], 1)


def test_a_kind_that_does_not_exist_narrows_nothing(product):
    asked = Asked.read({"mark": "gold"}, figures.current())
    assert (asked.mark, asked.has_filters) == ("", False)


def test_mark_is_no_ribbon_and_wins_nothing(product):
    make_checked_mark(product)
    known = figures.current()
    (card,) = cards(on_sale())
    assert card.ribbon == ""
    assert offer.read(product.pk, to=make_user()).badges == []
    assert listing.browse(Asked(winners=True), known).cards == []


def test_mark_of_a_whole_shop_stands_on_the_page_of_each_product_but_on_no_card(product):
    make_product(shop=make_shop("ร้านอื่น"))
    make_checked_mark(None, shop=product.shop, kind="organic")
    assert (on_card(), on_page(product)) == ("", ["Organic กอท.ฮล. 123/2566"])


def test_mark_of_another_product_of_the_shop_is_not_this_ones(product):
    make_checked_mark(make_product("อีกอย่าง", shop=product.shop))
    assert on_page(product) == []


def test_a_second_of_a_kind_does_not_wait_beside_the_first(product):
    first = make_mark(product)
    with pytest.raises(Refusal):
        make_mark(product, number="อีกใบ")
    assert list(Mark.objects.all()) == [first]


def test_the_old_one_is_shown_until_the_new_one_is_checked(product):
    old = make_checked_mark(product, number="เก่า")
    new = make_mark(product, number="ใหม่")
    assert on_page(product) == ["Halal เก่า"]
    checking.approve(new, by=make_user())
    assert (on_page(product), state_of(old), ProductBadge.objects.count()) == (["Halal ใหม่"], MarkState.PAST, 1)


def test_a_new_round_of_otop_takes_the_place_of_the_last(product):
    make_checked_mark(product, kind="otop", number="", stars=3, year=2564, expires_on=None)
    make_checked_mark(product, kind="otop", number="", stars=5, year=2566, expires_on=None)
    assert (on_card(), ProductBadge.objects.count()) == ("OTOP 5 stars", 1)


def test_sent_back_has_a_reason_that_the_shop_is_told(product, letters):
    mark = make_mark(product)
    with pytest.raises(Refusal):
        checking.send_back(mark, " ", by=make_user())
    assert state_of(mark) == MarkState.WAITING
    officer = make_user("เจ้าหน้าที่")
    subjects = letters(checking.send_back, mark, "รูปไม่ชัด", by=officer)
    assert (mark.state, mark.note, mark.checked_by) == (MarkState.SENT_BACK, "รูปไม่ชัด", officer)
    assert subjects == ["ส่งกลับให้แก้: ฮาลาล กอท.ฮล. 123/2566 · ผ้าไหมมัดหมี่"]


def test_one_that_proved_wrong_is_sent_back_and_shown_no_more(product):
    mark = make_checked_mark(product)
    checking.send_back(mark, "ใบรับรองถูกเพิกถอน", by=make_user())
    assert (on_card(), on_page(product)) == ("", [])


def test_after_it_was_sent_back_it_is_handed_in_anew(product):
    mark = make_mark(product)
    checking.send_back(mark, "รูปไม่ชัด", by=make_user())
    again = make_mark(product)
    assert (state_of(mark), again.state) == (MarkState.PAST, MarkState.WAITING)


def test_taken_back_it_is_nowhere(product):
    mark = make_checked_mark(product)
    handing_in.withdraw(mark)
    assert (state_of(mark), on_card(), on_page(product)) == (MarkState.PAST, "", [])


@pytest.mark.parametrize(
    "act",
    [
        handing_in.withdraw,
        lambda mark: checking.send_back(mark, "ผิด", by=make_user()),
        lambda mark: checking.approve(mark, by=make_user()),
    ],
)
def test_who_saw_an_earlier_state_comes_too_late(product, act):
    """As if two acted at once: the badge never stays behind."""
    mark = make_mark(product)
    checking.approve(Mark.objects.get(pk=mark.pk), by=make_user())
    with pytest.raises(Refusal):
        act(mark)
    assert (state_of(mark), on_card()) == (MarkState.APPROVED, "Halal")


def test_what_has_run_out_is_not_approved(product):
    mark = make_mark(product, expires_on=days_on(-1))
    with pytest.raises(Refusal):
        checking.approve(mark, by=make_user())
    assert state_of(mark) == MarkState.WAITING


def test_officer_of_the_shop_finds_its_marks_in_no_pile(product):
    make_mark(product)
    officer = make_user("เจ้าหน้าที่")
    assert Mark.objects.to_check_by(officer).count() == 1
    ShopMember.objects.create(shop=product.shop, user=officer, role=ShopMember.Role.PACKER)
    assert Mark.objects.to_check_by(officer).count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "food"},
        {"kind": "otop", "stars": 6, "year": 2566},
        {"kind": "otop", "stars": 5},
        {"stars": 5, "year": 2566},
        {"number": ""},
        {"expires_on": None},
        {"document": ""},
        {"state": "approved"},
        {"state": "sent_back"},
    ],
)
def test_database_keeps_no_mark_that_is_half_said(wrong):
    whole = {"kind": "halal", "number": "1", "document": "marks/a.jpg", "expires_on": days_on(9)}
    with pytest.raises(IntegrityError), transaction.atomic():
        Mark.objects.create(shop=make_shop(), **whole | wrong)


# Before the end


@pytest.mark.parametrize(("days", "reminded"), [(31, None), (30, 30), (8, 30), (7, 7), (0, 7), (-1, None)])
def test_shop_is_reminded_30_and_7_days_before_the_end(product, letters, days, reminded):
    mark = make_checked_mark(product)
    Mark.objects.update(expires_on=days_on(days))
    assert len(letters(keeping.remind, timezone.localdate())) == (reminded is not None)
    mark.refresh_from_db()
    assert mark.reminded_days == reminded


def test_each_reminder_comes_once(product, letters):
    make_checked_mark(product, expires_on=days_on(30))
    subject = "ใกล้หมดอายุ: ฮาลาล กอท.ฮล. 123/2566 · ผ้าไหมมัดหมี่"
    assert letters(keeping.remind, days_on(0)) == [subject]
    assert letters(keeping.remind, days_on(10)) == []
    assert letters(keeping.remind, days_on(23)) == [subject]
    assert letters(keeping.remind, days_on(24)) == []


def test_who_waits_for_an_officer_is_not_reminded(product, letters):
    make_mark(product, expires_on=days_on(5))
    assert letters(keeping.remind, days_on(0)) == []


def test_documents_of_forms_that_were_given_up_are_swept_away(product, private_files):
    names = [storages["private"].save(f"marks/{name}.jpg", ContentFile(b"x")) for name in ("used", "left", "new")]
    make_mark(product, document=names[0])
    for name in names[:2]:
        os.utime(private_files / name, (time.time() - 2 * 86_400,) * 2)
    assert keeping.sweep_documents() == 1
    assert [documents.exists(name) for name in names] == [True, False, True]
