"""Every address of the site and who is let in: what `test_walk` holds the site to.

A door says, for GET and for an empty POST, the status for each of PEOPLE in their order; one figure
stands for all. 302 for the guest is the way to the sign-in page. A stranger's row is 404, a forbidden
act 403, a method that the page doesn't know 405.
"""

from dataclasses import dataclass
from typing import Any

from tests.house.world import PEOPLE


@dataclass(frozen=True)
class Door:
    get: str
    post: str
    kwargs: dict[str, str] | None = None  # url keyword → path into the world's things: "shop.slug"
    query: str = ""

    def expected(self, method: str) -> dict[str, int]:
        codes = (self.get if method == "GET" else self.post).split()
        return dict(zip(PEOPLE, map(int, codes * len(PEOPLE) if len(codes) == 1 else codes), strict=False))


def reach(things: dict[str, Any], path: str) -> object:
    """`things["shop"].slug` for "shop.slug"."""
    first, *rest = path.split(".")
    value = things[first]
    for name in rest:
        value = getattr(value, name)
    return value


# fmt: off
#                          guest buyer packer seller owner rival officer
DOORS: dict[str, Door] = {
    "photo": Door("404", "405", {"name": "no_photo.name", "ending": "no_photo.ending"}),
    "set_language": Door("302", "302"),
    "style": Door("200", "200"),
}
# fmt: on
