"""The lessons as their files tell them: one file a lesson (<slug>.toml), every sentence in Thai and in English."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
LANGUAGES = {"th", "en"}


@dataclass(frozen=True)
class Step:
    """What to do, and a picture of it: a static file, what it shows in words."""

    title: str
    text: str
    picture: str
    shows: str


@dataclass(frozen=True)
class Choice:
    text: str
    why: str
    is_right: bool = False


@dataclass(frozen=True)
class Question:
    ask: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Lesson:
    slug: str
    number: int
    minutes: int
    title: str
    summary: str
    steps: tuple[Step, ...]
    do_word: str
    do_url: str  # the name of an address of the market
    questions: tuple[Question, ...]

    def taken(self, answers: Mapping[str, int]) -> dict[str, Choice]:
        """The choices behind answers (number of the question, from 1 → place of the choice, from 0).

        Answers are kept for long: one whose choice has since left the file counts as none.
        """
        return {
            number: question.choices[answers[number]]
            for number, question in enumerate_from_one(self.questions)
            if answers.get(number, len(question.choices)) < len(question.choices)
        }

    def count_right(self, answers: Mapping[str, int]) -> int:
        return sum(choice.is_right for choice in self.taken(answers).values())


def enumerate_from_one(questions: tuple[Question, ...]) -> list[tuple[str, Question]]:
    """Questions by their number, as forms and JSON name it."""
    return [(str(number), question) for number, question in enumerate(questions, start=1)]


@cache
def lessons(language: str) -> tuple[Lesson, ...]:
    """All of them, in the order in which they are learned."""
    found = [read(path, language) for path in FOLDER.glob("*.toml")]
    return tuple(sorted(found, key=lambda lesson: lesson.number))


def find(slug: str, language: str) -> Lesson | None:
    return next((lesson for lesson in lessons(language) if lesson.slug == slug), None)


def read(path: Path, language: str) -> Lesson:
    written = said(tomllib.loads(path.read_text(encoding="utf-8")), language)
    pictures = f"img/lessons/{path.stem}"
    steps = tuple(
        Step(**step | {"picture": f"{pictures}/{number}.svg"})
        for number, step in enumerate(written.pop("steps"), start=1)
    )
    questions = tuple(
        Question(question["ask"], tuple(Choice(**choice) for choice in question["choices"]))
        for question in written.pop("questions")
    )
    return Lesson(slug=path.stem, steps=steps, questions=questions, **written)


def said(written: Any, language: str) -> Any:
    """A piece of a file in one language: of every pair of `th` and `en`, the one."""
    if isinstance(written, list):
        return [said(each, language) for each in written]
    if not isinstance(written, dict):
        return written
    if written.keys() == LANGUAGES:
        return written[language]
    return {name: said(each, language) for name, each in written.items()}
