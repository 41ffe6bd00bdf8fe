"""Lists of goods as shops fill them in."""

import csv
import io

from django.core.files.base import ContentFile

from netpracharat import sheets
from netpracharat.accounts.models import User
from products.bulk import bringing, running, table
from products.bulk.columns import COLUMNS
from products.models import BulkList
from shops.models import Shop

BASKET = {"sku": "A01", "name": "ตะกร้าไม้ไผ่", "price": "250", "available": "4"}


def listed(*rows: dict[str, str], encoding: str = "utf-8-sig") -> bytes:
    """With all columns, in CSV."""
    text = io.StringIO()
    heads = [str(column.label) for column in COLUMNS]
    csv.writer(text).writerows([heads, *([row.get(column.name, "") for column in COLUMNS] for row in rows)])
    return text.getvalue().encode(encoding)


def exported(shop: Shop, ending: str = "xlsx") -> bytes:
    goods, words = table.filled(shop)
    if ending == "csv":
        return "".join(sheets.csv_lines(goods.head, goods.rows)).encode()
    file = io.BytesIO()
    sheets.workbook(file, goods, words)
    return file.getvalue()


def checked(
    shop: Shop, content: bytes, *, photos: bytes | None = None, by: User | None = None, name: str = "รายการ.csv"
) -> BulkList:
    """Brought by its owner, and looked at."""
    by = by or shop.members.first().user
    zipped = ContentFile(photos, "photos.zip") if photos else None
    return running.run(bringing.bring(shop, ContentFile(content, name), photos=zipped, by=by))


def written(shop: Shop, content: bytes, **about: object) -> BulkList:
    bulk_list = checked(shop, content, **about)
    bringing.write(bulk_list, by=bulk_list.brought_by)
    return running.run(bulk_list)


def acts(bulk_list: BulkList) -> list[str]:
    return list(bulk_list.items.values_list("act", flat=True))


def troubles(bulk_list: BulkList) -> list[tuple[int, str]]:
    return [(line, column) for item in bulk_list.items.all() for line, column, _sentence in item.troubles]
