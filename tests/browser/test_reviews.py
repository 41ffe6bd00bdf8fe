"""What buyers say, on a phone: a review with a photo, a question, a report of it, and an appeal against the officer."""

from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import expect

from orders import parcels
from products.catalogue.cards import address
from products.models import Decision, Review
from products.states import Standing
from tests.browser import pictures
from tests.browser.conftest import DESK
from tests.browser.steps import follow, press, write
from tests.factories import make_product, make_shop, make_user
from tests.unit.orders.factories import make_sent_order

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("media")]
PRAISE = "ผ้านุ่มมาก สีสวยตรงตามรูป ห่อมาอย่างดี"
QUESTION = "ซักเครื่องได้ไหมคะ"


@pytest.fixture
def silk():
    return make_product("ผ้าไหมมัดหมี่ย้อมคราม ลายขอพระเทพ", shop=make_shop(owner=make_user("มาลี เจ้าของร้าน")))


@pytest.fixture
def visit(open_page, live_server, settings):
    """Opens a page as somebody who is signed in, or as nobody."""
    settings.DEMO = True  # no second step at the officers' desk

    def visit(page_address, user=None, **options):
        page = open_page("about:blank", **{"has_touch": True, **options})
        if user:
            client = Client()
            client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
            session = client.cookies["session"].value
            page.context.add_cookies([{"name": "session", "value": session, "url": live_server.url}])
        page.goto(page_address)
        return page

    return visit


def test_buyer_reviews_with_a_photo_and_the_shop_answers(visit, silk, tmp_path):
    order = make_sent_order(product=silk)
    parcels.deliver(order, by=None)
    photo = Path(tmp_path / "photo.jpg")
    photo.write_bytes(pictures.photo())

    buyer = visit(f"/orders/{order.token}/")
    follow(buyer, "รีวิวสินค้านี้")
    press(buyer, "ส่งรีวิว")
    expect(buyer.get_by_text("โปรดเลือกว่าจะให้กี่ดาว").first).to_be_visible()
    buyer.get_by_label("ดีมาก").check()
    write(buyer, "เล่าให้คนอื่นฟัง", PRAISE)
    buyer.locator("input[type=file]").set_input_files(photo)
    press(buyer, "ส่งรีวิว")
    expect(buyer.get_by_text("คุณให้ 5 จาก 5 ดาว")).to_be_visible()

    seller = visit(f"/sell/{silk.shop.slug}/", silk.shop.members.get().user)
    follow(seller, "คำถามและรีวิว")
    follow(seller, "รีวิว")
    follow(seller, "ตอบ")
    write(seller, "คำตอบของร้าน", "ขอบคุณมากค่ะ")
    press(seller, "แสดงคำตอบ")

    stranger = visit(address(silk.pk, silk.name))
    for words in (PRAISE, "ขอบคุณมากค่ะ", "5.0"):
        expect(stranger.get_by_text(words, exact=True).first).to_be_visible()
    expect(stranger.locator(".remark__photos img")).to_have_count(1)


def test_stranger_asks_and_the_shop_answers(visit, silk):
    asker = visit(address(silk.pk, silk.name), make_user("ผู้ถาม"))
    follow(asker, "ถามร้าน")
    write(asker, "คำถามของคุณ", QUESTION)
    press(asker, "ส่งคำถาม")
    expect(asker.get_by_text("ร้านยังไม่ได้ตอบ")).to_be_visible()

    seller = visit(f"/sell/{silk.shop.slug}/buyers/questions/", silk.shop.members.get().user)
    follow(seller, "ตอบ")
    write(seller, "คำตอบของร้าน", "ซักมือเท่านั้นค่ะ")
    press(seller, "แสดงคำตอบ")

    asker.reload()
    expect(asker.get_by_text("ซักมือเท่านั้นค่ะ")).to_be_visible()


def test_review_is_reported_hidden_appealed_against_and_shown_again(visit, silk):
    officer, other = (make_user(name, is_superuser=True, is_staff=True) for name in ("วันเพ็ญ", "สมชาย"))
    order = make_sent_order(product=silk)
    parcels.deliver(order, by=None)
    buyer = visit(f"/orders/{order.token}/")
    follow(buyer, "รีวิวสินค้านี้")
    buyer.get_by_label("แย่").check()
    write(buyer, "เล่าให้คนอื่นฟัง", "สีตกมาก ร้านไม่รับผิดชอบ")
    press(buyer, "ส่งรีวิว")

    somebody = visit(address(silk.pk, silk.name))
    somebody.locator(".remark").get_by_role("link", name="แจ้งปัญหา").click()
    somebody.get_by_label("ไม่จริง").check()
    press(somebody, "ส่งเรื่อง")
    expect(somebody.get_by_text("เจ้าหน้าที่จะตรวจดู")).to_be_visible()

    desk = visit("/admin/", officer, viewport=DESK)
    follow(desk, "เรื่องที่มีผู้แจ้ง รอตัดสิน")
    follow(desk, "รีวิว")
    desk.get_by_label("ซ่อนไว้จนกว่าจะแก้ไข").check()
    desk.get_by_label("เหตุผล").fill("โปรดส่งรูปที่แสดงว่าสีตก")
    press(desk, "ตัดสินใจ")
    assert Review.objects.get().standing == Standing.HIDDEN

    buyer.goto(f"/orders/{order.token}/lines/{order.lines.get().pk}/review/")
    follow(buyer, "อ่านเหตุผล หรือขอให้ทบทวน")
    expect(buyer.get_by_text("โปรดส่งรูปที่แสดงว่าสีตก")).to_be_visible()
    write(buyer, "ทำไมควรทบทวน", "ฉันมีรูปแล้ว แนบในรีวิวได้")
    press(buyer, "ส่งคำขอทบทวน")
    expect(buyer.get_by_text("เจ้าหน้าที่อีกคนจะตรวจดูและตอบที่นี่")).to_be_visible()

    second = visit(f"/admin/products/decision/{Decision.objects.get().pk}/change/", other, viewport=DESK)
    second.get_by_label("คำขอทบทวนถูกต้อง").check()
    second.get_by_label("คำตอบ", exact=False).last.fill("เห็นด้วย แสดงได้")
    press(second, "ตอบคำขอทบทวน")
    somebody.goto(address(silk.pk, silk.name))
    expect(somebody.get_by_text("สีตกมาก ร้านไม่รับผิดชอบ")).to_be_visible()
