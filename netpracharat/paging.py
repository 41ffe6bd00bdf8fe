"""Long lists page by page, with the ways to the pages before and after."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest


def page_of(request: HttpRequest, rows: QuerySet, size: int) -> dict[str, Any]:
    """The page that the address asks for, and what components/pager.html needs."""
    page = Paginator(rows, size).get_page(request.GET.get("page"))
    return {
        "page": page,
        "previous_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
    }
