"""What the awards know of a user: what they nominated, and the appeals that they filed.

Erasing changes nothing here: entries belong to the record of their edition, and point at a user without a name.
"""

from awards.models import Appeal, Entry
from netpracharat.accounts.models import User

ENTRY = ("number", "edition__year", "state", "community", "marketing", "quality", "nominated_at", "product__name")
APPEAL = ("entry__number", "text", "state", "answer", "filed_at")


def export(user: User) -> dict[str, object]:
    return {
        "nominations": list(Entry.objects.filter(nominated_by=user).order_by("pk").values(*ENTRY)),
        "appeals": list(Appeal.objects.filter(filed_by=user).order_by("pk").values(*APPEAL)),
    }


def erase(user: User) -> None:
    """See above."""
