"""What pages tell search engines in their own words: schema.org as JSON-LD."""

from collections.abc import Iterable, Sequence

from django.conf import settings

from netpracharat import pictures
from products.catalogue.cards import Card
from products.catalogue.offer import Offer
from shops.rating import STARS, Rating

CONTEXT = "https://schema.org"
Crumbs = Sequence[tuple[str, str]]


def absolute(address: str) -> str:
    return address if address.startswith("http") else f"{settings.SITE_URL}{address}"


def product(offer: Offer) -> dict:
    prices = offer.prices
    availability = "OutOfStock"
    if offer.can_be_bought:
        availability = "PreOrder" if offer.product.is_made_to_order or offer.preorder_from else "InStock"
    return {
        "@context": CONTEXT,
        "@type": "Product",
        "name": offer.name,
        "description": offer.product.description[:500] or offer.name,
        "image": photo_addresses(offer),
        "url": absolute(offer.address),
        "category": offer.product.category.name if offer.product.category else None,
        "award": [badge.word for badge in offer.badges],
        "aggregateRating": rating(offer.rating),
        "offers": {
            "@type": "AggregateOffer",
            "lowPrice": str(prices[0]) if prices else None,
            "highPrice": str(prices[-1]) if prices else None,
            "offerCount": len(offer.choices),
            "priceCurrency": "THB",
            "availability": f"{CONTEXT}/{availability}",
            "seller": {"@type": "Organization", "name": offer.shop_name},
        },
    }


def rating(of: Rating) -> dict | None:
    if not of.count:
        return None
    stars = {"ratingValue": str(of.average), "bestRating": STARS[-1], "worstRating": STARS[0]}
    return {"@type": "AggregateRating", **stars, "reviewCount": of.count}


def photo_addresses(offer: Offer) -> list[str]:
    return [absolute(pictures.url(photo.key, pictures.WIDTHS[-1])) for photo in offer.pictures]


def item_list(cards: Iterable[Card]) -> dict:
    items = [
        {"@type": "ListItem", "position": position, "name": card.name, "url": absolute(card.url)}
        for position, card in enumerate(cards, start=1)
    ]
    return {"@context": CONTEXT, "@type": "ItemList", "itemListElement": items}


def breadcrumbs(crumbs: Crumbs) -> dict:
    items = [
        {"@type": "ListItem", "position": position, "name": word, "item": absolute(address)}
        for position, (word, address) in enumerate(crumbs, start=1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}
