"""Versions of a course: frozen by their first session, and copied into the next."""

from django.db import transaction
from django.utils.translation import gettext as _

from netpracharat.refusals import Refusal
from training.models import Course, CourseVersion, Module


def is_frozen(version: CourseVersion) -> bool:
    return version.sessions.exists()


@transaction.atomic
def new_version(course: Course) -> CourseVersion:
    """The latest one's hours, rule and modules under the next number; two presses at once make two."""
    Course.objects.select_for_update().get(pk=course.pk)
    if not (latest := course.versions.order_by("-number").first()):
        raise Refusal(_("This course has no version to copy."))
    made = CourseVersion.objects.create(
        course=course,
        number=latest.number + 1,
        hours=latest.hours,
        min_attendance=latest.min_attendance,
        min_score=latest.min_score,
    )
    fields = ("name_th", "name_en", "position", "minutes")
    Module.objects.bulk_create(Module(version=made, **module) for module in latest.modules.values(*fields))
    return made
