"""A list comes in, with a ZIP of photos or without: kept in private storage until it is done with."""

from pathlib import PurePath
from typing import BinaryIO

from django.core.files import File
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat import codes
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from products.models import BulkList
from products.states import BulkState
from shops.models import Shop

MOST_BYTES = 5 * 1024 * 1024


def bring(shop: Shop, file: File, *, photos: File | None = None, by: User) -> BulkList:
    """The list that waits to be looked at. One that was looked at and not written gives way to it."""
    kept = [keep(file), keep(photos) if photos else ""]
    try:
        with transaction.atomic():
            leave_waiting(shop)
            about = {"name": PurePath(file.name).name[:200], "brought_by": by}
            return shop.bulk_lists.create(path=kept[0], photos_path=kept[1], **about)
    except IntegrityError as error:
        for path in filter(None, kept):
            storages["private"].delete(path)
        raise Refusal(_("Another list of the shop is being worked on. Please wait until it is done.")) from error


def keep(file: BinaryIO) -> str:
    return storages["private"].save(f"lists/{codes.secret_token()}", File(file))


def leave_waiting(shop: Shop) -> None:
    waiting = shop.bulk_lists.filter(state=BulkState.CHECKED)
    waiting.update(state=BulkState.LEFT, changed_at=timezone.now())


def write(bulk_list: BulkList, *, by: User) -> None:
    """Somebody looked at it and says yes; the worker does the rest."""
    to_do = bulk_list.items.to_write().count()
    if not to_do:
        raise Refusal(_("There is nothing in it to be written."))
    now = {"state": BulkState.WRITING, "done": 0, "total": to_do, "written_by": by, "changed_at": timezone.now()}
    step(bulk_list, BulkState.CHECKED, now)


def leave(bulk_list: BulkList) -> None:
    """Nothing of it is written."""
    step(bulk_list, BulkState.CHECKED, {"state": BulkState.LEFT, "changed_at": timezone.now()})


def give_up(bulk_list: BulkList) -> None:
    """It stopped: what is written stays, the rest is left."""
    stopped = BulkList.objects.filter(pk=bulk_list.pk).exclude(trouble="")
    if not stopped.update(state=BulkState.LEFT, trouble="", changed_at=timezone.now()):
        raise Refusal(_("This list has gone on meanwhile. Please look at it again."))


def go_on(bulk_list: BulkList) -> None:
    """After it stopped for a reason that is gone now."""
    BulkList.objects.filter(pk=bulk_list.pk).update(trouble="", changed_at=timezone.now())


def step(bulk_list: BulkList, after: BulkState, now: dict[str, object]) -> None:
    if not BulkList.objects.filter(pk=bulk_list.pk, state=after).update(**now):
        raise Refusal(_("This list has gone on meanwhile. Please look at it again."))
    bulk_list.refresh_from_db()
