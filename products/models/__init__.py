"""What a shop lists, what it has of it, how it looks and how it is found."""

from products.models.listing import Category, Photo, Product, Variant
from products.models.stock import Movement, Stock

__all__ = ("Category", "Movement", "Photo", "Product", "Stock", "Variant")
