"""What becomes of each relation of a person who turns out to be another: a rule for every one of them.

A rule says which rows change, in an order that no constraint minds. Where both persons have what one may have but
once, the rule says which of the two stays, or refuses and says what to settle first.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.refusals import Refusal
from training.models import Accreditation, DuplicateCandidate, Person, TrainingRecord
from training.persons.changes import Change
from training.persons.relations import pointing_at
from training.states import EnrolmentState, LinkState

Rule = Callable[[Person, Person], Iterator[Change]]
DAY = dt.timedelta(days=1)
LIVE = (EnrolmentState.APPLIED, EnrolmentState.WAITLISTED, EnrolmentState.OFFERED, EnrolmentState.ENROLLED)
# Of two enrolments in one session the first of these says what happened.
TELLING = (EnrolmentState.COMPLETED, EnrolmentState.FAILED, EnrolmentState.NO_SHOW, *LIVE, EnrolmentState.CANCELLED)
LIVE_LINKS = (LinkState.CLAIMED, LinkState.CONFIRMED)
ENDED_LINK = {"state": LinkState.ENDED, "shop_may_be_named": False}


def all_move(name: str, kept: Person, merged: Person) -> Iterator[Change]:
    """Where both may have as many as they like."""
    for row in getattr(merged, name).order_by("pk"):
        yield Change(row, {row._meta.get_field(pointer(name)).attname: kept.pk})


def pointer(name: str) -> str:
    return Person._meta.get_field(name).field.name


def nothing(_kept: Person, _merged: Person) -> Iterator[Change]:
    """History stays as it happened."""
    yield from ()


def enrolments(kept: Person, merged: Person) -> Iterator[Change]:
    """Two places in one session are one person's only if one was given back, or the session is over."""
    own = {enrolment.session_id: enrolment for enrolment in kept.enrolments.all()}
    for theirs in merged.enrolments.select_related("session__course_version__course"):
        mine = own.get(theirs.session_id)
        if mine and mine.state in LIVE and theirs.state in LIVE:
            sentence = _("Both are on the list of %(session)s. Please give back one of the two places first.")
            raise Refusal(sentence % {"session": theirs.session})
        if mine:
            less, more = sorted((theirs, mine), key=lambda one: -TELLING.index(one.state))
            yield from gone(less)
            if more is mine:
                continue
        yield Change(theirs, {"person_id": kept.pk})


def gone(row: Model) -> Iterator[Change]:
    """The row and all that hangs on it, from the leaves on."""
    for relation in pointing_at(type(row)):
        for child in relation.related_model.objects.filter(**{relation.field.name: row}):
            yield from gone(child)
    yield Change(row, None)


def taught(kept: Person, merged: Person) -> Iterator[Change]:
    """Once in a session; who led it still does."""
    own = {trainer.session_id: trainer for trainer in kept.taught.all()}
    for theirs in merged.taught.all():
        if (mine := own.get(theirs.session_id)) is None:
            yield Change(theirs, {"person_id": kept.pk})
            continue
        yield Change(theirs, None)
        if theirs.is_lead:
            yield Change(mine, {"is_lead": True})


def records(kept: Person, merged: Person) -> Iterator[Change]:
    """Of two for one course and day the better proved one stands; the other is revoked, its certificate is not."""
    own = {(record.course_id, record.finished_on): record for record in kept.records.standing()}
    for theirs in merged.records.all():
        after = {"person_id": kept.pk}
        mine = None if theirs.revoked_at else own.get((theirs.course_id, theirs.finished_on))
        if mine and proof(theirs) < proof(mine):
            yield Change(mine, revoked())
        elif mine:
            after |= revoked()
        yield Change(theirs, after)


def proof(record: TrainingRecord) -> tuple[str, bool]:
    """The smaller the better."""
    return record.grade, record.certificate_id is None


