"""The photos of a listing: added, put in order, taken away and brought back.

Taking one away leaves its files to the nightly sweep, as past orders may show them, and so it can be undone.
"""

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
from products.models import Photo, Product

MOST = 10
UNDO_SECONDS = 3600
SALT = "products.photos"


def add(product: Product, files: Iterable[IO[bytes]]) -> list[str]:
    """At the end of the row. The answer says, in sentences, what is wrong with those that can't be taken."""
    sentences = []
    for file in files:
        try:
            _refuse_too_many(product)
            _append(product, pictures.take(file))  # files before row, so that no row is without its files
        except (PictureError, Refusal) as problem:
            sentences.append(f"{file.name}: {problem}")
    return sentences


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


def shown(product: Product) -> list[dict[str, object]]:
    """As components/photo.html takes them, each with its id and a name for its dialog."""
    rows = enumerate(product.photos.all(), start=1)
    return [
        pictures.as_photo(photo, alt=f"{product.name} {number}".strip()) | {"id": photo.pk, "name": f"photo-{photo.pk}"}
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
def _append(product: Product, picture: Picture) -> Photo:
    _hold(product)
    if already := product.photos.filter(key=picture.key).first():
        return already
    _refuse_too_many(product)
    last = product.photos.aggregate(last=Max("position"))["last"]
    return product.photos.create(**asdict(picture), position=0 if last is None else last + 1)


def _hold(product: Product) -> None:
    """One at a time: several photos of a product may arrive at once."""
    Product.objects.select_for_update().get(pk=product.pk)


def _refuse_too_many(product: Product) -> None:
    if product.photos.count() >= MOST:
        raise Refusal(_("A product shows %(count)d photos at most. Please take one away first.") % {"count": MOST})
