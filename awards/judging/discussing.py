"""What judges of a panel gave one entry: told only to whoever has scored it, and never over a conflict."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import fmean

from django.db.models import QuerySet

from awards.judging import conflicts
from awards.models import Entry, PanelMember, ScoreSheet
from awards.states import SheetState

WIDE = 25  # points between the highest and the lowest total, from which a panel talks about it


@dataclass(frozen=True)
class Spread:
    """An entry, and the sheets that judges gave it, highest total first."""

    entry: Entry
    sheets: Sequence[ScoreSheet]

    @property
    def points(self) -> Decimal:
        return self.sheets[0].total - self.sheets[-1].total


@dataclass(frozen=True)
class SoFar:
    sheets: int
    mean: float


def so_far(sheet: ScoreSheet) -> SoFar | None:
    """Mean of the panel's sheets of this entry, once the judge's own is one of them."""
    if sheet.state != SheetState.SUBMITTED or kept_from(sheet.member).filter(pk=sheet.pk).exists():
        return None
    panels = ScoreSheet.objects.counted().filter(member__panel=sheet.member.panel_id, entry=sheet.entry_id)
    totals = list(panels.with_total().values_list("total", flat=True))
    return SoFar(len(totals), fmean(totals))


def to_discuss(chair: PanelMember) -> list[Spread]:
    """Entries of which the judges think far apart, widest first; of those that the chair has scored."""
    own = chair.sheets.counted().exclude(pk__in=kept_from(chair).values("pk"))
    sheets = ScoreSheet.objects.counted().filter(member__panel=chair.panel_id, entry__in=own.values("entry"))
    of_entry = defaultdict(list)
    for sheet in sheets.with_total().select_related("entry__category", "member__judge", "member__party"):
        of_entry[sheet.entry_id].append(sheet)
    spreads = [Spread(group[0].entry, sorted(group, key=lambda sheet: -sheet.total)) for group in of_entry.values()]
    return sorted((spread for spread in spreads if spread.points > WIDE), key=lambda spread: -spread.points)


def kept_from(member: PanelMember) -> QuerySet[ScoreSheet]:
    return member.sheets.filter(conflicts.kept_from(member.judge))
