"""The field in which a place is chosen, not typed: one box that finds, and a list of what it found.

With JavaScript the box is a combobox (static/js/place_picker.js). Without it, the form comes back
with the matches as radio buttons beside the box, and with everything else that was typed.
"""

from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from netpracharat.places.choosing import Chosen, answer
from netpracharat.places.models import Subdistrict, Village


class Entered(NamedTuple):
    """What the form holds: the value of a choice, and the text of the box."""

    value: str = ""
    text: str = ""


class PlacePicker(forms.Widget):
    template_name = "places/_picker.html"

    def __init__(self, *, villages: bool, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs)
        self.villages = villages

    def value_from_datadict(self, data: Any, _files: Any, name: str) -> Entered:
        return Entered(data.get(name, "").strip(), data.get(f"{name}_text", "").strip())

    def value_omitted_from_data(self, data: Any, _files: Any, name: str) -> bool:
        return name not in data and f"{name}_text" not in data

    def get_context(self, name: str, value: Entered | None, attrs: dict[str, Any] | None) -> dict[str, Any]:
        entered = value or Entered()
        found = answer(*entered, villages=self.villages) if any(entered) else None
        chosen = found.chosen if found else None
        context = super().get_context(name, None, attrs)
        context["widget"] |= {
            "chosen": chosen,
            "choices": found.choices if found else [],
            "text": chosen.label if chosen else entered.text,
            "find_url": reverse("place_find"),
            "villages": self.villages,
        }
        return context


class PlaceField(forms.Field):
    """Cleans to a `Chosen`; `initial` may be a `Chosen`, a village or a subdistrict."""

    default_error_messages = {
        "none": _("No place of this name was found. Try the subdistrict's name or the postal code."),
        "several": _("Choose one of these places, or write the district too."),
    }

    def __init__(self, *, villages: bool = True, **options: Any) -> None:
        options.setdefault("label", _("Village or subdistrict") if villages else _("Subdistrict"))
        options.setdefault("help_text", _("Write a name or a postal code, then choose."))
        super().__init__(widget=PlacePicker(villages=villages), **options)
        self.villages = villages

    def prepare_value(self, value: Entered | Chosen | Subdistrict | Village | None) -> Entered | None:
        if isinstance(value, Subdistrict | Village):
            value = Chosen.of(value)
        return Entered(value.value, "") if isinstance(value, Chosen) else value

    def clean(self, value: Entered | None) -> Chosen | None:
        if not value or not any(value):
            self.validate(None)
            return None
        found = answer(*value, villages=self.villages)
        if found.chosen:
            return found.chosen
        code = "several" if found.choices else "none"
        raise ValidationError(self.error_messages[code], code=code)

    def has_changed(self, initial: Any, data: Entered | None) -> bool:
        before = self.prepare_value(initial)
        return (before.value if before else "") != (data.value if data else "") or bool(data and not data.value)
