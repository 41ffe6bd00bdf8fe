"""What each kind of mark is, and how its number is written."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netpracharat.thai import standards
from products.models import Mark

Kind = Mark.Kind


@dataclass(frozen=True)
class Facts:
    """`short` is for cards, in Thai and in English; `read` understands the number or raises a ValueError."""

    short_th: str
    short_en: str
    number: str | Promise
    hint: str | Promise
    read: Callable[[str], str] = str


FACTS = {
    Kind.COMMUNITY: Facts(
        short_th="มผช.",
        short_en="TCPS",
        number=_("Number of the standard"),
        hint=_("It stands on the certificate: a number and a year, such as 17/2546."),
        read=standards.community_product,
    ),
    Kind.OTOP: Facts(
        short_th="OTOP\N{NO-BREAK SPACE}{stars}\N{NO-BREAK SPACE}ดาว",
        short_en="OTOP {stars} stars",
        number=_("Number of the product"),
        hint=_("As the certificate says it, if it has one."),
    ),
    Kind.ORIGIN: Facts(
        short_th="GI",
        short_en="GI",
        number=_("Number of the registration"),
        hint=_("As the permission to use the sign says it."),
    ),
    Kind.HALAL: Facts(
        short_th="ฮาลาล",
        short_en="Halal",
        number=_("Number of the certificate"),
        hint=_("As the certificate says it."),
    ),
    Kind.ORGANIC: Facts(
        short_th="อินทรีย์",
        short_en="Organic",
        number=_("Number of the certificate"),
        hint=_("As the certificate says it."),
    ),
    Kind.FOOD: Facts(
        short_th="อย.",
        short_en="FDA",
        number=_("Number of the food"),
        hint=_("It stands in the FDA sign on the label: 13 digits, such as 10-1-12345-5-0001."),
        read=standards.food,
    ),
}
ORDER = tuple(FACTS)


def short(mark: Mark) -> tuple[str, str]:
    facts = FACTS[Kind(mark.kind)]
    return facts.short_th.format(stars=mark.stars), facts.short_en.format(stars=mark.stars)


def possible(*, for_product: bool) -> tuple[Kind, ...]:
    return ORDER if for_product else Mark.OF_A_SHOP
