"""How far an import is, for the eye: the step of the way, the bar, and whether it stands still."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from training.models import ImportBatch
from training.states import IMPORT_AT_REST, BatchState

STANDS_STILL = dt.timedelta(minutes=3)  # longer than one range takes
STEP = {
    BatchState.UPLOADED: 2,
    BatchState.STAGING: 3,
    BatchState.MATCHING: 3,
    BatchState.REPORTED: 4,
    BatchState.CONFIRMED: 5,
    BatchState.APPLYING: 5,
    BatchState.APPLIED: 6,
}


@dataclass(frozen=True)
class Progress:
    batch: ImportBatch
    now: dt.datetime

    @property
    def steps(self) -> list[str]:
        return [_("File"), _("Columns"), _("Check"), pgettext("step of an import", "Decision"), _("In the register")]

    @property
    def step(self) -> int | None:
        """None once it is taken back."""
        return STEP.get(self.batch.state)

    @property
    def is_moving(self) -> bool:
        return self.batch.state not in IMPORT_AT_REST

    @property
    def is_stopped(self) -> bool:
        last = max(filter(None, (self.batch.heartbeat_at, self.batch.changed_at)))
        return self.is_moving and bool(self.batch.trouble or self.now - last > STANDS_STILL)

    @property
    def most(self) -> int | None:
        """Unknown while the file is read for the first time, and while all is compared in one go."""
        return None if self.batch.state in (BatchState.STAGING, BatchState.MATCHING) else self.batch.rows
