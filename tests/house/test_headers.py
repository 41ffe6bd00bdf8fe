"""What every answer says about itself: what may run in it, frame it and keep it; the logs know nobody."""

import logging
import re

import pytest
from django.conf import settings

from netpracharat.log_lines import DiscreetFormatter
from orders.models import Slip
from tests.house import world as worlds
from tests.house.doors import PAGES, address_of
from tests.unit.orders.factories import slip_picture, slip_text

pytestmark = pytest.mark.django_db

SECRET_LINKS = ("purchase", "order", "certificate", "certificate_pdf")  # their address is the key
EMPTY = ("account_logout",)  # nothing on it but a question
PERSONAL = [row for row in PAGES if (row[1] != "guest" or row[0] in SECRET_LINKS) and row[0] not in EMPTY]


@pytest.fixture
def world() -> worlds.World:
    return worlds.build()


@pytest.mark.parametrize(("name", "person"), PAGES)
def test_page_lets_nothing_in_and_is_framed_by_nobody(name, person, world):
    headers = world.client(person).get(address_of(name, world.things)).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    sources = " ".join(policy.values())

    assert (policy["default-src"], policy["frame-ancestors"], policy["base-uri"]) == ("'none'",) * 3
    assert (policy["script-src"], policy["style-src"]) == ("'self'", "'self'")
    assert "unsafe" not in sources
    assert (headers["X-Content-Type-Options"], headers["X-Frame-Options"]) == ("nosniff", "DENY")
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(("name", "person"), PERSONAL)
def test_personal_page_is_kept_by_nobody(name, person, world):
    headers = world.client(person).get(address_of(name, world.things)).headers

    assert {"no-store", "private"} <= set(headers.get("Cache-Control", "").split(", "))


@pytest.mark.parametrize(("name", "person"), PAGES)
def test_page_has_no_inline_script_or_style(name, person, world):
    answer = world.client(person).get(address_of(name, world.things))
    page = answer.content.decode() if answer["Content-Type"].startswith("text/html") else ""

    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", page) == []
    assert re.findall(r"<script(?![^>]*(?:\ssrc=|application/(?:ld\+)?json))[^>]*>", page) == []


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(world):
    answer = world.client("guest").post("/basket/add/", {"variant": world.things["variant"].pk, "quantity": 1})
    basket = answer.cookies["basket"]

    assert (basket["httponly"], basket["samesite"]) == (True, "Lax")
    assert (settings.SESSION_COOKIE_HTTPONLY, settings.SESSION_COOKIE_SAMESITE) == (True, "Lax")


def test_logs_know_nobody(world, caplog):
    """A person signs up, buys and sends a slip; something goes wrong on the way and is logged with all it knows."""
    caplog.set_level(logging.DEBUG)
    buyer = world.client("buyer")
    order = world.things["order"]
    buyer.post("/sign-up/", {"name": "ก", "contact": "081 234 5678", "password1": "a-long-password", "agrees": "on"})
    buyer.post(f"/orders/{order.token}/pay/", {"picture": slip_picture(slip_text())})
    buyer.post(f"/orders/{order.token}/pay/", {"picture": slip_picture("not a slip")})
    logging.getLogger("netpracharat").error("%s %s %s", order.phone, "3-1017-00099-86-3", "buyer@example.com")

    lines = "\n".join(map(DiscreetFormatter("%(message)s").format, caplog.records))
    known = [order.phone, "0812345678", "3101700099863", "1017-00099", "buyer@example.com", order.token]
    known += [buyer.session.session_key, slip_text(), "014123456789ABC"]
    assert Slip.objects.filter(payment__order=order).count() == 1
    assert [secret for secret in known if secret in lines] == []
