"""What was searched and not found, without the person: it feeds the synonyms and the demand board."""

import re

from django.db import connection
from django.utils import timezone

from netpracharat.thai.text import fold_for_search

LONGEST = 60
MOST_A_DAY = 2_000
# A phone number, an ID, an e-mail address or a LINE name may stand in a search box by mistake: it is not kept.
CONTACT = re.compile(r"@|https?:|www\.|(?:\d[\s.-]*){7}|\bline\b|ไลน์")
COUNT = """
    INSERT INTO products_searchmiss (query, day, times)
    SELECT %s, %s, 1 WHERE (SELECT count(*) FROM products_searchmiss WHERE day = %s) < %s
    ON CONFLICT (day, query) DO UPDATE SET times = products_searchmiss.times + 1
"""


def note(query: str) -> None:
    """Count a search that found nothing, unless it looks like somebody's contact data."""
    text = " ".join(fold_for_search(query).split())
    if not text or len(text) > LONGEST or CONTACT.search(text):
        return
    day = timezone.localdate()
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [text, day, day, MOST_A_DAY])
