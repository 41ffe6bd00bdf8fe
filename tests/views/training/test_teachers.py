"""A teacher's own page, and the profile that exists by consent alone."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_user
from tests.unit.training.factories import (
    DAY,
    accredit,
    make_centre,
    make_course,
    make_enrolment,
    make_person,
    make_session,
)
from tests.unit.training.planned import make_closed
from training.models import Person, SessionTrainer
from training.sessions import verifying

pytestmark = pytest.mark.django_db
ME = reverse("training_me")
QUERIES_OF_ME = 13


class Teacher:
    """Somebody with an account who claimed a record."""

    def __init__(self):
        self.user = make_user()
        self.person = make_person("บัวผัน", "ทอผ้าเก่ง", prefix="นาง", phone="+66812345678", user=self.user)
        self.client = Client()
        self.client.force_login(self.user, "allauth.account.auth_backends.AuthenticationBackend")

    def page(self):
        return self.client.get(ME)

    def profile(self):
        """As a stranger sees it."""
        return Client().get(reverse("training_teacher", args=(self.person.public_id,)))

    def has_taught(self, state: str = "verified", **fields: object):
        fields = {"verified_at": timezone.now()} | fields
        session = make_session(state=state, **fields)
        SessionTrainer.objects.create(session=session, person=self.person, is_lead=True)
        return session

    def has_completed(self, **course: object):
        session, came = make_closed(by=make_user(), version=make_course(**course))
        session.enrolments.filter(pk=came.pk).update(person=self.person)
        verifying.verify(session, by=make_user())
        return self.person.records.latest("pk")


@pytest.fixture
def teacher():
    return Teacher()


def test_account_without_a_record_is_told_how_to_claim_one(client):
    client.force_login(make_user(), "allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(ME)
    assert next(template.name for template in page.templates) == "training/teachers/unclaimed.html"


def test_own_page_shows_what_is_to_come_and_what_was(teacher):
    coming, past = make_session(), make_session(state="verified", verified_at=timezone.now())
    make_enrolment(coming, teacher.person)
    make_enrolment(past, teacher.person, "no_show")
    context = teacher.page().context
    assert [enrolment.session for enrolment, _place in context["coming"]] == [coming]
    assert [(one.session, one.there, one.days) for one, _place in context["past"]] == [(past, 0, 2)]


def test_own_page_counts_the_days_that_somebody_was_there(teacher):
    record = teacher.has_completed()
    context = teacher.page().context
    assert [(one.session, one.there, one.days) for one, _place in context["past"]] == [(record.session, 1, 1)]


def test_certificate_is_at_hand_in_both_languages_until_it_is_revoked(teacher):
    record = teacher.has_completed()
    pdf = reverse("certificate_pdf", args=(record.certificate.code,))
    page = teacher.page().content.decode()
    assert [f'"{pdf}?lang={language}"' in page for language in ("th", "en")] == [True, True]
    verifying.revoke(record, "ชื่อผิดคน", by=make_user())
    page = teacher.page().content.decode()
    assert (pdf in page, "ชื่อผิดคน" in page) == (False, True)


def test_accreditation_that_was_renewed_is_one_range_and_says_where_to_renew_it(teacher):
    today = timezone.localdate()
    first = accredit(teacher.person, "teacher", valid_from=today - 900 * DAY, valid_to=today + 10 * DAY)
    record = teacher.has_completed(accredits="teacher", valid_years=2)
    renewing = make_session(version=make_course(accredits="teacher"))
    make_session(version=make_course(accredits="trainer"))
    [(held, sessions)] = teacher.page().context["levels"]
    last = record.accreditations.get()
    assert last.valid_from == first.valid_to + DAY
    assert [(one.first, one.last) for one in held.ranges] == [(first.valid_from, last.valid_to)]
    assert (held.is_valid, [session for session, _place in sessions]) == (True, [renewing])


def test_accreditation_that_ran_out_and_came_back_is_two_ranges(teacher):
    today = timezone.localdate()
    accredit(teacher.person, "teacher", valid_from=today - 900 * DAY, valid_to=today - 500 * DAY)
    accredit(teacher.person, "teacher", valid_from=today - 300 * DAY, valid_to=today - 100 * DAY)
    revoked = accredit(teacher.person, "trainer")
    type(revoked).objects.filter(pk=revoked.pk).update(revoked_at=timezone.now(), revoked_reason="ผิดคน")
    [(held, _sessions)] = teacher.page().context["levels"]
    assert (held.level, len(held.ranges), held.is_valid) == ("teacher", 2, False)


def test_renewal_near_home_comes_first(teacher):
    version, home = make_course(accredits="teacher"), make_centre().subdistrict
    accredit(teacher.person, "teacher")
    far = make_session(version=version, subdistrict_id=100101)
    near = make_session(version=version, starts_on=far.starts_on + 3 * DAY, ends_on=far.ends_on + 3 * DAY)
    Person.objects.filter(pk=teacher.person.pk).update(subdistrict=home)
    [(_held, sessions)] = teacher.page().context["levels"]
    assert [session for session, _place in sessions] == [near, far]


def test_own_page_costs_the_same_with_one_and_with_many_rows(teacher, django_assert_num_queries):
    def fill(number: int) -> None:
        for _each in range(number):
            teacher.has_completed(accredits="teacher")
            teacher.has_taught()
            make_enrolment(make_session(version=make_course(accredits="teacher")), teacher.person)

    fill(1)
    with django_assert_num_queries(QUERIES_OF_ME):
        teacher.page()
    fill(3)
    with django_assert_num_queries(QUERIES_OF_ME):
        teacher.page()


def test_profile_exists_by_consent_alone(teacher):
    assert teacher.profile().status_code == 404
    teacher.client.post(reverse("training_publish"))
    assert teacher.profile().status_code == 200
    since = Person.objects.get(pk=teacher.person.pk).is_public_since
    teacher.client.post(reverse("training_publish"))
    assert Person.objects.get(pk=teacher.person.pk).is_public_since == since
    teacher.client.post(reverse("training_hide"))
    assert teacher.profile().status_code == 404


def test_nobody_publishes_a_record_without_a_name(teacher):
    Person.objects.filter(pk=teacher.person.pk).update(first_name="", last_name="")
    teacher.client.post(reverse("training_publish"))
    assert Person.objects.get(pk=teacher.person.pk).is_public_since is None


def test_profile_shows_what_was_agreed_to_and_no_search_engine_keeps_it(teacher):
    accredit(teacher.person, "trainer")
    record, taught = teacher.has_completed(), teacher.has_taught()
    teacher.has_taught(state="cancelled", cancelled_reason="น้ำท่วม")
    teacher.client.post(reverse("training_publish"))
    page = teacher.profile()
    context, text = page.context, page.content.decode()
    assert (context["level"].level, list(context["records"])) == ("trainer", [record])
    assert [session for session, _place in context["taught"]] == [taught]
    assert [secret in text for secret in ("081 234", "1980", "2523", record.certificate.code)] == [False] * 4
    assert (page["X-Robots-Tag"], "no-store" in page["Cache-Control"]) == ("noindex", True)


def test_revoked_record_is_not_shown_in_public(teacher):
    verifying.revoke(teacher.has_completed(), "ชื่อผิดคน", by=make_user())
    teacher.client.post(reverse("training_publish"))
    page = teacher.profile()
    assert (list(page.context["records"]), "ชื่อผิดคน" in page.content.decode()) == ([], False)
