"""Many goods at once: the list that a shop brings, and what each product in it is to become."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from products.models.listing import Product
from products.states import BULK_AT_REST, BULK_IN_HAND, BulkAct, BulkState
from shops.models import Shop


class BulkListQuerySet(models.QuerySet["BulkList"]):
    def under_way(self) -> Self:
        """What a worker goes on with by itself; what stopped for a reason waits for a person."""
        return self.exclude(state__in=BULK_AT_REST).filter(trouble="")

    def left_lying(self, before: dt.datetime) -> Self:
        """With its files and lines still kept, though nothing has happened since."""
        return self.filter(purged_at=None, changed_at__lt=before).filter(Q(state__in=BULK_AT_REST) | ~Q(trouble=""))


class BulkList(models.Model):
    """One file. `done` counts the products that the present phase has behind it: where a killed one goes on."""

    shop = models.ForeignKey(Shop, models.PROTECT, verbose_name=_("shop"), related_name="bulk_lists")
    name = models.CharField(_("file"), max_length=200)
    path = models.CharField(max_length=120, blank=True, help_text="private storage")
    photos_path = models.CharField(max_length=120, blank=True, help_text="private storage; a ZIP of photos")
    state = models.CharField(_("state"), max_length=10, choices=BulkState, default=BulkState.CHECKING)
    total = models.PositiveIntegerField(null=True, help_text="so many products does the present phase have before it")
    done = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True, help_text="why it stopped, until somebody lets it go on")
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    brought_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now, help_text="of its state, or a product further")
    purged_at = models.DateTimeField(null=True, blank=True, help_text="when its files and lines were deleted")

    objects = BulkListQuerySet.as_manager()

    class Meta:
        verbose_name = _("list of goods")
        verbose_name_plural = _("lists of goods")
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("shop",), condition=Q(state__in=BULK_IN_HAND), name="bulk_list_is_one_in_hand_of_a_shop"
            ),
        )

    def __str__(self) -> str:
        return self.name


class BulkItemQuerySet(models.QuerySet["BulkItem"]):
    def to_write(self) -> Self:
        return self.filter(act__in=(BulkAct.NEW, BulkAct.CHANGED))


class BulkItem(models.Model):
    """One product of a list: its lines as they were typed, what they do, and how far that is."""

    bulk_list = models.ForeignKey(BulkList, models.CASCADE, related_name="items")
    number = models.PositiveIntegerField(help_text="its first line in the file")
    lines = models.JSONField(help_text="[number, {column: text}]; several where a product has several choices")
    name = models.CharField(max_length=160, blank=True)
    act = models.CharField(max_length=10, choices=BulkAct)
    changes = models.JSONField(default=list, help_text="columns that say something new")
    troubles = models.JSONField(default=list, help_text="[line, column, sentence]")
    product = models.ForeignKey(Product, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(null=True, help_text="all but its photos")
    done_at = models.DateTimeField(null=True)

    objects = BulkItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("product of a list")
        verbose_name_plural = _("products of a list")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("bulk_list", "number"), name="bulk_item_is_one_a_line"),
            models.CheckConstraint(
                condition=Q(done_at=None) | ~Q(written_at=None), name="bulk_item_is_written_before_it_is_done"
            ),
            models.CheckConstraint(
                condition=~Q(act=BulkAct.WRONG) | Q(written_at=None), name="bulk_item_that_is_wrong_is_never_written"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.name}"
