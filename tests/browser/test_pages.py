"""Every page on a phone, by day and by night: readable by everybody, nothing sticks out, nothing complains."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import DESK, PHONE
from tests.house import awards_doors, awards_world, doors
from tests.house import world as worlds

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("private_files")]

AT_AWARDS = {f"{person} of awards": person for person in awards_doors.DESKS}
EVERYBODY = pytest.mark.parametrize("person", [*sorted({person for _name, person in doors.PAGES}), *AT_AWARDS])
NIGHT_ONLY = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}  # the rest is what it was by day


@pytest.fixture
def pages_of(live_server: LiveServer) -> Callable[[Page, str], Iterator[str]]:
    """Leads the browser, as one person, through the pages that are theirs."""

    def pages_of(page: Page, person: str) -> Iterator[str]:
        client, addresses = awards_of(AT_AWARDS[person]) if person in AT_AWARDS else market_of(person)
        session = client.cookies.get(settings.SESSION_COOKIE_NAME)
        if session:
            page.context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])
        for name, address in addresses.items():
            if client.get(address)["Content-Type"].startswith("text/html"):  # else it is a file
                page.goto(address)
                yield name

    return pages_of


def market_of(person: str) -> tuple[Client, dict[str, str]]:
    world = worlds.build()
    own = (name for name, who in doors.PAGES if who == person)
    return world.client(person), {name: doors.address_of(name, world.things) for name in own}


def awards_of(person: str) -> tuple[Client, dict[str, str]]:
    world, own = awards_world.build(), awards_doors.DESKS[person]
    return world.client(person), {name: awards_doors.address_of(name, world.things) for name in own}


@EVERYBODY
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_sticks_out_and_nothing_complains(open_page, pages_of, person, viewport):
    page, faults = open_page("about:blank", viewport=viewport), []
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    for name in pages_of(page, person):
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        faults += [f"{name} is {wider} px too wide"] if wider else []

    assert faults == []


@EVERYBODY
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(open_page, pages_of, person, theme):
    # axe writes inline styles, which our own content policy rightly keeps out.
    page, faults = open_page("about:blank", color_scheme=theme, bypass_csp=True), []
    options = {"options": NIGHT_ONLY} if theme == "dark" else {}
    for name in pages_of(page, person):
        for rule in Axe().run(page, **options).response["violations"]:
            faults += [f"{name}, {rule['id']}: {node['html']}" for node in rule["nodes"]]

    assert faults == []
