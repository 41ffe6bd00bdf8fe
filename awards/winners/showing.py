"""What everybody may read of an edition and its winners, in the language that is active."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from awards.models import Award, Edition, Entry, EntryPhoto, PanelMember, Round, ScoreSheet, Slot, Tier
from awards.states import EditionState, RoundKind, SheetState
from awards.winners import publishing, words
from netpracharat import pictures
from netpracharat.certificates.papers import Words
from products.catalogue.cards import address
from products.states import ProductState
from shops.states import ShopState

STAGES = {
    EditionState.NOMINATION: None,
    EditionState.SCREENING: RoundKind.SCREENING,
    EditionState.REGIONAL_JUDGING: RoundKind.REGIONAL,
    EditionState.NATIONAL_JUDGING: RoundKind.NATIONAL,
    EditionState.ANNOUNCED: None,
}
# What is signed waits for its announcement; the archive is no stage of its own.
SHOWN_AS = {EditionState.SIGNED_OFF: EditionState.NATIONAL_JUDGING, EditionState.ARCHIVED: EditionState.ANNOUNCED}


@dataclass(frozen=True)
class Winner:
    """One award as its card and its page show it."""

    award: Award

    @property
    def entry(self) -> Entry:
        return self.award.entry

    @property
    def url(self) -> str:
        return publishing.address(self.award)

    @property
    def name(self) -> str:
        return said(words.product(self.entry))

    @property
    def shop(self) -> str:
        return said(words.shop(self.entry))

    @property
    def place(self) -> str:
        return said(words.place(self.entry))

    @property
    def won(self) -> str:
        return said(words.won(self.award.slot))

    @property
    def is_revoked(self) -> bool:
        return self.award.revoked_at is not None

    @cached_property
    def photos(self) -> list[dict[str, object]]:
        """As they were judged."""
        return [pictures.as_photo(photo, self.name) for photo in self.entry.photos.all()]

    @property
    def photo(self) -> dict[str, object] | None:
        return self.photos[0] if self.photos else None

    @property
    def shop_url(self) -> str:
        is_open = self.entry.shop.state == ShopState.APPROVED
        return reverse("shop_page", args=(self.entry.shop.slug,)) if is_open else ""

    @property
    def product_url(self) -> str:
        is_on_sale = self.shop_url and self.entry.product.state == ProductState.LISTED
        return address(self.entry.product_id, self.entry.product.name) if is_on_sale else ""


def said(both: Words) -> str:
    return words.in_language(both, get_language())


def public_awards() -> QuerySet[Award]:
    """Announced ones with all that is shown of them, in two queries; revoked ones too."""
    photos = Prefetch("entry__photos", EntryPhoto.objects.order_by("position", "pk"))
    return Award.objects.in_public().select_related(*words.RELATED).prefetch_related(photos)


def winners(awards: Iterable[Award]) -> list[Winner]:
    return [Winner(award) for award in awards]


def by_tier(shown: Iterable[Winner]) -> list[tuple[Tier, list[Winner]]]:
    """Those that stand, as they are ordered: the highest tier first."""
    standing = (winner for winner in shown if not winner.is_revoked)
    return [(tier, list(group)) for tier, group in groupby(standing, key=lambda winner: winner.award.slot.tier)]


def stages(edition: Edition) -> tuple[list[str], int]:
    """The words of the way, and the number of where the edition stands on it."""
    kinds = {round_.kind for round_ in edition.rounds.all()}
    way = [state for state, kind in STAGES.items() if kind is None or kind in kinds]
    return [capfirst(state.label) for state in way], way.index(SHOWN_AS.get(edition.state, edition.state)) + 1


def dates(edition: Edition) -> list[tuple[str, object, object]]:
    """What, from when, until when; only what is set."""
    rows = [(_("Nominations"), edition.nominations_open_at, edition.nominations_close_at)]
    rows += [(round_.get_kind_display(), round_.opens_at, round_.closes_at) for round_ in edition.rounds.all()]
    rows.append((_("Announcement"), edition.announced_at or edition.announce_at, None))
    return [row for row in rows if row[1] or row[2]]


def with_rounds() -> QuerySet[Edition]:
    rounds = Round.objects.prefetch_related("criteria")
    return Edition.objects.in_public().prefetch_related(Prefetch("rounds", rounds))


def criteria(edition: Edition) -> list[tuple[str, int, list[object]]]:
    """Of the last round, by part: its name, its weight, and what it asks."""
    last = list(edition.rounds.all())[-1:]
    rows = sorted(last[0].criteria.all(), key=lambda each: each.position) if last else []
    parts = [(part, list(group)) for part, group in groupby(rows, key=lambda each: each.get_part_display())]
    return [(part, sum(each.weight for each in group), group) for part, group in parts]


def figures(edition: Edition) -> dict[str, int]:
    """Entries judged, judges, recusals and places, in one query."""
    of = {"edition": OuterRef("pk")}
    sat = PanelMember.objects.filter(panel__round__edition=OuterRef("pk"), replaced_at=None)
    recused = ScoreSheet.objects.filter(member__panel__round__edition=OuterRef("pk"), state=SheetState.RECUSED)
    slots = Slot.objects.filter(tier__edition=OuterRef("pk"))
    counted = {
        "entries": Entry.objects.accepted().filter(**of).order_by().values("edition").annotate(all=Count("pk")),
        "judges": sat.order_by().values("panel__round__edition").annotate(all=Count("judge", distinct=True)),
        "recusals": recused.order_by().values("member__panel__round__edition").annotate(all=Count("pk")),
        "places": slots.order_by().values("tier__edition").annotate(all=Sum("quantity")),
    }
    numbers = {f"of_{name}": Coalesce(Subquery(rows.values("all")), 0) for name, rows in counted.items()}
    row = Edition.objects.filter(pk=edition.pk).values(**numbers).get()
    return {name: row[f"of_{name}"] for name in counted}
