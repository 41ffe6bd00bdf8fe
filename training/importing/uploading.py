"""A file comes in: kept in private storage, and known again by its SHA-256."""

import hashlib
from pathlib import PurePath
from typing import BinaryIO

from django.core.files import File
from django.core.files.storage import storages
from django.db import transaction

from netpracharat import codes
from netpracharat.accounts.models import User
from netpracharat.places.models import Province
from training.importing import columns, reading
from training.models import ImportBatch


def receive(file: BinaryIO, name: str, *, by: User | None, province: Province | None = None) -> ImportBatch:
    """The batch of this file; one that came before is found again, wherever it has got to."""
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    if known := ImportBatch.objects.filter(sha256=sha256).first():
        return known
    suggested = columns.suggested(reading.head(file))
    file.seek(0)
    path = storages["private"].save(f"imports/{codes.secret_token()}", File(file))
    new = {
        "name": PurePath(name).name[:200],
        "path": path,
        "columns": suggested,
        "uploaded_by": by,
        "province": province,
    }
    with transaction.atomic():
        batch, is_new = ImportBatch.objects.get_or_create(sha256=sha256, defaults=new)
    if not is_new:
        storages["private"].delete(path)
    return batch


def opened(batch: ImportBatch) -> BinaryIO:
    return storages["private"].open(batch.path)
