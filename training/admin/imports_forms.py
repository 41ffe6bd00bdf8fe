"""What officers fill in on the way of a file into the register."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat import lists
from netpracharat.accounts.models import User
from netpracharat.places.models import Province
from netpracharat.refusals import Refusal
from training.importing import columns
from training.models.session import provinces_of

ACCEPTED = ".csv,.txt,.xlsx,.xls"
SAMPLES = 3


class UploadForm(forms.Form):
    """Officers of provinces say which of theirs; those of the nation may leave it open."""

    file = forms.FileField(
        label=gettext_lazy("The list"),
        help_text=gettext_lazy("An Excel workbook (.xlsx) or CSV, with the names of its columns in the first row."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    province = forms.ModelChoiceField(
        Province.objects.order_by("name_th"),
        label=gettext_lazy("Province of the list"),
        help_text=gettext_lazy("For rows that don't name their province."),
        required=False,
        empty_label=gettext_lazy("several provinces"),
    )

    def __init__(self, user: User, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if own := provinces_of(user):
            field = self.fields["province"]
            field.queryset, field.required = field.queryset.filter(pk__in=own), True
            field.empty_label = None if len(own) == 1 else _("choose")

    def clean_file(self) -> UploadedFile:
        """Read as far as its first row: whatever is no list is told beside the field."""
        file = self.cleaned_data["file"]
        try:
            lists.head(file)
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal
        finally:
            file.seek(0)
        return file


class MappingForm(forms.Form):
    """A choice for every column of the file: what it is, or nothing."""

    def __init__(self, head: list[str], rows: Iterable[list[str]], chosen: dict[str, int], *args: Any) -> None:
        super().__init__(*args)
        self.head, self.samples = head, list(rows)
        fields = {column: field for field, column in chosen.items()}
        choices = [("", _("left out")), *columns.LABELS.items()]
        for number, name in enumerate(head):
            self.fields[f"column{number}"] = forms.ChoiceField(
                choices=choices, label=name or _("without a name"), required=False, initial=fields.get(number, "")
            )

    def lines(self) -> list[tuple[forms.BoundField, list[str]]]:
        """Each column with what stands in its first rows."""
        return [
            (self[f"column{number}"], [row[number] for row in self.samples if number < len(row) and row[number]])
            for number in range(len(self.head))
        ]

    def clean(self) -> dict[str, Any]:
        chosen = [field for field in self.cleaned_data.values() if field]
        for field in dict.fromkeys(chosen):
            if chosen.count(field) > 1:
                self.add_error(None, _("Two columns can't both be “{name}”.").format(name=columns.LABELS[field]))
        for field in columns.REQUIRED:
            if field not in chosen:
                self.add_error(None, _("Say which column is “{name}”.").format(name=columns.LABELS[field]))
        return self.cleaned_data

    def chosen(self) -> dict[str, int]:
        return {field: number for number, field in enumerate(self.cleaned_data.values()) if field}
