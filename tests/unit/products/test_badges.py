"""A distinction shows on card and page, best first, in the page's language, and narrows listings."""

import pytest
from django.db import IntegrityError
from django.utils import translation

from products import badges
from products.catalogue import figures, linked_data, listing, offer
from products.catalogue.asked import Asked
from products.catalogue.cards import cards, on_sale
from products.models import ProductBadge
from products.search import index
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


def make_badge(product, **fields):
    words = {"label_th": "สุดยอดระดับภาค", "label_en": "Regional best"}
    fields = {"kind": "award", "year": 2561, "position": 2, "url": "/awards/2561/2561-NE-001/"} | words | fields
    badges.put([ProductBadge(product=product, **fields)])


@pytest.fixture
def product():
    product = make_product()
    index.refresh([product.pk])
    return product


def test_card_shows_the_highest_and_then_the_latest(product):
    make_badge(product, year=2560)
    make_badge(product)
    (card,) = cards(on_sale())
    assert card.ribbon == "สุดยอดระดับภาค 2561"
    make_badge(product, year=2559, position=1, label_th="สุดยอดระดับประเทศ")
    (card,) = cards(on_sale())
    assert card.ribbon == "สุดยอดระดับประเทศ 2559"


def test_card_says_it_in_english_with_the_christian_year(product):
    make_badge(product)
    with translation.override("en"):
        (card,) = cards(on_sale())
    assert card.ribbon == "Regional best 2018"


def test_page_and_its_linked_data_say_it_too(product):
    make_badge(product)
    shown = offer.read(product.pk, to=make_user())
    assert [(badge.word, badge.url) for badge in shown.badges] == [("สุดยอดระดับภาค 2561", "/awards/2561/2561-NE-001/")]
    assert linked_data.product(shown)["award"] == ["สุดยอดระดับภาค 2561"]


def test_taken_away_it_is_nowhere(product):
    make_badge(product)
    badges.take_away(product.pk, "award", 2561)
    (card,) = cards(on_sale())
    assert card.ribbon == ""
    assert offer.read(product.pk, to=make_user()).badges == []


@pytest.mark.parametrize("words", ["", "ผ้าไหม"])
def test_winners_alone_are_listed_and_found(product, words):
    other = make_product("ผ้าไหมอีกผืน")
    index.refresh([other.pk])
    make_badge(product)
    make_badge(product, year=2562)
    known = figures.current()
    asked = Asked.read({"winners": "1", "q": words}, known)
    page = listing.search(asked, known) if words else listing.browse(asked, known)
    assert ([card.id for card in page.cards], page.total) == ([product.pk], 1)
    assert "winners=1" in asked.query(sort="newest")


def test_a_product_has_one_a_year(product):
    make_badge(product)
    with pytest.raises(IntegrityError):
        make_badge(product, label_th="สุดยอดระดับประเทศ")
