"""The lessons' pages: answers are told about, kept and taken along, and the list knows what is finished."""

import brotli
import pytest
from django.test import Client
from django.urls import reverse

from netpracharat.accounts import privacy
from netpracharat.accounts.models import User
from tests.factories import make_user
from training.lessons import catalogue
from training.models import LessonProgress

pytestmark = pytest.mark.django_db
LESSONS = catalogue.lessons("th")
LESSON = LESSONS[0]
LIST = reverse("lessons")
PAGE = reverse("lesson", args=[LESSON.slug])
MOST_BYTES_OF_PAGE = 12_000  # compressed; with font, stylesheet and scripts 60 kB (tests/browser)
DONE = '<span class="badge tone-done">'


def answers(lesson: catalogue.Lesson, *, right: bool = True) -> dict[str, int]:
    return {
        number: next(at for at, choice in enumerate(question.choices) if choice.is_right == right)
        for number, question in catalogue.enumerate_from_one(lesson.questions)
    }


def sign_in(client: Client, user: User) -> None:
    client.post(reverse("account_login"), {"login": user.email, "password": "a-long-password"})


@pytest.fixture
def user() -> User:
    user = make_user(email="somjai@example.com")
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def signed_in(client: Client, user: User) -> Client:
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_list_leads_to_every_lesson(client):
    page = client.get(LIST).content.decode()

    assert [f'href="{reverse("lesson", args=[lesson.slug])}"' in page for lesson in LESSONS] == [True] * len(LESSONS)


def test_unknown_lesson_is_not_found(client):
    assert client.get("/training/lessons/swimming/").status_code == 404


def test_lesson_is_read_in_english_too(client):
    client.cookies["language"] = "en"
    assert catalogue.find(LESSON.slug, "en").steps[0].text.partition("“")[0] in client.get(PAGE).content.decode()


@pytest.mark.parametrize("right", [True, False])
def test_every_answer_is_told_why(client, right):
    chosen = answers(LESSON, right=right)
    page = client.post(PAGE, chosen, follow=True).content.decode()
    whys = [LESSON.questions[int(number) - 1].choices[at].why for number, at in chosen.items()]

    assert [why in page for why in whys] == [True, True, True]
    assert ("เรียนบทนี้จบแล้ว" in page) == right


def test_what_was_chosen_stays_and_what_is_missing_is_asked_for(client):
    page = client.post(PAGE, {"1": "1"}, follow=True).content.decode()

    assert page.count(" checked") == 1
    assert page.count("field__error") == 2


def test_no_answer_and_no_such_answer_change_nothing(signed_in):
    for sent in ({}, {"1": "99", "2": "x"}):
        signed_in.post(PAGE, sent)

    assert LessonProgress.objects.count() == 0


def test_users_way_is_kept_and_finished_once_all_is_right(signed_in, user):
    signed_in.post(PAGE, answers(LESSON, right=False))
    begun = user.lessons.get()
    signed_in.post(PAGE, answers(LESSON))
    finished = user.lessons.get()

    assert (begun.right, begun.finished_at) == (0, None)
    assert (finished.right, finished.answers, finished.finished_at is None) == (3, answers(LESSON), False)


def test_finished_lesson_stays_finished_whatever_is_answered_later(signed_in, user):
    signed_in.post(PAGE, answers(LESSON))
    moment = user.lessons.get().finished_at
    signed_in.post(PAGE, answers(LESSON, right=False))

    assert (user.lessons.get().finished_at, DONE in signed_in.get(LIST).content.decode()) == (moment, True)


def test_guests_way_is_kept_in_the_browser_and_finished_stays_finished(client):
    client.post(PAGE, answers(LESSON))
    client.post(PAGE, answers(LESSON, right=False))

    assert (client.get(LIST).content.decode().count(DONE), LessonProgress.objects.count()) == (1, 0)


def test_sign_in_takes_the_guests_way_along(client, user):
    client.post(PAGE, answers(LESSON))
    sign_in(client, user)

    assert (user.lessons.get().right, user.lessons.get().finished_at is None) == (3, False)
    assert "lessons" not in client.session


def test_sign_in_with_a_lesson_begun_leaves_the_finished_one_alone(client, user):
    LessonProgress.objects.create(
        user=user, lesson=LESSON.slug, answers=answers(LESSON), right=3, finished_at="2026-11-01T00:00Z"
    )
    client.post(PAGE, answers(LESSON, right=False))
    sign_in(client, user)

    assert (user.lessons.get().right, user.lessons.get().answers) == (3, answers(LESSON))


def test_after_all_ten_the_list_says_so(client):
    said = "เรียนจบครบทุกบทแล้ว"
    for lesson in LESSONS[:-1]:
        client.post(reverse("lesson", args=[lesson.slug]), answers(lesson))
    before = said in client.get(LIST).content.decode()
    client.post(reverse("lesson", args=[LESSONS[-1].slug]), answers(LESSONS[-1]))

    assert (before, said in client.get(LIST).content.decode()) == (False, True)


@pytest.mark.parametrize("path", [LIST, PAGE])
def test_guest_asks_the_database_nothing(client, path, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(path)


@pytest.mark.parametrize("path", [LIST, PAGE])
def test_user_asks_for_session_self_and_way(signed_in, path, django_assert_num_queries):
    for lesson in LESSONS[:3]:
        signed_in.post(reverse("lesson", args=[lesson.slug]), answers(lesson))
    with django_assert_num_queries(3):
        signed_in.get(path)


@pytest.mark.parametrize("path", [LIST, *(reverse("lesson", args=[lesson.slug]) for lesson in LESSONS)])
def test_page_is_light(client, path):
    assert len(brotli.compress(client.get(path).content)) <= MOST_BYTES_OF_PAGE


def test_own_way_is_in_ones_copy_and_goes_with_the_erasure(signed_in, user):
    signed_in.post(PAGE, answers(LESSON))
    [copied] = privacy.export(user)["training"]["lessons"]
    privacy.erase(user)

    assert (copied["lesson"], copied["right"], LessonProgress.objects.count()) == (LESSON.slug, 3, 0)


def test_sellers_first_page_and_the_foot_of_every_page_lead_here(client):
    assert client.get(reverse("sell_home")).content.decode().count(f'href="{LIST}"') == 2
