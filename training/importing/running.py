"""A batch goes on from where it is, phase by phase, until a person has to look at it or it is done."""

import contextlib
import logging

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from netpracharat import lone
from netpracharat.refusals import Refusal
from training.importing import applying, matching, reporting, staging, steps, undoing
from training.models import ImportBatch
from training.states import BatchState

RUNNING = "training.tasks.run_imports"
logger = logging.getLogger(__name__)


def run(batch: ImportBatch, tell: steps.Tell = lambda _batch: None) -> ImportBatch:
    """Safe to call again after anything, a kill included; refuses while another runner is at it."""
    with steps.alone(batch):
        while phase := PHASES.get(batch.state):
            phase(batch, tell)
    return batch


def wake() -> None:
    """The worker, if there is work: so that people needn't wait for the minute to be full."""
    if ImportBatch.objects.under_way().exists():
        with contextlib.suppress(AlreadyEnqueued), transaction.atomic():
            app.configure_task(RUNNING, queueing_lock=RUNNING).defer()


def run_all() -> None:
    """What waits and what a killed runner left, one after another, unless another worker is at it."""
    tried: list[int] = []
    with lone.held(steps.LOCKS, steps.WORKER) as is_ours:
        while is_ours and (batch := ImportBatch.objects.under_way().exclude(pk__in=tried).last()):
            tried.append(batch.pk)
            run_or_tell(batch)


def run_or_tell(batch: ImportBatch) -> None:
    """What goes wrong is told on its page, where a person lets it go on; a database that was away is asked again."""
    try:
        run(batch)
    except (steps.RunsAlready, DatabaseError) as error:
        logger.info("import %s: %s", batch.pk, error)
    except Refusal as refusal:
        stop(batch, str(refusal))
    except Exception:
        logger.exception("import %s stopped", batch.pk)
        stop(batch, _("Something went wrong on our side. Press “Go on”; if that doesn't help, please tell us."))


def stop(batch: ImportBatch, trouble: str) -> None:
    ImportBatch.objects.filter(pk=batch.pk).update(trouble=trouble[:300])


def check(batch: ImportBatch, tell: steps.Tell) -> None:
    with matching.matched(batch, tell):
        reporting.report(batch)


def begin(batch: ImportBatch, _tell: steps.Tell) -> None:
    steps.enter(batch, BatchState.APPLYING)


PHASES = {
    BatchState.STAGING: staging.stage,
    BatchState.MATCHING: check,
    BatchState.CONFIRMED: begin,
    BatchState.APPLYING: applying.apply,
    BatchState.UNDOING: undoing.undo,
}
