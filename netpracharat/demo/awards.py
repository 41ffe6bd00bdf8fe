"""The awards of the demo, by the actions of everybody: an edition announced, one being judged, one to nominate for."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from django.db.models import F
from django.utils import timezone

from awards import announcing, editions, steps
from awards.entering import nomination, screening
from awards.entering.nomination import Application
from awards.judging import conflicts, panels, scoring
from awards.judging.scoring import Filled
from awards.models import Award, Edition, Entry, Panel, PanelMember, Round, ScoreSheet
from awards.results import awarding, canonical, locking, signing
from netpracharat.accounts.models import User
from products.models import Product

WEEK = dt.timedelta(days=7)
JUDGES = ("judge1", "judge2", "judge3")
SIGNERS = ("officer", "signer1", "signer2", "signer3", "signer4")
ENTERED = 3  # of each region and category
STEPS = ("begin_screening", "begin_regional_judging")
CITATION = (
    "งานฝีมือประณีต วัตถุดิบจากท้องถิ่น และเรื่องราวที่ทั้งหมู่บ้านร่วมกันเล่า",
    "Fine work, local material, and a story that the whole village tells",
)
TEXTS = {
    "community": "สมาชิกในหมู่บ้านร่วมกันทำและแบ่งรายได้ตามงานที่ลงแรง",
    "marketing": "ขายทางเน็ตประชารัฐและตลาดนัดชุมชน มีลูกค้าประจำ",
    "quality": "คัดวัตถุดิบในท้องถิ่น ตรวจทุกชิ้นก่อนส่ง",
}


def begin(users: Mapping[str, User]) -> None:
    past = judged(prepared(2561, users), users)
    lock_regional(past, users)
    decide(past, users)
    judged(prepared(2569, users), users, left=4)
    steps.take(prepared(2570, users), "open_nominations", by=users["secretary"])


def prepared(year: int, users: Mapping[str, User]) -> Edition:
    """As usual, without a screening by judges: the market of the demo is small."""
    edition = editions.create(year, by=users["secretary"])
    edition.rounds.filter(kind="screening").delete()
    now = timezone.now()
    for later, round_ in enumerate(edition.rounds.order_by("pk"), start=1):
        Round.objects.filter(pk=round_.pk).update(closes_at=now + 2 * later * WEEK)
    for party, key in zip(edition.parties.all(), SIGNERS, strict=True):
        party.signer = users[key]
        party.save(update_fields=("signer",))
    edition.nominations_open_at, edition.nominations_close_at = now - WEEK, now + WEEK
    edition.save()
    return edition


def judged(edition: Edition, users: Mapping[str, User], left: int = 0) -> Edition:
    """Up to the regional round; `left` sheets of each judge are not scored."""
    secretary = users["secretary"]
    steps.take(edition, "open_nominations", by=secretary)
    for entry in list(entered(edition)):
        screening.accept(entry, by=secretary)
    Edition.objects.filter(pk=edition.pk).update(nominations_close_at=timezone.now())
    for verb in STEPS:
        steps.take(edition, verb, by=secretary)
    judge(Round.objects.get(edition=edition, kind="regional"), users, left)
    return edition


def entered(edition: Edition) -> Iterator[Entry]:
    categories = {category.slug: category for category in edition.categories.all()}
    for product in goods():
        owner = product.shop.members.get(role="owner").user
        yield nomination.nominate(product, Application(categories[product.category.slug], **TEXTS), by=owner)


def goods() -> list[Product]:
    """The first of each region and category, so that every slot has somebody to win it."""
    found: dict[tuple[str, int], list[Product]] = {}
    rows = Product.objects.on_sale().select_related("shop__subdistrict__district__province", "category")
    for product in rows.order_by("pk"):
        region = product.shop.subdistrict.district.province.region4_id
        found.setdefault((region, product.category_id), []).append(product)
    return [product for products in found.values() for product in products[:ENTERED]]


def judge(round_: Round, users: Mapping[str, User], left: int = 0) -> None:
    panel = Panel.objects.create(round=round_)
    parties = list(round_.edition.parties.all())
    for party, key in zip(parties, JUDGES, strict=False):
        PanelMember.objects.create(panel=panel, judge=users[key], party=party, is_chair=key == JUDGES[0])
    panels.open_round(round_, by=users["secretary"])
    criteria = list(round_.criteria.values_list("pk", flat=True))
    for number, member in enumerate(panel.members.select_related("judge")):
        conflicts.declare(member, [], "", asked_at=timezone.now())
        sheets = list(ScoreSheet.objects.filter(member=member).select_related("member__panel__round", "entry"))
        for sheet in sheets[: len(sheets) - left * (number + 1)]:
            scoring.submit(sheet, Filled(points(sheet, criteria, number), "", sheet.version), by=member.judge)


def points(sheet: ScoreSheet, criteria: Sequence[int], number: int) -> dict[int, Decimal]:
    """Different for each entry, so that nobody has to break a tie."""
    merit = 500 + 37 * sheet.entry_id % 401
    return {criterion: Decimal(merit + 7 * number + place) / 100 for place, criterion in enumerate(criteria)}


def lock_regional(edition: Edition, users: Mapping[str, User]) -> None:
    locking.lock(Round.objects.get(edition=edition, kind="regional"), by=users["secretary"])
    steps.take(edition, "begin_national_judging", by=users["secretary"])


def decide(edition: Edition, users: Mapping[str, User]) -> None:
    """The national round, signed by every party and announced."""
    secretary, national = users["secretary"], Round.objects.get(edition=edition, kind="national")
    judge(national, users)
    locking.lock(national, by=secretary)
    for award in Award.objects.filter(slot__tier__edition=edition).select_related("slot__tier__edition", "entry"):
        awarding.cite(award, *CITATION, by=secretary)
    seen = canonical.sha256(edition)
    for party in edition.parties.select_related("signer"):
        signing.sign(party, seen, by=party.signer)
    announcing.announce(edition, by=secretary)
    lay_in_its_year(edition)


def lay_in_its_year(edition: Edition) -> None:
    """Its dates, not those of its certificates: these are of the day on which they are issued."""
    ago = dt.timedelta(days=365.25) * (timezone.localdate().year + 543 - edition.year)
    Edition.objects.filter(pk=edition.pk).update(
        **{name: F(name) - ago for name in ("nominations_open_at", "nominations_close_at", "announced_at")}
    )
    Round.objects.filter(edition=edition).update(closes_at=None)
