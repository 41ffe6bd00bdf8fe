"""A certificate as its page and its PDF show it: the same words on both."""

from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from netpracharat import printing
from netpracharat.certificates import numbers
from netpracharat.certificates.models import Certificate
from netpracharat.printing import symbols
from netpracharat.thai import dates

TEMPLATE = Path(__file__).with_name("certificate.typ")


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is printed, in one language."""

    language: str
    number: str
    code: str
    url: str
    heading: str
    name: str
    title: str
    facts: list[tuple[str, str]]
    signers: list[str]


def sheet(certificate: Certificate) -> Sheet:
    """In the language that is active."""
    printed, language = certificate.printed, dates.known(get_language())
    return Sheet(
        language=language,
        number=certificate.number,
        code=numbers.in_groups(certificate.code),
        url=f"{settings.SITE_URL}{certificate.get_absolute_url()}",
        heading=printed["heading"][language],
        name=certificate.name_en if language == "en" else certificate.name,
        title=printed["title"][language],
        facts=[(label[language], value[language]) for label, value in printed["facts"]]
        + dates_and_number(certificate, language),
        signers=[signer[language] for signer in printed["signers"]],
    )


def dates_and_number(certificate: Certificate, language: str) -> list[tuple[str, str]]:
    facts = [(_("Issued on"), dates.long(timezone.localtime(certificate.issued_at), language))]
    if certificate.valid_until:
        facts.append((_("Valid until"), dates.long(certificate.valid_until, language)))
    return [*facts, (_("Certificate number"), certificate.number)]


def may_print(certificate: Certificate) -> bool:
    """No new paper for what was revoked, and none without a name."""
    return not (certificate.revoked_at or certificate.erased_at)


def pdf(certificate: Certificate, language: str) -> bytes:
    with override(language):
        shown = sheet(certificate)
        words = {
            "certificate": _("Certificate"),
            "site": _("Net Pracharat"),
            "presented_to": _("Presented to"),
            "signed_by": _("Signed by"),
            "verify": _("Verify this certificate at"),
        }
        place = settings.SITE_URL.partition("://")[2] + "/verify/"
        return printing.pdf(TEMPLATE, asdict(shown) | {"words": words, "place": place, "qr": symbols.qr(shown.url)})
