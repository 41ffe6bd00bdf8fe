"""The places that have figures: found by their word in an address, with what is around and within them."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.places import labels
from netpracharat.places.models import District, Province, Region, Subdistrict, Village

Place = Region | Province | District | Subdistrict | Village

LONGEST_REGION = 2  # letters; no slug of a province is as short
BY_DIGITS = {4: District, 6: Subdistrict, 8: Village}
AROUND = {Province: "region4", District: "province", Subdistrict: "district", Village: "subdistrict"}
WITHIN = {Region: "provinces", Province: "districts", District: "subdistricts", Subdistrict: "villages"}
KINDS = {
    Region: gettext_lazy("Region"),
    Province: gettext_lazy("Province"),
    District: gettext_lazy("District"),
    Subdistrict: gettext_lazy("Subdistrict"),
    Village: gettext_lazy("Village"),
}


def find(word: str) -> Place | None:
    """A region by its letters, a province by its slug, all within by their codes; with all that is around."""
    if word.isascii() and word.isdigit():
        kind = BY_DIGITS.get(len(word))
        return kind and kind.objects.select_related(way_up(kind)).filter(code=word).first()
    if len(word) <= LONGEST_REGION:
        return Region.objects.filter(scheme=4, code=word.upper()).first()
    return Province.objects.select_related("region4").filter(slug=word).first()


def way_up(kind: type[Place]) -> str:
    """subdistrict__district__province__region4"""
    names = list(AROUND.values())
    return "__".join(reversed(names[: names.index(AROUND[kind]) + 1]))


def line(place: Place | None) -> list[Place]:
    """From the region down to the place itself."""
    if place is None:
        return []
    around = AROUND.get(type(place))
    return [*(line(getattr(place, around)) if around else ()), place]


def parts(place: Place | None) -> QuerySet:
    """What lies right within: of the nation its four regions, of a village nothing."""
    if place is None:
        return Region.objects.filter(scheme=4)
    return getattr(place, WITHIN[type(place)]).all() if type(place) in WITHIN else Village.objects.none()


def word(place: Place) -> str:
    if isinstance(place, Province):
        return place.slug
    return str(place.pk).lower()


def address(place: Place | None) -> str:
    return reverse("coverage_place", args=(word(place),)) if place else reverse("coverage")


def name(place: Place) -> str:
    """Among its neighbours: บ้านดอนกอย หมู่ 2"""
    return labels.own_name(place) if isinstance(place, Village) else place.name


def title(place: Place | None) -> str:
    """By itself: ต.สว่าง อ.พรรณานิคม จ.สกลนคร"""
    if place is None:
        return _("Thailand")
    return labels.label(place) if isinstance(place, District | Subdistrict | Village) else place.name
