"""What a shop lists, what it has of it, how it looks and how it is found."""

from products.models.badge import ProductBadge
from products.models.bulk import BulkItem, BulkList
from products.models.demand import Demand
from products.models.draft import ListingDraft
from products.models.fair import Fair
from products.models.figures import FacetCount
from products.models.listing import Category, Photo, Product, Variant
from products.models.mark import Mark
from products.models.moderation import Decision, Matter, Report
from products.models.remark import Question, Review, ReviewPhoto
from products.models.search import CatalogueWord, GlossaryTerm, ProductSearch, SearchMiss, Synonym
from products.models.stock import Movement, Stock

__all__ = (
    "BulkItem",
    "BulkList",
    "CatalogueWord",
    "Category",
    "Decision",
    "Demand",
    "FacetCount",
    "Fair",
    "GlossaryTerm",
    "ListingDraft",
    "Mark",
    "Matter",
    "Movement",
    "Photo",
    "Product",
    "ProductBadge",
    "ProductSearch",
    "Question",
    "Report",
    "Review",
    "ReviewPhoto",
    "SearchMiss",
    "Stock",
    "Synonym",
    "Variant",
)
