"""Lists are kept no longer than they serve: after a while their files and lines go. What they wrote stays."""

import datetime as dt

from django.conf import settings
from django.core.files.storage import storages
from django.db import transaction

from products.models import BulkList
from products.states import BulkState


def purge(now: dt.datetime) -> None:
    before = now - dt.timedelta(days=settings.BULK_LIST_DAYS)
    for bulk_list in BulkList.objects.left_lying(before).order_by("pk"):
        forget(bulk_list, before, now)


@transaction.atomic
def forget(bulk_list: BulkList, before: dt.datetime, now: dt.datetime) -> None:
    """What nobody decided on is left, and so is what stopped and nobody let go on."""
    state = bulk_list.state if bulk_list.state == BulkState.WRITTEN else BulkState.LEFT
    gone = {"state": state, "path": "", "photos_path": "", "trouble": "", "purged_at": now}
    if BulkList.objects.left_lying(before).filter(pk=bulk_list.pk).update(**gone):
        bulk_list.items.all().delete()
        for path in filter(None, (bulk_list.path, bulk_list.photos_path)):
            storages["private"].delete(path)  # last: after a crash here it is tried again
