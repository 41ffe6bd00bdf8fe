"""A word to the judges who still have sheets to score."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from awards import board, events
from awards.board import Seat
from awards.events import Verb
from awards.models import Round
from netpracharat.accounts import letters
from netpracharat.accounts.channels import Letter
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from netpracharat.thai import dates


@transaction.atomic
def remind(round_: Round, *, by: User) -> int:
    """A letter to each judge of an open round with sheets left; says how many. One who sits twice gets one."""
    if not round_.is_open:
        raise Refusal(_("This round is not open for judging."))
    benches = dict(board.rounds(round_.edition)).get(round_, [])
    late: dict[int, list[Seat]] = {}
    for seat in board.late(benches):
        late.setdefault(seat.member.judge_id, []).append(seat)
    written = letters.write_to(
        (seats[0].member.judge for seats in late.values()),
        lambda judge: letter(round_, sum(seat.left for seat in late[judge.pk]), judge),
    )
    events.record(round_.edition, Verb.REMINDED, by=by, note=f"{round_.get_kind_display()}: {written}")
    return written


def letter(round_: Round, left: int, judge: User) -> Letter:
    sheets = ngettext("%(count)s sheet", "%(count)s sheets", left) % {"count": left}
    words = {
        "name": judge.name,
        "sheets": sheets,
        "round": round_.get_kind_display(),
        "edition": str(round_.edition),
        "closes": dates.long(timezone.localdate(round_.closes_at), judge.language) if round_.closes_at else "",
        "address": settings.SITE_URL + reverse("admin:index"),
    }
    subject = _("%(edition)s: %(sheets)s to score") % words
    text = _(
        "%(name)s,\n\nyou still have %(sheets)s to score in the %(round)s of %(edition)s."
        " Judging closes on %(closes)s.\n\n%(address)s"
    )
    return Letter(subject, text % words)
