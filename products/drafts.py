"""What is typed is kept before it is checked: by the page itself now and then, and whatever goes wrong."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from products import listing
from products.models import ListingDraft, Product

LONGEST = 40_000  # all fields together; the form's own limits come to a quarter of it


@transaction.atomic
def keep(product: Product, typed: Mapping[str, Any], *, version: int, by: User) -> ListingDraft:
    """Keep it beside the listing, which stays as it is."""
    if len(str(typed)) > LONGEST:
        raise Refusal(_("This is too long to be kept. Please shorten the description."))
    listing.take_turn(product, version)
    values = {"typed": dict(typed), "saved_at": timezone.now(), "saved_by": by, "waits_since": None}
    return ListingDraft.objects.update_or_create(product=product, defaults=values)[0]


def forget(product: Product) -> None:
    """Back to what is on the shelf."""
    ListingDraft.objects.filter(product=product).delete()
