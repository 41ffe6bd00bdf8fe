"""What was searched and not found, without the person: it feeds the synonyms and the demand board."""

import re

from django.db import connection
from django.utils import timezone

from netpracharat.thai.text import fold_for_search
from products.moderation import hints

LONGEST = 60
MOST_A_DAY = 2_000
# A phone number, an ID, an e-mail address or a LINE name may stand in a search box by mistake: it is not kept.
CONTACT = re.compile(r"@|https?:|www\.|(?:\d[\s.-]*){7}|\bline\b|ไลน์")
COUNT = """
    INSERT INTO products_searchmiss (query, day, category_id, region_id, times)
    SELECT %s, %s, %s, %s, 1 WHERE (SELECT count(*) FROM products_searchmiss WHERE day = %s) < %s
    ON CONFLICT (day, query, category_id, region_id) DO UPDATE SET times = products_searchmiss.times + 1
"""


def note(query: str, *, category: int | None = None, region: str = "") -> None:
    """Count a search that found nothing in the category and region that were chosen, if any."""
    text = " ".join(fold_for_search(query).split())
    if not may_be_kept(text):
        return
    day = timezone.localdate()
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [text, day, category, region or None, day, MOST_A_DAY])


def may_be_kept(text: str) -> bool:
    """Unless it looks like somebody's contact data, or is rude."""
    return bool(text) and len(text) <= LONGEST and not CONTACT.search(text) and not hints.found_in(text)
