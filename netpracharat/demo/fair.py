"""The demo's fair, which runs today: goods of some shops, with the picture of one of their villages."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict

from django.utils import timezone

from netpracharat import pictures
from netpracharat.pictures import Picture
from products.fairs import announcing
from products.models import Fair, Product
from shops.models import Shop

SHOPS = 3
GOODS = 6
DAYS = dt.timedelta(days=9)


def begin(shops: Sequence[Shop]) -> None:
    today = timezone.localdate()
    fair = Fair.objects.create(
        slug="dee-ma-get-dee-market",
        name_th="ดีมา GET ดี MARKET",
        name_en="Dee Ma Get Dee Market",
        words_th="ของดีจากหมู่บ้าน คัดมาให้เลือกในงานเดียว ทั้งผ้าทอ อาหาร และงานจักสาน",
        words_en="Good things from the villages, chosen for one fair: cloth, food and basketry.",
        picture=asdict(pictures.copy(Picture(**shops[0].picture))),
        first_day=today - DAYS,
        last_day=today + DAYS,
    )
    fair.shops.set(Shop.objects.open_to_public().order_by("pk")[:SHOPS])
    fair.products.set(Product.objects.on_sale().order_by("-pk")[:GOODS])
    announcing.announce(fair)
