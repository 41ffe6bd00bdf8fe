"""What people may ask about their own data: what they agreed to, a copy of it all, and its erasure.

Every room that keeps personal data registers itself here, in its AppConfig.ready():
`privacy.register("orders", export=…, erase=…, objections=…)`.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import Consent, User
from netpracharat.refusals import Refusal

# The day of the last change of meaning in templates/accounts/privacy_notice.*.html or terms.*.html.
NOTICE_DAY = dt.date(2026, 11, 23)
NOTICE_VERSION = NOTICE_DAY.isoformat()


@dataclass(frozen=True)
class Offer:
    """What a room keeps after an account's erasure, unless the user ticks the sentence ("" where there is none)."""

    sentence: Callable[[User], str]
    erase: Callable[[User], None]


@dataclass(frozen=True)
class Section:
    """One room's answers: a copy for the user, the erasure, what must be settled before it, what it offers besides."""

    export: Callable[[User], object]
    erase: Callable[[User], None]
    objections: Callable[[User], Iterable[str]]
    offer: Offer | None


_sections: dict[str, Section] = {}


def register(
    section: str,
    *,
    export: Callable[[User], object],
    erase: Callable[[User], None],
    objections: Callable[[User], Iterable[str]] = lambda _user: (),
    offer: Offer | None = None,
) -> None:
    """Take a room's data into every copy and every erasure.

    `export` returns what JSON can hold (dates and Decimals too). `erase` runs inside the erasure's transaction
    and keeps what the law keeps. `objections` are sentences that say what the user has to settle first.
    """
    _sections[section] = Section(export, erase, objections, offer)


def give_consent(user: User, purpose: Consent.Purpose) -> None:
    """Agreed to the version of today; agreeing again after a withdrawal counts from now."""
    now = {"given_at": timezone.now(), "withdrawn_at": None}
    user.consents.filter(purpose=purpose, version=NOTICE_VERSION, withdrawn_at__isnull=False).update(**now)
    user.consents.get_or_create(purpose=purpose, version=NOTICE_VERSION)


def withdraw_news_consent(user: User) -> None:
    """Only news can be withdrawn: without the terms there is no account, and that is an erasure."""
    user.consents.filter(purpose=Consent.Purpose.NEWS, withdrawn_at=None).update(withdrawn_at=timezone.now())


def wants_news(user: User) -> bool:
    return user.consents.filter(purpose=Consent.Purpose.NEWS, withdrawn_at=None).exists()


def export(user: User) -> dict[str, object]:
    """Everything that the site keeps about the user, for a machine to read."""
    return {
        "exported_at": timezone.now(),
        "account": {
            field: getattr(user, field)
            for field in ("public_id", "name", "phone", "phone_verified_at", "email", "language", "joined_at")
        },
        "roles": [group.name for group in user.groups.all()],
        "consents": list(user.consents.order_by("pk").values("purpose", "version", "given_at", "withdrawn_at")),
        **{name: section.export(user) for name, section in _sections.items()},
    }


def objections(user: User) -> list[str]:
    """What stands in the way of the erasure, in sentences for the user."""
    found = [sentence for section in _sections.values() for sentence in section.objections(user)]
    if user.is_staff:
        found.append(_("You work in the admin. Please ask for that to be ended first."))
    return found


def offers(user: User) -> dict[str, str]:
    """What can be erased besides, by section: sentences to tick."""
    sentences = {name: section.offer.sentence(user) for name, section in _sections.items() if section.offer}
    return {name: sentence for name, sentence in sentences.items() if sentence}


def erase(user: User, also: Collection[str] = ()) -> None:
    """Forget who the user is. The row stays, nameless: what the law keeps, such as orders, points at it.

    `also` are the offers that were ticked; they come first, while it is still known whose they are.
    """
    with transaction.atomic():
        # An order that is being placed holds a share of this row: it comes wholly before the erasure or after it.
        user = User.objects.select_for_update().get(pk=user.pk)
        if found := objections(user):
            raise Refusal(" ".join(found))
        for name in also:
            _sections[name].offer.erase(user)
        for section in _sections.values():
            section.erase(user)
        EmailAddress.objects.filter(user=user).delete()
        Authenticator.objects.filter(user=user).delete()
        user.groups.clear()
        withdraw_news_consent(user)
        make_nameless(user)


def make_nameless(user: User) -> None:
    """An inactive user without a usable password: every session of theirs has ended."""
    user.name, user.phone, user.phone_verified_at, user.email = "", None, None, None
    user.is_active, user.erased_at = False, timezone.now()
    user.set_unusable_password()
    user.save()
