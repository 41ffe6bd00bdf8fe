"""Whether a certificate holds today, in a word for everybody."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from netpracharat.certificates.models import Certificate


class Standing(NamedTuple):
    tone: str
    sign: str
    word: str


def standing(certificate: Certificate) -> Standing:
    if certificate.revoked_at:
        return Standing("danger", "ban", _("Revoked: this certificate does not hold"))
    if certificate.is_expired:
        return Standing("wait", "calendar-x", _("This certificate was genuine and has run out"))
    return Standing("done", "badge-check", _("This certificate is genuine and holds"))
