"""Cards, what buyers say, and JSON-LD in the pages of the catalogue."""

import json
from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from netpracharat import pictures
from netpracharat.thai.amounts import baht
from products.catalogue.cards import Card
from products.catalogue.said import Said

register = template.Library()
DRAWN_CARDS = 4_000
DRAWN_REMARKS = 2_000
# A script element ends at the first "</", whatever JSON thinks of it.
IN_A_SCRIPT = {ord(character): f"\\u{ord(character):04X}" for character in "<>&\u2028\u2029"}


@register.simple_tag
def product_cards(cards: Iterable[Card], *, eager: int = 0, grid: str = "product-grid") -> SafeString:
    """Components/product_card.html in a `grid`; the photos of the first `eager` ones are fetched at once."""
    language = get_language()
    drawn_cards = [(drawn(card, language, eager=number < eager),) for number, card in enumerate(cards)]
    return format_html('<div class="{}">{}</div>', grid, format_html_join("", "{}", drawn_cards))


@lru_cache(maxsize=DRAWN_CARDS)
def drawn(card: Card, _language: str, *, eager: bool) -> SafeString:
    """Equal cards look equal: each is drawn once by a process, for drawing 24 costs more than finding them."""
    shown = card._asdict() | {
        "price": baht(card.price),
        "price_from": card.is_price_from,
        "note": "" if card.is_in_stock else gettext("Sold out"),
        "photo": pictures.as_photo(card.cover, card.name) if card.cover else None,
    }
    return render_to_string("components/product_card.html", {"card": shown, "eager": eager})


@register.simple_tag
def remarks(said: Iterable[Said]) -> SafeString:
    """Products/_remark.html for each, in a list."""
    language = get_language()
    return format_html(
        '<ul class="remarks">{}</ul>', format_html_join("", "{}", [(drawn_remark(one, language),) for one in said])
    )


@lru_cache(maxsize=DRAWN_REMARKS)
def drawn_remark(said: Said, _language: str) -> SafeString:
    return render_to_string("products/_remark.html", {"said": said})


@register.simple_tag
def linked_data(data: dict) -> SafeString:
    """A block of data: browsers never run it, so the content policy lets it stand in the page."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(IN_A_SCRIPT)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308 - escaped above
