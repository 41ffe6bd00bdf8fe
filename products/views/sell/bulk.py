"""Many goods at once: the list taken home, brought back, looked at and written."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from netpracharat import sheets
from netpracharat.sheets import Table
from products.bulk import bringing, running, table
from products.bulk.columns import heads
from products.bulk.forms import BulkListForm
from products.bulk.showing import Shown
from products.models import BulkList
from products.states import BulkState
from products.views.sell.own import own_shelf

LATEST = 5


@never_cache
def shop_bulk(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shelf(request, slug)
    form = BulkListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        bulk_list = bringing.bring(shop, **form.cleaned_data, by=request.user)
        running.wake()
        return redirect("shop_bulk_list", slug, bulk_list.pk)
    context = {"shop": shop, "section": "products", "form": form, "latest": shop.bulk_lists.all()[:LATEST]}
    return render(request, "products/sell/bulk.html", context | {"has_goods": shop.products.exclude(name="").exists()})


@require_safe
def shop_bulk_blank(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    own_shelf(request, slug)
    if ending == "csv":
        return sheets.csv_response("goods.csv", heads(), table.as_rows(table.examples_in_text()))
    return answer("goods", ending, table.blank())


@require_safe
def shop_bulk_filled(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    return answer(f"goods-{slug}", ending, table.filled(own_shelf(request, slug)))


def answer(name: str, ending: str, tables: list[Table]) -> HttpResponse:
    if ending == "xlsx":
        return sheets.xlsx_response(f"{name}.xlsx", *tables)
    if ending == "csv":
        return sheets.csv_response(f"{name}.csv", tables[0].head, tables[0].rows)
    raise Http404


@never_cache
@require_safe
def shop_bulk_list(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The one page of a list, however far it is."""
    bulk_list = own_list(request, slug, pk)
    shown = Shown(bulk_list, request.GET)
    context = {"shop": bulk_list.shop, "section": "products", "bulk_list": bulk_list, "shown": shown}
    return render(request, "products/sell/bulk_list.html", context)


@require_POST
def shop_bulk_write(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    bringing.write(own_list(request, slug, pk), by=request.user)
    running.wake()
    return redirect("shop_bulk_list", slug, pk)


@require_POST
def shop_bulk_leave(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    bulk_list = own_list(request, slug, pk)
    leave = bringing.leave if bulk_list.state == BulkState.CHECKED else bringing.give_up
    leave(bulk_list)
    messages.success(request, _("The list is left. What was not written stays as it was."))
    return redirect("shop_bulk", slug)


@require_POST
def shop_bulk_go_on(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    bringing.go_on(own_list(request, slug, pk))
    running.wake()
    return redirect("shop_bulk_list", slug, pk)


def own_list(request: HttpRequest, slug: str, pk: int) -> BulkList:
    shop = own_shelf(request, slug)
    bulk_list = get_object_or_404(shop.bulk_lists, pk=pk)
    bulk_list.shop = shop
    return bulk_list
