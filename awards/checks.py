"""Check-lists: what must be so before a step, line by line, green or red."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from netpracharat.refusals import Refusal


@dataclass(frozen=True)
class Check:
    """One line of a check-list: what must be so, whether it is, and what was found."""

    text: str
    is_met: bool
    found: str = ""


def refuse_unmet(checks: Iterable[Check]) -> None:
    """The first line that isn't met is what the person reads."""
    missing = next((check for check in checks if not check.is_met), None)
    if missing:
        raise Refusal(_("Not yet: %(line)s %(found)s") % {"line": missing.text, "found": missing.found})


def listed(rows: Iterable[object]) -> str:
    return ", ".join(map(str, rows))
