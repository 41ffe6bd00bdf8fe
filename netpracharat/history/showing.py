"""What was kept of a row, as people read it, on the history page of the admin."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pghistory.models import Event

from netpracharat.accounts.models import User
from netpracharat.history import ADDED, CHANGED, REMOVED

MOST = 200  # changes shown
VERBS = {ADDED: _("added"), CHANGED: _("changed"), REMOVED: _("removed")}


class Line(NamedTuple):
    label: str
    before: str
    after: str


class Change(NamedTuple):
    at: dt.datetime
    verb: str | Promise
    thing: str
    by: str
    where: str
    lines: list[Line]


def of(events: models.QuerySet[Event]) -> list[Change]:
    """The newest first. What a row was changed to stands in its next event, or in the row itself."""
    rows = list(events.select_related("pgh_context").order_by("-pgh_created_at", "-pgh_id")[:MOST])
    if not rows:
        return []
    model = rows[0].pgh_tracked_model
    later: dict[int, models.Model] = model.objects.in_bulk({row.pgh_obj_id for row in rows})
    kept_fields = [field for field in model._meta.fields if field.name in model_fields(rows[0])]
    show, names, changes = Shower(kept_fields, [*rows, *later.values()]), names_of(rows), []
    for row in rows:
        about = row.pgh_context.metadata if row.pgh_context else {}
        lines = [line for field in kept_fields if (line := show.line(field, row, later.get(row.pgh_obj_id)))]
        later[row.pgh_obj_id] = row
        thing, by = str(model._meta.verbose_name), names.get(about.get("user"), "")
        changes.append(Change(row.pgh_created_at, VERBS[row.pgh_label], thing, by, about.get("url", ""), lines))
    return changes


def together(*histories: Iterable[Change]) -> list[Change]:
    changes = (change for history in histories for change in history)
    return sorted(changes, key=lambda change: change.at, reverse=True)[:MOST]


def model_fields(row: Event) -> set[str]:
    return {field.name for field in row._meta.fields if not field.name.startswith("pgh_") and field.name != "id"}


def names_of(rows: Iterable[Event]) -> dict[int, str]:
    people = {row.pgh_context.metadata.get("user") for row in rows if row.pgh_context}
    return dict(User.objects.filter(pk__in=people - {None}).values_list("pk", "name"))


class Shower:
    """Shows values of fields as people read them; what they point at costs one query a field."""

    def __init__(self, fields: Iterable[models.Field], rows: Iterable[models.Model]) -> None:
        rows = list(rows)
        self.pointed_at = {
            field: field.related_model.objects.in_bulk({getattr(row, field.attname) for row in rows} - {None})
            for field in fields
            if field.is_relation
        }

    def line(self, field: models.Field, row: Event, after: models.Model | None) -> Line | None:
        old = self.shown(field, row)
        if row.pgh_label == CHANGED:
            new = self.shown(field, after) if after else ""
            return Line(field.verbose_name, old, new) if old != new else None
        return Line(field.verbose_name, *(("", old) if row.pgh_label == ADDED else (old, ""))) if old else None

    def shown(self, field: models.Field, row: models.Model) -> str:
        value = getattr(row, field.attname)
        if value is None:
            return ""
        if field.is_relation:
            return str(self.pointed_at[field].get(value, value))
        return str(dict(field.flatchoices).get(value, value))


class KeptHistory:
    """For a ModelAdmin: what was changed stands on the history page of a row, below what officers did there."""

    object_history_template = "admin/kept_history.html"

    def changes_of(self, row: models.Model) -> list[Change]:
        raise NotImplementedError

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        row = self.get_object(request, object_id)
        changes = self.changes_of(row) if row else []
        return super().history_view(request, object_id, {**(extra_context or {}), "changes": changes})
