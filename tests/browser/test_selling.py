"""A weaver lists a product on her phone: photos that send themselves, words that stay, whatever the line does."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from products import listing
from products.models import Product
from products.states import ProductState
from tests.factories import make_shop, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("media")]
NOTE, TILES = "[data-note]", "[data-photo]"


@pytest.fixture
def draft() -> Product:
    return listing.begin(make_shop(owner=make_user("มาลี")))


@pytest.fixture
def sell(open_page: Callable[..., Page], draft: Product, client: Client, live_server: object) -> Callable[..., Page]:
    """The page of the draft, its seller signed in."""

    def sell(**options: object) -> Page:
        client.force_login(draft.shop.members.get().user, "allauth.account.auth_backends.AuthenticationBackend")
        page = open_page("about:blank", has_touch=True, **options)
        page.context.add_cookies(
            [{"name": "session", "value": client.cookies["session"].value, "url": live_server.url}]
        )
        page.goto(reverse("shop_product_edit", args=(draft.shop.slug, draft.pk)))
        return page

    return sell


def photo(path: Path, colour: str) -> Path:
    Image.new("RGB", (1200, 900), colour).save(path, "JPEG")
    return path


def colours(product: Product, media: Path) -> list[str]:
    """Red or blue, in the order of the photos."""
    files = [next(media.rglob(f"{photo.key}-320.jpg")) for photo in product.photos.all()]
    pixels = [Image.open(io.BytesIO(file.read_bytes())).getpixel((5, 5)) for file in files]
    return ["red" if red > blue else "blue" for red, _green, blue in pixels]


def write(page: Page, name: str = "ผ้าซิ่นตีนจก") -> None:
    page.get_by_label("ชื่อสินค้า").fill(name)
    page.get_by_label("ราคา").first.fill("2,400")
    page.get_by_label("มีกี่ชิ้น").first.fill("5")


def send_photos(page: Page, folder: Path) -> None:
    page.set_input_files("input[type=file]", [photo(folder / "a.jpg", "red"), photo(folder / "b.jpg", "blue")])


def test_photos_send_themselves_and_the_product_is_listed(sell, draft, tmp_path, media):
    page = sell()
    send_photos(page, tmp_path)
    expect(page.locator(TILES)).to_have_count(2)
    write(page)
    page.get_by_role("button", name="ลงขายเลย").click()
    expect(page.get_by_text("ลงขายแล้ว ผู้ซื้อเห็นสินค้านี้ได้เลย")).to_be_visible()
    draft.refresh_from_db()
    assert (draft.state, draft.name, draft.price_from) == (ProductState.LISTED, "ผ้าซิ่นตีนจก", 2400)
    assert colours(draft, media) == ["red", "blue"]


def test_photo_is_dragged_to_the_front(sell, draft, tmp_path, media):
    page = sell()
    send_photos(page, tmp_path)
    expect(page.locator(TILES)).to_have_count(2)
    with page.expect_response("**/move/0/"):
        page.locator(TILES).nth(1).drag_to(page.locator(TILES).nth(0))
    assert colours(draft, media) == ["blue", "red"]


def test_photo_is_moved_and_taken_away_and_brought_back_by_buttons(sell, draft, tmp_path, media):
    page = sell()
    send_photos(page, tmp_path)
    page.locator(TILES).nth(1).click()
    with page.expect_response("**/move/0/"):
        page.get_by_role("button", name="ใช้เป็นรูปหน้าร้าน").click()
    assert colours(draft, media) == ["blue", "red"]
    page.locator(TILES).nth(0).click()
    page.get_by_role("button", name="เอารูปนี้ออก").click()
    expect(page.locator(TILES)).to_have_count(1)
    page.get_by_role("button", name="เอากลับมา").click()
    expect(page.locator(TILES)).to_have_count(2)


def test_draft_keeps_itself_and_is_there_on_return(sell, draft):
    page = sell()
    write(page)
    expect(page.locator(NOTE)).to_contain_text("บันทึกร่างแล้วเมื่อ")
    page.reload()
    expect(page.get_by_label("ชื่อสินค้า")).to_have_value("ผ้าซิ่นตีนจก")
    draft.refresh_from_db()
    assert (draft.state, draft.name) == (ProductState.DRAFT, "")


def lose_the_line(context: BrowserContext) -> None:
    context.route("**/draft/", lambda route: route.abort("internetdisconnected"))


def test_words_typed_without_a_line_come_back(sell, draft):
    page = sell()
    lose_the_line(page.context)
    write(page)
    expect(page.locator(NOTE)).to_contain_text("เน็ตหลุด")
    page.context.unroute("**/draft/")
    page.reload()
    expect(page.get_by_label("ชื่อสินค้า")).to_have_value("ผ้าซิ่นตีนจก")
    expect(page.locator(NOTE)).to_contain_text("บันทึกร่างแล้วเมื่อ")
    assert draft.draft.typed["name"] == "ผ้าซิ่นตีนจก"


def test_newer_words_of_another_window_are_not_written_over(sell, draft):
    page = sell()
    other = page.context.new_page()
    other.goto(page.url)
    write(other, "จากอีกหน้าต่าง")
    expect(other.locator(NOTE)).to_contain_text("บันทึกร่างแล้วเมื่อ")
    write(page, "จากหน้าต่างเก่า")
    expect(page.locator(NOTE)).to_contain_text("มีการบันทึกจากอีกหน้าต่างหนึ่งไปแล้ว")
    assert draft.draft.typed["name"] == "จากอีกหน้าต่าง"


def test_further_kinds_are_added_row_by_row(sell, draft):
    page = sell()
    write(page)
    page.get_by_text("หลายแบบ หลายขนาด").click()
    page.get_by_label("ชื่อแบบ").first.fill("ใหญ่")
    for number in (1, 2, 3):
        page.get_by_role("button", name="เพิ่มแบบ").click()
        for part, value in (("name", f"แบบ {number}"), ("price", "90"), ("available", "1")):
            page.locator(f"[name=offers-{number}-{part}]").fill(value)
    page.get_by_role("button", name="ลงขายเลย").click()
    expect(page.get_by_text("ลงขายแล้ว ผู้ซื้อเห็นสินค้านี้ได้เลย")).to_be_visible()
    assert [variant.name for variant in draft.variants.all()] == ["ใหญ่", "แบบ 1", "แบบ 2", "แบบ 3"]


def test_without_script_photos_and_words_survive_an_error(sell, draft, tmp_path, media):
    page = sell(java_script_enabled=False)
    send_photos(page, tmp_path)
    page.get_by_label("ชื่อสินค้า").fill("ผ้าซิ่นตีนจก")
    page.get_by_role("button", name="ลงขายเลย").click()
    expect(page.get_by_text("กรุณาใส่ราคา").first).to_be_visible()
    expect(page.locator(TILES)).to_have_count(2)
    write(page)
    page.get_by_role("button", name="ลงขายเลย").click()
    draft.refresh_from_db()
    assert (draft.state, colours(draft, media)) == (ProductState.LISTED, ["red", "blue"])
