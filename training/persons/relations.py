"""What in the database points at a row, hidden relations too: whoever goes over all of it asks here."""

from django.db.models import ForeignObjectRel, Model


def pointing_at(model: type[Model]) -> list[ForeignObjectRel]:
    return [field for field in model._meta.get_fields(include_hidden=True) if isinstance(field, ForeignObjectRel)]
