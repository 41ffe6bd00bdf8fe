"""A real Chromium against the real server, at the sizes of a phone and of a desk."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from netpracharat.accounts.models import User

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
INSTALLED = ("chromium", "chromium-browser", "google-chrome")

# Playwright runs an event loop in this thread, and Django would refuse the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed Chromium, else the one that `playwright install chromium` fetched."""
    with sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, INSTALLED)), playwright.chromium.executable_path)
        if not Path(found).exists():
            say_that_it_is_missing()
        # No sandbox: root has none to start it in, and the pages are our own.
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


def say_that_it_is_missing() -> None:
    sentence = "No Chromium: install it (Debian: apt-get install chromium), or run `playwright install chromium`."
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """Opens an address of the site in a visit of its own; options are those of Browser.new_context.

    Afterwards no script may have failed, and nothing may have been refused by the content policy.
    """
    visits = []
    faults: list[str] = []

    def open_page(address: str, **options: object) -> Page:
        visits.append(browser.new_context(base_url=live_server.url, **{"viewport": PHONE, **options}))
        visits[-1].set_default_timeout(10_000)
        page = visits[-1].new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
        page.goto(address)
        return page

    yield open_page
    for visit in visits:
        visit.close()
    assert faults == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A phone, before its first page."""
    return open_page("about:blank", has_touch=True)


@pytest.fixture
def desk_page(open_page: Callable[..., Page]) -> Page:
    return open_page("about:blank", viewport=DESK)


@pytest.fixture
def plain_page(open_page: Callable[..., Page]) -> Page:
    """A phone without JavaScript."""
    return open_page("about:blank", java_script_enabled=False)


@pytest.fixture
def page_of(open_page: Callable[..., Page], live_server: LiveServer) -> Callable[..., Page]:
    """A visit of somebody who is signed in."""

    def page_of(user: User, **options: object) -> Page:
        page, client = open_page("about:blank", **options), Client()
        client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
        session = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])
        return page

    return page_of
