"""Small makers of awards: an edition with its rounds, panels with judges, entries, score sheets."""

import itertools
from collections.abc import Sequence
from decimal import Decimal

from django.contrib.auth.models import Group
from django.utils import timezone

from awards.models import (
    Advancement,
    Category,
    Criterion,
    Edition,
    Entry,
    Panel,
    PanelMember,
    Party,
    Round,
    Score,
    ScoreSheet,
    Slot,
    Tier,
)
from awards.states import EditionState, EntryState, RoundKind, SheetState
from netpracharat.accounts import roles
from netpracharat.accounts.models import User
from netpracharat.places.models import Region
from products.models import Product
from tests.factories import make_product, make_shop, make_user

_numbers = itertools.count(1)
WEIGHTS = (
    ("ก1", Criterion.Part.COMMUNITY, 30),
    ("ข1", Criterion.Part.MARKETING, 25),
    ("ค1", Criterion.Part.QUALITY, 45),
)


def make_edition(year: int = 2569, *, state: str = EditionState.DRAFT, **fields: object) -> Edition:
    """With one category, one tier of one national slot, and the five parties that sign."""
    if state in (EditionState.ANNOUNCED, EditionState.ARCHIVED):
        fields.setdefault("announced_at", timezone.now())
    edition = Edition.objects.create(year=year, state=state, **{"name_th": "รางวัลสุดยอดสินค้าชุมชนออนไลน์", **fields})
    Category.objects.create(edition=edition, name_th="ผ้าและเครื่องแต่งกาย", slug="cloth")
    tier = Tier.objects.create(edition=edition, name_th="สุดยอดระดับประเทศ", slug="national", decided_by="national")
    Slot.objects.create(tier=tier, quantity=1)
    for position, (slug, is_ministry) in enumerate(PARTIES):
        Party.objects.create(edition=edition, slug=slug, name_th=slug, is_ministry=is_ministry, position=position)
    return edition


PARTIES = (("des", True), ("commerce", True), ("agriculture", True), ("education", True), ("dtac", False))


def make_round(edition: Edition, kind: str = RoundKind.NATIONAL, *, is_open: bool = True, **fields: object) -> Round:
    """With three criteria of 10 points each, weighing 30, 25 and 45."""
    made = Round.objects.create(edition=edition, kind=kind, **fields)
    for position, (code, part, weight) in enumerate(WEIGHTS):
        Criterion.objects.create(
            round=made, code=code, part=part, weight=weight, position=position, name_th=part.label, tie_rank=position
        )
    if is_open:
        made.opened_at = timezone.now()
        made.save()
    return made


def make_judge(name: str = "กรรมการ", **fields: object) -> User:
    judge = make_user(name, is_staff=True, **fields)
    judge.groups.add(Group.objects.get_or_create(name=roles.JUDGE)[0])
    return judge


def make_panel(round: Round, judges: int = 3, *, region: str | None = None) -> Panel:  # noqa: A002 - its name
    """The first judge is its chair; the judges sit for the parties in turn."""
    panel = Panel.objects.create(round=round, region_id=region)
    parties = list(round.edition.parties.all())
    for place in range(judges):
        party = parties[place % len(parties)]
        PanelMember.objects.create(panel=panel, judge=make_judge(), party=party, is_chair=place == 0)
    return panel


def make_entry(edition: Edition, product: Product | None = None, **fields: object) -> Entry:
    """Accepted, from the northeast."""
    product = product or make_product(shop=make_shop())
    fields.setdefault("consented_at", timezone.now())
    return Entry.objects.create(
        edition=edition,
        number=f"{edition.year}-NE-{next(_numbers):03d}",
        product=product,
        shop=product.shop,
        **{
            "category": edition.categories.first(),
            "region": Region.objects.get(pk="NE"),
            "state": EntryState.ACCEPTED,
            "snapshot": {"name": product.name},
            **fields,
        },
    )


def enter(entry: Entry, round: Round) -> None:  # noqa: A002 - its name
    Advancement.objects.create(round=round, entry=entry)


def make_sheet(member: PanelMember, entry: Entry, points: Sequence[float] | None = None) -> ScoreSheet:
    """Assigned; with points for each criterion in their order, submitted."""
    sheet = ScoreSheet.objects.create(member=member, entry=entry)
    if points is not None:
        criteria = member.panel.round.criteria.all()
        Score.objects.bulk_create(
            Score(sheet=sheet, criterion=criterion, points=Decimal(str(given)))
            for criterion, given in zip(criteria, points, strict=True)
        )
        ScoreSheet.objects.filter(pk=sheet.pk).update(state=SheetState.SUBMITTED, submitted_at=timezone.now())
    return sheet
