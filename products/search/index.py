"""Writing the rows by which products are found."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from products.models.listing import Product, Variant
from products.models.search import CatalogueWord, ProductSearch
from products.search.availability import buyable
from products.search.document import VERSION, Texts, catalogue_pairs, catalogue_words, document
from products.search.text import dictionary, skeleton
from shops.models import Shop

COLUMNS = (
    "product_id",
    "document",
    "skeleton",
    "category_id",
    "province_id",
    "region_id",
    "price",
    "popularity",
    "listed_at",
    "is_on_sale",
    "is_in_stock",
    "version",
)
# One statement a batch, whatever its size.
UPSERT = f"""
    INSERT INTO product_search ({", ".join(COLUMNS)})
    SELECT * FROM unnest(%s::bigint[], %s::tsvector[], %s::text[], %s::bigint[], %s::smallint[], %s::text[],
        %s::numeric[], %s::int[], %s::timestamptz[], %s::boolean[], %s::boolean[], %s::smallint[])
    ON CONFLICT (product_id) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in COLUMNS[1:])}
"""  # noqa: S608 - the names stand above
# In alphabetical order, so that two who merge at once never deadlock.
MERGE = """
    INSERT INTO products_catalogueword AS old (word, products) SELECT * FROM unnest(%s::text[], %s::int[])
    ON CONFLICT (word) DO UPDATE SET products = old.products + excluded.products
"""
PLACE = "shop__subdistrict"
PROVINCE = f"{PLACE}__district__province"
PLACE_NAMES = tuple(
    f"{place}__{name}"
    for place in (PLACE, f"{PLACE}__district", PROVINCE, f"{PROVINCE}__region4")
    for name in ("name_th", "name_en")
)
TEXTS = ("name", "name_en", "description", "shop__name", "shop__name_en", "category__name_th", "category__name_en")
FIGURES = ("pk", "category_id", f"{PROVINCE}_id", f"{PROVINCE}__region4_id", "price_from", "popularity", "listed_at")
IS_IN_STOCK = Exists(Variant.objects.filter(buyable(), product=OuterRef("pk")))
IS_ON_SALE = Exists(Product.objects.on_sale().filter(pk=OuterRef("pk")))


@dataclass(frozen=True)
class Row:
    """A product as it is written into the search table; `values` in the order of COLUMNS."""

    product_id: int
    texts: Texts
    category_id: int | None
    province_id: int
    region_id: str
    price: Decimal
    popularity: int
    listed_at: dt.datetime
    is_on_sale: bool
    is_in_stock: bool

    def values(self) -> tuple[object, ...]:
        return (
            self.product_id,
            document(self.texts),
            skeleton(self.texts.name),
            self.category_id,
            self.province_id,
            self.region_id,
            self.price,
            self.popularity,
            self.listed_at,
            self.is_on_sale,
            self.is_in_stock,
            VERSION,
        )


def refresh(product_ids: Iterable[int]) -> None:
    """Write the rows of these products anew, texts and figures. Call it in the transaction of the change."""
    rows = list(read(Product.objects.filter(pk__in=list(product_ids))))
    write(rows)
    new = sorted({word for row in rows for word in catalogue_words(row.texts)})
    CatalogueWord.objects.bulk_create([CatalogueWord(word=word) for word in new], ignore_conflicts=True)


def refresh_shop(shop: Shop) -> None:
    """The rows of a shop that opened, closed, moved or took another name."""
    refresh(Product.objects.filter(shop=shop, listed_at__isnull=False).values_list("pk", flat=True))


def refresh_figures(product_ids: Iterable[int]) -> None:
    """What changes without the texts: price, popularity, stock, and whether buyers may see it."""
    product = Product.objects.filter(pk=OuterRef("pk"))
    ProductSearch.objects.filter(pk__in=list(product_ids)).update(
        price=Coalesce(Subquery(product.values("price_from")), F("price")),
        popularity=Subquery(product.values("popularity")),
        is_on_sale=IS_ON_SALE,
        is_in_stock=IS_IN_STOCK,
    )


def write(rows: Sequence[Row]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(UPSERT, [list(column) for column in zip(*(row.values() for row in rows), strict=True)])


def read(products: QuerySet[Product]) -> Iterator[Row]:
    """The rows of these products, in their order. What was never on a shelf has none."""
    listed = products.filter(listed_at__isnull=False, price_from__isnull=False)
    annotated = listed.annotate(on_sale=IS_ON_SALE, in_stock=IS_IN_STOCK)
    for product in annotated.values(*TEXTS, *FIGURES, *PLACE_NAMES, "on_sale", "in_stock"):
        yield Row(
            product_id=product["pk"],
            texts=texts_of(product),
            category_id=product["category_id"],
            province_id=product[f"{PROVINCE}_id"],
            region_id=product[f"{PROVINCE}__region4_id"],
            price=product["price_from"],
            popularity=product["popularity"],
            listed_at=product["listed_at"],
            is_on_sale=product["on_sale"],
            is_in_stock=product["in_stock"],
        )


def texts_of(product: dict[str, object]) -> Texts:
    def joined(*fields: str) -> str:
        return " ".join(str(product[field]) for field in fields if product[field])

    return Texts(
        name=joined("name"),
        name_en=joined("name_en"),
        seller=joined("shop__name", "shop__name_en"),
        category=joined("category__name_th", "category__name_en"),
        places=joined(*PLACE_NAMES),
        province=joined(f"{PROVINCE}__name_th"),
        description=joined("description"),
    )


class WordCount:
    """How many products have a word: what is learnt while the whole catalogue is read."""

    MOST_RARE = 1_000_000

    def __init__(self) -> None:
        self.products: Counter[str] = Counter()

    def add(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.products.update(catalogue_words(row.texts) | catalogue_pairs(row.texts))
        if len(self.products) > self.MOST_RARE:
            self.products = Counter(self.worth_keeping())

    def worth_keeping(self) -> dict[str, int]:
        """A word that one product alone has and no dictionary knows may itself be a mistake."""
        return {word: many for word, many in self.products.items() if many > 1 or word in dictionary()}

    @transaction.atomic
    def save(self) -> None:
        CatalogueWord.objects.all().delete()
        rows = (CatalogueWord(word=word, products=many) for word, many in self.worth_keeping().items())
        CatalogueWord.objects.bulk_create(rows, batch_size=5_000)

    @transaction.atomic
    def merge(self) -> None:
        """Add to what is counted already: these products were written, and the others were not read."""
        words = sorted(self.worth_keeping().items())
        with connection.cursor() as cursor:
            cursor.execute(MERGE, [[word for word, _many in words], [many for _word, many in words]])
