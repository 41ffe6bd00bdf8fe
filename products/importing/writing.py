"""Writes the goods of a catalogue, set by set; what is there already and the same is left alone."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Self

from django.db import transaction
from django.utils import timezone

from products import stock
from products.catalogue import figures
from products.importing.reading import Goods
from products.models import Product, Variant
from products.search import index
from products.states import ProductState
from shops import catalogue
from shops.catalogue import ShopName

BATCH = 1_000


class Written(NamedTuple):
    """How many shops and products are new, how many products changed and how many were so already."""

    shops: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0

    def plus(self, other: Self) -> Self:
        return type(self)(*(one + two for one, two in zip(self, other, strict=True)))


def write(goods: Sequence[Goods], *, advance: Callable[[int], object]) -> Written:
    """Shops first, then products by the thousand, each thousand in a transaction of its own.

    Whoever stops it halfway runs it again: products are known by their shop and their own code.
    """
    shops = catalogue.find_or_open(one.shop for one in goods)
    written, count = Written(shops=shops.new), index.WordCount()
    for start in range(0, len(goods), BATCH):
        batch = goods[start : start + BATCH]
        written = written.plus(write_batch(batch, shops.ids, count))
        advance(len(batch))
    count.merge()
    figures.refresh()
    return written


@transaction.atomic
def write_batch(goods: Sequence[Goods], shops: dict[ShopName, int], count: index.WordCount) -> Written:
    """A name and a category that differ are taken from the file; price and stock belong to the shop by now."""
    known = Product.objects.filter(shop__in={shops[one.shop] for one in goods}, sku__in={one.sku for one in goods})
    there = {(product.shop_id, product.sku): product for product in known}
    pairs = [(one, there.get((shops[one.shop], one.sku))) for one in goods]
    new = list_goods([one for one, product in pairs if product is None], shops)
    changed = [product for one, product in pairs if product and differs(product, one)]
    Product.objects.bulk_update(changed, ("name", "category_id", "updated_at"))
    rows = list(index.read(Product.objects.filter(pk__in=[product.pk for product in (*changed, *new)]).order_by("pk")))
    index.write(rows)
    count.add(rows)
    return Written(new=len(new), changed=len(changed), same=len(goods) - len(new) - len(changed))


def differs(product: Product, goods: Goods) -> bool:
    """Whether the file says something else; the product says it too from now on."""
    if (product.name, product.category_id) == (goods.name, goods.category_id):
        return False
    product.name, product.category_id, product.updated_at = goods.name, goods.category_id, timezone.now()
    return True


def list_goods(goods: Sequence[Goods], shops: dict[ShopName, int]) -> list[Product]:
    """New products, each with one variant, on the shelf at once."""
    now = timezone.now()
    products = Product.objects.bulk_create(
        Product(
            shop_id=shops[one.shop],
            sku=one.sku,
            name=one.name,
            category_id=one.category_id,
            price_from=one.price,
            state=ProductState.LISTED,
            listed_at=now,
        )
        for one in goods
    )
    pairs = list(zip(goods, products, strict=True))
    variants = Variant.objects.bulk_create(Variant(product=product, price=one.price) for one, product in pairs)
    stock.open_shelves({variant.pk: one.stock for variant, one in zip(variants, goods, strict=True)})
    return products
