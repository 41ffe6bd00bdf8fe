"""How products are found: the row that searches and listings read, and the words that help them."""

from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netpracharat.places.models import Province, Region
from products.models.listing import Category, Product

ON_SALE = Q(is_on_sale=True)
# What was bought so often has an index of its own for searches, many times smaller: a broad word is answered from it.
MUCH_BOUGHT = 10
# Copies of what the product already guarantees: no second constraint to check and no index of its own.
COPIED = {"on_delete": models.CASCADE, "db_constraint": False, "db_index": False, "related_name": "+"}


class ProductSearchQuerySet(models.QuerySet["ProductSearch"]):
    def on_sale(self) -> Self:
        """Rows that buyers may see."""
        return self.filter(ON_SALE)


class ProductSearch(models.Model):
    """One product as searches and listings see it: only products.search writes it."""

    product = models.OneToOneField(Product, models.CASCADE, primary_key=True, related_name="search_row")
    version = models.PositiveSmallIntegerField()
    document = SearchVectorField()
    skeleton = models.TextField()
    category = models.ForeignKey(Category, null=True, **COPIED)
    province = models.ForeignKey(Province, **COPIED)
    region = models.ForeignKey(Region, **COPIED)
    price = models.DecimalField(max_digits=10, decimal_places=2)
    popularity = models.PositiveIntegerField(default=0)
    listed_at = models.DateTimeField()
    is_on_sale = models.BooleanField()
    is_in_stock = models.BooleanField()

    objects = ProductSearchQuerySet.as_manager()

    class Meta:
        db_table = "product_search"
        verbose_name = _("search row")
        verbose_name_plural = _("search rows")
        indexes = (
            GinIndex(fields=("document",), name="search_document", fastupdate=False),
            GinIndex(
                fields=("document",),
                name="search_much_bought",
                fastupdate=False,
                condition=ON_SALE & Q(popularity__gte=MUCH_BOUGHT),
            ),
            models.Index(fields=("popularity", "product"), name="search_popular", condition=ON_SALE),
            models.Index(fields=("price", "product"), name="search_price", condition=ON_SALE),
            models.Index(fields=("listed_at", "product"), name="search_newest", condition=ON_SALE),
            models.Index(fields=("category", "popularity", "product"), name="search_category", condition=ON_SALE),
            models.Index(fields=("province", "popularity", "product"), name="search_province", condition=ON_SALE),
            # Prices go with categories and provinces: the cheapest of all goods are never cloth, so that reading
            # on along `search_price` until enough cloth was met took seconds in a market of a million.
            models.Index(fields=("category", "price", "product"), name="search_category_price", condition=ON_SALE),
            models.Index(fields=("province", "price", "product"), name="search_province_price", condition=ON_SALE),
            models.Index(fields=("category", "listed_at", "product"), name="search_category_newest", condition=ON_SALE),
            models.Index(fields=("province", "listed_at", "product"), name="search_province_newest", condition=ON_SALE),
        )

    def __str__(self) -> str:
        return str(self.product_id)


class CatalogueWord(models.Model):
    """A word that names of products and shops contain: what a misspelt word may have meant."""

    word = models.CharField(max_length=60, primary_key=True)
    products = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("catalogue word")
        verbose_name_plural = _("catalogue words")

    def __str__(self) -> str:
        return self.word


class Synonym(models.Model):
    """Two Thai words: searching the one also finds the other, at once or when little else is found."""

    class Kind(models.TextChoices):
        SAME = "same", _("means the same")
        NARROWER = "narrower", _("is a kind of it")

    term = models.CharField(_("word searched"), max_length=80)
    other = models.CharField(_("also finds"), max_length=80)
    kind = models.CharField(_("how they are related"), max_length=10, choices=Kind, default=Kind.SAME)

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ("term", "other")
        constraints = (
            models.UniqueConstraint(fields=("term", "other"), name="synonym_is_said_once"),
            models.CheckConstraint(condition=~Q(term=models.F("other")), name="synonym_is_another_word"),
        )

    def __str__(self) -> str:
        return f"{self.term} → {self.other}"


class GlossaryTerm(models.Model):
    """An English or romanised word and the Thai that it stands for."""

    foreign = models.CharField(_("English or romanised"), max_length=80)
    thai = models.CharField(_("Thai"), max_length=80)

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary")
        ordering = ("foreign", "thai")
        constraints = (models.UniqueConstraint(fields=("foreign", "thai"), name="glossary_term_is_said_once"),)

    def __str__(self) -> str:
        return f"{self.foreign} = {self.thai}"


class SearchMiss(models.Model):
    """What buyers searched for on a day, there where they chose to look, and did not find; without who they were."""

    query = models.CharField(_("searched for"), max_length=100)
    day = models.DateField(_("day"))
    category = models.ForeignKey(
        Category, models.CASCADE, null=True, db_index=False, verbose_name=_("category"), related_name="+"
    )
    region = models.ForeignKey(
        Region, models.CASCADE, null=True, db_index=False, verbose_name=_("region"), related_name="+"
    )
    times = models.PositiveIntegerField(_("times"), default=1)

    class Meta:
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")
        ordering = ("-day", "-times")
        constraints = (
            models.UniqueConstraint(
                fields=("day", "query", "category", "region"),
                nulls_distinct=False,
                name="search_miss_is_counted_by_day",
            ),
        )

    def __str__(self) -> str:
        return self.query
