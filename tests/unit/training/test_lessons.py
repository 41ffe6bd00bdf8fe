"""The lessons' files are whole: both languages, pictures, ways on, and an answer to every answer."""

import re
from dataclasses import astuple
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from training.lessons import catalogue

LANGUAGES = ("th", "en")
THAI = re.compile("[ก-๙]")
MOST_BYTES_OF_PICTURES = 60_000
EVERY_LESSON = pytest.mark.parametrize("lesson", catalogue.lessons("th"), ids=lambda lesson: lesson.slug)


def sentences(written: object) -> list[str]:
    if isinstance(written, tuple | list):
        return [sentence for each in written for sentence in sentences(each)]
    return [written] if isinstance(written, str) else []


def in_both(slug: str) -> list[list[str]]:
    return [sentences(astuple(catalogue.find(slug, language))) for language in LANGUAGES]


def test_there_are_ten_lessons_one_after_the_other():
    assert [lesson.number for lesson in catalogue.lessons("th")] == list(range(1, 11))


@EVERY_LESSON
def test_lesson_says_the_same_in_both_languages(lesson):
    thai, english = in_both(lesson.slug)
    same = {lesson.slug, lesson.do_url, *(step.picture for step in lesson.steps)}

    assert len(thai) == len(english)
    assert [one for one in thai if one not in same and not THAI.search(one)] == []
    assert [one for one in english if not one or THAI.search(one)] == []


@EVERY_LESSON
def test_lesson_has_four_to_seven_steps_with_pictures_that_exist(lesson):
    found = [finders.find(step.picture) for step in lesson.steps]

    assert 4 <= len(found) <= 7
    assert all(found), lesson.steps
    assert sum(Path(path).stat().st_size for path in found) <= MOST_BYTES_OF_PICTURES


@EVERY_LESSON
def test_lesson_asks_three_questions_with_one_right_answer_and_says_why_to_each(lesson):
    assert [sum(choice.is_right for choice in question.choices) for question in lesson.questions] == [1, 1, 1]
    assert all(len(question.choices) > 1 and question.ask for question in lesson.questions)
    assert all(choice.text and choice.why for question in lesson.questions for choice in question.choices)


@EVERY_LESSON
def test_lesson_leads_into_the_market(lesson):
    assert reverse(lesson.do_url).startswith("/")


def test_every_picture_belongs_to_a_step():
    folder = Path(finders.find("img/lessons"))
    drawn = {f"img/lessons/{path.relative_to(folder).as_posix()}" for path in folder.glob("*/*.svg")}

    assert drawn == {step.picture for lesson in catalogue.lessons("th") for step in lesson.steps}


def test_kept_answer_whose_choice_has_left_the_file_counts_as_none():
    lesson = catalogue.lessons("th")[0]
    right = next(at for at, choice in enumerate(lesson.questions[0].choices) if choice.is_right)

    assert (lesson.count_right({"1": right}), lesson.count_right({"1": right, "2": 99, "9": 0})) == (1, 1)
