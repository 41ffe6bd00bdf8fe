"""Everything of an edition as an Excel workbook: entries, sheets with their points, results, ties, signatures."""

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from awards.models import Award, AwardEvent, Conflict, Edition, Round, RoundResult, Score, ScoreSheet, SignOff, TieBreak
from awards.results import advancing
from netpracharat.sheets import Table


def tables(edition: Edition) -> Iterator[Table]:
    yield table(
        _("entries"),
        edition.entries.order_by("number"),
        number=_("entry"),
        state=_("state"),
        region__name_th=_("region"),
        category__name_th=_("category"),
        product__name=_("product"),
        shop__name=_("shop"),
        nominated_at=_("nominated"),
        state_note=_("note to the shop"),
    )
    for round_ in advancing.rounds(edition):
        yield of_sheets(round_)
        yield of_results(round_)
    yield from of_people(edition)


def table(name: str, rows: QuerySet, /, **columns: str) -> Table:
    """Of rows without a model's weight; keywords are the columns with their heads."""
    return Table(name, columns.values(), rows.values_list(*columns).iterator(chunk_size=5000))


def of_sheets(round_: Round) -> Table:
    codes = list(round_.criteria.values_list("pk", "code"))
    head = [_("entry"), _("judge"), _("sits for"), _("state"), _("total"), *(code for _pk, code in codes)]
    head += [_("comment"), _("why you don't judge this entry"), _("entered from paper by"), _("scored")]
    name = f"{round_.get_kind_display()} {_('score sheets')}"
    return Table(name, head, sheet_rows(round_, [pk for pk, _code in codes]))


def sheet_rows(round_: Round, criteria: list[int]) -> Iterator[tuple]:
    points: dict[int, dict[int, Decimal]] = {}
    scores = Score.objects.filter(sheet__member__panel__round=round_)
    for sheet, criterion, given in scores.values_list("sheet_id", "criterion_id", "points").iterator(chunk_size=20_000):
        points.setdefault(sheet, {})[criterion] = given
    sheets = ScoreSheet.objects.filter(member__panel__round=round_).with_total().order_by("entry__number", "member")
    first = ("pk", "entry__number", "member__judge__name", "member__party__name_th", "state", "total")
    last = ("comment", "recusal_reason", "entered_by__name", "submitted_at")
    for pk, *row in sheets.values_list(*first, *last).iterator(chunk_size=5000):
        own = points.get(pk, {})
        yield (*row[:5], *(own.get(criterion) for criterion in criteria), *row[5:])


def of_results(round_: Round) -> Table:
    return table(
        f"{round_.get_kind_display()} {_('results')}",
        RoundResult.objects.filter(round=round_).order_by(F("overall_rank").asc(nulls_last=True), "entry__number"),
        entry__number=_("entry"),
        rank=_("rank"),
        overall_rank=_("rank of all"),
        official=_("official result"),
        mean=_("mean"),
        adjusted=_("adjusted mean"),
        spread=_("spread"),
        sheets=_("score sheets"),
        recusals=_("recused"),
        criterion_means=_("means of the criteria"),
        tie_trace=_("tie"),
    )


def of_people(edition: Edition) -> Iterator[Table]:
    yield table(
        _("ties"),
        TieBreak.objects.filter(panel__round__edition=edition).order_by("pk"),
        panel__round__kind=_("round"),
        tied=_("entries"),
        method=_("how"),
        order=_("order"),
        votes=_("votes"),
        reason=_("reason"),
        decided_by__name=_("by"),
        decided_at=_("when"),
    )
    yield table(
        _("conflicts of interest"),
        Conflict.objects.filter(entry__edition=edition).order_by("pk"),
        entry__number=_("entry"),
        judge__name=_("judge"),
        source=_("source"),
        state=_("state"),
        reason=_("reason"),
        decided_by__name=_("by"),
    )
    yield table(
        _("awards"),
        Award.objects.filter(slot__tier__edition=edition),
        slot__tier__name_th=_("tier"),
        slot__region__name_th=_("region"),
        slot__category__name_th=_("category"),
        place=_("place"),
        entry__number=_("entry"),
        citation_th=_("citation (Thai)"),
        citation_en=_("citation (English)"),
        revoked_at=_("revoked"),
    )
    yield table(
        _("signatures"),
        SignOff.objects.filter(party__edition=edition),
        party__name_th=_("party"),
        by__name=_("by"),
        signed_at=_("when"),
        sha256="SHA-256",
        voided_at=_("void since"),
    )
    yield table(
        _("what happened"),
        AwardEvent.objects.filter(edition=edition).order_by("pk"),
        at=_("when"),
        verb=_("what"),
        entry__number=_("entry"),
        note=_("note"),
        by__name=_("by"),
    )
