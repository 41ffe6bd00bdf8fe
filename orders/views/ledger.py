"""A shop's ledger for those who handle its money: on a page with charts, as tables to take home, as a paper."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from netpracharat import sheets
from netpracharat.charts.tables import Row, Table
from netpracharat.money import baht
from netpracharat.personal import personal
from netpracharat.thai import dates
from orders import ledger
from orders.ledger import Period, Sale
from orders.papers import income_record
from orders.states import PaymentMethod, PaymentStatus
from orders.views.desk import MONEY
from shops.access import own_shop


@require_safe
@personal
def shop_ledger(request: HttpRequest, slug: str) -> HttpResponse:
    shop, period = own_shop(request, slug, MONEY), Period.read(request.GET.get("period", ""))
    days = ledger.over_time(shop, period)
    cash = ledger.cash_book(shop, period)
    received, paid_back = sum(day.received for day in cash), sum(day.paid_back for day in cash)
    context = {
        "shop": shop,
        "section": "orders",
        "period": period,
        "name": income_record.name_of(period),
        "tabs": tabs(period),
        "previous": period.moved(-1),
        "next": period.moved(1) if period.is_over else None,
        "orders": sum(number for _slot, number, _total in days),
        "sold": sum(total for _slot, _number, total in days),
        "received": received,
        "paid_back": paid_back,
        "kept": received - paid_back,
        "open": ledger.still_open(shop),
        "time_table": time_table(days, period),
        "product_table": sale_table(_("Sold by product"), _("Product"), ledger.by_product(shop, period)),
        "province_table": sale_table(
            _("Sold by province of the buyer"), _("Province"), ledger.by_province(shop, period)
        ),
    }
    return render(request, "orders/desk/ledger.html", context)


def tabs(period: Period) -> list[dict[str, object]]:
    month = period if period.month else Period.read("")
    return [
        {"word": _("By month"), "url": f"?period={month}", "current": period.month is not None},
        {"word": _("By year"), "url": f"?period={period.year}", "current": period.month is None},
    ]


def time_table(days: Iterable[tuple], period: Period) -> Table:
    rows = [Row(slot_name(slot, period), [total]) for slot, _number, total in days]
    head = _("Day") if period.month else _("Month")
    return Table(_("Sold over time"), head, [_("Sold")], rows, write=baht)


def slot_name(slot: object, period: Period) -> str:
    language = dates.known(get_language())
    return dates.short(slot, language) if period.month else f"{dates.SHORT_MONTHS[language][slot.month - 1]}"


def sale_table(caption: str, head: str, sales: Iterable[Sale]) -> Table:
    rows = [Row(sale.name, [sale.total], code=sale.code) for sale in sales]
    return Table(caption, head, [_("Sold")], rows, write=baht)


@require_safe
@personal
def shop_ledger_csv(request: HttpRequest, slug: str) -> HttpResponse:
    shop, period = own_shop(request, slug, MONEY), Period.read(request.GET.get("period", ""))
    return sheets.csv_response(f"sales-{period}.csv", order_head(), order_rows(shop, period))


@require_safe
@personal
def shop_ledger_xlsx(request: HttpRequest, slug: str) -> HttpResponse:
    shop, period = own_shop(request, slug, MONEY), Period.read(request.GET.get("period", ""))
    named = [(sale.name, sale.pieces, sale.total) for sale in ledger.by_product(shop, period)]
    placed = [(sale.name, sale.pieces, sale.total) for sale in ledger.by_province(shop, period)]
    moved = [(day.on, day.received, day.paid_back) for day in ledger.cash_book(shop, period)]
    tables = (
        sheets.Table(_("Orders"), order_head(), order_rows(shop, period)),
        sheets.Table(_("Days"), (_("Day"), _("Orders"), _("Sold")), ledger.over_time(shop, period)),
        sheets.Table(_("Products"), (_("Product"), _("pieces"), _("Sold")), named),
        sheets.Table(_("Provinces"), (_("Province"), _("Orders"), _("Sold")), placed),
        sheets.Table(_("Money"), (_("Day"), _("Came in"), _("Paid back")), moved),
    )
    return sheets.xlsx_response(f"sales-{period}.xlsx", *tables)


def order_head() -> tuple[str, ...]:
    words = (_("Day"), _("Order number"), _("Province"), _("Goods"), _("Delivery"), _("Discount"), _("Total"))
    return *words, _("Paid by"), _("Money")


def order_rows(shop: object, period: Period) -> Iterable[tuple]:
    """The states as people read them."""
    for *row, method, status in ledger.order_rows(shop, period):
        yield *row, PaymentMethod(method).label, PaymentStatus(status).label


@require_safe
@personal
def shop_income_record(request: HttpRequest, slug: str) -> HttpResponse:
    shop, period = own_shop(request, slug, MONEY), Period.read(request.GET.get("period", ""))
    paper = income_record.pdf(shop, period)
    headers = sheets.attached(f"income-{period}.pdf")
    return HttpResponse(paper, content_type="application/pdf", headers=headers)
