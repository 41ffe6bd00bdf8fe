"""What a moderator should look at in a text: rude words, phone numbers, LINE names, links. It deletes nothing."""

import re
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_noop

from netpracharat.thai.text import fold_for_search

RUDE_WORDS = Path(__file__).parent / "rude_words.txt"
RUDE = gettext_noop("a rude word")
PHONE = gettext_noop("a phone number")
LINE = gettext_noop("a LINE name")
LINK = gettext_noop("a link or an e-mail address")

GAP = r"[\s.\-–()]*"
CONTACTS = {
    PHONE: re.compile(rf"(?<!\d)(?:\+?66|0){GAP}[2-9](?:{GAP}\d){{7,8}}(?!\d)"),
    LINE: re.compile(r"(?:\bline|ไลน์|ไลน)\s*(?:id|ไอดี)?\s*[:=@]?\s*[@a-z0-9][\w.\-]{2,}|แอดไลน์", re.ASCII),
    LINK: re.compile(r"https?://|www\.|\b[\w\-]+\.(?:com|net|org|co\.th|in\.th|me|ly)\b|[\w.]+@[\w\-]+\.\w+", re.ASCII),
}


def found_in(*texts: str) -> list[str]:
    """Names of what was found, to be translated where they are shown."""
    text = fold_for_search("\n".join(texts))
    found = [RUDE] if is_rude(text) else []
    return found + [name for name, pattern in CONTACTS.items() if pattern.search(text)]


def is_rude(folded: str) -> bool:
    innocent, rude = patterns()
    return bool(rude.search(innocent.sub(" ", folded)))


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Innocent words that contain a rude one are taken out first; English words count whole."""
    lines = [line.split("#")[0].split() for line in RUDE_WORDS.read_text(encoding="utf-8").splitlines()]
    rude = [words[0] for words in lines if words]
    innocent = sorted({word for words in lines for word in words[1:]}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, innocent))), re.compile("|".join(map(whole, rude)))


def whole(word: str) -> str:
    return rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word)
