"""What everybody sees of a fair: its page, and a banner while it runs."""

from typing import NamedTuple, Self

from django.core.cache import caches
from django.utils import timezone
from django.utils.translation import get_language

from netpracharat import pictures
from netpracharat.templatetags.thai import language
from netpracharat.thai import dates
from products.models import Fair

KEPT_SECONDS = 60


class Banner(NamedTuple):
    """Plain values in one language, as they are kept."""

    name: str
    words: str
    days: str
    url: str
    picture: dict[str, object] | None

    @classmethod
    def of(cls, fair: Fair) -> Self:
        words = (fair.words_en if get_language() == "en" else "") or fair.words_th
        days = dates.span(fair.first_day, fair.last_day, language())
        picture = pictures.as_photo(pictures.Picture(**fair.picture), "") if fair.picture else None
        return cls(fair.name, words, days, fair.get_absolute_url(), picture)


def running() -> list[Banner]:
    """The fair of today, if any; of several the one that began last. Kept for a minute."""
    return caches["local"].get_or_set(f"fair-{get_language()}", read, KEPT_SECONDS)


def read() -> list[Banner]:
    return [Banner.of(fair) for fair in Fair.objects.running(timezone.localdate())[:1]]
