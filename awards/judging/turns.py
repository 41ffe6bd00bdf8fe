"""Who waits for whom while judging: a judge's conflicts and sheets take turns, and a locked round lets nobody write."""

from collections.abc import Iterable

from django.db import connection
from django.utils.translation import gettext as _

from awards.models import Round
from netpracharat.refusals import Refusal


def take(judges: Iterable[int]) -> None:
    """Hold these judges until the transaction ends, as the triggers do; in one order, so that none wait in a circle."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('awards.judge'), judge::integer) FROM unnest(%s::bigint[]) judge",
            [sorted(set(judges))],
        )


def hold_open(round: Round) -> None:  # noqa: A002 - its name
    """Nobody locks the round before this transaction ends; refused where somebody has."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM awards_round WHERE id = %s AND opened_at IS NOT NULL AND locked_at IS NULL FOR SHARE",
            [round.pk],
        )
        if cursor.fetchone() is None:
            raise Refusal(_("The round is locked: its scores stay as they are. Nothing was changed."))
