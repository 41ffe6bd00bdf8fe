"""Reports, decisions and appeals: by whom, once each, and what follows from them."""

import datetime as dt

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from netpracharat.accounts import waiting
from netpracharat.refusals import Refusal
from products import listing, remarks, reviews
from products.models import Decision, Matter, Product, Report, Review
from products.moderation import appealing, deciding, hints, reporting
from products.moderation.appealing import Outcome
from products.moderation.reporting import Reason
from products.shelf import Offer
from products.states import ProductState, Standing, Verdict
from shops import appearance
from shops.models import Shop
from shops.states import ShopState
from tests.factories import make_product, make_shop, make_user
from tests.unit.products.factories import bought, make_question, make_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_user("เจ้าหน้าที่", is_superuser=True)


@pytest.fixture
def other():
    return make_user("เจ้าหน้าที่อีกคน", is_superuser=True)


def reported(subject=None):
    return reporting.report(subject or make_review(), Reason.RUDE, by=None)


def decided(officer, verdict=Verdict.HIDE, subject=None):
    return deciding.decide(reported(subject), verdict, "ไม่สุภาพ", by=officer)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


# hints


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ผ้าสวย ห่อมาดี ราคา 1,850 บาท ปี 2569", []),
        ("โทร 081-234-5678", [hints.PHONE]),
        ("โทร ๐๘๑ ๒๓๔ ๕๖๗๘", [hints.PHONE]),
        ("อย. 10-1-12345-6-7890", []),
        ("แอดไลน์มานะ", [hints.LINE]),
        ("line: @shop", [hints.LINE]),
        ("online shop", []),
        ("ดูที่ www.example.com", [hints.LINK]),
        ("รสชาติเหี้ยมาก", [hints.RUDE]),
        ("กะหรี่ปั๊บอร่อย แม่งานใจดี", []),
        ("This is shit", [hints.RUDE]),
        ("shiitake", []),
    ],
)
def test_hints_are_found_in_words_and_not_in_innocent_ones(text, found):
    assert hints.found_in(text) == found


def test_words_with_hints_stand_and_wait_for_an_officer():
    review = make_review(text="รสชาติเหี้ยมาก โทรหาผม 0812345678")
    report = Report.objects.get()
    assert (fresh(review).standing, report.reason, report.words) == (
        Standing.SHOWN,
        Reason.HINT,
        f"{hints.RUDE}, {hints.PHONE}",
    )
    assert list(Matter.objects.waiting()) == [review.matter]


def test_questions_answers_and_listings_are_looked_at_too():
    question = make_question(text="ขอไลน์ไอดี somsri99")
    remarks.answer(question, "โทร 0812345678", by=None)
    silk = make_product()
    listing.save(silk, {"name": "ผ้า www.example.com"}, [Offer(100, 1)], version=0, by=None)
    assert [(matter.kind, matter.reports.count()) for matter in Matter.objects.order_by("pk")] == [
        ("question", 1),
        ("product", 1),
    ]


def test_clean_words_wait_for_nobody():
    make_review(), make_question()
    assert Matter.objects.count() == 0


# reports


def test_database_has_a_matter_about_one_thing():
    review = make_review()
    for fields in ({}, {"review": review, "product": review.product}):
        with pytest.raises(IntegrityError, match="matter_is_about_one_thing"), transaction.atomic():
            Matter.objects.create(**fields)


def test_person_reports_a_thing_once_until_it_is_decided(officer):
    review, dao = make_review(), make_user()
    for _press in range(2):
        matter = reporting.report(review, Reason.FALSE, by=dao)
    reporting.report(review, Reason.FALSE, by=None)
    assert matter.reports.count() == 2
    deciding.decide(matter, Verdict.KEEP, "", by=officer)
    reporting.report(review, Reason.FALSE, by=dao)
    assert (matter.reports.count(), fresh(matter).waiting_since is None) == (3, False)