def revoked() -> dict[str, object]:
    return {"revoked_at": timezone.now(), "revoked_reason": _("It was on record twice: two records are one person's.")}


def accreditations(kept: Person, merged: Person) -> Iterator[Change]:
    """Together they hold on the same days as before: of two that overlap, the one that ends first ends earlier."""
    changed = []
    for level in merged.accreditations.order_by("level").values_list("level", flat=True).distinct():
        both = Accreditation.objects.filter(person__in=(kept, merged), level=level, revoked_at=None)
        begins = dt.date.max
        for one in both.order_by("-valid_to", "valid_from", "pk"):
            changed.append((one, apart(one, begins)))
            begins = min(begins, one.valid_from)
    changed += [(one, {}) for one in merged.accreditations.exclude(revoked_at=None)]
    yield from (Change(one, after) for one, after in changed if one.person_id == kept.pk and after)
    yield from (Change(one, after | {"person_id": kept.pk}) for one, after in changed if one.person_id == merged.pk)


def apart(one: Accreditation, begins: dt.date) -> dict[str, object]:
    """So that it is over when the next begins; one that lies within the next is not needed."""
    if one.valid_to < begins:
        return {}
    return revoked() if one.valid_from >= begins else {"valid_to": begins - DAY}


def shop_links(kept: Person, merged: Person) -> Iterator[Change]:
    """One shop was helped once; what the shop confirmed stands."""
    own = {link.shop_id: link for link in kept.shop_links.filter(state__in=LIVE_LINKS)}
    for theirs in merged.shop_links.all():
        after = {"person_id": kept.pk}
        mine = own.get(theirs.shop_id) if theirs.state in LIVE_LINKS else None
        if mine and theirs.state == LinkState.CONFIRMED and mine.state == LinkState.CLAIMED:
            yield Change(mine, ENDED_LINK)
        elif mine:
            after |= ENDED_LINK
        yield Change(theirs, after)


def claim_codes(kept: Person, merged: Person) -> Iterator[Change]:
    """A code in somebody's hands leads to the one record; where both have one, the kept person's counts."""
    has_code = kept.claim_codes.filter(used_at=None).exists()
    for code in merged.claim_codes.all():
        ends = has_code and code.used_at is None
        yield Change(code, {"expires_at": timezone.now()} if ends else {"person_id": kept.pk})


def candidates(side: str, kept: Person, merged: Person) -> Iterator[Change]:
    """The question whether merged and kept are one is answered; other questions are now about the kept person."""
    for pair in DuplicateCandidate.objects.filter(**{side: merged}):
        other = pair.second_id if side == "first" else pair.first_id
        first, second = sorted((kept.pk, other))
        if other != kept.pk and not DuplicateCandidate.objects.filter(first=first, second=second).exists():
            yield Change(pair, {"first_id": first, "second_id": second})
        elif other == kept.pk or pair.state == DuplicateCandidate.State.OPEN:
            yield Change(pair, {"state": DuplicateCandidate.State.MERGED, "judged_at": timezone.now()})


# Relation of Person → its rule. A relation that is missing here makes a test fail.
RULES: dict[str, Rule] = {
    "training.PersonIdentifier.person": partial(all_move, "identifiers"),
    "training.Enrolment.person": enrolments,
    "training.SessionTrainer.person": taught,
    "training.TrainingRecord.person": records,
    "training.Accreditation.person": accreditations,
    "training.TeacherShopLink.person": shop_links,
    "training.ClaimCode.person": claim_codes,
    "training.DuplicateCandidate.first": partial(candidates, "first"),
    "training.DuplicateCandidate.second": partial(candidates, "second"),
    # who was merged into the merged person is now one step from the kept one
    "training.Person.merged_into": partial(all_move, "merged_from"),
    # counted anew every night
    "training.Generation.trainer": nothing,
    "training.PersonMerge.kept": nothing,
    "training.PersonMerge.merged": nothing,
}
