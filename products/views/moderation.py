"""Anybody reports what is wrong; whoever a decision is about reads it behind its link, and appeals once."""

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from netpracharat.personal import personal
from netpracharat.refusals import Refusal
from products.catalogue.cards import address
from products.models import Decision, Matter, Product, Question, Review
from products.moderation import appealing, reporting
from products.moderation.forms import AppealForm, ReportForm
from products.views.sell.own import own_shelf
from shops.models import Shop

# A whole village shares one address of its carrier; who is signed in counts alone.
LIMITS = {"report": "30/h/ip", "report_signed_in": "20/d/user"}
DECISIONS_SHOWN = 50


def reportable(kind: str) -> QuerySet:
    """What everybody may see, and so report."""
    if kind == "shop":
        return Shop.objects.open_to_public()
    if kind == "product":
        return Product.objects.on_sale()
    model = Review if kind == "review" else Question
    return model.objects.shown().filter(product__in=Product.objects.on_sale()).select_related("product")


@login_not_required
@require_http_methods(("GET", "HEAD", "POST"))
def report(request: HttpRequest, kind: str, pk: str) -> HttpResponse:
    subject = get_object_or_404(reportable(kind), pk=pk)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "products/moderation/report.html", {"form": form, "kind": kind, "subject": subject})
    refuse_too_many(request)
    by = request.user if request.user.is_authenticated else None
    reporting.report(subject, by=by, **form.cleaned_data)
    messages.success(request, _("Thank you. An officer will look at it."))
    return redirect(page_of(subject))


def refuse_too_many(request: HttpRequest) -> None:
    action = "report_signed_in" if request.user.is_authenticated else "report"
    if not ratelimit.consume(request, app="products", action=action, config=LIMITS, user=request.user):
        raise Refusal(_("Many reports have come from here just now. Please try again later."))


def page_of(subject: reporting.Subject) -> str:
    if isinstance(subject, Shop):
        return reverse("shop_page", args=(subject.slug,))
    product = subject if isinstance(subject, Product) else subject.product
    return address(product.pk, product.name)


@login_not_required
@require_http_methods(("GET", "HEAD", "POST"))
@personal
def decision(request: HttpRequest, token: str) -> HttpResponse:
    """Its link is the key: it was sent to whoever it is about."""
    found = get_object_or_404(Decision.objects.against(), token=token)
    found.matter = Matter.objects.with_subject().get(pk=found.matter_id)
    is_open = appealing.is_open(found)
    form = AppealForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        appealing.appeal(found, form.cleaned_data["appeal"])
        messages.success(request, _("Your appeal has arrived. Another officer will look at it."))
        return redirect(found)
    return render(request, "products/moderation/decision.html", {"decision": found, "form": form, "is_open": is_open})


@require_safe
def shop_decisions(request: HttpRequest, slug: str) -> HttpResponse:
    """What officers decided about the shop and its goods, the newest first."""
    shop = own_shelf(request, slug)
    decisions = Decision.objects.against().about_goods_of(shop).select_related("matter__product", "matter__shop")
    context = {"shop": shop, "section": "shop", "decisions": decisions[:DECISIONS_SHOWN]}
    return render(request, "products/moderation/shop_decisions.html", context)
