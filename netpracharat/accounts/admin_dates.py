"""Dates in the admin, whoever's model it is: Buddhist years where Thai is spoken, shown and typed."""

from django.contrib.admin import options
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db.models import DateField, DateTimeField
from django.utils import dateformat
from django.utils.translation import get_language

from netpracharat.fields import ThaiDateField, ThaiMomentField
from netpracharat.thai import dates


class ThaiYears(dateformat.DateFormat):
    """Django's own formats, which know no era: lists, read-only fields, histories."""

    def Y(self) -> str:  # noqa: N802 - the format's letter
        return f"{dates.year_display(self.data, get_language() or 'th'):04}"

    def y(self) -> str:
        return self.Y()[-2:]


def put_in_place() -> None:
    """Before the admin's models are registered: each copies these defaults."""
    dateformat.DateFormat = ThaiYears  # what date_format, localize and |date make their text with
    box = {"widget": AdminTextInputWidget}
    options.FORMFIELD_FOR_DBFIELD_DEFAULTS |= {
        DateField: {"form_class": ThaiDateField, **box},
        DateTimeField: {"form_class": ThaiMomentField, **box},
    }
