"""Letters reach people in their language, and only where they can be reached."""

import pytest
from django.core import mail
from django.utils.translation import gettext as _
from procrastinate.contrib.django.models import ProcrastinateJob

from netpracharat.accounts import letters, tasks
from netpracharat.accounts.channels import Letter
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_a_letter_is_written_in_the_language_of_its_reader(django_capture_on_commit_callbacks):
    people = [make_user("สมใจ"), make_user("Ann", language="en")]
    with django_capture_on_commit_callbacks(execute=True):
        assert letters.write_to(people, lambda user: Letter(_("result"), user.name)) == 2
    jobs = ProcrastinateJob.objects.filter(task_name="accounts.send_letter").order_by("id")
    assert [job.args["subject"] for job in jobs] == ["ผล", "result"]


def test_nobody_writes_to_people_who_left_or_have_no_address(django_capture_on_commit_callbacks):
    gone = make_user(is_active=False)
    with django_capture_on_commit_callbacks(execute=True):
        assert letters.write_to([gone], lambda _user: Letter("s", "t")) == 0
    assert not ProcrastinateJob.objects.filter(task_name="accounts.send_letter").exists()


def test_nobody_is_written_to_while_letters_are_kept_back(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as deferred, letters.kept_back():
        assert letters.write_to([make_user()], lambda _user: Letter("s", "t")) == 0
    assert deferred == []
    with django_capture_on_commit_callbacks():
        assert letters.write_to([make_user()], lambda _user: Letter("s", "t")) == 1


def test_the_worker_sends_the_letter_by_mail():
    user = make_user(email="somjai@example.com")
    tasks.send_letter(user.pk, "ผล", "ถึงคุณ")
    assert [(letter.subject, letter.body, letter.to) for letter in mail.outbox] == [
        ("ผล", "ถึงคุณ", ["somjai@example.com"])
    ]
