"""What a row of a file of villages says, and what may be wrong with it."""

from datetime import date

from django.utils.translation import gettext as _

from netpracharat.places.labels import nameless
from netpracharat.places.models import Subdistrict, Village
from netpracharat.places.tokens import tsvector, words_of_names
from netpracharat.refusals import Refusal
from netpracharat.rows import CellError, Cells, RowReader, name, number
from netpracharat.thai import dates
from netpracharat.thai.text import fold

NEEDED = ("code", "moo", "subdistrict_code", "name_th")
OPTIONAL = ("broadband", "connected_on", "provider", "is_model_community")
COLUMNS = ("code", "moo", "subdistrict_id", "name_th", "name_en", *OPTIONAL, "names")
YES, NO = frozenset({"true", "t", "yes", "1", "ใช่"}), frozenset({"false", "f", "no", "0", "ไม่ใช่", ""})


class VillageReader(RowReader):
    """Yields rows in the order of COLUMNS."""

    needed = NEEDED

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.given = frozenset(OPTIONAL).intersection(self.lines.fieldnames)
        # One without the other would leave a date in a village that is no longer connected.
        if ("broadband" in self.given) != ("connected_on" in self.given):
            raise Refusal(_("The columns broadband and connected_on come together, or not at all."))
        self.around = words_around()

    def row(self, cells: Cells) -> tuple:
        code, moo, subdistrict = self.numbers(cells)
        name_th = fold(name(cells, "name_th", longest=120)) or nameless(moo)
        name_en = name(cells, "name_en", longest=120)
        names = tsvector(words_of_names(name_th, name_en), self.around[subdistrict] | {f"moo{moo}"})
        return code, moo, subdistrict, name_th, name_en, *programme(cells), names

    def numbers(self, cells: Cells) -> tuple[int, int, int]:
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
        self.refuse_twin("code", code)
        return code, moo, subdistrict


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


def programme(cells: Cells) -> tuple[str, date | None, str, bool]:
    """What the programme did for the village, as far as the file tells."""
    broadband = cells.get("broadband", "").strip().lower() or Village.Broadband.NONE
    if broadband not in Village.Broadband.values:
        allowed = ", ".join(Village.Broadband.values)
        raise CellError("broadband", _("“{typed}” must be one of {allowed}.").format(typed=broadband, allowed=allowed))
    provider = cells.get("provider", "").strip()
    if len(provider) > 60:
        raise CellError("provider", _("The name is longer than 60 letters; shorten it."))
    return broadband, connected_on(cells, broadband), provider, is_model_community(cells)


def connected_on(cells: Cells, broadband: str) -> date | None:
    typed = cells.get("connected_on", "").strip()
    if not typed:
        return None
    if broadband != Village.Broadband.CONNECTED:
        raise CellError("connected_on", _("Only a connected village has a date; write connected under broadband."))
    try:
        return dates.parse(typed)
    except dates.DateError as error:
        raise CellError("connected_on", str(error)) from error


def is_model_community(cells: Cells) -> bool:
    typed = cells.get("is_model_community", "").strip().lower()
    if typed not in YES | NO:
        raise CellError("is_model_community", _("Write yes or no."))
    return typed in YES
