"""The listing: categories, products, their variants and photos."""

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netpracharat import history
from netpracharat.accounts.models import User
from netpracharat.places.models import Named
from netpracharat.thai import text
from products.states import ProductState
from shops.models import Shop, ShopMember
from shops.rating import STARS, none_yet
from shops.states import ShopState

# A condition that comes out as NULL holds for PostgreSQL, so that each part that may be NULL is looked at.
SEASON_IS_WHOLE = Q(season_from__isnull=False, season_to__isnull=False)


class Category(Named):
    slug = models.SlugField(max_length=40, unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ("position",)


class ProductQuerySet(models.QuerySet["Product"]):
    def on_sale(self) -> Self:
        """Products that buyers may see: listed, by a shop that is open."""
        return self.filter(state=ProductState.LISTED, shop__state=ShopState.APPROVED)

    def run_by(self, user: User) -> Self:
        """Products of the user's own shops."""
        return self.filter(shop__members__user=user)

    def in_season(self, month: int) -> Self:
        """What has a season, and it is now. A season may run over New Year."""
        first, last = Q(season_from__lte=month), Q(season_to__gte=month)
        is_in_one_year = Q(season_from__lte=F("season_to"))
        return self.filter(
            (is_in_one_year & first & last) | (~is_in_one_year & (first | last)), season_from__isnull=False
        )

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """What is on sale, and whatever else the user's own shops have: they see it as buyers will."""
        if not user.is_authenticated:
            return self.on_sale()
        is_own = Exists(ShopMember.objects.filter(shop=OuterRef("shop"), user=user))
        return self.filter(Q(state=ProductState.LISTED, shop__state=ShopState.APPROVED) | is_own)


@history.kept("name", "description", "state", "state_note", "is_made_to_order")
class Product(models.Model):
    shop = models.ForeignKey(Shop, models.PROTECT, verbose_name=_("shop"), related_name="products")
    sku = models.CharField(_("own code"), max_length=40, blank=True)
    name = models.CharField(_("name"), max_length=160, blank=True)
    name_en = models.CharField(_("English name"), max_length=160, blank=True)
    description = models.TextField(_("description"), max_length=6000, blank=True)
    category = models.ForeignKey(
        Category, models.PROTECT, null=True, blank=True, verbose_name=_("category"), related_name="products"
    )
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    weight_grams = models.PositiveIntegerField(_("weight with packing (grams)"), default=500)
    is_made_to_order = models.BooleanField(_("made to order"), default=False)
    lead_days = models.PositiveSmallIntegerField(_("days to make"), null=True, blank=True)
    low_stock_at = models.PositiveSmallIntegerField(_("few are left at"), null=True, blank=True)
    weekly_capacity = models.PositiveSmallIntegerField(_("at most so many a week"), null=True, blank=True)
    sent_from = models.DateField(_("pre-orders are sent from"), null=True, blank=True)
    preorder_most = models.PositiveIntegerField(_("at most so many pre-orders"), null=True, blank=True)
    season_from = models.PositiveSmallIntegerField(_("season from (month)"), null=True, blank=True)
    season_to = models.PositiveSmallIntegerField(_("season to (month)"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=ProductState, default=ProductState.DRAFT)
    state_note = models.CharField(_("note"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)
    popularity = models.PositiveIntegerField(default=0, editable=False)
    price_from = models.DecimalField(
        _("price from"), max_digits=10, decimal_places=2, null=True, blank=True, editable=False
    )
    # How many reviews gave one star, two … five. Only products.ratings writes it.
    stars = ArrayField(models.IntegerField(), size=len(STARS), default=none_yet, db_default=none_yet(), editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(auto_now=True)
    listed_at = models.DateTimeField(_("listed at"), null=True, blank=True)

    objects = ProductQuerySet.as_manager()

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        ordering = ("-created_at", "-pk")
        indexes = (
            models.Index(fields=("shop", "state", "-listed_at"), name="product_by_shop"),
            models.Index(fields=("season_from",), name="product_by_season", condition=Q(season_from__isnull=False)),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("shop", "sku"), condition=~Q(sku=""), name="product_code_is_unique_in_its_shop"
            ),
            models.CheckConstraint(
                condition=~Q(state="listed")
                | (~Q(name="") & Q(price_from__isnull=False, price_from__gt=0) & Q(listed_at__isnull=False)),
                name="product_on_the_shelf_has_name_and_price",
            ),
            models.CheckConstraint(
                condition=Q(sent_from__isnull=True, preorder_most__isnull=True)
                | Q(sent_from__isnull=False, preorder_most__isnull=False, is_made_to_order=False),
                name="product_preorder_has_a_day_and_a_most",
            ),
            models.CheckConstraint(
                condition=Q(weekly_capacity__isnull=True) | Q(weekly_capacity__gt=0, is_made_to_order=True),
                name="product_capacity_is_of_what_is_made",
            ),
            models.CheckConstraint(
                condition=Q(season_from__isnull=True, season_to__isnull=True)
                | Q(SEASON_IS_WHOLE, season_from__range=(1, 12), season_to__range=(1, 12)),
                name="product_season_is_two_months",
            ),
            models.CheckConstraint(
                condition=Q(stars__len=len(STARS)), name="product_stars_are_counted_from_one_to_five"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def slug(self) -> str:
        """The words after the id in the address of its page."""
        return text.slug(self.name)


@history.kept("product", "name", "price", "is_offered")
class Variant(models.Model):
    """What is really bought. A product always has at least one; a single one has no name."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="variants")
    name = models.CharField(_("choice"), max_length=80, blank=True)
    price = models.DecimalField(_("price (baht)"), max_digits=10, decimal_places=2)
    position = models.PositiveSmallIntegerField(default=0)
    is_offered = models.BooleanField(_("offered"), default=True)

    class Meta:
        verbose_name = _("variant")
        verbose_name_plural = _("variants")
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(price__gt=0), name="variant_price_is_positive"),
            models.UniqueConstraint(
                fields=("product", "name"), condition=Q(is_offered=True), name="offered_variant_name_is_unique"
            ),
        )

    def __str__(self) -> str:
        return f"{self.product} {self.name}".strip()


class Pictured(models.Model):
    """A photo made ready at upload: `key` names its files in three widths (see pictures.py)."""

    key = models.CharField(max_length=40, unique=True)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    tint = models.PositiveSmallIntegerField(default=0)
    position = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        ordering = ("position", "pk")
        constraints = (models.CheckConstraint(condition=Q(tint__lt=64), name="%(class)s_tint_is_in_the_palette"),)

    def __str__(self) -> str:
        return self.key


class Photo(Pictured):
    product = models.ForeignKey(Product, models.CASCADE, related_name="photos")
    sent_sha256 = models.CharField(max_length=64, blank=True, editable=False)  # of the file, where it came with a list

    class Meta(Pictured.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        constraints = (
            *Pictured.Meta.constraints,
            models.UniqueConstraint(
                fields=("product", "sent_sha256"), condition=~Q(sent_sha256=""), name="photo_of_a_list_comes_once"
            ),
        )
