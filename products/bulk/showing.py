"""A list of goods for the eye: how far it is, and what each line of it does, a page at a time."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from products.bulk.columns import LABELS
from products.models import BulkItem, BulkList
from products.states import BULK_AT_REST, BulkAct, BulkState

PAGE = 50
STANDS_STILL = dt.timedelta(minutes=3)  # longer than anything between two checkpoints takes
STEP = {BulkState.CHECKING: 2, BulkState.CHECKED: 3, BulkState.WRITING: 4, BulkState.WRITTEN: 5}
TONES = {
    BulkAct.WRONG: ("danger", "circle-alert"),
    BulkAct.NEW: ("done", "circle-plus"),
    BulkAct.CHANGED: ("info", "pencil"),
    BulkAct.SAME: ("info", "equal"),
}


@dataclass(frozen=True)
class Shown:
    """One page of a list's products; `after` is the line of the last one of the page before."""

    bulk_list: BulkList
    params: Mapping[str, str]

    # how far it is

    @property
    def steps(self) -> list[str]:
        return [_("File"), _("Check"), _("Decision"), _("Done")]

    @property
    def step(self) -> int | None:
        """None where it was left."""
        return STEP.get(self.bulk_list.state)

    @property
    def is_moving(self) -> bool:
        return self.bulk_list.state not in BULK_AT_REST and not self.is_stopped

    @property
    def is_stopped(self) -> bool:
        if self.bulk_list.state in BULK_AT_REST:
            return False
        return bool(self.bulk_list.trouble) or timezone.now() - self.bulk_list.changed_at > STANDS_STILL

    # what it does

    @cached_property
    def counts(self) -> dict[str, int]:
        found = dict(self.bulk_list.items.order_by().values_list("act").annotate(Count("pk")))
        return {act: found.get(act, 0) for act in BulkAct}

    @property
    def to_write(self) -> int:
        return self.counts[BulkAct.NEW] + self.counts[BulkAct.CHANGED]

    @cached_property
    def chosen(self) -> str:
        """What is to be mended comes first, if there is any."""
        asked = self.params.get("show", "")
        return asked if asked in BulkAct.values else next((act for act in BulkAct if self.counts[act]), BulkAct.NEW)

    def tabs(self) -> list[dict[str, object]]:
        return [
            {"word": act.label, "url": f"?{urlencode({'show': act})}", "current": act == self.chosen, "count": count}
            for act, count in ((BulkAct(act), count) for act, count in self.counts.items())
            if count
        ]

    @cached_property
    def found(self) -> list[BulkItem]:
        after = self.params.get("after", "")
        rows = self.bulk_list.items.filter(act=self.chosen)
        if after.isascii() and after.isdigit() and len(after) < 10:
            rows = rows.filter(number__gt=int(after))
        return list(rows.order_by("number")[: PAGE + 1])

    def lines(self) -> list[dict[str, object]]:
        tone, sign = TONES[BulkAct(self.chosen)]
        return [told(item) | {"tone": tone, "sign": sign} for item in self.found[:PAGE]]

    def next_url(self) -> str:
        if len(self.found) <= PAGE:
            return ""
        return "?" + urlencode({"show": self.chosen, "after": self.found[PAGE - 1].number})


def told(item: BulkItem) -> dict[str, object]:
    return {
        "item": item,
        "code": item.lines[0][1].get("sku", ""),
        "changes": ", ".join(str(LABELS[name]) for name in item.changes) if item.act == BulkAct.CHANGED else "",
        "troubles": [(line, LABELS.get(column, column), sentence) for line, column, sentence in item.troubles],
    }
