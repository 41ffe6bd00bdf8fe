"""What the training knows of a user: lessons, the record that they claimed, what they answered for their shops.

The lessons are forgotten with the account. The record is kept for the programme, as its public task asks, without the
account and out of public; its owner can have it erased too.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from training.models import LessonProgress, Person, TeacherShopLink
from training.persons import erasing

LESSON = ("lesson", "answers", "right", "finished_at", "updated_at")
PERSON = (
    *("public_id", "prefix", "first_name", "last_name", "birth_year", "phone", "village__name_th"),
    *("subdistrict__name_th", "is_public_since", "created_at"),
)
SHOP_LINKS = ("shop_links", ("shop__name", "how", "state", "claimed_at", "answered_at", "shop_may_be_named"))
ANSWERED = ("shop__name", "state", "shop_may_be_named", "answered_at")
PARTS = {
    "numbers": ("identifiers", ("kind", "last4")),
    "records": ("records", ("course__name_th", "finished_on", "hours", "grade", "revoked_at", "revoked_reason")),
    "sessions": ("enrolments", ("session__code", "state", "asked_at", "ended_at")),
    "taught": ("taught", ("session__code", "is_lead")),
    "accreditations": ("accreditations", ("level", "valid_from", "valid_to", "revoked_at", "revoked_reason")),
    "shops_helped": SHOP_LINKS,
}


def export(user: User) -> dict[str, object]:
    lessons = LessonProgress.objects.filter(user=user).order_by("pk").values(*LESSON)
    answered = TeacherShopLink.objects.filter(answered_by=user).order_by("pk").values(*ANSWERED)
    return {"lessons": list(lessons), "record": record(user), "answers_for_shops": list(answered)}


def record(user: User) -> dict[str, object] | None:
    if not (person := Person.objects.of(user).first()):
        return None
    parts = {
        name: list(getattr(person, relation).order_by("pk").values(*fields))
        for name, (relation, fields) in PARTS.items()
    }
    return Person.objects.values(*PERSON).get(pk=person.pk) | parts


def erase(user: User) -> None:
    LessonProgress.objects.filter(user=user).delete()
    Person.objects.of(user).update(user=None, is_public_since=None)


def offer(user: User) -> str:
    if not Person.objects.of(user).exists():
        return ""
    return _("Erase my training record too: name, numbers and village go, and that somebody was trained stays counted.")


def erase_record(user: User) -> None:
    for person in Person.objects.of(user):
        erasing.erase(person, at=timezone.now())
