"""When a product is what: its states and the steps between them."""

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


class Verdict(models.TextChoices):
    """What an officer decides about something that was reported."""

    KEEP = "keep", _("it may stay")
    HIDE = "hide", _("hidden until it is mended")
    TAKE_DOWN = "take_down", _("taken down")
    SUSPEND = "suspend", _("the shop is suspended")


# verb: the states it may start from, and the one it leads to
STEPS: dict[str, tuple[tuple[ProductState, ...], ProductState]] = {
    "submit": ((ProductState.DRAFT, ProductState.WITHDRAWN), ProductState.LISTED),
    "withdraw": ((ProductState.LISTED,), ProductState.WITHDRAWN),
    "block": ((ProductState.LISTED, ProductState.WITHDRAWN), ProductState.BLOCKED),
    "unblock": ((ProductState.BLOCKED,), ProductState.WITHDRAWN),
}
