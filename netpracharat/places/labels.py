"""How a place is written in full, in both languages: the one home of ต. อ. จ. and of Bangkok's แขวง and เขต."""

from django.utils.translation import get_language

from netpracharat.places.models import Subdistrict, Village

BANGKOK = 10


def label(place: Subdistrict | Village) -> str:
    """`place` with all that is around it, in the reader's language; wants district and province selected."""
    return english(place) if get_language() == "en" else thai(place)


def thai(place: Subdistrict | Village) -> str:
    """บ้านดอนกอย หมู่ 2 ต.สว่าง อ.พรรณานิคม จ.สกลนคร; in Bangkok แขวงปทุมวัน เขตปทุมวัน กรุงเทพมหานคร."""
    if isinstance(place, Village):
        name = place.name_th if place.name_th == nameless(place.moo) else f"{place.name_th} {nameless(place.moo)}"
        return f"{name} {thai(place.subdistrict)}"
    district = place.district
    if district.province_id == BANGKOK:
        return f"แขวง{place.name_th} เขต{district.name_th} {district.province.name_th}"
    return f"ต.{place.name_th} อ.{district.name_th} จ.{district.province.name_th}"


def nameless(moo: int) -> str:
    """What a village is called whose name nobody wrote down."""
    return f"หมู่ {moo}"


def english(place: Subdistrict | Village) -> str:
    """Ban Don Koi, Moo 2, Sawang, Phanna Nikhom, Sakon Nakhon."""
    if isinstance(place, Village):
        name = f"{place.name_en}, " if place.name_en else ""
        return f"{name}Moo {place.moo}, {english(place.subdistrict)}"
    return f"{place.name_en}, {place.district.name_en}, {place.district.province.name_en}"
