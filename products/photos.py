"""The photos of a listing or a review: added, put in order, taken away and brought back.

Taking one away leaves its files to the nightly sweep, as past orders may show them, and so it can be undone.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
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


def add(owner: Product | Review, files: Iterable[IO[bytes]]) -> list[str]:
    """At the end of the row. The answer says, in sentences, what is wrong with those that can't be taken."""
    sentences = []
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
    return signing.dumps({"product": photo.product_id, **asdict(picture)}, salt=SALT)


def shown(owner: Product | Review, name: str) -> list[dict[str, object]]:
    """As components/photo.html takes them, each with its id and a name for its dialog."""
    rows = enumerate(owner.photos.all(), start=1)
    return [
        pictures.as_photo(photo, alt=f"{name} {number}".strip()) | {"id": photo.pk, "name": f"photo-{photo.pk}"}
        for number, photo in rows
    ]


def restore(product: Product, token: str) -> Photo:
    try:
        values = signing.loads(token, salt=SALT, max_age=UNDO_SECONDS)
    except signing.BadSignature as error:
        raise Refusal(_("This photo can't be brought back any more. Please add it again.")) from error
    if values.pop("product") != product.pk or not pictures.exists(values["key"]):
        raise Refusal(_("This photo can't be brought back any more. Please add it again."))
    return _append(product, Picture(**values))


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
    is_review = isinstance(owner, Review)
    if owner.photos.count() < (MOST_OF_A_REVIEW if is_review else MOST):
        return
    if is_review:
        sentence = _("A review shows %(count)d photos at most.") % {"count": MOST_OF_A_REVIEW}
    else:
        sentence = _("A product shows %(count)d photos at most. Please take one away first.") % {"count": MOST}
    raise Refusal(sentence)
