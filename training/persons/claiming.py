"""Claiming one's record: a code on paper, handed over by somebody who knows the person, typed in once."""

import datetime as dt
import hashlib
import hmac
import secrets

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from netpracharat.thai import identifiers
from training.models import ClaimCode, Person
from training.persons import heirs
from training.states import PersonState

DIGITS = 12  # alone: a Thai keyboard has no letter of a code, but a phone has a pad of figures
LASTS = dt.timedelta(days=14)


@transaction.atomic
def make_code(person: Person, *, by: User, at: dt.datetime) -> str:
    """The code, which nobody can read again; an earlier one that wasn't used ends."""
    held = heirs.standing(person)
    if held.state != PersonState.ACTIVE:
        raise Refusal(_("This record has been erased."))
    if held.user_id:
        raise Refusal(_("This record has been claimed already."))
    ClaimCode.objects.filter(person=held, used_at=None).delete()
    code = "".join(secrets.choice("0123456789") for _digit in range(DIGITS))
    ClaimCode.objects.create(person=held, digest=digest(code), made_by=by, made_at=at, expires_at=at + LASTS)
    return code


def digest(code: str) -> bytes:
    return hmac.digest(settings.TRAINING_ID_KEY.encode(), f"claim {code}".encode(), hashlib.sha256)


def in_groups(code: str) -> str:
    """1234 5678 9012"""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def find(typed: str, *, at: dt.datetime) -> ClaimCode:
    """However it is typed; a code that ran out, was used or never was: one answer for all three."""
    codes = ClaimCode.objects.filter(used_at=None, expires_at__gt=at, person__user=None)
    found = codes.select_related("person").filter(digest=digest(identifiers.compact(typed))).first()
    if found is None:
        raise Refusal(_("This code is not right or has run out. Please compare it, or ask for a new one."))
    return found


@transaction.atomic
def claim(typed: str, *, by: User, at: dt.datetime) -> Person:
    """One user and one record, whoever tries the same meanwhile. The user is held first, as an erasure does."""
    User.objects.select_for_update().get(pk=by.pk)
    if Person.objects.of(by).exists():
        raise Refusal(_("You have claimed a record already."))
    code = find(typed, at=at)
    person = heirs.standing(code.person)
    is_mine = ClaimCode.objects.filter(pk=code.pk, used_at=None).update(used_at=at)
    if not is_mine or not Person.objects.active().filter(pk=person.pk, user=None).update(user=by):
        raise Refusal(_("This record has been claimed already."))
    return person
