"""Text messages to those who enrolled: most have no account, but all have a phone."""

from functools import partial

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from netpracharat.accounts.tasks import send_text
from netpracharat.thai import dates
from training.models import Enrolment

SENTENCES = {
    "place": lambda: _("Your place in %(course)s on %(day)s: %(url)s"),
    "offer": lambda: _("A place is free in %(course)s on %(day)s. Take it or leave it here, in time: %(url)s"),
    "moved": lambda: _("%(course)s on %(day)s is held elsewhere now. See where: %(url)s"),
    "cancelled": lambda: _("%(course)s on %(day)s is cancelled. Read why: %(url)s"),
}


def tell(enrolment: Enrolment, what: str) -> None:
    """Once the transaction has committed; in Thai, for a person has no language of their own."""
    if not enrolment.person.phone:
        return
    session = enrolment.session
    with translation.override("th"):
        text = SENTENCES[what]() % {
            "course": session.course_version.course.name,
            "day": dates.short(session.starts_on),
            "url": settings.SITE_URL + reverse("training_enrolment", args=(enrolment.token,)),
        }
    transaction.on_commit(partial(send_text.defer, phone=enrolment.person.phone, text=text))
