"""The villages where nobody lives who was trained: for those who plan where to go next."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from netpracharat.places.models import District, Province, Subdistrict, Village
from training.models import CoverageTotal

AT_ONCE = 2_000
WITHIN = {Province: "subdistrict__district__province", District: "subdistrict__district", Subdistrict: "subdistrict"}
COLUMNS = ("code", "name_th", "moo", "subdistrict__name_th", "subdistrict__district__name_th")


def head() -> tuple[str, ...]:
    return _("Code"), _("Village"), _("Moo"), _("Subdistrict"), _("District"), _("Province")


def without_teacher(place: Province | District | Subdistrict) -> QuerySet[Village]:
    reached = CoverageTotal.objects.filter(place=OuterRef("code"), teachers__gt=0)
    return Village.objects.filter(~Exists(reached), **{WITHIN[type(place)]: place}).order_by("code")


def rows(place: Province | District | Subdistrict) -> Iterator[tuple]:
    columns = (*COLUMNS, "subdistrict__district__province__name_th")
    return without_teacher(place).values_list(*columns).iterator(chunk_size=AT_ONCE)