# decisions


@pytest.mark.parametrize(
    ("verdict", "standing", "stars"),
    [
        (Verdict.KEEP, Standing.SHOWN, [0, 0, 0, 0, 1]),
        (Verdict.HIDE, Standing.HIDDEN, [0] * 5),
        (Verdict.TAKE_DOWN, Standing.TAKEN_DOWN, [0] * 5),
    ],
)
def test_verdict_on_a_review_changes_its_standing_and_the_stars(officer, verdict, standing, stars):
    review = make_review()
    decision = decided(officer, verdict, review)
    assert (fresh(review).standing, fresh(review.product).stars) == (standing, stars)
    assert (fresh(review.matter).waiting_since, Report.objects.get().decision) == (None, decision)


@pytest.mark.parametrize(
    ("verdict", "state"), [(Verdict.HIDE, ProductState.WITHDRAWN), (Verdict.TAKE_DOWN, ProductState.BLOCKED)]
)
def test_verdict_on_a_product_takes_it_off_the_shelf(officer, verdict, state):
    silk = make_product()
    decided(officer, verdict, silk)
    assert (fresh(silk).state, fresh(silk).state_note) == (state, "ไม่สุภาพ")


def test_shop_is_suspended_for_what_it_answers(officer):
    question = make_question()
    decided(officer, Verdict.SUSPEND, question)
    assert (fresh(question.shop).state, fresh(question).standing) == (ShopState.SUSPENDED, Standing.SHOWN)


def test_decision_against_somebody_needs_a_reason(officer):
    matter = reported()
    with pytest.raises(Refusal):
        deciding.decide(matter, Verdict.HIDE, " ", by=officer)
    assert (fresh(matter.review).standing, Decision.objects.count()) == (Standing.SHOWN, 0)


def test_matter_is_decided_once(officer, other):
    matter = reported()
    deciding.decide(matter, Verdict.KEEP, "", by=officer)
    with pytest.raises(Refusal):
        deciding.decide(matter, Verdict.HIDE, "ไม่สุภาพ", by=other)
    assert fresh(matter.review).standing == Standing.SHOWN


def test_shop_itself_is_not_hidden(officer):
    with pytest.raises(Refusal):
        decided(officer, Verdict.HIDE, make_shop())
    assert Decision.objects.count() == 0


def test_nobody_judges_their_own_words_or_shop(officer):
    shop = make_shop(owner=officer)
    for subject in (make_review(by=officer), make_product(shop=shop), shop, make_question(make_product(shop=shop))):
        with pytest.raises(Refusal):
            decided(officer, Verdict.SUSPEND, subject)
    assert Decision.objects.count() == 0


def test_log_is_never_rewritten(officer):
    decision = decided(officer)
    for act in (lambda: Decision.objects.update(reason="อื่น"), decision.delete):
        with pytest.raises(ProgrammingError), transaction.atomic():
            act()
    assert fresh(decision).reason == "ไม่สุภาพ"


def test_hidden_review_that_is_mended_waits_for_a_look(officer):
    line = bought()
    review = reviews.write(line, stars=1, text="คำหยาบ")
    decided(officer, Verdict.HIDE, review)
    reviews.write(line, stars=1, text="สีตก")
    assert [report.reason for report in Report.objects.filter(decision=None)] == [Reason.MENDED]
    deciding.decide(fresh(review.matter), Verdict.KEEP, "", by=officer)
    assert fresh(review).standing == Standing.SHOWN


def test_review_taken_down_is_not_changed(officer):
    line = bought()
    review = reviews.write(line, stars=1, text="คำหยาบ")
    decided(officer, Verdict.TAKE_DOWN, review)
    with pytest.raises(Refusal):
        reviews.write(line, stars=5, text="ดี")
    assert (fresh(review).stars, fresh(review).text) == (1, "คำหยาบ")


# appeals


