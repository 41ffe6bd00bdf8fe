"""Questions: asked by whoever is signed in, a few at a time, answered by the shop."""

import pytest

from netpracharat.accounts import privacy
from netpracharat.refusals import Refusal
from products import inbox, questions, remarks
from products.models import Question, Review
from products.questions import MOST_OPEN
from tests.factories import make_product, make_shop, make_user
from tests.unit.products.factories import make_question, make_review

pytestmark = pytest.mark.django_db


def test_same_question_twice_is_one():
    silk, asker = make_product(), make_user()
    first = questions.ask(silk, "ซักได้ไหม", by=asker)
    assert questions.ask(silk, "ซักได้ไหม", by=asker) == first
    assert Question.objects.count() == 1


def test_nobody_asks_much_before_the_shop_has_answered():
    silk, asker = make_product(), make_user()
    for number in range(MOST_OPEN):
        question = questions.ask(silk, f"ข้อ {number}", by=asker)
    with pytest.raises(Refusal):
        questions.ask(silk, "อีกข้อ", by=asker)
    assert Question.objects.count() == MOST_OPEN
    remarks.answer(question, "ได้ค่ะ", by=None)
    questions.ask(silk, "อีกข้อ", by=asker)
    assert Question.objects.count() == MOST_OPEN + 1


def test_members_answer_and_do_not_ask():
    owner = make_user()
    silk = make_product(shop=make_shop(owner=owner))
    with pytest.raises(Refusal):
        questions.ask(silk, "ดีไหม", by=owner)
    assert Question.objects.count() == 0


def test_desk_tells_how_many_questions_wait():
    owner = make_user()
    silk = make_product(shop=make_shop(owner=owner))
    remarks.answer(make_question(silk), "ได้ค่ะ", by=owner)
    make_question(silk)
    assert [(door.url, door.waiting) for door in inbox.doors(silk.shop, owner)] == [
        (f"/sell/{silk.shop.slug}/buyers/questions/", 1)
    ]


def test_person_takes_a_copy_along_and_what_they_said_stays_without_them():
    dao, silk = make_user("ดาว"), make_product()
    make_review(silk, by=dao, stars=4, text="ดี")
    make_question(silk, by=dao, text="ซักได้ไหม")
    said = privacy.export(dao)["said"]
    assert [(row["text"], row["stars"]) for row in said["reviews"]] == [("ดี", 4)]
    assert [row["text"] for row in said["questions"]] == ["ซักได้ไหม"]
    privacy.erase(dao)
    assert (Review.objects.get().author, Question.objects.get().author) == (None, None)
    assert privacy.export(dao)["said"] == {"reviews": [], "questions": [], "reports": []}
