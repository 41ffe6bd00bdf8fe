"""Rooms above that keep the certificates of a kind: there it is revoked together with what it was given for.

keepers.register("AW", lambda certificate, user: …)
"""

from collections.abc import Callable

from netpracharat.accounts.models import User
from netpracharat.certificates.models import Certificate

_pages: dict[str, Callable[[Certificate, User], str]] = {}


def register(kind: str, page: Callable[[Certificate, User], str]) -> None:
    """`page` says where to go instead of revoking the certificate alone; "" where it may be revoked alone."""
    _pages[kind] = page


def page_of(certificate: Certificate, user: User) -> str:
    page = _pages.get(certificate.kind)
    return page(certificate, user) if page else ""
