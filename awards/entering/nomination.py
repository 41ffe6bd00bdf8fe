"""A product is entered into the awards: by its shop, or on its behalf by an officer or teacher."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import IntegerField, Max, Q
from django.db.models.functions import Cast, Substr
from django.utils import timezone
from django.utils.translation import gettext as _

from awards import events, notices
from awards.entering import eligibility, snapshots, steps
from awards.events import Verb
from awards.models import Category, Edition, Entry, PanelMember
from awards.states import EditionState, EntryState
from netpracharat.accounts.models import User
from netpracharat.accounts.roles import is_secretary
from netpracharat.pictures import Picture
from netpracharat.places.models import Region
from netpracharat.refusals import Refusal
from products.models import Product
from products.states import ProductState

NOT_TO_BE_ENTERED = (ProductState.DRAFT, ProductState.BLOCKED)


@dataclass(frozen=True)
class Application:
    """What is written for the judges; the category says which edition it is for."""

    category: Category
    community: str
    marketing: str
    quality: str


class AlreadyEntered(Refusal):
    """The product is in play already, as `entry`."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(_("This product is entered already, as %(number)s.") % {"number": entry.number})
        self.entry = entry


def open_edition(at: dt.datetime) -> Edition | None:
    """The edition that takes nominations at this moment."""
    begun = Q(nominations_open_at=None) | Q(nominations_open_at__lte=at)
    not_over = Q(nominations_close_at=None) | Q(nominations_close_at__gt=at)
    return Edition.objects.filter(begun, not_over, state=EditionState.NOMINATION).first()


def nominate(product: Product, application: Application, *, by: User) -> Entry:
    """Waits for the shop's consent where somebody else proposes it."""
    edition = application.category.edition
    refuse_neutral(edition, by)
    if product.state in NOT_TO_BE_ENTERED:
        raise Refusal(_("Only goods that have been on the shelf can be entered. Please list this product first."))
    photos = snapshots.copied_photos(product)  # before the edition is held, for copying takes a while
    with transaction.atomic():
        steps.hold(edition.pk, (EditionState.NOMINATION,))
        if open_edition(timezone.now()) != edition:
            raise Refusal(_("Nominations are not open at this time."))
        entry = enter(product, application, by=by)
        complete(entry, photos)
        tell(entry, by=by)
    return entry


@transaction.atomic
def resubmit(entry: Entry, application: Application, *, by: User) -> None:
    """What was returned for completion comes back, its snapshot taken anew."""
    photos = snapshots.copied_photos(entry.product)
    steps.take(entry, steps.RESUBMIT, by=by)
    Entry.objects.filter(pk=entry.pk).update(**vars(application))
    entry.refresh_from_db()
    complete(entry, photos)


def enter(product: Product, application: Application, *, by: User) -> Entry:
    """The row, under the next number; the edition is held by the caller."""
    edition, shop, now = application.category.edition, product.shop, timezone.now()
    if standing := Entry.objects.in_play().filter(edition=edition, product=product).first():
        raise AlreadyEntered(standing)
    consent = {}
    if by.has_perm("shops.answer_for_shop", shop):
        consent = {"state": EntryState.NOMINATED, "consented_by": by, "consented_at": now}
    region = Region.objects.get(provinces__districts__subdistricts=shop.subdistrict_id)
    return Entry.objects.create(
        edition=edition,
        number=next_number(edition, region),
        region=region,
        product=product,
        shop=shop,
        nominated_by=by,
        nominated_at=now,
        **vars(application),
        **({"state": EntryState.PROPOSED} | consent),
    )


def next_number(edition: Edition, region: Region) -> str:
    """Such as 2569-NE-014: no entry is ever deleted, so the highest one leads to the next without a gap."""
    prefix = f"{edition.year}-{region.pk}-"
    serial = Cast(Substr("number", len(prefix) + 1), IntegerField())
    last = edition.entries.filter(number__startswith=prefix).aggregate(last=Max(serial))["last"]
    return f"{prefix}{(last or 0) + 1:03}"


def complete(entry: Entry, photos: Sequence[Picture]) -> None:
    eligibility.refresh(entry)
    snapshots.freeze(entry, photos)


def tell(entry: Entry, *, by: User) -> None:
    if entry.state == EntryState.NOMINATED:
        events.record(entry.edition, Verb.NOMINATED, by=by, entry=entry)
    else:
        events.record(entry.edition, Verb.PROPOSED, by=by, entry=entry)
        notices.tell_shop(entry, Verb.PROPOSED)


def refuse_neutral(edition: Edition, user: User) -> None:
    """Who runs or judges these awards doesn't enter anything into them."""
    sits = PanelMember.objects.filter(panel__round__edition=edition, judge=user, replaced_at=None)
    if is_secretary(user) or sits.exists():
        raise Refusal(_("You run or judge these awards, so you can't enter a product. Please let somebody else do it."))
