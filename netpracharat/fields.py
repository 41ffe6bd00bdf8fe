"""Form fields that take what Thai people type, and answer in sentences."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext

from netpracharat.thai import amounts, dates, phones, text


class ReadField(forms.CharField):
    """Text that one function reads into a value and another one shows again."""

    read: ClassVar[Callable[[str], Any]]
    show: ClassVar[Callable[[Any], str]]

    def to_python(self, value: Any) -> Any:
        if value is not None and not isinstance(value, str):
            return value
        typed = super().to_python(value)
        if typed in self.empty_values:
            return self.empty_value
        refuse_nul(typed)
        try:
            return type(self).read(typed)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def prepare_value(self, value: Any) -> Any:
        """A stored value is shown our way; what was typed stays as it was typed."""
        return value if value is None or isinstance(value, str) else type(self).show(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class NumberField(ReadField):
    """A number between two limits."""

    def __init__(self, *, min_value: Any = None, max_value: Any = None, **options: Any) -> None:
        self.min_value, self.max_value = min_value, max_value
        super().__init__(**{"empty_value": None} | options)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if self.min_value is not None and value < self.min_value:
            least = f"{self.min_value:,}"
            raise ValidationError(gettext("Please write %(number)s or more.") % {"number": least})
        if self.max_value is not None and value > self.max_value:
            most = f"{self.max_value:,}"
            raise ValidationError(gettext("Please write %(number)s or less.") % {"number": most})

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return super().widget_attrs(widget) | {"autocomplete": "off"}


class MoneyFormField(NumberField):
    """Baht: 1,234.50, ฿100, ๑๐๐."""

    read = staticmethod(amounts.parse_amount)

    @staticmethod
    def show(amount: Decimal) -> str:
        return amounts.baht(amount).replace("฿", "")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return super().widget_attrs(widget) | {"inputmode": "decimal"}


class CountField(NumberField):
    """A whole number: 1,200, ๑๒."""

    read = staticmethod(amounts.parse_count)
    show = staticmethod("{:,}".format)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return super().widget_attrs(widget) | {"inputmode": "numeric"}


class ThaiDateField(ReadField):
    """A day in Buddhist years: 21/9/2569, 21 ก.ย. 69."""

    read = staticmethod(dates.parse)

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"empty_value": None} | options)

    @staticmethod
    def show(day: date) -> str:
        return dates.for_input(day, get_language() or "th")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return super().widget_attrs(widget) | {"inputmode": "text", "autocomplete": "off"}


class ThaiMomentField(ReadField):
    """A day and a time of day on the clocks of Thailand: 21/9/2569 14:30."""

    @staticmethod
    def read(typed: str) -> datetime:
        return timezone.make_aware(dates.parse_moment(typed))

    @staticmethod
    def show(moment: datetime) -> str:
        here = timezone.localtime(moment)
        return f"{dates.for_input(here, get_language() or 'th')} {here:%H:%M}"

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"empty_value": None} | options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        example = gettext_lazy("such as 21/9/2569 14:30")
        return super().widget_attrs(widget) | {"inputmode": "text", "autocomplete": "off", "placeholder": example}


class PhoneField(ReadField):
    """A phone number, stored as E.164 and shown as 081 234 5678."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
    read = staticmethod(phones.normalise)

    def to_python(self, value: Any) -> Any:
        """An extension is never dropped in silence."""
        if extension := phones.extension(value or ""):
            sentence = gettext("Please write the number without “%(extension)s”: no call reaches an extension.")
            raise ValidationError(sentence % {"extension": extension}, code="extension")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        is_stored = isinstance(value, str) and value.startswith("+")
        return phones.display(value) if is_stored else value


class FoldedCharField(forms.CharField):
    """Text kept in its one spelling; its length is counted in characters as a reader sees them."""

    def __init__(self, *, max_graphemes: int | None = None, **options: Any) -> None:
        self.max_graphemes = max_graphemes
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        refuse_nul(typed)
        folded = text.fold(typed)
        if not isinstance(self.widget, forms.Textarea):
            folded = " ".join(folded.split())
        return folded or self.empty_value

    def validate(self, value: str) -> None:
        super().validate(value)
        too_many = text.graphemes(value) - self.max_graphemes if value and self.max_graphemes else 0
        if too_many > 0:
            sentence = ngettext(
                "Please shorten this by %(count)d character.",
                "Please shorten this by %(count)d characters.",
                too_many,
            )
            raise ValidationError(sentence % {"count": too_many}, code="max_length")


def refuse_nul(typed: str | None) -> None:
    """PostgreSQL can't store it; only programs send it."""
    if typed and "\x00" in typed:
        raise ValidationError(gettext("This text has a character that can't be stored."), code="nul")
