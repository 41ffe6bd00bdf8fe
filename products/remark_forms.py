"""The forms of those who review, ask and answer."""

from django import forms
from django.utils.translation import gettext_lazy

from netpracharat.fields import FoldedCharField

WORDS = {
    5: gettext_lazy("Very good"),
    4: gettext_lazy("Good"),
    3: gettext_lazy("Fair"),
    2: gettext_lazy("Not so good"),
    1: gettext_lazy("Bad"),
}


def star_choices() -> list[tuple[int, str]]:
    return [(stars, f"{'★' * stars} {word}") for stars, word in WORDS.items()]


class ReviewForm(forms.Form):
    stars = forms.TypedChoiceField(
        label=gettext_lazy("How was it?"),
        choices=star_choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose how many stars you give.")},
    )
    text = FoldedCharField(
        label=gettext_lazy("Tell others about it"),
        required=False,
        max_length=2000,
        max_graphemes=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Is it as in the photos? Was it packed well? Your name is not shown, only your province."
        ),
    )


class QuestionForm(forms.Form):
    text = FoldedCharField(
        label=gettext_lazy("Your question"),
        max_length=1000,
        max_graphemes=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Everybody reads it, and the answer too. Please write no phone number or address."),
        error_messages={"required": gettext_lazy("Please write your question.")},
    )


class AnswerForm(forms.Form):
    answer = FoldedCharField(
        label=gettext_lazy("Answer of the shop"),
        max_length=1000,
        max_graphemes=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Please write the answer.")},
    )
