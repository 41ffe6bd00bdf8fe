"""A batch goes on from where it is, phase by phase, until a person has to look at it or it is done."""

from training.importing import applying, matching, reporting, staging, steps, undoing, validating
from training.models import ImportBatch
from training.states import BatchState


def run(batch: ImportBatch, tell: steps.Tell = lambda _batch: None) -> ImportBatch:
    """Safe to call again after anything, a kill included; refuses while another runner is at it."""
    with steps.alone(batch):
        while phase := PHASES.get(batch.state):
            phase(batch, tell)
    return batch


def check(batch: ImportBatch, tell: steps.Tell) -> None:
    matching.match(batch, tell)
    reporting.report(batch)


def begin(batch: ImportBatch, _tell: steps.Tell) -> None:
    steps.enter(batch, BatchState.APPLYING)


PHASES = {
    BatchState.STAGING: staging.stage,
    BatchState.VALIDATING: validating.validate,
    BatchState.MATCHING: check,
    BatchState.CONFIRMED: begin,
    BatchState.APPLYING: applying.apply,
    BatchState.UNDOING: undoing.undo,
}
