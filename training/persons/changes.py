"""Changes to single rows that are written down as they are made, and so can be taken back exactly."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.apps import apps
from django.db.models import Model
from django.utils.translation import gettext as _

from netpracharat.refusals import Refusal

Values = Mapping[str, object]
Written = dict[str, object]  # as JSON keeps a change


@dataclass(frozen=True, slots=True)
class Change:
    """What a row's columns become; None for all of them: the row goes."""

    row: Model
    after: Values | None

    def before(self) -> Values:
        names = [field.attname for field in self.row._meta.concrete_fields] if self.after is None else self.after
        return {name: getattr(self.row, name) for name in names}


def make(changes: Iterable[Change]) -> list[Written]:
    """Each row is changed only if it still stands as it was read."""
    return [made(change) for change in changes]


def made(change: Change) -> Written:
    model, before = type(change.row), change.before()
    rows = model.objects.filter(pk=change.row.pk, **before)
    count = rows.delete()[0] if change.after is None else rows.update(**change.after)
    if count != 1:
        raise Refusal(_("Something was changed meanwhile. Please look again."))
    after = None if change.after is None else plain(change.after)
    return {"model": model._meta.label, "pk": change.row.pk, "before": plain(before), "after": after}


def take_back(written: Iterable[Written]) -> None:
    """The last change first. What somebody has changed since then stays as it is now."""
    for change in reversed(list(written)):
        model = apps.get_model(change["model"])
        before = read(model, change["before"])
        if change["after"] is None:
            model.objects.bulk_create([model(**before)])
        else:
            after = read(model, change["after"])
            model.objects.filter(pk=change["pk"], **after).update(**before)


def plain(values: Values) -> dict[str, object]:
    """As JSON can hold it, to the microsecond."""
    return {name: text(value) for name, value in values.items()}


def text(value: object) -> object:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def read(model: type[Model], values: Values) -> dict[str, object]:
    return {name: model._meta.get_field(name).to_python(value) for name, value in values.items()}
