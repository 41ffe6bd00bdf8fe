"""How far somebody has come: users in the database, guests in their session until they sign in."""

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from netpracharat.accounts.models import User
from training.lessons.catalogue import Lesson
from training.models import LessonProgress

KEPT = "lessons"  # in a guest's session: slug → answers, is_finished
Session = MutableMapping[str, Any]
Answers = dict[str, int]


@dataclass(frozen=True)
class Way:
    """One's way through one lesson. Once finished it stays so, whatever is answered later."""

    answers: Answers = field(default_factory=dict)
    is_finished: bool = False


def ways(user: User | AnonymousUser, session: Session) -> dict[str, Way]:
    """Every lesson that was begun, by its slug."""
    if user.is_authenticated:
        rows = LessonProgress.objects.filter(user=user)
        return {row.lesson: Way(row.answers, row.finished_at is not None) for row in rows}
    return {slug: Way(**kept) for slug, kept in session.get(KEPT, {}).items()}


def answer(lesson: Lesson, answers: Answers, *, by: User | AnonymousUser, session: Session) -> None:
    """Keep the answers in place of those before; all right is finished."""
    right = lesson.count_right(answers)
    is_finished = right == len(lesson.questions)
    if by.is_authenticated:
        keep(lesson.slug, answers, right=right, is_finished=is_finished, by=by)
        return
    was_finished = session.get(KEPT, {}).get(lesson.slug, {}).get("is_finished", False)
    way = {"answers": answers, "is_finished": is_finished or was_finished}
    session[KEPT] = session.get(KEPT, {}) | {lesson.slug: way}


def keep(slug: str, answers: Answers, *, right: int, is_finished: bool, by: User) -> None:
    now = timezone.now()
    told = {"answers": answers, "right": right, "updated_at": now}
    LessonProgress.objects.update_or_create(user=by, lesson=slug, defaults=told)
    if is_finished:
        LessonProgress.objects.filter(user=by, lesson=slug, finished_at=None).update(finished_at=now)


def take_along(lessons: tuple[Lesson, ...], *, by: User, session: Session) -> None:
    """At the sign-in: what a guest has answered becomes the user's, save where the user has come as far already."""
    guest = {slug: Way(**kept) for slug, kept in session.pop(KEPT, {}).items()}
    own = ways(by, session)
    for lesson in lessons:
        way = guest.get(lesson.slug)
        if way and (lesson.slug not in own or (way.is_finished and not own[lesson.slug].is_finished)):
            right = lesson.count_right(way.answers)
            keep(lesson.slug, way.answers, right=right, is_finished=way.is_finished, by=by)
