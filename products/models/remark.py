"""What people say about a product in public: reviews by those who bought it, questions, and the shop's answers."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netpracharat.accounts.models import User
from netpracharat.places.models import Province
from products.models.listing import Pictured, Product
from products.states import Standing
from shops.models import Shop
from shops.rating import STARS


class RemarkQuerySet(models.QuerySet["Remark"]):
    def shown(self) -> Self:
        return self.filter(standing=Standing.SHOWN)

    def unanswered(self) -> Self:
        return self.shown().filter(answered_at=None)

    def said_by(self, user: User) -> Self:
        return self.filter(author=user)


class Remark(models.Model):
    """Said by one person, answered once by the shop. Nobody's name is shown with it."""

    product = models.ForeignKey(Product, models.CASCADE, db_index=False, related_name="%(class)ss")
    shop = models.ForeignKey(Shop, models.CASCADE, db_index=False, related_name="%(class)ss")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="%(class)ss")
    said_at = models.DateTimeField(_("written at"), default=timezone.now)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.SHOWN)
    answer = models.TextField(_("answer of the shop"), max_length=1000, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = RemarkQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("product", "-id"), name="%(class)s_shown", condition=Q(standing="shown")),
            models.Index(fields=("shop", "-id"), name="%(class)s_by_shop"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="%(class)s_answer_has_words_and_a_moment",
            ),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Review(Remark):
    """By whoever bought it. `line` is the number of the order line: orders live a floor above."""

    line = models.BigIntegerField(_("order line"))
    stars = models.PositiveSmallIntegerField(_("stars"))
    text = models.TextField(_("text"), max_length=2000, blank=True)
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, db_index=False, verbose_name=_("province of the buyer"), related_name="+"
    )

    class Meta(Remark.Meta):
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = (
            *Remark.Meta.constraints,
            models.UniqueConstraint(fields=("line",), name="review_is_one_an_order_line"),
            models.CheckConstraint(
                condition=Q(stars__range=(STARS[0], STARS[-1])), name="review_gives_one_to_five_stars"
            ),
        )


class ReviewPhoto(Pictured):
    review = models.ForeignKey(Review, models.CASCADE, related_name="photos")

    class Meta(Pictured.Meta):
        verbose_name = _("photo of a review")
        verbose_name_plural = _("photos of reviews")


class Question(Remark):
    """By whoever is signed in."""

    text = models.TextField(_("text"), max_length=1000)

    class Meta(Remark.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = (
            *Remark.Meta.constraints,
            models.CheckConstraint(condition=~Q(text=""), name="question_has_words"),
        )
