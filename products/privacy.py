"""What the catalogue knows of a person: what they said about goods, which stays without them."""

from collections.abc import Iterable

from netpracharat.accounts.models import User
from products.models import Question, Report, Review

SAID = ("product__name", "text", "said_at", "answer")


def export(user: User) -> dict[str, list[dict[str, object]]]:
    return {
        "reviews": list(Review.objects.said_by(user).values(*SAID, "stars")),
        "questions": list(Question.objects.said_by(user).values(*SAID)),
        "reports": list(Report.objects.filter(by=user).values("reason", "words", "at")),
    }


def objections(_user: User) -> Iterable[str]:
    return ()


def erase(user: User) -> None:
    """Nobody's name ever stood there; now nothing leads to the person any more."""
    for model in (Review, Question):
        model.objects.said_by(user).update(author=None)
    Report.objects.filter(by=user).update(by=None)
