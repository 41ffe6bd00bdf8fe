"""A real Chromium: the system's where there is one, else Playwright's own."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

# Playwright runs an event loop in this thread, and Django would refuse the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, live_server) -> Iterator[Callable[..., Page]]:
    """Opens an address of the site in a visit of its own; options are those of Browser.new_context."""
    visits = []

    def open_page(address: str, **options: object) -> Page:
        visits.append(browser.new_context(base_url=live_server.url, **{"viewport": PHONE, **options}))
        page = visits[-1].new_page()
        page.goto(address)
        return page

    yield open_page
    for visit in visits:
        visit.close()
