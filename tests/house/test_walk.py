"""The walk: every address × every person × GET and POST, against the list in doors.py."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.house import world as worlds
from tests.house.doors import DOORS, address_of

pytestmark = pytest.mark.django_db
ELSEWHERE = ("admin",)  # walked by test_admin_walk


def url_names(resolver: URLResolver) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name not in ELSEWHERE:
                yield from url_names(pattern)
        elif isinstance(pattern, URLPattern):
            yield pattern.name or f"(nameless) {pattern.pattern}"


def test_every_address_is_on_the_list():
    assert sorted(set(url_names(get_resolver()))) == sorted(DOORS)


@pytest.fixture
def world():
    return worlds.build()


@pytest.mark.parametrize("name", DOORS)
def test_door_lets_in_whom_it_should(name, world):
    door = DOORS[name]
    address = address_of(name, world.things)
    for method in ("GET", "POST"):
        seen = {person: getattr(world.client(person), method.lower())(address).status_code for person in worlds.PEOPLE}
        assert seen == door.expected(method), f"{method} {address}"


def test_public_pages_are_these_and_no_others():
    public = [name for name, door in DOORS.items() if door.expected("GET")["guest"] == 200]
    assert sorted(public) == sorted(PUBLIC)


PUBLIC = (
    "healthz",
    "style",
    "home",
    "product_list",
    "product",
    "product_reviews",
    "product_questions",
    "report",
    "decision",  # its link is the key
    "shop_page",
    "fair",
    "province",
    "robots",
    "sitemap",
    "sitemap_piece",
    "places",
    "place_find",
    "verify",
    "certificate",
    "certificate_pdf",
    "awards",
    "award_year",
    "award_tier",
    "award_region",
    "award_winner",
    "award_winners_csv",
    "award_winners_json",
    "lessons",
    "lesson",
    "training",
    "training_calendar",
    "coverage",
    "coverage_place",
    "coverage_villages",
    "training_month",
    "training_session",
    "training_enrolment",
    "training_check_in",
    "training_teacher",
    "account_login",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "privacy_notice",
    "terms",
    "basket",
    "purchase",
    "order",
    "order_refund_slip",  # a guest's: the link is the key
    "sell_home",
    "invitation",
)
