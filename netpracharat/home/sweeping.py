"""Photos that nobody shows any more: uploads that were cut off, photos taken away, shops' former pictures."""

import datetime as dt
from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.utils import timezone

from awards.models import EntryPhoto
from netpracharat import pictures
from orders.models import OrderLine
from products.models import Fair, Photo, ReviewPhoto
from shops.models import Shop

AT_REST = dt.timedelta(days=1)  # younger ones may still be on their way to a row, or be brought back


def sweep() -> int:
    """Delete their files; the answer is how many photos they were. Orders and awards keep showing theirs."""
    unlisted = {key for keys in keys_by_folder() for key in keys - in_use(Photo, "key", keys)}
    orphans = unlisted - in_use(Shop, "picture__key", unlisted) - in_use(OrderLine, "photo_key", unlisted)
    orphans -= in_use(Fair, "picture__key", orphans)
    orphans -= in_use(EntryPhoto, "key", orphans)
    orphans -= in_use(ReviewPhoto, "key", orphans)
    for key in orphans:
        pictures.delete(key)
    return len(orphans)


def keys_by_folder() -> Iterator[set[str]]:
    """The photos at rest, a folder at a time: a nation's photos are too many for one set."""
    before = timezone.now() - AT_REST
    folders, _files = default_storage.listdir("photos") if default_storage.exists("photos") else ((), ())
    for folder in folders:
        _folders, files = default_storage.listdir(f"photos/{folder}")
        at_rest = (name for name in files if default_storage.get_modified_time(f"photos/{folder}/{name}") < before)
        yield {name.partition("-")[0] for name in at_rest}


def in_use(
    model: type[Photo | Shop | OrderLine | EntryPhoto | ReviewPhoto | Fair], field: str, keys: set[str]
) -> set[str]:
    return set(model.objects.filter(**{f"{field}__in": list(keys)}).values_list(field, flat=True))
