"""The buyer's pages of a case: what is wrong, what the shop answers, and the buyer's turns."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netpracharat.personal import personal, private_picture
from orders import case_photos, case_story, cases
from orders.case_forms import SAID, ClaimForm, WordsForm
from orders.models import Case
from orders.states import CaseState
from orders.views.order import order_to_act_on, signed_in


def case_of(request: HttpRequest, token: str, pk: int) -> Case:
    found = order_to_act_on(request, token)
    case = get_object_or_404(found.cases.select_related("refund"), pk=pk)
    case.order = found
    return case


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@personal
def begin(request: HttpRequest, token: str) -> HttpResponse:
    found = order_to_act_on(request, token)
    if already := found.cases.unclosed().first():
        return redirect("order_case", token, already.pk)
    kinds = cases.possible_kinds(found, timezone.now())
    if not kinds:
        messages.error(request, _("No problem can be reported for this order now. Please call the shop."))
        return redirect("order", token)
    form = ClaimForm(kinds, request.POST or None)
    if form.is_valid():
        case = cases.begin(found, form.claim(), by=signed_in(request))
        add_photos(request, case)
        return redirect("order_case", token, case.pk)
    context = {"order": found, "form": form, "has_food": cases.has_food(found)}
    return render(request, "orders/case_begin.html", context)


def add_photos(request: HttpRequest, case: Case) -> None:
    for sentence in case_photos.add(case, request.FILES.getlist("photos")):
        messages.error(request, sentence)


@login_not_required
@require_safe
@personal
def case(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    return show(request, case_of(request, token, pk))


def show(request: HttpRequest, case: Case, **wrong: WordsForm) -> HttpResponse:
    """The page of a case; `wrong` are forms that came back with errors, by name."""
    photos = case.photos.all()
    context = {
        "order": case.order,
        "case": case,
        "headline": case_story.headline(case),
        "events": case_story.turns(case),
        "photos": [reverse("order_case_photo", args=(case.order.token, case.pk, photo.pk)) for photo in photos],
        "may_add_photos": case.state != CaseState.CLOSED and len(photos) < case_photos.MOST,
        "may_settle": cases.may_settle(case),
        "may_escalate": cases.may_escalate(case),
        "forms": {name: WordsForm(name) for name in SAID} | wrong,
    }
    return render(request, "orders/case.html", context)


@login_not_required
@require_POST
@personal
def accept(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    cases.accept(case_of(request, token, pk), by=signed_in(request))
    return redirect("order_case", token, pk)


@login_not_required
@require_POST
@personal
def reply(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    found, form = case_of(request, token, pk), WordsForm("reply", request.POST)
    if not form.is_valid():
        return show(request, found, reply=form)
    cases.write_back(found, form.cleaned_data["text"], by=signed_in(request))
    return redirect("order_case", token, pk)


@login_not_required
@require_POST
@personal
def escalate(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    found, form = case_of(request, token, pk), WordsForm("escalate", request.POST)
    if not form.is_valid():
        return show(request, found, escalate=form)
    cases.escalate(found, form.cleaned_data["text"], by=signed_in(request))
    return redirect("order_case", token, pk)


@login_not_required
@require_POST
@personal
def settle(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    cases.settle(case_of(request, token, pk), by=signed_in(request))
    return redirect("order_case", token, pk)


@login_not_required
@require_POST
@personal
def photos(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    add_photos(request, case_of(request, token, pk))
    return redirect("order_case", token, pk)


@login_not_required
@require_safe
@personal
def photo(request: HttpRequest, token: str, pk: int, photo_id: int) -> HttpResponse:
    return private_picture(get_object_or_404(case_of(request, token, pk).photos, pk=photo_id).picture)
