"""The announcement: what was signed becomes public, all of it at one moment; by hand, or when its hour has come."""

import logging
from datetime import datetime

from awards import steps
from awards.models import Edition
from awards.states import EditionState
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal

logger = logging.getLogger(__name__)


def announce(edition: Edition, *, by: User | None) -> None:
    steps.take(edition, "announce", by=by)


def announce_due(at: datetime) -> None:
    """Editions whose hour has come. What keeps one back is for its secretary, who sees it on the board."""
    for edition in Edition.objects.filter(state=EditionState.SIGNED_OFF, announce_at__lte=at):
        try:
            announce(edition, by=None)
        except Refusal as refusal:
            logger.warning("edition %s is not announced: %s", edition.year, refusal)
