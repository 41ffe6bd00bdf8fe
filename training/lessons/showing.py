"""The questions of a lesson as its page shows them: what was chosen, and what there is to say of it."""

from dataclasses import dataclass

from training.lessons.catalogue import Choice, Lesson, Question, enumerate_from_one
from training.lessons.progress import Way


@dataclass(frozen=True)
class Asked:
    number: str
    question: Question
    chosen: Choice | None
    is_missing: bool  # others are answered, this one isn't


def asked(lesson: Lesson, way: Way) -> list[Asked]:
    taken = lesson.taken(way.answers)
    return [
        Asked(number, question, taken.get(number), bool(taken) and number not in taken)
        for number, question in enumerate_from_one(lesson.questions)
    ]
