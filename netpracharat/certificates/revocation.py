"""Taking a certificate back, replacing it, and forgetting whose it was; its page answers for ever."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.certificates.models import Certificate
from netpracharat.refusals import Refusal


def revoke(certificate: Certificate, reason: str, *, by: User | None) -> None:
    if not revoke_many(Certificate.objects.filter(pk=certificate.pk), reason, by=by):
        raise Refusal(_("This certificate has been revoked already."))


def revoke_many(certificates: QuerySet[Certificate], reason: str, *, by: User | None) -> int:
    """How many were revoked; those that were revoked before keep their own reason."""
    if not (reason := reason.strip()):
        raise Refusal(_("Please say why. Everybody who verifies the certificate reads it."))
    now = {"revoked_at": timezone.now(), "revoked_by": by, "revoked_reason": reason}
    return certificates.filter(revoked_at=None).update(**now)


def replace(old: Certificate, new: Certificate) -> None:
    """From the page of `old` one finds `new`; whether `old` holds beside it is for the caller to say."""
    if not Certificate.objects.filter(pk=old.pk, replaced_by=None).update(replaced_by=new):
        raise Refusal(_("This certificate has been replaced already."))


def anonymise(certificates: QuerySet[Certificate]) -> int:
    """Erase the names; number and page stay, so that the counts stay true."""
    return certificates.filter(erased_at=None).update(name="", name_en="", erased_at=timezone.now())
