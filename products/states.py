"""When a product, or a mark of it, is what: the states and the steps between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProductState(models.TextChoices):
    DRAFT = "draft", _("not listed yet")
    LISTED = "listed", _("on sale")
    WITHDRAWN = "withdrawn", _("taken off the shelf")
    BLOCKED = "blocked", _("blocked by an officer")


class Standing(models.TextChoices):
    """Of what somebody says about a product, in public."""

    SHOWN = "shown", _("shown")
    HIDDEN = "hidden", _("hidden until it is mended")
    TAKEN_DOWN = "taken_down", _("taken down")


class MarkState(models.TextChoices):
    """Of a mark of quality that a shop handed in."""

    WAITING = "waiting", _("waiting for an officer")
    APPROVED = "approved", _("checked and valid")
    SENT_BACK = "sent_back", _("sent back")
    PAST = "past", _("of the past")


class Verdict(models.TextChoices):
    """What an officer decides about something that was reported."""

    KEEP = "keep", _("it may stay")
    HIDE = "hide", _("hidden until it is mended")
    TAKE_DOWN = "take_down", _("taken down")
    SUSPEND = "suspend", _("the shop is suspended")


class BulkState(models.TextChoices):
    """Of a list of goods that a shop brings."""

    CHECKING = "checking", _("being looked at")
    CHECKED = "checked", _("looked at")
    WRITING = "writing", _("being written")
    WRITTEN = "written", _("written")
    LEFT = "left", _("left as it was")


# Where a list waits for a person, or is done.
BULK_AT_REST = (BulkState.CHECKED, BulkState.WRITTEN, BulkState.LEFT)
BULK_IN_HAND = (BulkState.CHECKING, BulkState.CHECKED, BulkState.WRITING)  # a shop has one such list at most


class BulkAct(models.TextChoices):
    """What a line of it does."""

    WRONG = "wrong", _("to be mended")
    NEW = "new", _("new")
    CHANGED = "changed", _("changed")
    SAME = "same", _("as it is already")


# verb: the states it may start from, and the one it leads to
STEPS: dict[str, tuple[tuple[ProductState, ...], ProductState]] = {
    "submit": ((ProductState.DRAFT, ProductState.WITHDRAWN), ProductState.LISTED),
    "withdraw": ((ProductState.LISTED,), ProductState.WITHDRAWN),
    "block": ((ProductState.LISTED, ProductState.WITHDRAWN), ProductState.BLOCKED),
    "unblock": ((ProductState.BLOCKED,), ProductState.WITHDRAWN),
}
MARK_STEPS: dict[str, tuple[tuple[MarkState, ...], MarkState]] = {
    "approve": ((MarkState.WAITING,), MarkState.APPROVED),
    "send_back": ((MarkState.WAITING, MarkState.APPROVED), MarkState.SENT_BACK),
    "withdraw": ((MarkState.WAITING, MarkState.APPROVED, MarkState.SENT_BACK), MarkState.PAST),
}
