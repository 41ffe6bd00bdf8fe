"""Who is judged in a round: accepted entries in the first, the best of the round before in the others."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from awards.models import Advancement, Edition, Entry, Round
from awards.results.means import Standing
from awards.results.ties import Breaks, Chosen, choose, ordered
from awards.states import RoundKind

ORDER = list(RoundKind)


def rounds(edition: Edition) -> list[Round]:
    return sorted(edition.rounds.all(), key=lambda each: ORDER.index(each.kind))


def round_after(round: Round) -> Round | None:  # noqa: A002 - its name
    later = ORDER[ORDER.index(round.kind) + 1 :]
    return next((each for each in rounds(round.edition) if each.kind in later), None)


def is_first(round: Round) -> bool:  # noqa: A002 - its name
    return round.pk == rounds(round.edition)[0].pk


def coming_into(round: Round) -> QuerySet[Entry]:  # noqa: A002 - its name
    """Who is judged in it, or would be if it opened now."""
    accepted = round.edition.entries.accepted()
    return accepted if is_first(round) else accepted.filter(advancements__round=round)


def enter_first(round: Round) -> int:  # noqa: A002 - its name
    """Into the first round of an edition come all accepted entries; how many there are now. Safe to repeat."""
    if not is_first(round):
        raise ValueError("only the first round takes entries that no round has judged")
    enter(round, round.edition.entries.accepted().values_list("pk", flat=True))
    return round.advancements.count()


def enter(round: Round, entries: Iterable[int]) -> None:  # noqa: A002 - its name
    Advancement.objects.bulk_create(
        (Advancement(round=round, entry_id=entry) for entry in entries), ignore_conflicts=True, batch_size=5000
    )


def best_of_each(round: Round, standings: Iterable[Standing], breaks: Breaks) -> Iterator[Chosen]:  # noqa: A002
    """The best of each region and category, as many as the round lets go on."""
    groups: dict[tuple, list[Standing]] = {}
    for row in standings:
        if row.rank is not None:
            groups.setdefault((row.region_id, row.category_id), []).append(row)
    for group in groups.values():
        yield choose(ordered(group, lambda row: row.rank, breaks), round.advances, breaks)
