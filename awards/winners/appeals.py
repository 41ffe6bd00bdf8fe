"""What the secretary answers to an appeal."""

from functools import partial

from django.db import transaction
from django.db.models import Case, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from awards import events
from awards.events import Verb
from awards.models import Appeal
from awards.notices import ENTERS
from awards.states import AppealState
from netpracharat.accounts import letters
from netpracharat.accounts.channels import Letter
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal

ORDER = (Case(When(state=AppealState.OPEN, then=Value(0)), default=Value(1)), "-filed_at", "-pk")  # to decide first


@transaction.atomic
def decide(appeal: Appeal, state: AppealState, answer: str, *, by: User) -> None:
    """Upheld or dismissed. What follows from an upheld one, such as a revocation, is a step of its own."""
    if not answer.strip():
        raise Refusal(_("Please write the answer: the shop reads it."))
    now = {"state": state, "answer": answer, "decided_by": by, "decided_at": timezone.now()}
    if not Appeal.objects.filter(pk=appeal.pk, state=AppealState.OPEN).update(**now):
        raise Refusal(_("This appeal is decided already."))
    appeal.refresh_from_db()
    events.record(appeal.entry.edition, Verb.APPEAL_DECIDED, by=by, entry=appeal.entry, note=state.label)
    members = User.objects.filter(shop_memberships__shop=appeal.entry.shop_id, shop_memberships__role__in=ENTERS)
    letters.write_to(members.order_by("pk"), partial(letter, appeal))


def letter(appeal: Appeal, user: User) -> Letter:
    say = {
        "name": user.name,
        "entry": appeal.entry.number,
        "state": appeal.get_state_display(),
        "answer": appeal.answer,
    }
    subject = _("Your appeal about %(entry)s: %(state)s") % say
    return Letter(subject, "{name},\n\n{subject}\n\n{answer}".format(**say, subject=subject))
