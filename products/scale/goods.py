"""What the synthetic nation makes: words of ours that put together read like goods of a village."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Craft:
    """What shops of a category are called and what they sell; `price` is the median in baht."""

    share: int
    sellers: tuple[str, ...]
    goods: Mapping[str, str]
    qualities: tuple[str, ...]
    sizes: tuple[str, ...]
    price: int
    grams: int


def listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


def named(text: str) -> dict[str, str]:
    """Thai and English, as `ไทย=English, …`."""
    return dict(pair.split("=") for pair in listed(text))


CRAFTS = {
    "food": Craft(
        share=46,
        sellers=listed("กลุ่มแม่บ้านเกษตรกร, วิสาหกิจชุมชนแปรรูปอาหาร, กลุ่มสตรีทำขนม, กลุ่มน้ำพริก, ครัว, สวนเกษตร"),
        goods=named(
            "น้ำพริกปลาร้า=Fermented fish chilli paste, น้ำพริกตาแดง=Red-eye chilli paste, น้ำพริกเผา=Roasted chilli paste, "
            "น้ำพริกกุ้งเสียบ=Shrimp chilli paste, พริกแกงเผ็ด=Red curry paste, เครื่องแกงส้ม=Sour curry paste, "
            "แจ่วบอง=Jaew bong, ปลาร้าสับ=Minced fermented fish, ปลาส้ม=Sour fish, ปลาแดดเดียว=Sun-dried fish, "
            "กะปิกุ้งเคย=Krill paste, กุ้งแห้ง=Dried shrimp, ข้าวเกรียบปลา=Fish crackers, ข้าวแต๋นน้ำแตงโม=Rice crackers, "
            "กล้วยตาก=Sun-dried banana, กล้วยฉาบ=Banana chips, กล้วยกวน=Banana toffee, ทุเรียนทอด=Durian chips, "
            "ทุเรียนกวน=Durian paste, มะม่วงกวน=Mango leather, สับปะรดกวน=Pineapple jam, ลำไยอบแห้ง=Dried longan, "
            "มะขามแก้ว=Tamarind candy, กะละแม=Kalamae toffee, กระยาสารท=Krayasat, ขนมทองม้วน=Coconut rolls, "
            "ขนมกลีบลำดวน=Thai shortbread, ขนมหม้อแกง=Thai custard, คุกกี้ข้าวไรซ์เบอร์รี่=Riceberry cookies, "
            "ข้าวหอมมะลิ=Jasmine rice, ข้าวไรซ์เบอร์รี่=Riceberry, ข้าวสังข์หยด=Sangyod rice, ข้าวเหนียวเขี้ยวงู=Sticky rice, "
            "ข้าวกล้องงอก=Germinated brown rice, ไข่เค็ม=Salted eggs, หมูแดดเดียว=Sun-dried pork, แหนมหมู=Naem, "
            "ไส้อั่ว=Northern sausage, หมูยอ=Vietnamese pork roll, แคบหมู=Pork crackling, เห็ดสวรรค์=Crispy mushrooms, "
            "เห็ดนางฟ้าสด=Oyster mushrooms, หน่อไม้ดอง=Pickled bamboo shoots, น้ำตาลมะพร้าว=Coconut sugar, "
            "น้ำตาลโตนด=Palm sugar, เกลือทะเล=Sea salt, มะม่วงน้ำดอกไม้=Nam dok mai mango, มังคุด=Mangosteen, "
            "เงาะโรงเรียน=Rambutan, ส้มโอ=Pomelo, ถั่วตัด=Peanut brittle, เม็ดมะม่วงหิมพานต์=Cashew nuts"
        ),
        qualities=listed(
            "สูตรโบราณ, รสเผ็ดน้อย, รสจัดจ้าน, สูตรคุณยาย, ไร้สารกันบูด, อบกรอบ, คัดพิเศษ, เกรดส่งออก, สูตรหวานน้อย, อินทรีย์, "
            "ทำสดทุกวัน, รสดั้งเดิม, สมุนไพร, เพื่อสุขภาพ, ไม่ใส่ผงชูรส, รสสาหร่าย, ของฝาก, ห่อใบตอง"
        ),
        sizes=listed("100 กรัม, 200 กรัม, 250 กรัม, 500 กรัม, 1 กิโลกรัม, แพ็ค 3, แพ็ค 6, กระปุกเล็ก, ถุงใหญ่"),
        price=90,
        grams=400,
    ),
    "cloth": Craft(
        share=20,
        sellers=listed("กลุ่มทอผ้า, กลุ่มสตรีทอผ้าไหม, วิสาหกิจชุมชนผ้าย้อมคราม, กลุ่มผ้าฝ้ายทอมือ, ศูนย์ทอผ้า"),
        goods=named(
            "ผ้าไหมมัดหมี่=Mudmee silk, ผ้าไหมแพรวา=Praewa silk, ผ้าไหมยกดอก=Brocade silk, ผ้าไหมพื้นเรียบ=Plain silk, "
            "ผ้าย้อมคราม=Indigo cloth, ผ้าฝ้ายทอมือ=Handwoven cotton, ผ้าฝ้ายย้อมสีธรรมชาติ=Naturally dyed cotton, "
            "ผ้าขาวม้า=Loincloth, ผ้าซิ่นตีนจก=Teen jok skirt, ผ้าซิ่นมัดหมี่=Mudmee skirt, ผ้าถุงบาติก=Batik sarong, "
            "โสร่งไหม=Silk sarong, ผ้าพันคอไหม=Silk scarf, ผ้าพันคอคราม=Indigo scarf, ผ้าคลุมไหล่=Shawl, "
            "เสื้อหม้อห้อม=Mo hom shirt, เสื้อผ้าฝ้าย=Cotton shirt, เสื้อคราม=Indigo shirt, กางเกงเล=Fisherman trousers, "
            "กระเป๋าผ้าทอ=Woven bag, ย่ามทอมือ=Shoulder bag, หมวกผ้าฝ้าย=Cotton hat, ผ้าปูโต๊ะ=Tablecloth, "
            "ผ้าห่มฝ้าย=Cotton blanket, ปลอกหมอนขิด=Khit pillowcase, ผ้ามัดย้อม=Tie-dyed cloth"
        ),
        qualities=listed(
            "ลายขอ, ลายดอกแก้ว, ลายนาค, ลายน้ำไหล, ลายหมี่ข้อ, ลายสายรุ้ง, ลายโบราณ, สีธรรมชาติ, ย้อมครั่ง, ย้อมมะเกลือ, "
            "ย้อมเปลือกไม้, สีคราม, สีดอกบัวแดง, ทอสองตะกอ, ทอมือทั้งผืน, ลายพระราชทาน"
        ),
        sizes=listed("2 เมตร, 4 เมตร, หน้ากว้าง 1 เมตร, ขนาดใหญ่, ขนาดกลาง, ไซซ์ M, ไซซ์ L, ผืนเดียวในโลก"),
        price=850,
        grams=500,
    ),
    "household": Craft(
        share=15,
        sellers=listed("กลุ่มจักสาน, กลุ่มหัตถกรรม, กลุ่มเครื่องปั้นดินเผา, วิสาหกิจชุมชนงานไม้, กลุ่มทอเสื่อ"),
        goods=named(
            "ตะกร้าหวาย=Rattan basket, ตะกร้าไม้ไผ่=Bamboo basket, กระติบข้าวเหนียว=Sticky rice basket, "
            "กระเป๋ากระจูด=Sedge bag, กระเป๋าย่านลิเภา=Lipao bag, กระเป๋าผักตบชวา=Water hyacinth bag, เสื่อกก=Reed mat, "
            "เสื่อกระจูด=Sedge mat, โคมไฟไม้ไผ่=Bamboo lamp, พัดสาน=Woven fan, ฝาชีไม้ไผ่=Food cover, "
            "หม้อดินเผา=Clay pot, แจกันดินเผา=Clay vase, ถ้วยศิลาดล=Celadon cup, ชามเบญจรงค์=Benjarong bowl, "
            "โอ่งมังกร=Dragon jar, กระถางดินเผา=Clay planter, ครกหิน=Stone mortar, มีดอรัญญิก=Aranyik knife, "
            "เขียงไม้มะขาม=Tamarind board, ช้างไม้แกะสลัก=Carved elephant, ถาดไม้สัก=Teak tray, ร่มบ่อสร้าง=Bo Sang umbrella, "
            "กระดาษสา=Mulberry paper, ดอกไม้จันทน์=Sandalwood flowers, ไม้กวาดดอกหญ้า=Grass broom, เปลญวน=Hammock"
        ),
        qualities=listed(
            "สานมือ, ลายดอกพิกุล, ลายตาสับปะรด, ลายโบราณ, งานประณีต, สีธรรมชาติ, รมควันกันมอด, เคลือบเงา, งานสั่งทำ, "
            "มีหูหิ้ว, พร้อมฝาปิด, ทรงกลม, ทรงเหลี่ยม, แกะสลักมือ"
        ),
        sizes=listed("ใบเล็ก, ใบกลาง, ใบใหญ่, ชุด 3 ใบ, 8 นิ้ว, 10 นิ้ว, 12 นิ้ว, คู่"),
        price=320,
        grams=900,
    ),
    "drinks": Craft(
        share=9,
        sellers=listed("กลุ่มเลี้ยงผึ้ง, ไร่กาแฟ, กลุ่มน้ำสมุนไพร, วิสาหกิจชุมชนชา, สวนหม่อน"),
        goods=named(
            "น้ำผึ้งป่า=Wild honey, น้ำผึ้งดอกลำไย=Longan honey, น้ำผึ้งชันโรง=Stingless bee honey, "
            "น้ำผึ้งดอกลิ้นจี่=Lychee honey, กาแฟอาราบิก้า=Arabica coffee, กาแฟโรบัสต้า=Robusta coffee, "
            "กาแฟดริป=Drip coffee, ชาอู่หลง=Oolong tea, ชาใบหม่อน=Mulberry tea, ชาเขียว=Green tea, "
            "ชาดอกเก๊กฮวย=Chrysanthemum tea, "
            "น้ำหม่อน=Mulberry juice, น้ำมะขามป้อม=Emblic juice, น้ำหมากเม่า=Mao berry juice, น้ำกระเจี๊ยบ=Roselle juice, "
            "น้ำอ้อย=Sugar-cane juice, ไวน์หมากเม่า=Mao berry wine, สาโท=Rice wine, น้ำตาลสด=Palm juice, ขิงผง=Ginger powder"
        ),
        qualities=listed("แท้ 100%, คั่วกลาง, คั่วเข้ม, คั่วอ่อน, ไม่เติมน้ำตาล, สูตรเข้มข้น, จากดอย, เดือนห้า, อินทรีย์, พร้อมดื่ม"),
        sizes=listed("250 กรัม, 350 มล., 500 กรัม, 700 มล., 1 ลิตร, กล่อง 10 ซอง, แพ็ค 6 ขวด"),
        price=140,
        grams=700,
    ),
    "herbs": Craft(
        share=10,
        sellers=listed("กลุ่มสมุนไพร, วิสาหกิจชุมชนสมุนไพร, กลุ่มลูกประคบ, กลุ่มสบู่, บ้านสมุนไพร"),
        goods=named(
            "ยาหม่องไพล=Plai balm, น้ำมันไพล=Plai oil, น้ำมันเหลือง=Yellow oil, ลูกประคบสมุนไพร=Herbal compress, "
            "ยาดมสมุนไพร=Herbal inhaler, สบู่ขมิ้น=Turmeric soap, สบู่มังคุด=Mangosteen soap, สบู่น้ำผึ้ง=Honey soap, "
            "แชมพูอัญชัน=Butterfly pea shampoo, แชมพูมะกรูด=Kaffir lime shampoo, น้ำมันมะพร้าวสกัดเย็น=Cold-pressed coconut oil, "
            "ขมิ้นชันแคปซูล=Turmeric capsules, ฟ้าทะลายโจร=Andrographis, สเปรย์ตะไคร้หอมกันยุง=Citronella spray, "
            "เกลือขัดผิว=Salt scrub, ครีมน้ำนมข้าว=Rice milk cream, ชุดอบสมุนไพร=Herbal steam set, "
            "น้ำมันงา=Sesame oil, ยาสีฟันสมุนไพร=Herbal toothpaste"
        ),
        qualities=listed("สูตรเย็น, สูตรร้อน, กลิ่นตะไคร้, กลิ่นการบูร, กลิ่นดอกโมก, สูตรโบราณ, บำรุงผิว, ผิวแพ้ง่าย, เข้มข้น, ออร์แกนิก"),
        sizes=listed("15 กรัม, 50 กรัม, 100 กรัม, 24 มล., 100 มล., 250 มล., แพ็ค 3, แพ็ค 12"),
        price=110,
        grams=250,
    ),
}

SENTENCES = listed(
    "ทำด้วยมือจากวัตถุดิบในหมู่บ้าน, สืบทอดภูมิปัญญามาสามรุ่น, ใช้ของสดใหม่จากสวนของเราเอง, เก็บไว้ในที่แห้งและเย็น, "
    "รายได้กลับคืนสู่คนในชุมชน, ผ่านมาตรฐานผลิตภัณฑ์ชุมชน, เหมาะเป็นของฝากผู้ใหญ่, ห่ออย่างดีก่อนส่งทุกชิ้น, "
    "ทำทีละน้อยเพื่อรักษาคุณภาพ, สีอาจต่างจากภาพเล็กน้อย, ไม่ใช้สารเคมี, สั่งจำนวนมากโปรดแจ้งล่วงหน้า, "
    "ลวดลายไม่ซ้ำกันเพราะทำด้วยมือ, เก็บได้นานสามเดือน, รวมกลุ่มกันทำหลังฤดูเกี่ยวข้าว, ได้รับคัดสรรระดับจังหวัด"
)
CHOICES = ("เล็ก", "กลาง", "ใหญ่")
