"""How a place is written in full, in both languages: the one home of ต. อ. จ. and of Bangkok's แขวง and เขต."""

from django.utils.translation import get_language

from netpracharat.places.models import District, Subdistrict, Village

BANGKOK = 10


def label(place: District | Subdistrict | Village) -> str:
    """`place` with all that is around it, in the reader's language; wants district and province selected."""
    return english(place) if get_language() == "en" else thai(place)


def thai(place: District | Subdistrict | Village) -> str:
    """บ้านดอนกอย หมู่ 2 ต.สว่าง อ.พรรณานิคม จ.สกลนคร; in Bangkok แขวงปทุมวัน เขตปทุมวัน กรุงเทพมหานคร."""
    if isinstance(place, Village):
        return f"{own_name_th(place)} {thai(place.subdistrict)}"
    if isinstance(place, Subdistrict):
        kind = "แขวง" if place.district.province_id == BANGKOK else "ต."
        return f"{kind}{place.name_th} {thai(place.district)}"
    if place.province_id == BANGKOK:
        return f"เขต{place.name_th} {place.province.name_th}"
    return f"อ.{place.name_th} จ.{place.province.name_th}"


def own_name(village: Village) -> str:
    """Without what is around it: บ้านดอนกอย หมู่ 2; Ban Don Koi, Moo 2."""
    return own_name_en(village) if get_language() == "en" else own_name_th(village)


def own_name_th(village: Village) -> str:
    named = village.name_th != nameless(village.moo)
    return f"{village.name_th} {nameless(village.moo)}" if named else village.name_th


def own_name_en(village: Village) -> str:
    return f"{village.name_en}, Moo {village.moo}" if village.name_en else f"Moo {village.moo}"


def nameless(moo: int) -> str:
    """What a village is called whose name nobody wrote down."""
    return f"หมู่ {moo}"


def english(place: District | Subdistrict | Village) -> str:
    """Ban Don Koi, Moo 2, Sawang, Phanna Nikhom, Sakon Nakhon."""
    if isinstance(place, Village):
        return f"{own_name_en(place)}, {english(place.subdistrict)}"
    if isinstance(place, Subdistrict):
        return f"{place.name_en}, {english(place.district)}"
    return f"{place.name_en}, {place.province.name_en}"
