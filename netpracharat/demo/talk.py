"""What is said in the demo market: reviews and questions, some answered, a report that waits, and a helper's month."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import NamedTuple

from netpracharat import pictures
from netpracharat.accounts.models import User
from netpracharat.demo import trade
from netpracharat.demo.trade import Wish
from netpracharat.pictures import Picture
from orders import reviewing
from orders.checkout import Delivery
from orders.states import PaymentMethod
from products import questions, remarks, reviews
from products.models import Product, Question, Report, Review
from products.moderation import reporting
from shops import members
from shops.models import HelperAct, Shop, ShopMember

CASH = PaymentMethod.CASH_ON_DELIVERY
SCARF, SARONG = "Indigo cotton scarf", "Tie-dyed indigo sarong, sun pattern"
HONEY, COFFEE = "Longan blossom honey from Lamphun", "Doi Lan arabica coffee, medium roast"
SILK, LONGAN = "Mudmi silk, five-lantern pattern", "Whole dried longan"
BANGKOK = replace(trade.DELIVERY, email="")
CHIANG_MAI = replace(BANGKOK, subdistrict_id=500107, postal_code="50200")  # ตำบลสุเทพ
KHON_KAEN = replace(BANGKOK, subdistrict_id=400101, postal_code="40000")  # ตำบลในเมือง


class Said(NamedTuple):
    """A review by a guest who ordered the product (by its English name) and got it."""

    product: str
    stars: int
    words: str
    home: Delivery  # its province stands beside the review
    answer: str = ""
    has_photo: bool = False  # the product's own, as if the buyer had taken it


REVIEWS = (
    Said(SCARF, 5, "ผ้านุ่มมาก สีครามสวยกว่าในรูปอีก มีการ์ดเล่าวิธีซักแนบมาด้วย", CHIANG_MAI, "ขอบคุณมากค่ะ", has_photo=True),
    Said(SCARF, 4, "ผ้าดี กลิ่นครามหอมอ่อน ๆ ส่งช้าไปวันหนึ่งแต่ร้านโทรมาบอกก่อน", BANGKOK),
    Said(SCARF, 5, "ซื้อผืนที่สามแล้ว ยิ่งซักยิ่งนุ่มจริงอย่างที่ร้านบอก", KHON_KAEN),
    Said(SARONG, 2, "ลายสวย แต่สีตกตอนซักครั้งแรก", BANGKOK, "ครั้งแรกแช่น้ำเกลือก่อนซักนะคะ ถ้ายังตกอยู่ร้านเปลี่ยนผืนให้ค่ะ"),
    Said(SARONG, 5, "ลายตะวันไม่เหมือนใคร ใส่ไปวัดมีแต่คนถาม", KHON_KAEN, has_photo=True),
    Said(HONEY, 5, "หอมดอกลำไยชัดเจน ไม่หวานแหลม แม่ชอบมาก", BANGKOK, "ดีใจที่คุณแม่ชอบครับ ปีหน้าเก็บเดือนมีนาคมอีกครั้ง"),
    Said(HONEY, 4, "ของแท้ ขวดแก้วห่อกันกระแทกมาอย่างดี", KHON_KAEN),
    Said(COFFEE, 5, "คั่วใหม่ หอมตั้งแต่เปิดถุง", CHIANG_MAI),
    Said(LONGAN, 3, "หวานดี เนื้อหนา แต่ถุงขาดระหว่างทาง", BANGKOK, "ขอโทษด้วยครับ รอบหน้าใส่กล่องให้แล้วครับ"),
    Said(SILK, 5, "", CHIANG_MAI),
)
# product, question, answer
QUESTIONS = (
    (SCARF, "ซักเครื่องได้ไหมคะ", "ซักมือดีกว่าค่ะ ถ้าจะซักเครื่องให้ใส่ถุงตาข่ายและใช้น้ำเย็น"),
    (SCARF, "ทำสีครามเข้มกว่าในรูปได้ไหม", ""),
    (HONEY, "เก็บได้นานแค่ไหนคะ ต้องแช่ตู้เย็นไหม", "ปิดฝาแน่นเก็บในที่ร่มได้สองปี ไม่ต้องแช่เย็นครับ"),
    (COFFEE, "บดสำหรับหม้อต้มโมก้าให้ได้ไหมครับ", ""),
)
REPORTED = (Report.Reason.FALSE, "รูปในรีวิวไม่ใช่ผ้าผืนนี้")
ACTS = ("shop_photos_add", "shop_product_edit", "shop_question_answer", "shop_stock_change")  # by addresses' names


def begin(users: Mapping[str, User]) -> None:
    for number, said in enumerate(REVIEWS, start=len(trade.WISHES)):
        _review(said, number)
    for product, text, answer in QUESTIONS:
        _ask(_named(product), text, answer, by=users["buyer"])
    reason, words = REPORTED
    reporting.report(Review.objects.get(text=REVIEWS[4].words), reason, words, by=users["buyer"])
    _let_help(Shop.objects.get(members__user=users["owner"]), users["owner"], users["volunteer"])


def _review(said: Said, number: int) -> None:
    product = _named(said.product)
    method = CASH if product.shop.takes_cash_on_delivery else PaymentMethod.PROMPTPAY
    wish = Wish(said.product, 1, "delivered" if method == CASH else "completed", method)
    order = trade.bring(wish, number, None, said.home)
    order.refresh_from_db()
    review = reviews.write(reviewing.bought(order.lines.get(), by=None), stars=said.stars, text=said.words)
    if said.has_photo:
        photo = product.photos.last()
        taken = pictures.copy(Picture(photo.key, photo.width, photo.height, photo.tint))
        review.photos.create(**asdict(taken))
    if said.answer:
        remarks.answer(review, said.answer, by=_owner(product.shop))


def _ask(product: Product, text: str, answer: str, *, by: User) -> None:
    question: Question = questions.ask(product, text, by=by)
    if answer:
        remarks.answer(question, answer, by=_owner(product.shop))


def _let_help(shop: Shop, owner: User, helper: User) -> None:
    invitation = members.invite(shop, ShopMember.Role.HELPER, by=owner, days=30)
    members.accept(invitation, by=helper)
    for name in ACTS:
        HelperAct.objects.create(shop=shop, by=helper, name=name)


def _named(name_en: str) -> Product:
    return Product.objects.select_related("shop").get(name_en=name_en)


def _owner(shop: Shop) -> User:
    return shop.members.get(role=ShopMember.Role.OWNER).user
