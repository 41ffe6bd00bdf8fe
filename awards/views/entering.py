"""A shop's pages of the awards: nominating a product, its entries and what is to be done with them."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.entering import appeals, nomination, screening, snapshots, status, steps
from awards.forms import AppealForm, ApplicationForm, first_words, words_of
from awards.models import Entry
from products import photos
from products.models import Product
from shops.access import own_shop

ENTERS = "shops.answer_for_shop"
BUTTONS = {"consent": steps.CONSENT, "decline": steps.DECLINE, "complete": steps.RESUBMIT, "withdraw": steps.WITHDRAW}


def nominate(request: HttpRequest, pk: int) -> HttpResponse:
    """By the product's shop, or by an officer or teacher on its behalf."""
    product = get_object_or_404(Product.objects.visible_to(request.user).select_related("shop", "category"), pk=pk)
    if not request.user.has_perm("awards.nominate_product", product):
        raise PermissionDenied
    is_own = request.user.has_perm(ENTERS, product.shop)
    context = {"product": product, "is_own": is_own, "edition": nomination.open_edition(timezone.now())}
    if context["edition"] is None:
        return render(request, "awards/nominate.html", context)
    nomination.refuse_neutral(context["edition"], request.user)
    data = request.POST if request.method == "POST" else None
    form = ApplicationForm(context["edition"], data, initial=first_words(context["edition"], product))
    if form.is_valid() and form.send(partial(nomination.nominate, product, by=request.user)):
        messages.success(request, words_after(is_own=is_own))
        return redirect("shop_entries", product.shop.slug) if is_own else redirect("product", product.pk, product.slug)
    standing = product.entries.in_play().filter(edition=context["edition"]).first()
    context |= {"form": form, "photos": photos.shown(product, product.name), "standing": standing}
    return render(request, "awards/nominate.html", context)


def words_after(*, is_own: bool) -> str:
    if is_own:
        return _("Nominated. An officer will check it and tell you.")
    return _("Proposed. The shop is asked whether it agrees.")


def own_entry(request: HttpRequest, slug: str, pk: int) -> Entry:
    shop = own_shop(request, slug, ENTERS)
    entry = get_object_or_404(shop.entries.select_related("edition", "category", "product", "region"), pk=pk)
    entry.shop = shop
    return entry


@require_safe
def shop_entries(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shop(request, slug, ENTERS)
    entries = shop.entries.select_related("edition", "product").order_by("-edition__year", "-pk")
    context = {
        "shop": shop,
        "edition": nomination.open_edition(timezone.now()),
        "rows": [(entry, status.headline(entry)) for entry in entries],
    }
    return render(request, "awards/shop_entries.html", context)


@require_safe
def shop_entry(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    return entry_page(request, own_entry(request, slug, pk))


def entry_page(request: HttpRequest, entry: Entry, appeal: AppealForm | None = None) -> HttpResponse:
    may_appeal = entry.edition.has_public_results and appeals.is_possible(entry, timezone.now())
    context = {
        "shop": entry.shop,
        "entry": entry,
        "headline": status.headline(entry),
        "possible": [name for name, step in BUTTONS.items() if steps.is_possible(entry, step)],
        "shown": snapshots.open_(entry),
        "events": status.timeline(entry),
        "means": status.own_means(entry),
        "appeals": entry.appeals.all(),
        "appeal_form": (appeal or AppealForm()) if may_appeal else None,
        "appeal_until": appeals.closes_at(entry.edition) if may_appeal else None,
    }
    return render(request, "awards/shop_entry.html", context)


@require_POST
def shop_entry_consent(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    entry = own_entry(request, slug, pk)
    screening.consent(entry, by=request.user)
    return done(request, entry, words_after(is_own=True))


@require_POST
def shop_entry_decline(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    entry = own_entry(request, slug, pk)
    screening.decline(entry, by=request.user)
    return done(request, entry, _("Your product doesn't take part."))


@require_POST
def shop_entry_withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    entry = own_entry(request, slug, pk)
    screening.withdraw(entry, by=request.user)
    return done(request, entry, _("Your product doesn't take part any more."))


def shop_entry_complete(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What was returned is changed here and sent again."""
    entry = own_entry(request, slug, pk)
    if not steps.is_possible(entry, steps.RESUBMIT):
        return redirect("shop_entry", slug, pk)
    form = ApplicationForm(entry.edition, request.POST if request.method == "POST" else None, initial=words_of(entry))
    if form.is_valid() and form.send(partial(nomination.resubmit, entry, by=request.user)):
        return done(request, entry, _("Sent again. An officer will check it and tell you."))
    context = {"shop": entry.shop, "entry": entry, "product": entry.product, "form": form}
    return render(
        request, "awards/complete.html", context | {"photos": photos.shown(entry.product, entry.product.name)}
    )


@require_POST
def shop_entry_appeal(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    entry, form = own_entry(request, slug, pk), AppealForm(request.POST)
    if not form.is_valid():
        return entry_page(request, entry, form)
    appeals.file(entry, form.cleaned_data["text"], by=request.user)
    return done(request, entry, _("Your appeal is filed. The answer will stand here."))


def done(request: HttpRequest, entry: Entry, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("shop_entry", entry.shop.slug, entry.pk)
