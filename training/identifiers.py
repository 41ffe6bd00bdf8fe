"""Numbers of persons as keyed hashes: whoever has the database alone can neither read nor try them out."""

import hashlib
import hmac
from typing import NamedTuple

from django.conf import settings

from netpracharat.thai import identifiers


class Hashed(NamedTuple):
    """What is kept of a number: HMAC-SHA-256 under the key of the settings, and its end for the eye."""

    digest: bytes
    last4: str


def hashed(typed: str) -> Hashed:
    """Of a national ID as it was typed; raises IdentifierError where it is none."""
    digits = identifiers.national_id(typed)
    return Hashed(hmac.digest(settings.TRAINING_ID_KEY.encode(), digits.encode(), hashlib.sha256), digits[-4:])


def masked(typed: str) -> str:
    """What may be kept of a number that is wrong: enough to see which card it was read from, and no more."""
    digits = identifiers.compact(typed)
    return identifiers.national_id_masked(digits) if len(digits) == 13 else "x" * min(len(digits), 20)
