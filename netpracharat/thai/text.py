"""Thai text: one way of writing each word, its order in lists, its length and its slug."""

import re
import unicodedata

ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

# Nobody sees them, yet they make equal words unequal: zero-width characters, soft hyphen, direction marks.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")

TONES = "่-๋"
THAI_MARKS = re.compile("[ัิ-ฺ็-๎]{2,}")
OTHER_MARKS = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{2})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
NIKHAHIT_AA = re.compile(f"ํ([{TONES}]?)า")
AFTER_SARA_AM = re.compile(f"ำ[ำ{TONES}]+")
# Below, above, nikhahit, tone, silencer: how a Thai keyboard is meant to be used.
MARK_ORDER = {mark: rank for rank, marks in enumerate(("ฺ", "ุู", "ัิีึื็", "ํ", "่้๊๋", "์๎")) for mark in marks}
MOST_MARKS = 3

# The sign of repetition stands before digits and letters, as in the Unicode collation.
REPETITION = str.maketrans("ๆ", "/")
LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
NOT_IN_A_SLUG = re.compile("[-\\s]+")


def fold(text: str) -> str:
    """The one spelling under which `text` is stored: what looks the same is the same.

    NFC alone is not enough for Thai: it keeps นํ้า, นำ้ and น้ำ apart.
    """
    text = INVISIBLE.sub("", text)
    while (repaired := repair(text)) != text:
        text = repaired
    return text


def repair(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    text = OTHER_MARKS.sub(lambda found: found[1], text)
    text = THAI_MARKS.sub(lambda found: ordered_marks(found.group()), text)
    text = NIKHAHIT_AA.sub(lambda found: f"{found[1]}ำ", text)
    text = AFTER_SARA_AM.sub(lambda found: found.group().replace("ำ", "") + "ำ", text)
    return text.replace("เเ", "แ")


def ordered_marks(marks: str) -> str:
    """Each mark once, in the order of the keyboard, and no tower of them."""
    return "".join(sorted(dict.fromkeys(marks), key=MARK_ORDER.__getitem__)[:MOST_MARKS])


def fold_for_search(text: str) -> str:
    """`fold`, and small letters and Arabic digits: the form in which words are compared."""
    return arabic_digits(fold(text.lower()))


def arabic_digits(text: str) -> str:
    return text.translate(ARABIC)


def graphemes(text: str) -> int:
    """How many characters a reader counts: marks belong to the letter that carries them."""
    return sum(1 for character in text if not is_carried(character))


def is_carried(character: str) -> bool:
    return character == "ำ" or unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}


def sort_key(text: str, length: int = 200) -> str:
    """A key whose plain code-point order is the order of the Thai dictionary.

    A vowel written before its consonant counts after it (เกลือ stands under ก), and tone marks
    decide only between words that are otherwise alike. Store it with `db_collation="C"`.
    """
    text = " ".join(fold_for_search(text).translate(REPETITION).split())
    letters, marks = [], []
    for character in unicodedata.normalize("NFD", LEADING_VOWEL.sub(r"\2\1", text)):
        if is_secondary(character):
            marks.append(character)
        else:
            letters.append(character)
            marks.append(" ")
    return f"{''.join(letters)}\t{''.join(marks).rstrip()}"[:length]


def is_secondary(character: str) -> bool:
    is_thai_vowel = "\u0e31" <= character <= "\u0e3a"
    return unicodedata.category(character) == "Mn" and not is_thai_vowel


def slug(text: str, length: int = 80) -> str:
    """The words of `text` for an address, such as ผ้าไหม-ลาย; may be empty, so an id must decide.

    Unlike Django's slugify it keeps the marks: ผ้าไหม would else read ผาไหม.
    """
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in fold(text.lower()))
    return NOT_IN_A_SLUG.sub("-", kept.strip())[:length].rstrip("-")
