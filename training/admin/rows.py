"""Which rows an officer finds in the admin: those of the own provinces; another's is not there."""

from typing import Any

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest


class FoundOrNot:
    """A row that is not among them is not found, instead of Django's way back to the index."""

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Model:
        if (found := super().get_object(request, object_id, from_field)) is None:
            raise Http404
        return found


class OwnRows(FoundOrNot):
    """For the ModelAdmins of what has `run_by(user)`."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).run_by(request.user)


class NeverDeleted:
    """What sessions and records stand on."""

    def has_delete_permission(self, _request: HttpRequest, _row: Model | None = None) -> bool:
        return False
