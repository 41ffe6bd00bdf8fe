"""The minutes of an edition, and the score sheets of a round, as PDF: what people sign, and keep in a folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from awards.models import Conflict, Edition, Panel, Round, RoundResult, ScoreSheet, TieBreak
from awards.results import advancing, awarding, canonical, signatures, telling
from awards.states import ConflictState, SheetState
from netpracharat import printing
from netpracharat.refusals import Refusal
from netpracharat.thai import dates

TEMPLATE = Path(__file__).with_name("paper.typ")
MOST_RANKS = 300  # of a round; the workbook has them all
MOST_SHEETS = 2000
Section = dict[str, Any]


def minutes(edition: Edition) -> bytes:
    sections = [section for round_ in advancing.rounds(edition) for section in of_round(round_)]
    return paper(_("Minutes: %(edition)s") % {"edition": edition}, [*sections, of_awards(edition), *signed(edition)])


def paper(title: str, sections: Iterable[Section]) -> bytes:
    now = timezone.localtime()
    language = dates.known(get_language())
    printed = _("Printed on %(day)s") % {"day": dates.long(now, language)}
    return printing.pdf(
        TEMPLATE, {"language": language, "title": title, "printed": printed, "sections": list(sections)}
    )


def section(
    heading: str, lines: Iterable[str] = (), head: Iterable[str] = (), rows: Iterable[Iterable] = ()
) -> Section:
    cells = [["–" if cell is None else str(cell) for cell in row] for row in rows]
    return {"heading": str(heading), "lines": [str(line) for line in lines], "head": [*map(str, head)], "rows": cells}


def of_round(round_: Round) -> Iterator[Section]:
    name = round_.get_kind_display()
    yield section(_("%(round)s: who judged") % {"round": name}, sitting(round_))
    yield of_recusals(round_, name)
    results = RoundResult.objects.filter(round=round_, rank__isnull=False).select_related(
        "entry__region", "entry__category"
    )
    ranked = list(results.order_by("overall_rank", "entry__number")[:MOST_RANKS])
    yield section(
        _("%(round)s: ranking") % {"round": name},
        locked(round_, results.count()),
        (_("rank"), _("entry"), _("region"), _("category"), _("official result"), _("spread"), _("score sheets")),
        (
            (row.rank, row.entry, row.entry.region, row.entry.category, row.official, f"{row.spread:.2f}", row.sheets)
            for row in ranked
        ),
    )
    yield of_ties(round_, name)


def sitting(round_: Round) -> Iterator[str]:
    panels = Panel.objects.filter(round=round_).select_related("round__edition", "region", "category")
    for panel in panels.prefetch_related("members__judge", "members__party"):
        members = ", ".join(seat(member) for member in panel.members.all())
        yield f"{panel}: {members}"


def seat(member: Any) -> str:
    words = [str(member.party)]
    if member.is_chair:
        words.append(_("chair"))
    if member.replaced_at:
        words.append(_("replaced: %(reason)s") % {"reason": member.replace_reason})
    return f"{member.judge} ({', '.join(words)})"


def of_recusals(round_: Round, name: str) -> Section:
    recused = ScoreSheet.objects.filter(member__panel__round=round_, state=SheetState.RECUSED)
    of_sheets = recused.values_list("entry__number", "member__judge__name", "recusal_reason")
    confirmed = Conflict.objects.filter(entry__advancements__round=round_, state=ConflictState.CONFIRMED)
    of_conflicts = confirmed.values_list("entry__number", "judge__name", "reason")
    rows = sorted({*of_sheets, *of_conflicts})[:MOST_RANKS]
    return section(
        _("%(round)s: recusals and conflicts of interest") % {"round": name},
        [] if rows else [_("None.")],
        (_("entry"), _("judge"), _("reason")),
        rows,
    )


def locked(round_: Round, entries: int) -> Iterator[str]:
    if round_.locked_at is None:
        yield _("Not locked yet.")
        return
    day = dates.long(timezone.localtime(round_.locked_at), dates.known(get_language()))
    yield _("Locked on %(day)s by %(person)s.") % {"day": day, "person": round_.locked_by or "–"}
    if entries > MOST_RANKS:
        yield _("The first %(number)d of %(all)d; the workbook has them all.") % {"number": MOST_RANKS, "all": entries}


def of_ties(round_: Round, name: str) -> Section:
    """What people decided, with the steps before it; and the ties of those who won."""
    decided = {entry for made in TieBreak.objects.filter(panel__round=round_) for entry in made.tied}
    told = RoundResult.objects.filter(round=round_).exclude(tie_trace=[])
    rows = told.filter(entry__in=decided) | told.filter(entry__awards__revoked_at=None, entry__awards__isnull=False)
    criteria = telling.criteria_of(round_)
    lines = [
        " ".join((f"{row.entry}:", *telling.sentences(row.tie_trace, criteria)))
        for row in rows.distinct().select_related("entry").order_by("entry__number")[:MOST_RANKS]
    ]
    return section(_("%(round)s: ties") % {"round": name}, lines or [_("None.")])


def of_awards(edition: Edition) -> Section:
    rows = (
        (place.slot, award.place, award.entry, award.entry.product.name, award.entry.shop.name)
        for place in awarding.places(edition)
        for award in place.awards
    )
    return section(_("Winners"), [], (_("award"), _("place"), _("entry"), _("product"), _("shop")), rows)


def signed(edition: Edition) -> Iterator[Section]:
    language = dates.known(get_language())
    rows = (
        (each.party, each.by, dates.long(timezone.localtime(each.signed_at), language), each.sha256[:16] + "…")
        for each in signatures.standing(edition).select_related("party", "by")
    )
    yield section(
        _("Signatures"),
        [_("SHA-256 of the results: %(hash)s") % {"hash": canonical.sha256(edition)}],
        (_("party"), _("signed by"), _("when"), "SHA-256"),
        rows,
    )


# Score sheets


def sheets(round_: Round) -> bytes:
    """Every sheet of the round, panel by panel; of very large rounds the workbook alone has them."""
    found = ScoreSheet.objects.filter(member__panel__round=round_)
    number = found.count()
    if number > MOST_SHEETS:
        sentence = ngettext("%(count)d score sheet", "%(count)d score sheets", number) % {"count": number}
        raise Refusal(_("%(sheets)s are too many for one PDF. The workbook has them all.") % {"sheets": sentence})
    codes = dict(round_.criteria.values_list("pk", "code"))
    panels = round_.panels.select_related("round__edition", "region", "category")
    return paper(
        _("Score sheets: %(round)s") % {"round": round_},
        (of_panel(panel, found.filter(member__panel=panel), codes) for panel in panels),
    )


def of_panel(panel: Panel, found: QuerySet[ScoreSheet], codes: dict[int, str]) -> Section:
    sheets = found.with_total().select_related("entry", "member__judge").prefetch_related("scores")
    head = (_("entry"), _("judge"), _("state"), *codes.values(), _("total"))
    return section(panel, [], head, (of_sheet(sheet, codes) for sheet in sheets.order_by("entry__number", "member")))


def of_sheet(sheet: ScoreSheet, codes: dict[int, str]) -> tuple:
    points = {score.criterion_id: f"{score.points.normalize():f}" for score in sheet.scores.all()}
    total = None if sheet.total is None else f"{sheet.total:.2f}"
    return (sheet.entry, sheet.member.judge, sheet.get_state_display(), *(points.get(pk) for pk in codes), total)
