"""What is said about a product, read by everybody; asked by whoever is signed in."""

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from netpracharat.refusals import Refusal
from products import questions
from products.catalogue import said
from products.catalogue.cards import address
from products.models import Product, Question, Review
from products.remark_forms import QuestionForm
from shops.rating import Rating

LIMITS = {"question_ask": "10/d/user"}


def product_of(request: HttpRequest, pk: int) -> Product:
    return get_object_or_404(Product.objects.visible_to(request.user).select_related("shop"), pk=pk)


@login_not_required
@require_safe
def product_reviews(request: HttpRequest, pk: int) -> HttpResponse:
    product = product_of(request, pk)
    page = said.page_of(Review, product.pk, request.GET.get("before", ""))
    context = {"rating": Rating.of(product.stars), "page": page}
    return render(request, "products/reviews.html", context | about(product))


@login_not_required
@require_safe
def product_questions(request: HttpRequest, pk: int) -> HttpResponse:
    product = product_of(request, pk)
    page = said.page_of(Question, product.pk, request.GET.get("before", ""))
    return render(request, "products/questions.html", {"page": page} | about(product))


@require_http_methods(("GET", "HEAD", "POST"))
def product_ask(request: HttpRequest, pk: int) -> HttpResponse:
    product = product_of(request, pk)
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "products/ask.html", {"form": form} | about(product))
    if not ratelimit.consume(request, app="products", action="question_ask", config=LIMITS, user=request.user):
        raise Refusal(_("You have asked a lot today. Please go on tomorrow."))
    questions.ask(product, form.cleaned_data["text"], by=request.user)
    messages.success(request, _("Your question is with the shop. We tell you when it answers."))
    return redirect("product_questions", pk)


def about(product: Product) -> dict[str, object]:
    return {"product": product, "crumbs": [(product.name, address(product.pk, product.name))]}
