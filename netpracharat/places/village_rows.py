"""Reads a file of villages row by row: what is right becomes a row for the table, what is wrong a sentence."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from netpracharat.places.labels import nameless
from netpracharat.places.models import Subdistrict, Village
from netpracharat.places.tokens import tsvector, words_of_names
from netpracharat.refusals import Refusal
from netpracharat.thai import dates
from netpracharat.thai.text import arabic_digits, fold

NEEDED = ("code", "moo", "subdistrict_code", "name_th")
OPTIONAL = ("broadband", "connected_on", "provider", "is_model_community")
COLUMNS = ("code", "moo", "subdistrict_id", "name_th", "name_en", *OPTIONAL, "names")
YES, NO = frozenset({"true", "t", "yes", "1", "ใช่"}), frozenset({"false", "f", "no", "0", "ไม่ใช่", ""})


class Trouble(NamedTuple):
    """What is wrong in one row, and what to do."""

    line: int
    column: str
    sentence: str

    def __str__(self) -> str:
        return _("line {line}, {column}: {sentence}").format(**self._asdict())


class CellError(ValueError):
    """Raised by a reader of one cell."""

    def __init__(self, column: str, sentence: str) -> None:
        super().__init__(sentence)
        self.column = column


def decoded(content: bytes) -> str:
    """UTF-8 with or without its mark; else the Thai code page in which older Excel saves."""
    if b"\0" in content:
        raise Refusal(_("This is not a CSV file. Save it as “CSV UTF-8”."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return content.decode("cp874")
        except UnicodeDecodeError as error:
            raise Refusal(_("The file is neither UTF-8 nor Thai (cp874). Save it as “CSV UTF-8”.")) from error


class VillageReader:
    """Yields rows in the order of COLUMNS; `troubles` fills as it goes."""

    def __init__(self, content: bytes) -> None:
        self.lines = csv.DictReader(io.StringIO(decoded(content), newline=""))
        self.lines.fieldnames = [name.strip().lower() for name in self.lines.fieldnames or ()]
        check_header(self.lines.fieldnames)
        self.given = frozenset(OPTIONAL).intersection(self.lines.fieldnames)
        self.troubles: list[Trouble] = []
        self.first_line: dict[int, int] = {}
        self.around = words_around()

    def __iter__(self) -> Iterator[tuple]:
        for cells in self.lines:
            try:
                yield self.row(cells)
            except CellError as wrong:
                self.troubles.append(Trouble(self.lines.line_num, wrong.column, str(wrong)))

    def row(self, cells: dict[str, str]) -> tuple:
        if None in cells or None in cells.values():
            raise CellError("*", _("The row has more or fewer cells than the first line; look for a stray comma."))
        code, moo, subdistrict = self.numbers(cells)
        name_th = fold(" ".join(cells["name_th"].split())) or nameless(moo)
        name_en = " ".join(cells.get("name_en", "").split())
        for column, name in (("name_th", name_th), ("name_en", name_en)):
            if len(name) > 120:
                raise CellError(column, _("The name is longer than 120 letters; shorten it."))
        names = tsvector(words_of_names(name_th, name_en), self.around[subdistrict] | {f"moo{moo}"})
        return code, moo, subdistrict, name_th, name_en, *programme(cells), names

    def numbers(self, cells: dict[str, str]) -> tuple[int, int, int]:
        """Code, moo and subdistrict, each right and all of one mind."""
        code = number(cells, "code", digits=8)
        subdistrict = number(cells, "subdistrict_code", digits=6)
        moo = number(cells, "moo")
        if subdistrict not in self.around:
            raise CellError("subdistrict_code", _("There is no subdistrict {code}.").format(code=subdistrict))
        if code // 100 != subdistrict:
            raise CellError("code", _("It must begin with the subdistrict's {code}.").format(code=subdistrict))
        if moo == 0 or code % 100 != moo:
            raise CellError("moo", _("It must be the last two digits of the code: {moo}.").format(moo=code % 100))
        first = self.first_line.setdefault(code, self.lines.line_num)
        if first != self.lines.line_num:
            raise CellError("code", _("The same code stands in line {line}; keep one of them.").format(line=first))
        return code, moo, subdistrict


def check_header(columns: list[str]) -> None:
    if missing := [name for name in NEEDED if name not in columns]:
        raise Refusal(_("The first line must name the column {columns}.").format(columns=", ".join(missing)))
    # One without the other would leave a date in a village that is no longer connected.
    if ("broadband" in columns) != ("connected_on" in columns):
        raise Refusal(_("The columns broadband and connected_on come together, or not at all."))


def words_around() -> dict[int, frozenset[str]]:
    """Of every subdistrict, the words that also find its villages."""
    places = Subdistrict.objects.values_list(
        "code",
        "postal_codes",
        "name_th",
        "name_en",
        "district__name_th",
        "district__name_en",
        "district__province__name_th",
        "district__province__name_en",
    )
    return {code: words_of_names(*names).union(postal_codes) for code, postal_codes, *names in places}


def number(cells: dict[str, str], column: str, digits: int | None = None) -> int:
    typed = arabic_digits(cells[column]).strip()
    if not (typed.isascii() and typed.isdigit()):
        raise CellError(column, _("“{typed}” is not a whole number.").format(typed=typed[:40]))
    if digits and len(typed) != digits:
        raise CellError(column, _("“{typed}” must have {digits} digits.").format(typed=typed[:40], digits=digits))
    return int(typed[:9])


def programme(cells: dict[str, str]) -> tuple[str, date | None, str, bool]:
    """What the programme did for the village, as far as the file tells."""
    broadband = cells.get("broadband", "").strip().lower() or Village.Broadband.NONE
    if broadband not in Village.Broadband.values:
        allowed = ", ".join(Village.Broadband.values)
        raise CellError("broadband", _("“{typed}” must be one of {allowed}.").format(typed=broadband, allowed=allowed))
    provider = cells.get("provider", "").strip()
    if len(provider) > 60:
        raise CellError("provider", _("The name is longer than 60 letters; shorten it."))
    return broadband, connected_on(cells, broadband), provider, is_model_community(cells)


def connected_on(cells: dict[str, str], broadband: str) -> date | None:
    typed = cells.get("connected_on", "").strip()
    if not typed:
        return None
    if broadband != Village.Broadband.CONNECTED:
        raise CellError("connected_on", _("Only a connected village has a date; write connected under broadband."))
    try:
        return dates.parse(typed)
    except dates.DateError as error:
        raise CellError("connected_on", str(error)) from error


def is_model_community(cells: dict[str, str]) -> bool:
    typed = cells.get("is_model_community", "").strip().lower()
    if typed not in YES | NO:
        raise CellError("is_model_community", _("Write yes or no."))
    return typed in YES
