"""What buyers say of a shop's goods, and the shop's answers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from products import inbox, remarks
from products.models import Question, Review
from products.remark_forms import AnswerForm
from products.views.sell.own import own_shelf


@require_safe
def shop_questions(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, slug, Question)


@require_safe
def shop_reviews(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, slug, Review)


def show(request: HttpRequest, slug: str, model: type[Review | Question]) -> HttpResponse:
    shop = own_shelf(request, slug)
    context = {"shop": shop, "section": "shop", "inbox": inbox.Inbox(shop, model, request.GET.get("before", ""))}
    return render(request, "products/sell/remarks.html", context)


def question_answer(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    return answer(request, slug, get_object_or_404(remarks_of(request, slug, Question), pk=pk))


def review_answer(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    return answer(request, slug, get_object_or_404(remarks_of(request, slug, Review), pk=pk))


def remarks_of(request: HttpRequest, slug: str, model: type[Review | Question]) -> object:
    return model.objects.filter(shop=own_shelf(request, slug)).select_related("shop", "product", "author")


def answer(request: HttpRequest, slug: str, remark: Review | Question) -> HttpResponse:
    """A page of its own: the words of the buyer above, the answer below."""
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"answer": remark.answer})
    if not form.is_valid():
        return render(request, "products/sell/answer.html", {"shop": remark.shop, "remark": remark, "form": form})
    remarks.answer(remark, form.cleaned_data["answer"], by=request.user)
    messages.success(request, _("Your answer stands below it for all to read."))
    return redirect(inbox.PAGES[type(remark)], slug)
