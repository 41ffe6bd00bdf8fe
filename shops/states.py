"""When a shop, or a change of its account, may do what: the states and the steps between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ShopState(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("waiting for approval")
    APPROVED = "approved", _("open")
    SUSPENDED = "suspended", _("suspended")


# verb: the states it may start from, and the one it leads to
STEPS: dict[str, tuple[tuple[ShopState, ...], ShopState]] = {
    "submit": ((ShopState.DRAFT,), ShopState.SUBMITTED),
    "send_back": ((ShopState.SUBMITTED,), ShopState.DRAFT),
    "approve": ((ShopState.SUBMITTED,), ShopState.APPROVED),
    "suspend": ((ShopState.APPROVED,), ShopState.SUSPENDED),
    "reinstate": ((ShopState.SUSPENDED,), ShopState.APPROVED),
    "close": ((ShopState.SUBMITTED, ShopState.APPROVED), ShopState.DRAFT),
}


class ChangeState(models.TextChoices):
    """Of a PromptPay account that is to replace another."""

    ASKED = "asked", _("waiting for a second person")
    COOLING = "cooling", _("agreed to, takes effect later")
    IN_FORCE = "in_force", _("in force")
    STOPPED = "stopped", _("stopped")


OPEN_CHANGES = (ChangeState.ASKED, ChangeState.COOLING)
