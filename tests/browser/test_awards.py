"""A whole small edition of the awards: from its draft to the winner's ribbon, and to one award that is revoked."""

import io
import re
from decimal import Decimal

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import caches
from playwright.sync_api import expect

from awards.entering.nomination import Application, nominate
from awards.models import Edition, Entry, Score
from awards.states import SheetState
from netpracharat.accounts import roles
from netpracharat.accounts.models import User
from products import photos
from products.models import Product
from products.search import index, lexicon
from tests.browser import award_steps as steps
from tests.browser import pictures
from tests.browser.conftest import DESK
from tests.browser.steps import follow, press
from tests.factories import make_product, make_shop, make_user
from tests.house import awards_world
from tests.house.awards_doors import address_of
from tests.house.awards_world import make_staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("private_files")]

TABLET = {"width": 820, "height": 1180}


def official(name: str, *groups: str) -> User:
    """Somebody who works in the admin, with the second step of sign-in set up."""
    user = make_staff(name, *groups)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return user


PARTIES = (
    "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม",
    "กระทรวงพาณิชย์",
    "กระทรวงเกษตรและสหกรณ์",
    "กระทรวงศึกษาธิการ",
    "ดีแทค",
)
JUDGES = ("กรรมการหนึ่ง ตัวอย่าง", "กรรมการสอง ตัวอย่าง", "กรรมการสาม ตัวอย่าง")
CLOTH, MAT, HONEY = "ผ้าไหมมัดหมี่", "เสื่อกก", "น้ำผึ้งป่า"


def make_entrant(product: str) -> Product:
    owner = make_user(f"เจ้าของ{product}")
    product = make_product(product, shop=make_shop(f"กลุ่ม{product}ตัวอย่าง", owner=owner))
    photos.add(product, [io.BytesIO(pictures.photo())])
    index.refresh([product.pk])
    return product


def owner_of(product: Product) -> User:
    return product.shop.members.get().user


@pytest.fixture
def market(media) -> list[Product]:
    """Three products that may be nominated, found by the search."""
    for cache in caches.all():
        cache.clear()
    lexicon.read.cache_clear()
    return [make_entrant(name) for name in (CLOTH, MAT, HONEY)]


def test_an_edition_from_its_draft_to_a_revoked_award(page_of, open_page, market, tmp_path):
    secretary = page_of(official("เลขานุการ ตัวอย่าง", roles.SECRETARY), viewport=DESK)
    officer = page_of(official("เจ้าหน้าที่ ตัวอย่าง", roles.OFFICER), viewport=DESK)
    judges = [official(name, roles.JUDGE) for name in JUDGES]
    signers = {party: official(f"ผู้แทน{party}") for party in PARTIES}

    steps.make_edition(secretary, 2569)
    steps.prepare_edition(secretary, {party: signer.name for party, signer in signers.items()})
    press(secretary, "เปิดรับเสนอชื่อ")

    shop = page_of(owner_of(market[0]))
    shop.goto(f"/products/{market[0].pk}/")
    steps.nominate(shop)
    for product in market[1:]:
        words = Application(Edition.objects.get().categories.first(), "ทำกันทั้งหมู่บ้าน", "ขายออนไลน์", "ฝีมือดี")
        nominate(product, words, by=owner_of(product))
    cloth, mat, honey = Entry.objects.order_by("pk").values_list("number", flat=True)
    steps.accept_entries(officer, cloth)

    steps.end_nominations(secretary)
    press(secretary, "เริ่มคัดกรอง")
    press(secretary, "เริ่มตัดสินระดับภาค")
    press(secretary, "เริ่มตัดสินระดับประเทศ")
    steps.seat_panel(secretary, dict(zip(JUDGES, PARTIES, strict=False)))
    press(secretary, "เปิดให้คะแนน")

    points = {cloth: 8, mat: 8, honey: 6}
    for judge, recuses in zip((judges[0], judges[2]), ("", honey), strict=True):
        desk = page_of(judge, viewport=TABLET, has_touch=True)
        steps.begin_judging(desk)
        steps.score(desk, points, recuses=recuses)
    scan = tmp_path / "scan.jpg"
    scan.write_bytes(pictures.photo())
    steps.enter_from_paper(officer, JUDGES[1], points, scan)

    secretary.reload()
    steps.break_tie(secretary, {cloth: 2, mat: 1})
    press(secretary, "ปิดผลรอบนี้")
    steps.cite(secretary, "ลายโบราณ ฝีมือประณีต ทั้งหมู่บ้านได้ประโยชน์")
    for party, signer in signers.items():
        steps.sign(page_of(signer), party)
    steps.go_to_board(secretary)
    press(secretary, "ประกาศผลรางวัล")

    stranger = open_page("/awards/2569/")
    follow(stranger, CLOTH)
    expect(stranger.get_by_text("ลายโบราณ ฝีมือประณีต")).to_be_visible()
    won = stranger.url
    follow(stranger, "ตรวจสอบเกียรติบัตร")
    expect(stranger.get_by_text(re.compile("เป็นของจริง"))).to_be_visible()
    assert steps.served_certificate(stranger).startswith(b"%PDF")
    certificate = stranger.url
    assert steps.ribbons(stranger, CLOTH) == [steps.TIER]

    steps.revoke(secretary, "พบว่าไม่ได้ทอเอง")
    stranger.goto(won)
    expect(stranger.get_by_text("รางวัลนี้ถูกเพิกถอนแล้ว")).to_be_visible()
    stranger.goto(certificate)
    expect(stranger.get_by_text("พบว่าไม่ได้ทอเอง")).to_be_visible()
    assert steps.ribbons(stranger, CLOTH) == []


def test_autosave_notices_another_window(page_of):
    world = awards_world.build()
    first, second = (page_of(world.users["judge"], viewport=TABLET) for _ in range(2))
    for window in (first, second):
        window.goto(address_of("sheet", world.things))

    steps.give(first, 8)
    expect(first.get_by_text("บันทึกร่างแล้ว")).to_be_visible()
    steps.give(second, 5)
    expect(second.get_by_text("อีกหน้าต่างหนึ่งบันทึกใบคะแนนนี้ไปแล้ว")).to_be_visible()

    press(second, "ส่งคะแนน ไปรายการถัดไป")
    follow(second, "ใช้คะแนนของอีกหน้าต่าง")
    assert steps.given(second) == ["8", "8", "8"]
    assert set(Score.objects.values_list("points", flat=True)) == {Decimal(8)}


def test_a_sheet_is_scored_without_javascript(page_of):
    world = awards_world.build()
    page, sheet = page_of(world.users["judge"], java_script_enabled=False), world.things["sheet"]
    page.goto(address_of("sheet", world.things))

    steps.give(page, 7)
    press(page, "บันทึกร่าง")
    assert steps.given(page) == ["7", "7", "7"]
    press(page, "ส่งคะแนน ไปรายการถัดไป")

    sheet.refresh_from_db()
    assert (sheet.state, sheet.scores.count()) == (SheetState.SUBMITTED, 3)
