"""What a shop finds of reviews and questions: the newest first, a page at a time."""

from functools import cached_property

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from products import remarks
from products.models import Decision, Question, Review
from shops.doors import Door
from shops.models import Shop

PAGE = 20
MOST_COUNTED = 99
PAGES = {Question: "shop_questions", Review: "shop_reviews"}
ANSWERS = {Question: "shop_question_answer", Review: "shop_review_answer"}


class Inbox:
    """One page of either; `before` is the last one of the page before."""

    def __init__(self, shop: Shop, model: type[Review | Question], before: str) -> None:
        self.shop, self.model = shop, model
        self.before = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None

    @property
    def is_of_reviews(self) -> bool:
        return self.model is Review

    def tabs(self) -> list[dict[str, object]]:
        words = {Question: _("Questions"), Review: _("Reviews")}
        counts = {Question: waiting(self.shop), Review: 0}
        return [
            {
                "word": words[model],
                "url": reverse(page, args=(self.shop.slug,)),
                "current": model is self.model,
                "count": counts[model],
            }
            for model, page in PAGES.items()
        ]

    @cached_property
    def found(self) -> list[Review | Question]:
        """One more than the page shows, to know whether there are more."""
        rows = self.model.objects.filter(shop=self.shop).select_related("product")
        rows = rows.select_related("province").prefetch_related("photos") if self.is_of_reviews else rows
        if self.before:
            rows = rows.filter(pk__lt=self.before)
        return list(rows.order_by("-pk")[: PAGE + 1])

    def rows(self) -> list[tuple[Review | Question, str]]:
        """Each with the address at which it is answered, while it can be."""
        return [(remark, self.answer_url(remark)) for remark in self.found[:PAGE]]

    def answer_url(self, remark: Review | Question) -> str:
        is_open = remarks.is_answer_open(remark)
        return reverse(ANSWERS[self.model], args=(self.shop.slug, remark.pk)) if is_open else ""

    def next_url(self) -> str:
        return f"?before={self.found[PAGE - 1].pk}" if len(self.found) > PAGE else ""


def unanswered(shop: Shop) -> QuerySet[Question]:
    return Question.objects.unanswered().filter(shop=shop)


def waiting(shop: Shop) -> int:
    return unanswered(shop).order_by()[:MOST_COUNTED].count()


def doors(shop: Shop, user: User) -> list[Door]:
    """On the desk of the shop: how many questions wait, and what officers decided of it."""
    if not user.has_perm("shops.list_shop_products", shop):
        return []
    url = reverse("shop_questions", args=(shop.slug,))
    found = [Door(_("Questions and reviews"), url, "message-circle", waiting(shop))]
    if Decision.objects.against().about_goods_of(shop).exists():
        found.append(Door(_("Decisions of officers"), reverse("shop_decisions", args=(shop.slug,)), "gavel"))
    return found
