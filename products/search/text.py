"""What text becomes before it is compared: words, parts of words, skeletons and their grams."""

import re
import tempfile
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

import nlpo3
from pythainlp.corpus import thai_words

from netpracharat.thai.text import fold_for_search
from products.search import vocabulary

RUN = re.compile(r"[ก-ฮะ-ฺเ-ๅ็-๎]+|[a-z]+|[0-9]+")
THAI = re.compile(r"[ก-๎]")

SILENCED = re.compile(r"[ก-ฮ][ิุ]?์")
MARKS = re.compile(r"[็-๎ฺ]")
DOUBLED = re.compile(r"(.)\1+")
# People mistake one for the other: lengths of a vowel, and consonants of one sound.
ONE_SOUND_GROUPS = (
    *("ะัา", "ิีึื", "ุู", "ใไ"),
    *("สศษซ", "นณ", "ดฎ", "ตฏ", "ทฐฑฒถธ", "คขฆ", "พภผ", "ยญ", "รฬล", "หฮ", "ชฌฉ", "ฟฝ"),
)
ONE_SOUND = str.maketrans({letter: group[0] for group in ONE_SOUND_GROUPS for letter in group})
# Sounds that speech drops or does not tell apart: หมา and มา, กระ and กะ, มังคุต and มังคุด.
SILENT_H = re.compile(r"ห(?=[งนมยรว])")
CLUSTER = re.compile(r"(?<=[กคตปพ])ร(?=[ก-ฮะิุเแโใ])")
STOPS = str.maketrans("ตทป", "ดดบ")


@cache
def dictionary() -> frozenset[str]:
    """Every Thai word that the segmenter knows."""
    return frozenset(thai_words() | vocabulary.thai_words())


@cache
def segmenter() -> str:
    """The name under which nlpo3 holds our dictionary; it loads from files only."""
    name = "products"
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write("\n".join(sorted(dictionary())))
        file.flush()
        nlpo3.load_dict(str(Path(file.name)), name)
    return name


def warm_up() -> None:
    """Load the dictionary now: gunicorn calls this before it forks, so that the workers share it."""
    words("อุ่นเครื่อง")


def words(text: str) -> list[str]:
    """The words of a text in their order: Thai ones segmented, Latin ones and numbers in lower case."""
    found: list[str] = []
    for run in RUN.findall(fold_for_search(text).lower()):
        found.extend(nlpo3.segment(run, segmenter()) if THAI.match(run) else (run,))
    return found


@lru_cache(maxsize=50_000)
def parts(word: str) -> tuple[str, ...]:
    """What a compound is made of (ข้าวเหนียว: ข้าว, เหนียว); of any other word, the word alone.

    Only words that begin or end with the name of goods are taken apart: มะม่วง has nothing to do with ม่วง.
    """
    if word in vocabulary.whole_words():
        return (word,)
    for head in vocabulary.heads():
        rest = known_pieces(word[len(head) :]) if word.startswith(head) else []
        # After a head of two letters little is said by little: ชาเขียว is tea, ชาติ and ชาตรี are none.
        if rest and (len(head) > 2 or len(rest[0]) > 3):
            return (head, *chain.from_iterable(map(parts, rest)))
    for cut in range(2, len(word) - vocabulary.SHORTEST_GOODS + 1):
        if word[cut:] in vocabulary.goods() and (front := known_pieces(word[:cut])):
            return (*front, *parts(word[cut:]))
    return (word,)


def known_pieces(text: str) -> list[str]:
    """The words of a piece of a compound, or nothing if some of it is no word."""
    pieces = nlpo3.segment(text, segmenter()) if text else []
    return pieces if all(len(piece) > 1 and piece in dictionary() for piece in pieces) else []


def skeleton(text: str) -> str:
    """What is left of a text when spelling mistakes are taken away: น้ำผึ้ง, นำผึง and นํ้าพึ้ง are one."""
    letters = "".join(RUN.findall(fold_for_search(text).lower()))
    letters = MARKS.sub("", SILENCED.sub("", letters)).replace("ำ", "าม")
    return DOUBLED.sub(r"\1", letters.translate(ONE_SOUND))


def loose_skeleton(text: str) -> str:
    """A skeleton that speech wears down further: ไส้กรอก and ไส้กอก, มังคุด and มังคุต."""
    bones = skeleton(text)
    return DOUBLED.sub(r"\1", CLUSTER.sub("", SILENT_H.sub("", bones)).translate(STOPS))


def grams(bones: str) -> list[str]:
    """The pieces of three letters of a skeleton, each once."""
    return list(dict.fromkeys(bones[start : start + 3] for start in range(len(bones) - 2)))
