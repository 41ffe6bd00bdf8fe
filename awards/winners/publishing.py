"""What becomes true with an announcement, all in its transaction: certificates, ribbons, and letters to the winners."""

from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.models import Award, Edition
from awards.notices import ENTERS
from awards.winners import papers, words
from netpracharat.accounts import letters
from netpracharat.accounts.channels import Letter
from netpracharat.accounts.models import User
from netpracharat.certificates import issuing
from products import badges
from products.models import ProductBadge


def publish(edition: Edition, by: User | None) -> None:
    awards = list(
        Award.objects.standing().filter(slot__tier__edition=edition).order_by("pk").select_related(*words.RELATED)
    )
    badges.put(badge_of(award) for award in awards)
    signers = tuple(words.named(party) for party in edition.parties.all())
    certificates = issuing.issue_many([papers.of(award, signers) for award in awards], by=by)
    for award, certificate in zip(awards, certificates, strict=True):
        award.certificate = certificate
        tell_winner(award)
    Award.objects.bulk_update(awards, ["certificate"])


def badge_of(award: Award) -> ProductBadge:
    tier, edition = award.slot.tier, award.slot.tier.edition
    return ProductBadge(
        product=award.entry.product,
        kind=ProductBadge.AWARD,
        year=edition.year,
        label_th=tier.name_th,
        label_en=tier.name_en,
        position=tier.position,
        url=address(award),
    )


def address(award: Award) -> str:
    return reverse("award_winner", args=(award.slot.tier.edition.year, award.entry.number))


def tell_winner(award: Award) -> None:
    members = User.objects.filter(
        shop_memberships__shop=award.entry.shop_id, shop_memberships__role__in=ENTERS
    ).order_by("pk")
    letters.write_to(members, partial(letter, award))


def letter(award: Award, user: User) -> Letter:
    say = {
        "name": user.name,
        "won": words.in_language(words.won(award.slot), user.language),
        "edition": award.slot.tier.edition,
        "product": words.in_language(words.product(award.entry), user.language),
        "page": settings.SITE_URL + address(award),
        "certificate": settings.SITE_URL + award.certificate.get_absolute_url(),
    }
    text = _(
        "%(name)s,\n\ncongratulations: your product %(product)s is %(won)s of %(edition)s.\n\n"
        "Its page: %(page)s\nIts certificate, to print and to verify: %(certificate)s"
    )
    return Letter(_("%(product)s won: %(won)s") % say, text % say)
