"""What buyers of the demo searched for in vain, over some weeks, and what sold out."""

import datetime as dt

from django.utils import timezone

from products.demand import counting
from products.models import SearchMiss

WEEKS = 8
# What was typed, the region that was chosen, and how often in the first of the weeks; it grows by as much each third.
SEARCHES = (
    ("หมวกสานใบลาน", None, 7),
    ("ปลาร้าบองสุกแบบแห้ง", "NE", 6),
    ("กระเป๋าผักตบชวาใส่โน้ตบุ๊ก", None, 5),
    ("ผ้าขาวม้าทอมือ ราชบุรี", None, 4),
    ("ไตปลาแห้ง", "S", 4),
    ("สบู่ถ่านไม้ไผ่", "N", 3),
    ("โคมไฟกะลามะพร้าว", None, 2),
)


def begin() -> None:
    this_week = counting.monday_of(timezone.localdate())
    for number in range(WEEKS):
        monday = this_week - (WEEKS - 1 - number) * counting.WEEK
        SearchMiss.objects.bulk_create(miss(monday, *search, number // 3) for search in SEARCHES)
        counting.count(monday)


def miss(day: dt.date, query: str, region: str | None, times: int, growth: int) -> SearchMiss:
    return SearchMiss(query=query, day=day, region_id=region, times=times * (1 + growth))
