"""Every component in a real browser: on a phone and on a desk, by day and by night."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOTH_SIZES = pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])


@BOTH_SIZES
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(open_page, viewport, theme):
    # axe is an inline script, which our own content policy rightly keeps out.
    page = open_page("/style/", viewport=viewport, color_scheme=theme, bypass_csp=True)

    assert [found["id"] for found in Axe().run(page).response["violations"]] == []


@BOTH_SIZES
def test_nothing_sticks_out_sideways(open_page, viewport):
    page = open_page("/style/", viewport=viewport)

    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


def test_price_and_shop_stand_above_the_fold_of_a_phone(open_page):
    page = open_page("/style/")
    head = page.locator(".site-head").bounding_box()["height"] + page.locator(".breadcrumbs").bounding_box()["height"]
    page.locator(".offer").evaluate("(offer, above) => scrollTo(0, offer.offsetTop - above)", head + 34)
    shop = page.locator(".offer__shop").bounding_box()

    assert shop["y"] + shop["height"] < page.locator(".action-bar").bounding_box()["y"]


def test_stepper_stops_at_what_is_left(open_page):
    page = open_page("/style/")
    more = page.get_by_role("button", name="เพิ่มหนึ่งชิ้น").or_(page.get_by_role("button", name="One more"))
    for _ in range(2):
        more.click()

    assert (page.get_by_label("จำนวน").input_value(), more.is_disabled()) == ("3", True)


def test_stepper_is_a_plain_number_without_javascript(open_page):
    page = open_page("/style/", java_script_enabled=False)

    assert (page.locator(".stepper__button:visible").count(), page.get_by_label("จำนวน").is_editable()) == (0, True)


def test_content_policy_blocks_nothing_of_ours(open_page):
    page = open_page("about:blank")
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto("/style/")
    page.wait_for_load_state("networkidle")

    assert complaints == []
