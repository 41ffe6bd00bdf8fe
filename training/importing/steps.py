"""How a phase goes on: rows in ranges, each written together with its checkpoint; one runner at a time."""

import contextlib
from collections.abc import Callable, Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat import lone
from netpracharat.refusals import Refusal
from training.models import ImportBatch
from training.states import BatchState

RANGE = 50_000
LOCKS = 5_201  # the class of our advisory locks; the object is the batch
WORKER = 0  # the object that the worker holds: one import at a time, or letters would wait

# Told after each range: the batch, with its state, `done` and `rows`.
Tell = Callable[[ImportBatch], None]


class RunsAlready(Refusal):
    """Another runner is at it."""


@contextlib.contextmanager
def alone(batch: ImportBatch) -> Iterator[None]:
    """One runner a batch."""
    with lone.held(LOCKS, batch.pk) as is_ours:
        if not is_ours:
            raise RunsAlready(_("This import is running already."))
        batch.refresh_from_db()
        yield


def keep(batch: ImportBatch, done: int) -> None:
    """In the transaction that wrote the rows up to `done`."""
    batch.done, batch.heartbeat_at = done, timezone.now()
    batch.save(update_fields=["done", "heartbeat_at"])


def ranges(batch: ImportBatch) -> Iterator[tuple[int, int]]:
    """First and last number of each range that is not behind us."""
    for done in range(batch.done, batch.rows or 0, RANGE):
        yield done + 1, min(done + RANGE, batch.rows)


def enter(batch: ImportBatch, state: BatchState, **fields: object) -> None:
    """The next phase, from its first row."""
    now = {"state": state, "done": 0, "heartbeat_at": timezone.now(), "changed_at": timezone.now(), **fields}
    if not ImportBatch.objects.filter(pk=batch.pk, state=batch.state).update(**now):
        raise Refusal(_("This import has gone on meanwhile."))
    batch.refresh_from_db()
