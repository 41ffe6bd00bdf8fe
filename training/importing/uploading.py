"""A file comes in: kept in private storage, and known again by its SHA-256."""

import hashlib
from contextlib import closing
from itertools import islice
from pathlib import PurePath
from typing import BinaryIO

from django.core.files import File
from django.core.files.storage import storages
from django.db import transaction
from django.utils.translation import gettext as _

from netpracharat import codes, lists
from netpracharat.accounts.models import User
from netpracharat.accounts.roles import is_officer
from netpracharat.places.models import Province
from netpracharat.refusals import Refusal
from training.importing import columns
from training.models import ImportBatch
from training.states import BatchState

MOST_UNPACKED = 2 << 30
MOST_CELLS = 20_000_000  # a million rows of twenty columns


def receive(
    file: BinaryIO, name: str, *, by: User, province: Province | None = None, mends: ImportBatch | None = None
) -> ImportBatch:
    """The batch of this file; one that came before is found again, wherever it has got to."""
    if not is_officer(by):
        raise Refusal(_("Only an officer brings in a list."))
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    standing = ImportBatch.objects.exclude(state=BatchState.UNDONE)
    if known := standing.filter(sha256=sha256).first():
        return the_same(known, by)
    lists.refuse_vast(file, most_bytes=MOST_UNPACKED, most_cells=MOST_CELLS)
    suggested = columns.suggested(lists.head(file))
    file.seek(0)
    path = storages["private"].save(f"imports/{codes.secret_token()}", File(file))
    new = {
        "name": PurePath(name).name[:200],
        "path": path,
        "columns": suggested,
        "uploaded_by": by,
        "province": province,
        "mends": mends,
    }
    with transaction.atomic():
        batch, is_new = standing.get_or_create(sha256=sha256, defaults=new)
    if not is_new:
        storages["private"].delete(path)
    return batch


def the_same(batch: ImportBatch, user: User) -> ImportBatch:
    if not ImportBatch.objects.visible_to(user).filter(pk=batch.pk).exists():
        raise Refusal(_("Officers of another province have uploaded this very file."))
    return batch


def opened(batch: ImportBatch) -> BinaryIO:
    if batch.purged_at:
        raise Refusal(_("The file was deleted, as files of names are after a while."))
    return storages["private"].open(batch.path)


def first_rows(batch: ImportBatch, count: int = 4) -> list[list[str]]:
    """The head, and what stands under it."""
    with closing(opened(batch)) as file, closing(lists.rows(file)) as rows:
        return list(islice(rows, count))
