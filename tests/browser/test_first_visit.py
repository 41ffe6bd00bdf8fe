"""A first visit from a village: 60 kB at most, the front page 90 kB with its drawings; photos as the screen needs."""

from urllib.parse import urlsplit

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from playwright.sync_api import Page, Response

from netpracharat.home.front import TINTS
from netpracharat.static_files import STYLESHEET, bundled
from products.catalogue.cards import address
from products.models import Photo, Product
from products.search import index
from tests.browser.conftest import PHONE
from tests.factories import make_product, make_shop
from tests.house.world import kept_photo
from training.lessons import catalogue

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_BYTES = 60_000
MOST_BYTES_OF_FRONT = 90_000
A_PAGE_FULL = 24
STORY = "ทอด้วยกี่พื้นบ้าน ย้อมครามธรรมชาติที่ปลูกเอง ผืนหนึ่งใช้เวลาทอสองสัปดาห์ ซักมือด้วยน้ำเย็น ตากในที่ร่ม " * 8


@pytest.fixture
def products() -> list[Product]:
    shop = make_shop("วิสาหกิจชุมชนทอผ้าบ้านตัวอย่าง")
    products = [
        make_product(f"ผ้าไหมมัดหมี่ย้อมครามลายที่ {number}", shop=shop, price=1850, description=STORY)
        for number in range(1, A_PAGE_FULL + 2)
    ]
    for product in products:
        Photo.objects.create(product=product, key=kept_photo(f"visit{product.pk}"), width=1280, height=1280)
    index.refresh([product.pk for product in products])
    return products


def visit(open_page, path: str) -> tuple[Page, list[Response]]:
    page, came = open_page("about:blank", viewport=PHONE, device_scale_factor=2), []
    page.on("response", lambda response: came.append(response))  # noqa: PLW0108 - Playwright marks what it is given
    page.goto(path, wait_until="networkidle")
    return page, came


def weight(response: Response) -> int:
    """In bytes on the line, as the site serves it: one stylesheet, and all text compressed."""
    path = urlsplit(response.url).path
    if path.startswith("/media/"):
        return 0
    if path.endswith(".css"):
        return len(brotli.compress(stylesheet())) if path.endswith(STYLESHEET) else 0  # the others are parts of it
    if path.endswith((".js", ".svg")):
        return len(brotli.compress(response.body()))
    return response.request.sizes()["responseBodySize"]


def stylesheet() -> bytes:
    sources = {path: (storage, path) for finder in finders.get_finders() for path, storage in finder.list([])}
    return bundled(STYLESHEET, sources).encode()


def test_listing_is_light_and_its_photos_fit_the_screen(open_page, products):
    page, came = visit(open_page, reverse("product_list"))
    photos = page.get_by_role("article").locator("img").evaluate_all("all => all.map(one => one.currentSrc)")

    assert page.get_by_role("article").count() == A_PAGE_FULL
    assert sum(map(weight, came)) <= MOST_BYTES, {one.url: weight(one) for one in came}
    assert {photo.rpartition("-")[2] for photo in photos if photo} == {"320.webp"}


def test_product_page_is_light(open_page, products):
    page, came = visit(open_page, address(products[0].pk, products[0].name))

    assert page.get_by_role("heading", level=1).inner_text() == products[0].name
    assert sum(map(weight, came)) <= MOST_BYTES, {one.url: weight(one) for one in came}


def test_lesson_is_light_with_all_its_pictures(open_page):
    lesson = catalogue.lessons("th")[0]
    page, came = visit(open_page, reverse("lesson", args=[lesson.slug]))

    assert page.get_by_role("radio").count() == sum(len(question.choices) for question in lesson.questions)
    assert sum(map(weight, came)) <= MOST_BYTES, {one.url: weight(one) for one in came}


def test_front_page_is_light_with_all_its_drawings(open_page, products):
    page, came = visit(open_page, reverse("home"))

    assert page.locator(".card--tile img").count() == len(TINTS)
    assert sum(map(weight, came)) <= MOST_BYTES_OF_FRONT, {one.url: weight(one) for one in came}
