"""Makers of what people say about goods; the order line that a review names is nobody's."""

import datetime as dt
import itertools
from collections.abc import Sequence

from django.utils import timezone

from netpracharat.accounts.models import User
from netpracharat.places.models import Province
from products import questions, reviews
from products.marks import checking, handing_in
from products.marks.handing_in import Claim
from products.models import Decision, Fair, Mark, Product, Question, Review
from products.moderation import deciding, reporting
from products.reviews import Bought
from products.states import Verdict
from shops.models import Shop
from tests.factories import make_product, make_shop, make_user

_lines = itertools.count(1_000_000)


def bought(product: Product | None = None, *, line: int = 0, by: User | None = None) -> Bought:
    province = Province.objects.get(slug="khon-kaen")
    return Bought(line or next(_lines), product or make_product(), province.pk, by)


def make_review(
    product: Product | None = None, *, stars: int = 5, text: str = "ผ้าสวย ห่อมาดี", by: User | None = None
) -> Review:
    return reviews.write(bought(product, by=by), stars=stars, text=text)


def make_question(product: Product | None = None, *, text: str = "ซักเครื่องได้ไหม", by: User | None = None) -> Question:
    return questions.ask(product or make_product(), text, by=by or make_user())


def make_decision(product: Product) -> Decision:
    """A review of the product was reported and hidden."""
    matter = reporting.report(make_review(product), reporting.Reason.RUDE, by=None)
    return deciding.decide(matter, Verdict.HIDE, "ไม่สุภาพ", by=make_user("เจ้าหน้าที่ตัดสิน"))


def make_mark(product: Product | None = None, *, shop: Shop | None = None, **said: object) -> Mark:
    """Waits for an officer; of the whole shop where there is no product."""
    shop = product.shop if product else shop or make_shop()
    usual = {"kind": "halal", "number": "กอท.ฮล. 123/2566", "document": "marks/none.jpg", "expires_on": days_on(400)}
    return handing_in.hand_in(shop, product, Claim(**usual | said), by=make_user("ผู้ขาย"))


def make_checked_mark(product: Product | None = None, **said: object) -> Mark:
    mark = make_mark(product, **said)
    checking.approve(mark, by=make_user("เจ้าหน้าที่ตรวจ"))
    return mark


def days_on(days: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)


def make_fair(*, products: Sequence[Product] = (), shops: Sequence[Shop] = (), **fields: object) -> Fair:
    """Announced, and it runs from yesterday to tomorrow."""
    today, day = timezone.localdate(), dt.timedelta(days=1)
    days = {"first_day": today - day, "last_day": today + day}
    usual = {"name_th": "ดีมา GET ดี MARKET", "words_th": "ของดีทั่วไทย", "state": Fair.State.ANNOUNCED}
    fair = Fair.objects.create(**usual | days | {"slug": f"fair-{next(_lines)}"} | fields)
    fair.products.set(products)
    fair.shops.set(shops)
    return fair
