"""What a seller has typed and not yet put on the shelf, word for word."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from products.models.listing import Product


class ListingDraft(models.Model):
    """Kept unchecked, so that half a price or a name too long is not lost either."""

    product = models.OneToOneField(Product, models.CASCADE, primary_key=True, related_name="draft")
    typed = models.JSONField(_("what was typed"))
    saved_at = models.DateTimeField(default=timezone.now)
    waits_since = models.DateTimeField(_("waits since"), null=True, blank=True)  # for an officer's second look
    note = models.CharField(_("note"), max_length=300, blank=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("listing draft")
        verbose_name_plural = _("listing drafts")
        indexes = (
            models.Index(fields=("waits_since",), name="draft_waiting", condition=models.Q(waits_since__isnull=False)),
        )

    def __str__(self) -> str:
        return self.typed.get("name", "")
