"""The file of a list of goods, as it is chosen on its page."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.refusals import Refusal
from netpracharat.uploads import MEGABYTE
from products.bulk import archive, columns, reading
from products.bulk.archive import Archive
from products.bulk.bringing import MOST_BYTES

ACCEPTED = ".xlsx,.csv"


class BulkListForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The list you filled in"),
        help_text=gettext_lazy("Excel (.xlsx) or CSV."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": gettext_lazy("Please choose the list first.")},
    )
    photos = forms.FileField(
        label=gettext_lazy("Photos in a ZIP file"),
        required=False,
        help_text=gettext_lazy(
            "At most 50 MB; send more in a second ZIP file with the same table. Photos are added, none is taken away."
        ),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )

    def clean_file(self) -> UploadedFile:
        """Read as far as its first line: whatever is no list is told beside the field."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            most = {"most": MOST_BYTES // MEGABYTE}
            raise ValidationError(_("A list has %(most)d MB at most. Please send it in parts.") % most)
        try:
            columns.found_in(reading.head(file))
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal
        finally:
            file.seek(0)
        return file

    def clean_photos(self) -> UploadedFile | None:
        file = self.cleaned_data["photos"]
        if not file:
            return None
        if file.size > archive.MOST_BYTES:
            most = {"most": archive.MOST_BYTES // MEGABYTE}
            raise ValidationError(_("A ZIP file has %(most)d MB at most. Please send the photos in several.") % most)
        try:
            Archive(file)
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal
        file.seek(0)
        return file