def test_appeal_is_made_once_and_within_a_month(officer):
    decision = decided(officer)
    appealing.appeal(decision, "เป็นความจริง")
    with pytest.raises(Refusal):
        appealing.appeal(decision, "อีกที")
    assert fresh(decision).appeal == "เป็นความจริง"


def test_late_appeal_is_refused(officer, monkeypatch):
    decision = decided(officer)
    monkeypatch.setattr(appealing, "TO_APPEAL", dt.timedelta(0))
    with pytest.raises(Refusal):
        appealing.appeal(decision, "เป็นความจริง")
    assert fresh(decision).appealed_at is None


def test_who_decided_does_not_answer_the_appeal(officer, other):
    decision = decided(officer)
    appealing.appeal(decision, "เป็นความจริง")
    with pytest.raises(Refusal):
        appealing.answer(decision, Outcome.DISMISSED, "ไม่", by=officer)
    with pytest.raises(IntegrityError, match="appeal_is_decided_by_another_officer"), transaction.atomic():
        Decision.objects.update(answered_by=officer, outcome=Outcome.UPHELD, answered_at=timezone.now())
    appealing.answer(decision, Outcome.UPHELD, "ถูกต้อง", by=other)
    assert (fresh(decision).outcome, fresh(decision.matter.review).standing) == (Outcome.UPHELD, Standing.SHOWN)
    assert fresh(decision.matter.review.product).stars == [0, 0, 0, 0, 1]


def test_dismissed_appeal_changes_nothing(officer, other):
    decision = decided(officer)
    appealing.appeal(decision, "เป็นความจริง")
    appealing.answer(decision, Outcome.DISMISSED, "ไม่สุภาพจริง", by=other)
    with pytest.raises(Refusal):
        appealing.answer(decision, Outcome.UPHELD, "เปลี่ยนใจ", by=other)
    assert Review.objects.get().standing == Standing.HIDDEN


@pytest.mark.parametrize("verdict", [Verdict.HIDE, Verdict.TAKE_DOWN])
def test_upheld_appeal_puts_a_product_back_on_the_shelf(officer, other, verdict):
    decision = decided(officer, verdict, make_product())
    appealing.appeal(decision, "ขายได้")
    appealing.answer(decision, Outcome.UPHELD, "ถูกต้อง", by=other)
    assert Product.objects.get().state == ProductState.LISTED


def test_upheld_appeal_opens_the_shop_again(officer, other):
    decision = decided(officer, Verdict.SUSPEND, make_shop())
    appealing.appeal(decision, "ไม่ได้โกง")
    appealing.answer(decision, Outcome.UPHELD, "ถูกต้อง", by=other)
    assert Shop.objects.get().state == ShopState.APPROVED


def test_desk_shows_what_waits_for_whom(officer, other):
    decision = decided(officer)
    appealing.appeal(decision, "เป็นความจริง")
    reported(make_product("ผ้าฝ้าย"))
    desks = ("/admin/products/matter/", "/admin/products/decision/")
    seen = [{pile.url: pile.count for pile in waiting.for_user(user) if pile.url in desks} for user in (officer, other)]
    assert seen == [
        {"/admin/products/matter/": 1, "/admin/products/decision/": 0},
        {"/admin/products/matter/": 1, "/admin/products/decision/": 1},
    ]


def test_story_with_hints_waits_and_stays_and_other_changes_bring_it_no_second_time():
    shop = make_shop()
    shop.story = "สั่งตรงได้ที่ 081-234-5678"
    appearance.revise(shop, fields=("story",))
    assert fresh(shop).story == shop.story
    [matter] = Matter.objects.waiting()
    assert (matter.shop, matter.reports.get().words) == (shop, hints.PHONE)

    deciding.decide(matter, Verdict.KEEP, "", by=make_user("เจ้าหน้าที่", is_superuser=True))
    appearance.revise(shop, fields=("story",))
    assert not Matter.objects.waiting().exists()
