"""An award taken back after the announcement: with an erratum that stays in public."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from awards import events, notices
from awards.events import Verb
from awards.models import Award
from awards.winners import publishing
from netpracharat.accounts.models import User
from netpracharat.certificates import revocation as certificates
from netpracharat.certificates.models import Certificate
from netpracharat.refusals import Refusal
from products import badges
from products.models import ProductBadge

LONGEST_REASON = 300  # of a certificate


@transaction.atomic
def revoke(award: Award, erratum_th: str, erratum_en: str, *, by: User) -> None:
    """The certificate says so, the ribbon is gone, and the winner's page keeps the erratum."""
    if not erratum_th.strip():
        raise Refusal(_("Please write the erratum in Thai: everybody reads it."))
    now = {"revoked_at": timezone.now(), "revoked_by": by, "erratum_th": erratum_th, "erratum_en": erratum_en}
    standing = Award.objects.standing().filter(pk__in=Award.objects.in_public().filter(pk=award.pk).values("pk"))
    if not standing.update(**now):
        raise Refusal(_("Only an announced award that still stands can be revoked."))
    certificates.revoke(award.certificate, erratum_th[:LONGEST_REASON], by=by)
    badges.take_away(award.entry.product_id, ProductBadge.AWARD, award.slot.tier.edition.year)
    notices.tell_shop(award.entry, Verb.AWARD_REVOKED)
    events.record(award.slot.tier.edition, Verb.AWARD_REVOKED, by=by, entry=award.entry, note=erratum_th)


def page_of(certificate: Certificate, user: User) -> str:
    """Where a winner's certificate is taken back with its award; others than the secretary read about it."""
    award = Award.objects.filter(certificate=certificate).select_related("entry", "slot__tier__edition").first()
    if award is None:
        return ""
    is_secretary = user.has_perm("awards.run_edition")
    return reverse("admin:awards_revoke", args=(award.pk,)) if is_secretary else publishing.address(award)
