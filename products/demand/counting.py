"""Counts what buyers wanted and did not get, a week at a time: who wanted it is nowhere in it."""

import datetime as dt
from collections import Counter
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Sum
from django.utils import timezone

from netpracharat.places.models import Province
from products import categories
from products.models import Category, Demand, SearchMiss
from products.search import lexicon as lexicons
from products.search import misses
from products.search.lexicon import Lexicon
from products.search.reading import read

WEEK = dt.timedelta(days=7)
KEPT_WEEKS = 53
MOST_A_WEEK = 500  # of each kind: the most wanted
LOCK = 7_020_002  # of the demand: two counts at once would write the same rows
# What was left after each movement is what is left now, and what was taken since.
SOLD_OUT = """
    WITH moved AS (
        SELECT variant_id, kind, at, stock.available + coalesce(sum(allocated_change - on_hand_change) OVER (
            PARTITION BY variant_id ORDER BY movement.id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ), 0) AS left_after
        FROM products_movement movement JOIN products_stock stock USING (variant_id)
        WHERE at >= %s AND NOT stock.is_made_to_order
    )
    SELECT product.name, product.category_id, province.region4_id, count(DISTINCT variant.id)
    FROM moved
        JOIN products_variant variant ON variant.id = moved.variant_id
        JOIN products_product product ON product.id = variant.product_id
        JOIN shops_shop shop ON shop.id = product.shop_id
        JOIN places_subdistrict subdistrict ON subdistrict.code = shop.subdistrict_id
        JOIN places_district district ON district.code = subdistrict.district_id
        JOIN places_province province ON province.code = district.province_id
    WHERE moved.kind = 'allocate' AND left_after <= 0 AND at < %s
        AND product.state <> 'blocked' AND shop.state = 'approved'
    GROUP BY product.id, province.region4_id
"""


class Wanted(NamedTuple):
    words: str
    category: int | None
    region: str | None


def monday_of(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def refresh() -> None:
    """Count this week and the last one anew, and forget what is more than a year old."""
    this_week = monday_of(timezone.localdate())
    for week in (this_week - WEEK, this_week):
        count(week)
    Demand.objects.filter(week__lt=this_week - KEPT_WEEKS * WEEK).delete()
    SearchMiss.objects.filter(day__lt=this_week - KEPT_WEEKS * WEEK).delete()


@transaction.atomic
def count(week: dt.date) -> None:
    """Write the week, given by its Monday, in the place of what was counted of it before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    lexicon = lexicons.current()
    counts = {Demand.Kind.MISSED: missed(week, lexicon), Demand.Kind.SOLD_OUT: sold_out(week, lexicon)}
    Demand.objects.filter(week=week).delete()
    Demand.objects.bulk_create(
        Demand(week=week, kind=kind, words=wanted.words, category_id=wanted.category, region_id=wanted.region, times=n)
        for kind, found in counts.items()
        for wanted, n in found.most_common(MOST_A_WEEK)
    )


def missed(week: dt.date, lexicon: Lexicon) -> Counter[Wanted]:
    """By the category and region that were chosen, or else those that the words name."""
    days = SearchMiss.objects.filter(day__gte=week, day__lt=week + WEEK).order_by()
    known, regions = dict(Category.objects.values_list("slug", "pk")), regions_of_provinces()
    found: Counter[Wanted] = Counter()
    for query, category, region, times in days.values_list("query", "category", "region").annotate(Sum("times")):
        if misses.may_be_kept(query):
            said = known.get(categories.slug_of(query)), regions.get(read(query, lexicon).province)
            found[Wanted(query, category or said[0], region or said[1])] += times
    return found


def regions_of_provinces() -> dict[int, str]:
    return dict(Province.objects.values_list("pk", "region4"))


def sold_out(week: dt.date, lexicon: Lexicon) -> Counter[Wanted]:
    """How many things of a kind were ordered until none was left, by their category and their shop's region."""
    found: Counter[Wanted] = Counter()
    with connection.cursor() as cursor:
        cursor.execute(SOLD_OUT, [midnight(week), midnight(week + WEEK)])
        for name, category, region, number in cursor:
            if (words := kind_of_goods(name, lexicon)) and misses.may_be_kept(words):
                found[Wanted(words, category, region)] += number
    return found


def kind_of_goods(name: str, lexicon: Lexicon) -> str:
    """What Thai says first: ผ้าไหมมัดหมี่ลายขอ is ผ้าไหม."""
    terms = read(name, lexicon).terms
    return "".join(terms[0].words) if terms else ""


def midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
