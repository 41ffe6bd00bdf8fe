"""The category that a name speaks of: a guess, which the seller may change."""

from products.models import Category

# Tried in this order: สบู่น้ำผึ้ง is for washing, ผ้าย้อมมะเกลือ is cloth.
WORDS = {
    "herbs": "สมุนไพร สบู่ ยาหม่อง ลูกประคบ น้ำมันเหลือง น้ำมันนวด แชมพู ขมิ้น ไพล ยาดม พิมเสน ครีม โลชั่น",
    "cloth": "ผ้า ซิ่น เสื้อ ไหม ฝ้าย มัดหมี่ คราม โสร่ง กางเกง กระโปรง หมวก สไบ แพร ชุด ถุงเท้า",
    "drinks": "เครื่องดื่ม น้ำผึ้ง กาแฟ ชา น้ำผลไม้ ไวน์ สุรา โกโก้ น้ำเสาวรส น้ำมะม่วง น้ำลำไย น้ำหม่อน น้ำสมุนไพร",
    "household": (
        "จักสาน กระเป๋า ตะกร้า กระติบ เสื่อ ไม้ไผ่ หวาย เซรามิก เครื่องปั้น ดินเผา โอ่ง ไห แจกัน กระบุง พรม"
        " ไม้กวาด มีด เครื่องเงิน เครื่องประดับ สร้อย ดอกไม้ประดิษฐ์ โคมไฟ เฟอร์นิเจอร์ ผักตบชวา เทียน"
    ),
    "food": (
        "ข้าว ขนม กล้วย ทุเรียน มะม่วง น้ำพริก ปลา ไข่ กุ้ง หมู เนื้อ ไก่ เป็ด แกง กะปิ น้ำปลา น้ำตาล ผลไม้ ผัก เห็ด"
        " ส้ม ลำไย มังคุด ถั่ว งา เกลือ เส้น แป้ง ทองม้วน กรอบ แหนม ไส้กรอก หมี่ เผือก มัน"
    ),
}


def guess(name: str) -> Category | None:
    slug = slug_of(name)
    return Category.objects.filter(slug=slug).first() if slug else None


def slug_of(name: str) -> str | None:
    return next((slug for slug, words in WORDS.items() if any(word in name for word in words.split())), None)
