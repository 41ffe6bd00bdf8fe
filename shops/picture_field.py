"""A form field for one picture, which outlives an error elsewhere in the form: nothing photographed is lost."""

from dataclasses import asdict
from typing import Any, NamedTuple

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from netpracharat import pictures

SALT = "shops.picture"
Kept = dict[str, Any]  # the fields of a pictures.Picture, as Shop.picture keeps them


class Entered(NamedTuple):
    """What the form holds: a file that was just sent, and the signed picture that came with an earlier try."""

    upload: UploadedFile | None = None
    kept: str = ""

    @property
    def picture(self) -> Kept | None:
        taken = getattr(self.upload, "taken", None)
        return taken or read(self.kept)


class PictureInput(forms.FileInput):
    template_name = "shops/_picture_input.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Entered:
        return Entered(files.get(name), data.get(f"{name}_kept", ""))

    def value_omitted_from_data(self, _data: Any, _files: Any, _name: str) -> bool:
        return False

    def format_value(self, value: Entered | Kept | None) -> Kept | None:
        return value.picture if isinstance(value, Entered) else value

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if picture := self.format_value(value):
            photo = pictures.as_photo(pictures.Picture(**picture), alt="")
            context["widget"] |= {"photo": photo, "kept": signing.dumps(picture, salt=SALT)}
        return context


class PictureField(forms.Field):
    """Cleans to the fields of a `pictures.Picture`, or None."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=PictureInput(attrs={"accept": pictures.ACCEPT}), required=False, **options)

    def bound_data(self, data: Entered, initial: Kept | None) -> Entered | Kept | None:
        return data if data.picture else initial

    def clean(self, entered: Entered) -> Kept | None:
        if entered.upload:
            entered.upload.taken = taken(entered.upload)
        return entered.picture

    def has_changed(self, initial: Kept | None, data: Entered) -> bool:
        return bool(data.upload) or data.picture != initial


def taken(upload: UploadedFile) -> Kept:
    try:
        return asdict(pictures.take(upload))
    except pictures.PictureError as error:
        raise ValidationError(str(error), code="picture") from error


def read(kept: str) -> Kept | None:
    """The picture of an earlier try, if it is one that we signed and still have."""
    try:
        picture = signing.loads(kept, salt=SALT)
    except signing.BadSignature:
        return None
    return picture if pictures.exists(picture["key"]) else None
