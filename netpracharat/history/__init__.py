"""Who changed what, when and from what: kept by triggers (django-pghistory), whoever writes and by whatever way."""

from collections.abc import Callable

import pghistory
from django.db import models

ADDED, CHANGED, REMOVED = "added", "changed", "removed"


def kept(*fields: str, counts_births: bool = False) -> Callable[[type[models.Model]], type[models.Model]]:
    """Class decorator: a change or removal keeps these fields as they were; a new row is kept where births count."""
    trackers = [pghistory.UpdateEvent(CHANGED, row=pghistory.Old), pghistory.DeleteEvent(REMOVED)]
    if counts_births:
        trackers.append(pghistory.InsertEvent(ADDED))

    def keep(model: type[models.Model]) -> type[models.Model]:
        row = pghistory.ObjForeignKey(related_name="events")
        name = f"{model.__name__}Event"
        return pghistory.track(*trackers, fields=list(fields), obj_field=row, model_name=name)(model)

    return keep
