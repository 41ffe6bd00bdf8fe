"""Shops that a teacher helped: told by the teacher, answered on the shop's own pages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netpracharat.personal import personal
from shops.access import own_shop
from training.forms import HelpForm
from training.models import TeacherShopLink
from training.states import LinkState
from training.teachers import helping
from training.views.teachers import own_record

ANSWERS = "shops.answer_for_shop"  # a helper may be the very teacher
MOST = 100  # teachers on a shop's page
SHOWN = (LinkState.CLAIMED, LinkState.CONFIRMED, LinkState.DECLINED)


@require_http_methods(("GET", "HEAD", "POST"))
@personal
def help_shop(request: HttpRequest) -> HttpResponse:
    person = own_record(request.user)
    form = HelpForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        link = helping.claim(person, form.cleaned_data["found"], form.cleaned_data["how"], by=request.user)
        messages.success(
            request, _("%(shop)s is asked now. It counts once the shop has confirmed it.") % {"shop": link.shop}
        )
        return redirect("training_me")
    return render(request, "training/teachers/help_shop.html", {"form": form})


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    helping.take_back(get_object_or_404(own_record(request.user).shop_links, pk=pk))
    messages.success(request, _("Taken back. It doesn't count any more."))
    return redirect("training_me")


def own_link(request: HttpRequest, slug: str, pk: int) -> TeacherShopLink:
    shop = own_shop(request, slug, ANSWERS)
    return get_object_or_404(shop.teacher_links.select_related("person__user", "shop"), pk=pk)


@require_safe
@personal
def shop_teachers(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shop(request, slug, ANSWERS)
    links = shop.teacher_links.filter(state__in=SHOWN).select_related("person").order_by("state", "-claimed_at")
    return render(request, "training/teachers/shop_teachers.html", {"shop": shop, "links": links[:MOST]})


@require_POST
def confirm(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    helping.confirm(own_link(request, slug, pk), is_named=request.POST.get("is_named") == "yes", by=request.user)
    return done(request, slug, _("Confirmed. Thank you for saying so."))


@require_POST
def decline(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    helping.decline(own_link(request, slug, pk), by=request.user)
    return done(request, slug, _("Declined. It counts nowhere."))


@require_POST
def name(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    is_named = request.POST.get("is_named") == "yes"
    helping.name(own_link(request, slug, pk), is_named=is_named)
    return done(request, slug, _("You are named together.") if is_named else _("You are not named together any more."))


@require_POST
def end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    helping.end(own_link(request, slug, pk))
    return done(request, slug, _("Ended. It doesn't count any more."))


def done(request: HttpRequest, slug: str, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("shop_teachers", slug)
