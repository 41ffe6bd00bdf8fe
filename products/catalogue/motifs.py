"""What stands in place of a photo that a product doesn't have: the sign and the dye of what its name speaks of."""

from functools import lru_cache
from typing import NamedTuple

from products.search.text import parts, words


class Motif(NamedTuple):
    """An icon of Lucide on cloth woven in one of the dyes of components/weave.css."""

    sign: str = "package"
    dye: str = "indigo"


GOODS = {
    "สบู่ แชมพู โลชั่น ครีม": Motif("spray-can", "leaf"),
    "สมุนไพร ยาหม่อง ลูกประคบ ยาดม ไพล ยา": Motif("leaf", "leaf"),
    "ผ้า ผ้าไหม ผ้าฝ้าย ซิ่น มัดหมี่ โสร่ง สไบ ไหม คราม": Motif("spool", "indigo"),
    "เสื้อ กางเกง กระโปรง หมวก": Motif("shirt", "indigo"),
    "ตะกร้า จักสาน กระเป๋า กระติบ เสื่อ หวาย กระจูด": Motif("shopping-basket", "clay"),
    "เซรามิก ดินเผา เครื่องปั้นดินเผา โอ่ง แจกัน": Motif("amphora", "clay"),
    "น้ำพริก พริก แกง พริกแกง เครื่องแกง แจ่ว ซอส": Motif("flame", "lac"),
    "กล้วย": Motif("banana", "turmeric"),
    "ทุเรียน มะม่วง ลำไย มังคุด สับปะรด ผลไม้ มะขาม มะพร้าว เงาะ สตรอเบอรี่": Motif("cherry", "lac"),
    "ส้ม ส้มโอ มะนาว มะกรูด": Motif("citrus", "turmeric"),
    "กุ้ง กะปิ ปู หอย หมึก เคย": Motif("shrimp", "lac"),
    "ปลา ปลาร้า ปลาส้ม ปลาหมึก": Motif("fish", "indigo"),
    "ไข่ ไข่เค็ม": Motif("egg", "turmeric"),
    "หมู เนื้อ ไก่ เป็ด แหนม ไส้กรอก ไส้อั่ว กุนเชียง หม่ำ": Motif("ham", "lac"),
    "ขนม ข้าวแต๋น ข้าวเกรียบ ทองม้วน คุกกี้ เค้ก โรตี ซาลาเปา กะหรี่ปั๊บ กระยาสารท กะละแม": Motif("cookie", "clay"),
    "เส้น หมี่ ก๋วยเตี๋ยว": Motif("soup", "clay"),
    "ข้าว แป้ง": Motif("wheat", "turmeric"),
    "กาแฟ โกโก้": Motif("coffee", "clay"),
    "น้ำผึ้ง ผึ้ง ชันโรง": Motif("hexagon", "turmeric"),
    "ไวน์ เหล้า สุรา": Motif("wine", "lac"),
    "เห็ด ผัก ตะไคร้ หน่อไม้ กระเทียม หอมแดง": Motif("sprout", "leaf"),
    "ถั่ว งา เมล็ด": Motif("bean", "leaf"),
    "น้ำมัน น้ำปลา น้ำตาล ตาลโตนด เกลือ": Motif("amphora", "clay"),
    "ชา เครื่องดื่ม": Motif("cup-soda", "leaf"),
    "ดอกไม้ กุหลาบ ดอก": Motif("flower", "lac"),
}
BY_WORD = {word: motif for said, motif in GOODS.items() for word in said.split()}


@lru_cache(maxsize=10_000)
def motif_of(name: str) -> Motif:
    """Thai says first what a thing is: กล้วยฉาบน้ำผึ้ง is a banana, สบู่น้ำผึ้ง is soap."""
    said = (piece for word in words(name) for piece in (word, *parts(word)))
    return next((BY_WORD[piece] for piece in said if piece in BY_WORD), Motif())
