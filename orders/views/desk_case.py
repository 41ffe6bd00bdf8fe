"""The shop's page of a case, where it takes its turn."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from netpracharat.personal import personal, private_picture
from orders import case_story, cases, refunds
from orders.case_forms import AnswerForm
from orders.models import Case
from orders.states import CaseState
from orders.views.desk import MONEY, order_of


def case_of(request: HttpRequest, slug: str, number: str, pk: int) -> Case:
    order = order_of(request, slug, number, MONEY)
    case = get_object_or_404(order.cases, pk=pk)
    case.order = order
    return case


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def shop_case(request: HttpRequest, slug: str, number: str, pk: int) -> HttpResponse:
    case = case_of(request, slug, number, pk)
    form = AnswerForm(refunds.outstanding(case.order), request.POST or None)
    if form.is_valid():
        cases.answer(case, form.answer(), by=request.user)
        messages.success(request, _("The buyer reads your answer now."))
        return redirect("shop_case", slug, number, pk)
    context = {
        "shop": case.order.shop,
        "section": "orders",
        "order": case.order,
        "case": case,
        "headline": case_story.headline(case),
        "events": case_story.turns(case),
        "photos": [reverse("shop_case_photo", args=(slug, number, pk, photo.pk)) for photo in case.photos.all()],
        "form": form if case.state == CaseState.OPENED else None,
    }
    return render(request, "orders/desk/case.html", context)


@require_safe
@personal
def shop_case_photo(request: HttpRequest, slug: str, number: str, pk: int, photo_id: int) -> HttpResponse:
    case = case_of(request, slug, number, pk)
    return private_picture(get_object_or_404(case.photos, pk=photo_id).picture)
