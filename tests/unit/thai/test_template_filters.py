"""Template filters follow the page's language."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from tests.unit.thai.vectors import VECTORS

VALUES = {
    "price": Decimal("1850.00"),
    "number": 12345,
    "phone": "+66812345678",
    "day": date(2026, 11, 22),
    "moment": datetime(2026, 11, 22, 7, 30, tzinfo=UTC),
}


def render(expression: str, language: str = "th", **values: object) -> str:
    with translation.override(language):
        return Template(f"{{% load thai %}}{{{{ {expression} }}}}").render(Context(VALUES | values))


@pytest.mark.parametrize(
    ("expression", "thai", "english"),
    [
        ("price|baht", "฿1,850", "฿1,850"),
        ("day|thai_month", "พฤศจิกายน 2569", "November 2026"),
        ("number|count", "12,345", "12,345"),
        ("phone|phone", "081 234 5678", "081 234 5678"),
        ("day|thai_date", "22 พ.ย. 2569", "22 Nov 2026"),
        ("day|thai_date:'long'", "22 พฤศจิกายน 2569", "22 November 2026"),
        ("day|thai_date:'numeric'", "22/11/69", "22/11/26"),
        ("moment|thai_datetime", "22 พ.ย. 2569 14:30 น.", "22 Nov 2026 14:30"),
        ("moment|thai_datetime:'long'", "22 พฤศจิกายน 2569 14:30 น.", "22 November 2026 14:30"),
    ],
)
def test_filter_follows_the_language(expression, thai, english):
    assert (render(expression), render(expression, "en")) == (thai, english)


@pytest.mark.parametrize("name", ["baht", "count", "phone", "thai_date", "thai_datetime"])
def test_filter_of_nothing_shows_nothing(name):
    assert render(f"nothing|{name}", nothing=None) == render(f"unknown|{name}") == ""


def test_zero_is_shown():
    assert (render("n|baht", n=0), render("n|count", n=0)) == ("฿0", "0")


@pytest.mark.parametrize("case", VECTORS["dates"]["timezone"], ids=lambda case: case["utc"])
def test_moment_is_shown_in_bangkok(case):
    moment = datetime.fromisoformat(case["utc"])
    assert render("moment|thai_date:'long'", moment=moment) == case["bangkok"]
