"""The shop's sign on A4: its name, and a code that leads any phone to its page."""

from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from netpracharat import printing
from netpracharat.printing import symbols
from netpracharat.refusals import Refusal
from netpracharat.thai import dates, phones
from products.catalogue.shops import name_of
from shops.models import Shop
from shops.states import ShopState

TEMPLATE = Path(__file__).with_name("sign.typ")


def pdf(shop: Shop) -> bytes:
    """Refused while the code would lead nowhere."""
    if shop.state != ShopState.APPROVED:
        raise Refusal(_("The sign can be printed as soon as buyers see the shop."))
    url = f"{settings.SITE_URL}{reverse('shop_page', args=(shop.slug,))}"
    contacts = [phones.display(shop.phone), f"LINE {shop.line_id}" if shop.line_id else ""]
    data = {
        "language": dates.known(get_language()),
        "name": name_of(shop),
        "place": shop.place,
        "contacts": " · ".join(filter(None, contacts)),
        "qr": symbols.qr(url),
        "words": {"scan": _("Scan to see our goods and order"), "site": _("Net Pracharat")},
    }
    return printing.pdf(TEMPLATE, data)
