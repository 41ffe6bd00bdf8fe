"""Some of the demo's goods carry marks of quality; one waits for an officer, one was sent back, one soon runs out."""

import datetime as dt
import io
from collections.abc import Mapping
from typing import NamedTuple

from django.utils import timezone
from PIL import Image, ImageDraw, ImageFont

from netpracharat import documents
from netpracharat.accounts.models import User
from products.marks import checking, handing_in
from products.marks.forms import FOLDER
from products.marks.handing_in import Claim
from products.models import Product
from shops.models import ShopMember

SIZE = (900, 1270)
COTTON, INDIGO, LAC = "#fbf8f1", "#243b7a", "#9d2b3d"


class Sample(NamedTuple):
    """A mark of one product, by its English name; the numbers are invented."""

    product: str
    kind: str
    number: str = ""
    days: int | None = None
    stars: int | None = None
    year: int | None = None
    answer: str = "approve"


SAMPLES = (
    Sample("Indigo ikat cotton, lotus pattern", "otop", stars=5, year=2566),
    Sample("Indigo ikat cotton, lotus pattern", "community", "9001/2566", days=610),
    Sample("Indigo cotton scarf", "community", "9002/2566", days=20),
    Sample("Tie-dyed indigo sarong, sun pattern", "community", "9003/2566", days=700, answer=""),
    Sample("Indigo outfit, tailored to your measure", "otop", stars=3, year=2564, answer="send_back"),
    Sample("Mudmi silk, five-lantern pattern", "otop", stars=5, year=2566),
    Sample("Thung Kula jasmine rice, freshly milled", "origin", "ตัวอย่าง-GI-01", days=500),
    Sample("Thung Kula jasmine rice, freshly milled", "food", "99-9-00000-0-0001"),
    Sample("Riceberry rice from Thung Kula", "organic", "ตัวอย่าง-ORG-01", days=300),
    Sample("Longan blossom honey from Lamphun", "food", "99-9-00000-0-0002"),
    Sample("Doi Lan arabica coffee, medium roast", "otop", stars=4, year=2566),
    Sample("Dried mango, no sugar added", "halal", "ตัวอย่าง-HL-01", days=220),
    Sample("Cold-pressed coconut oil", "community", "9004/2566", days=900),
)


def begin(users: Mapping[str, User]) -> None:
    for sample in SAMPLES:
        product = Product.objects.select_related("shop").get(name_en=sample.product)
        owner = product.shop.members.get(role=ShopMember.Role.OWNER).user
        mark = handing_in.hand_in(product.shop, product, claim(sample), by=owner)
        if sample.answer == "approve":
            checking.approve(mark, by=users["officer"])
        elif sample.answer == "send_back":
            checking.send_back(mark, "รูปใบรับรองไม่ชัด อ่านชื่อร้านไม่ได้ ถ่ายใหม่ในที่สว่าง", by=users["officer"])


def claim(sample: Sample) -> Claim:
    expires_on = timezone.localdate() + dt.timedelta(days=sample.days) if sample.days else None
    document = documents.take(certificate(), FOLDER)
    return Claim(sample.kind, sample.number, document, expires_on, sample.stars, sample.year)


def certificate() -> io.BytesIO:
    """A sheet that nobody takes for a real one."""
    sheet = Image.new("RGB", SIZE, COTTON)
    pen = ImageDraw.Draw(sheet)
    for inset, colour in ((30, INDIGO), (44, LAC)):
        pen.rectangle((inset, inset, SIZE[0] - inset, SIZE[1] - inset), outline=colour, width=5)
    pen.text((SIZE[0] / 2, 250), "SAMPLE", fill=INDIGO, anchor="mm", font=ImageFont.load_default(110))
    for line in range(7):
        pen.line((150, 460 + 70 * line, SIZE[0] - 150 - 90 * (line % 3), 460 + 70 * line), fill="#b9b3a4", width=8)
    pen.ellipse((610, 980, 760, 1130), outline=LAC, width=10)
    file = io.BytesIO()
    sheet.save(file, "PNG")
    return file
