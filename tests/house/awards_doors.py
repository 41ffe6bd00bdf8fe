"""Every page of the awards in the admin and who is let in: what `test_awards_walk` holds it to.

A door says, for GET and for an empty POST, the status for each of PEOPLE in their order; one figure stands for
all. 302 for guest and buyer is the way to the sign-in page, and for others, by POST, a step taken or refused.
"""

from dataclasses import dataclass

from tests.house.awards_world import PEOPLE


@dataclass(frozen=True)
class Door:
    get: str
    post: str
    rows: tuple[str, ...] = ()  # names of the world's things whose ids stand in the address

    def expected(self, method: str) -> dict[str, int]:
        codes = (self.get if method == "GET" else self.post).split()
        return dict(zip(PEOPLE, map(int, codes * len(PEOPLE) if len(codes) == 1 else codes), strict=True))


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
}
