"""The photos of a listing or a review: added, put in order, taken away and brought back.

Taking one away leaves its files to the nightly sweep, as past orders may show them, and so it can be undone.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import IO

from django.core import signing
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from netpracharat import pictures
from netpracharat.pictures import Picture, PictureError
from netpracharat.refusals import Refusal
from products.models import Photo, Product, Review

MOST = 10
MOST_OF_A_REVIEW = 5
UNDO_SECONDS = 3600
SALT = "products.photos"


@dataclass(frozen=True, slots=True)
class Aside:
    """A photo whose review came back with an error; whoever sends the ticket along shows it."""

    picture: Picture
    ticket: str

    def as_photo(self) -> dict[str, object]:
        return pictures.as_photo(self.picture, alt=_("Your photo"))


def add(owner: Product | Review, files: Iterable[IO[bytes]], tickets: Iterable[str] = ()) -> list[str]:
    """At the end of the row, after those set aside. The sentences say what is wrong with those that can't be taken."""
    sentences = []
    for ticket in tickets:
        try:
            restore(owner, ticket)
        except Refusal as problem:
            sentences.append(str(problem))
    for file in files:
        try:
            _refuse_too_many(owner)
            _append(owner, pictures.take(file))  # files before row, so that no row is without its files
        except (PictureError, Refusal) as problem:
            sentences.append(f"{file.name}: {problem}")
    return sentences


def add_once(product: Product, file: IO[bytes]) -> None:
    """Unless this very file stands there already. Refuses with a sentence, whatever is wrong with it."""
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    if product.photos.filter(sent_sha256=sha256).exists():
        return
    _refuse_too_many(product)
    try:
        _append(product, pictures.take(file), sent_sha256=sha256)
    except PictureError as error:
        raise Refusal(str(error)) from error


def move(photo: Photo, position: int) -> None:
    """To another place in the row, counted from 0; the first photo stands for the product."""
    with transaction.atomic():
        _hold(photo.product)
        row = list(photo.product.photos.exclude(pk=photo.pk).order_by("position", "pk"))
        row.insert(min(position, MOST), photo)
        for place, each in enumerate(row):
            each.position = place
        Photo.objects.bulk_update(row, ("position",))


def remove(photo: Photo) -> str:
    """The answer brings it back (`restore`) for an hour."""
    picture = Picture(photo.key, photo.width, photo.height, photo.tint)
    photo.delete()
    return _ticket(picture, product=photo.product_id)


def set_aside(line: int, files: Iterable[IO[bytes]], tickets: Iterable[str]) -> tuple[list[Aside], list[str]]:
    """Photos of a review of that order line which is not written yet: for an hour their tickets `restore` them.

    With those set aside before; the sentences say what is wrong with the others.
    """
    kept, sentences = [aside for ticket in tickets if (aside := _aside(ticket, line))][:MOST_OF_A_REVIEW], []
    for file in files:
        try:
            _refuse_more_than(len(kept))
            picture = pictures.take(file)
        except (PictureError, Refusal) as problem:
            sentences.append(f"{file.name}: {problem}")
        else:
            kept.append(Aside(picture, _ticket(picture, line=line)))
    return kept, sentences


def shown(owner: Product | Review, name: str) -> list[dict[str, object]]:
    """As components/photo.html takes them, each with its id and a name for its dialog."""
    rows = enumerate(owner.photos.all(), start=1)
    return [
        pictures.as_photo(photo, alt=f"{name} {number}".strip()) | {"id": photo.pk, "name": f"photo-{photo.pk}"}
        for number, photo in rows
    ]


def restore(owner: Product | Review, ticket: str) -> Photo:
    of = {"line": owner.line} if isinstance(owner, Review) else {"product": owner.pk}
    picture = _picture_of(ticket, **of)
    if picture is None or not pictures.exists(picture.key):
        raise Refusal(_("This photo can't be brought back any more. Please add it again."))
    return _append(owner, picture)


def _ticket(picture: Picture, **of: int) -> str:
    return signing.dumps({"of": of, **asdict(picture)}, salt=SALT)


def _picture_of(ticket: str, **of: int) -> Picture | None:
    """None where it is too old, forged, or of something else."""
    try:
        values = signing.loads(ticket, salt=SALT, max_age=UNDO_SECONDS)
    except signing.BadSignature:
        return None
    return Picture(**values) if values.pop("of") == of else None


def _aside(ticket: str, line: int) -> Aside | None:
    picture = _picture_of(ticket, line=line)
    return picture and Aside(picture, ticket)


@transaction.atomic
def _append(owner: Product | Review, picture: Picture, **about: str) -> Photo:
    _hold(owner)
    if already := owner.photos.filter(key=picture.key).first():
        return already
    _refuse_too_many(owner)
    last = owner.photos.aggregate(last=Max("position"))["last"]
    return owner.photos.create(**asdict(picture), **about, position=0 if last is None else last + 1)


def _hold(owner: Product | Review) -> None:
    """One at a time: several photos may arrive at once."""
    type(owner).objects.select_for_update().get(pk=owner.pk)


def _refuse_too_many(owner: Product | Review) -> None:
    count = owner.photos.count()
    if isinstance(owner, Review):
        _refuse_more_than(count)
    elif count >= MOST:
        raise Refusal(_("A product shows %(count)d photos at most. Please take one away first.") % {"count": MOST})


def _refuse_more_than(count: int) -> None:
    if count >= MOST_OF_A_REVIEW:
        raise Refusal(_("A review shows %(count)d photos at most.") % {"count": MOST_OF_A_REVIEW})
