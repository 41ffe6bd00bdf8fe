"""The synthetic nation as rows of tables, and their way into the database."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction

from netpracharat.places.bulk import insert
from netpracharat.thai import text
from products.models import Movement, Photo, Product, ProductSearch, Stock, Variant
from products.scale.goods import CHOICES
from products.scale.nation import SLUG, Nation, SyntheticProduct, SyntheticShop, variants_before
from products.search import index
from products.states import ProductState
from shops.delivery import USUAL_RATES
from shops.models import DeliveryRate, PromptPayAccount, Shop
from shops.states import ShopState

SHOP = (
    *("id", "slug", "name", "sort_key", "kind", "subdistrict_id", "village_id"),
    *("state", "approved_at", "takes_cash_on_delivery"),
)
PRODUCT = (
    *("id", "shop_id", "sku", "name", "name_en", "description", "category_id", "weight_grams", "is_made_to_order"),
    *("lead_days", "season_from", "season_to", "state", "popularity", "price_from"),
    *("created_at", "updated_at", "listed_at"),
)
NOBODYS_PHONE = "0812345678"
TINTS = 64


@dataclass(frozen=True)
class Loader:
    """A nation, and the first ids that were kept free for it."""

    nation: Nation
    first_shop: int
    first_product: int
    first_variant: int

    @transaction.atomic
    def load_shops(self, numbers: range) -> None:
        shops = [self.nation.shop(number) for number in numbers]
        insert(Shop, SHOP, (self.shop_row(shop) for shop in shops))
        ids = range(self.first_shop + numbers.start, self.first_shop + numbers.stop)
        accounts = ((pk, PromptPayAccount.Kind.PHONE, NOBODYS_PHONE, "ร้านจำลอง") for pk in ids)
        insert(PromptPayAccount, ("shop_id", "kind", "target", "holder"), accounts)
        rates = ((pk, grams, fee) for pk in ids for grams, fee in USUAL_RATES)
        insert(DeliveryRate, ("shop_id", "up_to_grams", "fee"), rates)

    @transaction.atomic
    def load_products(self, numbers: range) -> Counter[str]:
        """All that belongs to these products; told are their words, for the search to count."""
        products = [self.nation.product(number) for number in numbers]
        insert(Product, PRODUCT, map(self.product_row, products))
        self.load_variants(products)
        photos = (
            (self.first_product + p.number, f"scale{p.number:020d}", 1280, 960, p.number % TINTS) for p in products
        )
        insert(Photo, ("product_id", "key", "width", "height", "tint"), photos)
        rows = [self.search_row(product) for product in products]
        insert(ProductSearch, index.COLUMNS, (row.values() for row in rows))
        count = index.WordCount()
        count.add(rows)
        return count.products

    def load_variants(self, products: Sequence[SyntheticProduct]) -> None:
        """Variants and their stock: what is on hand was received, as everywhere."""
        variants = [variant for product in products for variant in self.variants(product)]
        rows = ((pk, self.first_product + p.number, name_of(p, n), p.prices[n], n) for pk, p, n in variants)
        insert(Variant, ("id", "product_id", "name", "price", "position"), rows)
        shelves = ((pk, p.quantities[n], bool(p.lead_days)) for pk, p, n in variants)
        insert(Stock, ("variant_id", "on_hand", "is_made_to_order"), shelves)
        received = (
            (pk, Movement.Kind.RECEIVE, p.quantities[n], p.listed_at) for pk, p, n in variants if p.quantities[n]
        )
        insert(Movement, ("variant_id", "kind", "on_hand_change", "at"), received)

    def variants(self, product: SyntheticProduct) -> Iterator[tuple[int, SyntheticProduct, int]]:
        """(id, product, position)."""
        first = self.first_variant + variants_before(product.number)
        return ((first + position, product, position) for position in range(len(product.prices)))

    def shop_row(self, shop: SyntheticShop) -> tuple[object, ...]:
        return (
            self.first_shop + shop.number,
            f"{SLUG}{shop.number}",
            shop.name,
            text.sort_key(shop.name),
            Shop.Kind.COMMUNITY_ENTERPRISE if shop.name.startswith("วิสาหกิจ") else Shop.Kind.GROUP,
            shop.place.code,
            shop.village_id,
            ShopState.APPROVED,
            self.nation.until,
            shop.number % 2 == 0,
        )

    def product_row(self, product: SyntheticProduct) -> tuple[object, ...]:
        return (
            self.first_product + product.number,
            self.first_shop + product.shop.number,
            f"SCALE-{product.number}",
            product.name,
            product.name_en,
            product.description,
            self.nation.categories[product.shop.category].pk,
            product.grams,
            bool(product.lead_days),
            product.lead_days,
            *product.season,
            ProductState.LISTED,
            product.popularity,
            min(product.prices),
            *[product.listed_at] * 3,
        )

    def search_row(self, product: SyntheticProduct) -> index.Row:
        category, place = self.nation.categories[product.shop.category], product.shop.place
        texts = {
            "name": product.name,
            "name_en": product.name_en,
            "description": product.description,
            "shop__name": product.shop.name,
            "shop__name_en": "",
            "category__name_th": category.name_th,
            "category__name_en": category.name_en,
            **place.names,
        }
        return index.Row(
            product_id=self.first_product + product.number,
            texts=index.texts_of(texts),
            category_id=category.pk,
            province_id=place.province_id,
            region_id=place.region_id,
            price=min(product.prices),
            popularity=product.popularity,
            listed_at=product.listed_at,
            is_on_sale=True,
            is_in_stock=product.is_in_stock,
        )


def name_of(product: SyntheticProduct, position: int) -> str:
    """A single variant has no name."""
    return CHOICES[position] if len(product.prices) > 1 else ""
