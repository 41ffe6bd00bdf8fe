"""What a transaction of judging begins with: whose turn it is, that the round is not locked, and who writes."""

import json
import uuid
from collections.abc import Iterable

from django.db import connection
from django.utils.translation import gettext as _

from awards.models import Round
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal


def take(judges: Iterable[int]) -> None:
    """Hold these judges until the transaction ends, as the triggers do; in one order, so that none wait in a circle."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('awards.judge'), judge::integer) FROM unnest(%s::bigint[]) judge",
            [sorted(set(judges))],
        )


def hold_open(round_: Round) -> None:
    """Nobody locks the round before this transaction ends; refused where somebody has."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM awards_round WHERE id = %s AND opened_at IS NOT NULL AND locked_at IS NULL FOR SHARE",
            [round_.pk],
        )
        if cursor.fetchone() is None:
            raise Refusal(_("The round is locked: its scores stay as they are. Nothing was changed."))


def sign(by: User) -> None:
    """Versions that the triggers keep in this transaction name who wrote them.

    As pghistory.context does, which puts a second statement before each one; a prepared statement takes only one.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_id', %s, true), set_config('pghistory.context_metadata', %s, true)",
            [str(uuid.uuid4()), json.dumps({"user": by.pk})],
        )


def check_keys_at_once() -> None:
    """For many rows with triggers: each query of a trigger walks through all foreign keys still to be checked."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
