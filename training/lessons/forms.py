"""The questions of a lesson as a form: whatever is chosen is kept, nothing has to be."""

from typing import Any

from django import forms

from training.lessons.catalogue import Lesson, enumerate_from_one


class QuestionsForm(forms.Form):
    """One box a question, named after its number; the choices are numbered from 0."""

    def __init__(self, lesson: Lesson, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number, question in enumerate_from_one(lesson.questions):
            numbered = [(position, choice.text) for position, choice in enumerate(question.choices)]
            self.fields[number] = forms.TypedChoiceField(
                choices=numbered, coerce=int, empty_value=None, required=False, label=question.ask
            )

    def answers(self) -> dict[str, int]:
        """What was chosen; a choice that the lesson doesn't have is none."""
        self.is_valid()
        return {number: chosen for number, chosen in self.cleaned_data.items() if chosen is not None}
