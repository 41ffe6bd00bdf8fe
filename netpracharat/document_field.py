"""A form field for one document, which outlives an error elsewhere in the form: nothing photographed is lost."""

from typing import Any, NamedTuple

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from netpracharat import documents, pictures

SALT = "netpracharat.document"


class Entered(NamedTuple):
    """What the form holds: a file that was just sent, and the signed name of one that came with an earlier try."""

    upload: UploadedFile | None = None
    kept: str = ""

    @property
    def name(self) -> str:
        return getattr(self.upload, "taken", "") or read(self.kept)


class DocumentInput(forms.FileInput):
    template_name = "components/_document_input.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Entered:
        return Entered(files.get(name), data.get(f"{name}_kept", ""))

    def value_omitted_from_data(self, _data: Any, _files: Any, _name: str) -> bool:
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if isinstance(value, Entered) and value.name:
            context["widget"]["kept"] = signing.dumps(value.name, salt=SALT)
        return context


class DocumentField(forms.Field):
    """Cleans to the name of a file in `folder` of the private storage."""

    default_error_messages = {"required": _("Please take a photo of the document, or choose its file.")}

    def __init__(self, folder: str, **options: Any) -> None:
        self.folder = folder
        super().__init__(widget=DocumentInput(attrs={"accept": documents.ACCEPT}), **options)

    def bound_data(self, data: Entered, _initial: object) -> Entered:
        return data

    def clean(self, entered: Entered) -> str:
        if entered.upload:
            entered.upload.taken = self.take(entered.upload)
        return super().clean(entered.name)

    def take(self, upload: UploadedFile) -> str:
        try:
            return documents.take(upload, self.folder)
        except pictures.PictureError as error:
            raise ValidationError(str(error), code="document") from error


def read(kept: str) -> str:
    """The document of an earlier try, if it is one that we signed and still have."""
    try:
        name = signing.loads(kept, salt=SALT)
    except signing.BadSignature:
        return ""
    return name if documents.exists(name) else ""
