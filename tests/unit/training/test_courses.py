"""Versions of a course: the next one is a copy that may be changed."""

import pytest

from netpracharat.refusals import Refusal
from tests.unit.training.factories import make_course, make_session
from training import courses
from training.models import Course, CourseVersion

pytestmark = pytest.mark.django_db


def test_new_version_copies_the_latest_with_its_modules():
    first = make_course()
    CourseVersion.objects.filter(pk=first.pk).update(min_score=60)
    made = courses.new_version(first.course)
    assert (made.number, made.hours, made.min_attendance, made.min_score) == (2, 6, 80, 60)
    assert list(made.modules.values_list("name_th", "minutes")) == [("เปิดร้าน", 180), ("ถ่ายภาพ", 180)]
    assert first.modules.count() == 2


def test_new_version_of_a_frozen_one_is_not_frozen():
    frozen = make_session().course_version
    made = courses.new_version(frozen.course)
    assert (courses.is_frozen(frozen), courses.is_frozen(made)) == (True, False)


def test_course_without_a_version_has_none_to_copy():
    course = Course.objects.create(code="K1", name_th="ว่าง")
    with pytest.raises(Refusal):
        courses.new_version(course)
    assert course.versions.count() == 0
