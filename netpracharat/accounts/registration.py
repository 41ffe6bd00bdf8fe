"""Opening an account."""

from django.db import IntegrityError, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from netpracharat.accounts import contacts, privacy
from netpracharat.accounts.models import Consent, User
from netpracharat.refusals import Refusal


def sign_up(contact: str, *, name: str, password: str, wants_news: bool = False) -> User:
    """A new user who agreed to the terms and the privacy notice."""
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                password, name=name, language=get_language(), **{contacts.field_name(contact): contact}
            )
            privacy.give_consent(user, Consent.Purpose.TERMS)
            if wants_news:
                privacy.give_consent(user, Consent.Purpose.NEWS)
    except IntegrityError as error:  # two taps on the button: the other one was first
        raise Refusal(_("This number or address already has an account. Please sign in.")) from error
    return user
