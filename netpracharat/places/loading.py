"""The country as it is: regions, provinces, districts and subdistricts, from the package `geothai` and regions.py."""

from collections.abc import Iterator

import geothai
from django.db import connection, transaction

from netpracharat.places.bulk import Written, upsert
from netpracharat.places.models import District, Province, Region, Subdistrict
from netpracharat.places.regions import PROVINCES, REGIONS
from netpracharat.places.tokens import tsvector, words_of_names
from netpracharat.thai.text import fold, sort_key

SUBDISTRICTS = 7436
# Raise the last number when regions.py or the words of a place change, so that they are loaded again.
VERSION = f"geothai {geothai.DATA_VERSION}, ours 2"


def is_loaded() -> bool:
    """Whether this very version stands in the database: it is noted beside the table itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description('places_subdistrict'::regclass)")
        (noted,) = cursor.fetchone()
    return noted == VERSION and Subdistrict.objects.count() == SUBDISTRICTS


def load() -> dict[str, Written]:
    """Bring all four tables in step with the sources, at once or not at all."""
    with transaction.atomic():
        written = {
            "regions": upsert(Region, ("code", "scheme", "name_th", "name_en", "position"), region_rows()),
            "provinces": upsert(
                Province,
                ("code", "slug", "region4_id", "region6_id", "name_th", "name_en", "sort_key"),
                province_rows(),
            ),
            "districts": upsert(District, ("code", "province_id", "name_th", "name_en"), district_rows()),
            "subdistricts": upsert(
                Subdistrict,
                ("code", "district_id", "name_th", "name_en", "postal_codes", "names"),
                subdistrict_rows(),
            ),
        }
        with connection.cursor() as cursor:
            cursor.execute(f"COMMENT ON TABLE places_subdistrict IS '{VERSION}'")
    return written


def region_rows() -> Iterator[tuple]:
    for position, (code, scheme, name_th, name_en) in enumerate(REGIONS):
        yield code, scheme, name_th, name_en, position


def province_rows() -> Iterator[tuple]:
    for code, slug, region4, region6 in PROVINCES:
        province = geothai.province(str(code))
        yield code, slug, region4, region6, fold(province.name_th), province.name_en, sort_key(province.name_th)


def district_rows() -> Iterator[tuple]:
    for province in geothai.provinces():
        for district in geothai.districts(province.code):
            yield int(district.code), int(province.code), bare_name(district), district.name_en


def bare_name(district: geothai.types.District) -> str:
    """The register writes เขต before the districts of Bangkok and nothing before the others."""
    return fold(district.name_th.removeprefix("เขต"))


def subdistrict_rows() -> Iterator[tuple]:
    for province in geothai.provinces():
        of_province = words_of_names(province.name_th, province.name_en)
        for district in geothai.districts(province.code):
            around = of_province | words_of_names(bare_name(district), district.name_en)
            for place in geothai.subdistricts(district.code):
                own = words_of_names(place.name_th, place.name_en)
                names = tsvector(own, around.union(place.postal_codes))
                yield (
                    int(place.code),
                    int(district.code),
                    fold(place.name_th),
                    place.name_en,
                    list(place.postal_codes),
                    names,
                )
