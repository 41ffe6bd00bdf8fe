"""Somebody reports a thing, or the house finds something in its words: then it waits for an officer."""

from django.db import transaction
from django.utils import timezone

from netpracharat.accounts.models import User
from products.models import Matter, Product, Question, Report, Review
from products.moderation import hints
from shops.appearance import WORDS
from shops.models import Shop
from shops.states import ShopState

Subject = Product | Shop | Review | Question
Reason = Report.Reason


@transaction.atomic
def report(subject: Subject, reason: Reason, words: str = "", *, by: User | None) -> Matter:
    """Again by the same person before it was decided, it is the same report."""
    matter, _is_new = Matter.objects.get_or_create(**{subject._meta.model_name: subject})
    Matter.objects.select_for_update().get(pk=matter.pk)
    Report.objects.bulk_create([Report(matter=matter, reason=reason, words=words, by=by)], ignore_conflicts=True)
    Matter.objects.filter(pk=matter.pk, waiting_since=None).update(waiting_since=timezone.now())
    return matter


def hint(subject: Subject, *texts: str) -> None:
    """To be called within the transaction that writes the words: they stand, and an officer looks at them."""
    if found := hints.found_in(*texts):
        report(subject, Reason.HINT, ", ".join(found), by=None)


def hint_at_shop(shop: Shop) -> None:
    """Before it is approved an officer reads all of it anyway."""
    if shop.state == ShopState.APPROVED:
        hint(shop, *(getattr(shop, name) for name in WORDS))
