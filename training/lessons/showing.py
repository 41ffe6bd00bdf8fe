"""The questions of a lesson as its page shows them: what was chosen, and what there is to say of it."""

from dataclasses import dataclass

from training.lessons.catalogue import Choice, Lesson, Question, enumerate_from_one
from training.lessons.progress import Way


@dataclass(frozen=True)
class Asked:
    number: str
    question: Question
    position: int | None  # of the choice taken
    is_missing: bool  # others are answered, this one isn't

    @property
    def chosen(self) -> Choice | None:
        return None if self.position is None else self.question.choices[self.position]


def asked(lesson: Lesson, way: Way) -> list[Asked]:
    return [
        Asked(number, question, way.answers.get(number), bool(way.answers) and number not in way.answers)
        for number, question in enumerate_from_one(lesson.questions)
    ]
