"""Fixtures of the awards' tests."""

import contextlib

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob


@pytest.fixture
def letters(django_capture_on_commit_callbacks):
    """`with letters() as sent:` fills `sent` with the letters that are on their way once it has committed."""

    @contextlib.contextmanager
    def letters():
        sent = []
        with django_capture_on_commit_callbacks(execute=True):
            yield sent
        jobs = ProcrastinateJob.objects.filter(task_name="accounts.send_letter").order_by("id")
        sent += [job.args for job in jobs]

    return letters
