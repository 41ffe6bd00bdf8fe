"""Every page of the awards in the admin and who is let in: what `test_awards_walk` holds it to.

A door says, for GET and for an empty POST, the status for each of PEOPLE in their order; one figure stands for
all. 302 for guest and buyer is the way to the sign-in page, and for others, by POST, a step taken or refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from tests.house.awards_world import PEOPLE


@dataclass(frozen=True)
class Door:
    get: str
    post: str
    rows: tuple[str, ...] = ()  # names of the world's things whose ids stand in the address

    def expected(self, method: str) -> dict[str, int]:
        codes = (self.get if method == "GET" else self.post).split()
        return dict(zip(PEOPLE, map(int, codes * len(PEOPLE) if len(codes) == 1 else codes), strict=True))


SECRETARY = "302 302 302 403 403 403 403 200 403"
SCREENERS = "302 302 302 200 403 403 403 200 403"
READERS = "302 302 302 404 404 404 404 200 200"  # of results: who runs the edition and who signs it
CLOSED = "302 302 302 403 403 403 403 403 403"
TAKEN = "302 302 302 403 403 403 403 302 403"
NOBODY = "302 302 302 405 405 405 405 405 405"

# fmt: off
#                            guest buyer entrant officer judge other_judge chair secretary signer
DOORS: dict[str, Door] = {
    # the judge's own desk
    "queue": Door(           "302 302 302 403 302 302 302 403 403", NOBODY),
    "seat": Door(            "302 302 302 403 200 404 404 403 403", NOBODY, ("seat",)),
    "declare": Door(         "302 302 302 403 200 404 404 403 403",
                             "302 302 302 403 200 404 404 403 403", ("seat",)),
    "compare": Door(         "302 302 302 403 200 404 404 403 403", NOBODY, ("seat",)),
    "grid": Door(            "302 302 302 403 200 404 404 403 403", NOBODY, ("seat",)),
    "discussion": Door(      "302 302 302 403 404 404 200 403 403", NOBODY, ("chairs_seat",)),
    "sheet": Door(           "302 302 302 403 200 404 404 403 403",
                             "302 302 302 403 200 404 404 403 403", ("sheet",)),
    "sheet_autosave": Door(  "302 302 302 405 405 405 405 405 405",
                             "302 302 302 403 422 404 404 403 403", ("sheet",)),
    "recuse": Door(          "302 302 302 403 200 404 404 403 403",
                             "302 302 302 403 200 404 404 403 403", ("sheet",)),
    "scan": Door(            "302 302 302 200 200 404 404 200 404", NOBODY, ("paper_sheet",)),
    # chair and secretary
    "conflicts": Door(       "302 302 302 404 404 404 200 200 404", NOBODY, ("panel",)),
    "decide_conflict": Door( "302 302 302 405 405 405 405 405 405",
                             "302 302 302 404 404 404 302 302 404", ("panel", "conflict")),
    "assign_more": Door(     "302 302 302 405 405 405 405 405 405",
                             "302 302 302 403 403 403 403 302 403", ("panel",)),
    "replace_judge": Door(   "302 302 302 403 403 403 403 200 403",
                             "302 302 302 403 403 403 403 200 403", ("seat",)),
    # clerks
    "paper": Door(           "302 302 302 200 403 403 403 200 403", NOBODY),
    "paper_sheets": Door(    "302 302 302 200 403 403 403 200 403", NOBODY, ("seat",)),
    "paper_sheet": Door(     "302 302 302 200 403 403 403 200 403",
                             "302 302 302 200 403 403 403 200 403", ("seat", "paper_sheet")),
    # the secretary's own
    "edition_changelist": Door(SECRETARY, SECRETARY),
    "edition_add": Door(SECRETARY, SECRETARY),
    "edition_history": Door(SECRETARY, SECRETARY, ("edition",)),
    "edition_delete": Door(CLOSED, CLOSED, ("edition",)),
    "edition_change": Door(SECRETARY, SECRETARY, ("edition",)),
    "board": Door(SECRETARY, SECRETARY, ("edition",)),
    "step": Door(NOBODY, TAKEN, ("edition", "step")),
    "cancel": Door(SECRETARY, SECRETARY, ("edition",)),
    "round_open": Door(NOBODY, TAKEN, ("round",)),
    "remind": Door(NOBODY, TAKEN, ("round",)),
    "lock": Door(NOBODY, TAKEN, ("round",)),
    "propose": Door(NOBODY, TAKEN, ("edition",)),
    "grant": Door(SECRETARY, SECRETARY, ("slot",)),
    "cite": Door(SECRETARY, SECRETARY, ("award",)),
    "withdraw": Door(SECRETARY, SECRETARY, ("award",)),
    "vacant": Door(SECRETARY, SECRETARY, ("slot",)),
    "revoke": Door(SECRETARY, SECRETARY, ("announced_award",)),
    "plaques": Door(SECRETARY, NOBODY, ("edition",)),
    "plaques_csv": Door(SECRETARY, NOBODY, ("edition",)),
    "appeals": Door(SECRETARY, NOBODY),
    "appeal": Door(SECRETARY, SECRETARY, ("appeal",)),
    # results
    "standings": Door(READERS, NOBODY, ("round",)),
    "winners": Door(READERS, NOBODY, ("edition",)),
    "workbook": Door(READERS, NOBODY, ("edition",)),
    "minutes": Door(READERS, NOBODY, ("edition",)),
    "to_sign": Door("302 302 302 404 404 404 404 404 302", "302 302 302 405 405 405 405 405 405"),
    "signatures": Door(READERS, "302 302 302 404 404 404 404 404 200", ("edition",)),
    "reopen": Door("302 302 302 404 404 404 404 404 200", "302 302 302 404 404 404 404 404 200", ("party",)),
    "tie": Door("302 302 302 404 404 404 404 404 404", "302 302 302 404 404 404 404 404 404", ("round", "no_tie")),
    "sheets": Door(READERS, NOBODY, ("round",)),
    # officers
    "entry_changelist": Door(SCREENERS, SCREENERS),
    "entry_decide": Door(SCREENERS, SCREENERS, ("decision",)),
    "entry_check": Door(NOBODY, "302 302 302 302 403 403 403 302 403", ("entry",)),
    "entry_add": Door(CLOSED, CLOSED),
    "entry_history": Door(SCREENERS, SCREENERS, ("entry",)),
    "entry_delete": Door(CLOSED, CLOSED, ("entry",)),
    "entry_change": Door(SCREENERS, SCREENERS, ("entry",)),
}
# What an edition is made of, while judging is open: only the days of a round may still move.
for part in ("tier", "category", "party", "round", "criterion", "panel"):
    DOORS |= {
        f"{part}_changelist": Door(SECRETARY, SECRETARY),
        f"{part}_add": Door(SECRETARY, SECRETARY) if part == "panel" else Door(CLOSED, CLOSED),
        f"{part}_history": Door(SECRETARY, SECRETARY, (part,)),
        f"{part}_delete": Door(CLOSED, CLOSED, (part,)),
        f"{part}_change": Door(SECRETARY, SECRETARY if part == "round" else CLOSED, (part,)),
    }

# Our own pages with those whose work they are; Django's lists and forms are left to Django.
DESKS = {
    "judge": ("seat", "declare", "sheet", "compare", "grid", "recuse"),
    "chair": ("discussion", "conflicts"),
    "secretary": ("board", "standings", "winners", "grant", "cite", "replace_judge", "paper_sheets", "paper_sheet"),
    "signer": ("signatures", "reopen"),
    "officer": ("paper", "entry_decide", "entry_change"),
}


def address_of(name: str, things: Mapping[str, object]) -> str:
    rows = (things[row] for row in DOORS[name].rows)
    return reverse(f"admin:awards_{name}", args=[getattr(row, "pk", row) for row in rows])
