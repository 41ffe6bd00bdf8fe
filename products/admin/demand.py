"""The demand board for officers: every count, as a chart, a table and a file."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from netpracharat import sheets
from netpracharat.read_only import ReadOnly
from products.catalogue import figures
from products.demand.board import Board
from products.models import Demand


@admin.register(Demand)
class DemandAdmin(ReadOnly, admin.ModelAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("", view(self.changelist_view), name="products_demand_changelist"),
            path("csv/", view(self.csv), name="products_demand_csv"),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # noqa: ARG002
        board = self.board(request)
        context = {**self.admin_site.each_context(request), "title": self.opts.verbose_name_plural}
        context |= {"board": board, "wishes": board.for_officers(), "over_time": board.over_time()}
        return render(request, "admin/products/demand/board.html", context)

    def csv(self, request: HttpRequest) -> HttpResponse:
        board = self.board(request)
        head = (_("Goods"), _("Category"), _("Region"), board.kind.label)
        rows = ((wish.words, wish.category, wish.region, wish.times) for wish in board.wishes(board.totals()))
        named = ((words, *(one and one.name for one in places), times) for words, *places, times in rows)
        return sheets.csv_response(f"demand-{board.kind}.csv", head, named)

    def board(self, request: HttpRequest) -> Board:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return Board.read(request.GET, figures.current())
