"""Questions about a product, asked by whoever is signed in and answered by its shop for all to read."""

from django.db import transaction
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from products import remark_letters
from products.models import Product, Question
from products.moderation import reporting
from shops.models import ShopMember

MOST_OPEN = 3  # of one person about one product


@transaction.atomic
def ask(product: Product, text: str, *, by: User) -> Question:
    """The same words again are the same question: a double tap asks once."""
    Product.objects.select_for_update(no_key=True).only("pk").get(pk=product.pk)
    if ShopMember.objects.filter(shop=product.shop_id, user=by).exists():
        raise Refusal(_("You belong to this shop: buyers ask, and you answer."))
    waiting = Question.objects.unanswered().filter(product=product, author=by)
    if twin := waiting.filter(text=text).first():
        return twin
    if waiting.count() >= MOST_OPEN:
        raise Refusal(_("The shop has not answered your other questions yet. Please wait for it."))
    question = Question.objects.create(product=product, shop_id=product.shop_id, author=by, text=text)
    reporting.hint(question, text)
    remark_letters.tell_shop(question)
    return question
