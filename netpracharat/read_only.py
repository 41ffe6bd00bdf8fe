"""Pages of the admin on which rows are looked at, and changed by their own actions alone."""

from django.http import HttpRequest


class ReadOnly:
    """For ModelAdmins and inlines."""

    def has_add_permission(self, _request: HttpRequest, _parent: object = None) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _row: object = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _row: object = None) -> bool:
        return False
