"""A small market of our own and what its buyers type, judged: what the search is measured by."""

from decimal import Decimal

from django.utils import timezone

from netpracharat.places.models import Province
from products.search.document import Texts
from products.search.index import Row
from products.search.scoring import Judged

# name | English name | shop | category | province | popularity
PRODUCTS = """
กล้วยตากน้ำผึ้ง | Honey-dried banana | กลุ่มแม่บ้านสวนกล้วย | อาหาร | พิษณุโลก | 40
กล้วยตากพลังแสงอาทิตย์ |  | บ้านตากกล้วย | อาหาร | พิษณุโลก | 25
กล้วยฉาบเค็ม | Salted banana chips | กลุ่มกล้วยทองคำ | อาหาร | สุโขทัย | 31
กล้วยน้ำว้าฉาบหวาน |  | ครัวยายศรี | อาหาร | เลย | 12
กล้วยกวนโบราณ | Banana paste | ครัวยายศรี | อาหาร | เลย | 9
ทุเรียนทอดกรอบ | Crispy durian chips | สวนลุงเขียว | อาหาร | จันทบุรี | 80
ทุเรียนกวนหมอนทอง | Durian paste | สวนลุงเขียว | อาหาร | จันทบุรี | 22
มะม่วงอบแห้ง | Dried mango | กลุ่มแปรรูปผลไม้บ้านไร่ | อาหาร | เชียงใหม่ | 35
ลำไยอบแห้งเนื้อสีทอง | Golden dried longan | กลุ่มแปรรูปผลไม้บ้านไร่ | อาหาร | ลำพูน | 41
มะขามหวานสีทอง | Sweet tamarind | ไร่มะขามสมหวัง | อาหาร | เพชรบูรณ์ | 28
สับปะรดกวน | Pineapple jam | กลุ่มสตรีริมเล | อาหาร | ประจวบคีรีขันธ์ | 11
น้ำผึ้งดอกลำไย | Longan honey | ฟาร์มผึ้งดอยคำหวาน | อาหาร | เชียงใหม่ | 70
น้ำผึ้งป่าเดือนห้า | Wild honey | กลุ่มอนุรักษ์ป่าชุมชน | อาหาร | ตาก | 50
น้ำพริกหนุ่ม | Green chili dip | ครัวแม่คำปัน | อาหาร | เชียงใหม่ | 64
น้ำพริกตาแดง |  | ครัวแม่คำปัน | อาหาร | ลำปาง | 30
น้ำพริกกุ้งเสียบ | Smoked shrimp chili paste | ครัวอันดามัน | อาหาร | ภูเก็ต | 47
แจ่วบองสมุนไพร | Herbal fermented fish dip | กลุ่มปลาร้าบ้านท่าน้ำ | อาหาร | ขอนแก่น | 33
ปลาร้าปลาช่อนต้มสุก | Cooked fermented fish | กลุ่มปลาร้าบ้านท่าน้ำ | อาหาร | ขอนแก่น | 29
ปลาส้มตัวใหญ่ | Sour fish | กลุ่มปลาส้มริมกว๊าน | อาหาร | พะเยา | 45
ปลาส้มห่อใบตอง |  | ครัวริมโขง | อาหาร | หนองคาย | 15
ปลาสลิดแดดเดียว | Sun-dried gourami | บ้านบ่อปลา | อาหาร | สมุทรปราการ | 38
กะปิเคยแท้ | Shrimp paste | กลุ่มกะปิบ้านเล | อาหาร | ระยอง | 36
กุ้งแห้งตัวใหญ่ | Dried shrimp | กลุ่มกะปิบ้านเล | อาหาร | สงขลา | 27
น้ำปลาแท้หมักปี | Fish sauce | โรงน้ำปลาลุงทอง | อาหาร | ระยอง | 18
ไข่เค็มดินสอพอง | Salted eggs | กลุ่มเลี้ยงเป็ดทุ่งกว้าง | อาหาร | ลพบุรี | 26
ไข่เค็มใบเตย |  | กลุ่มเลี้ยงเป็ดทุ่งกว้าง | อาหาร | สุราษฎร์ธานี | 21
แหนมเห็ดนางฟ้า | Fermented mushroom | กลุ่มเพาะเห็ดบ้านนา | อาหาร | อุดรธานี | 14
แหนมหมูใบมะยม | Fermented pork | ครัวแม่บุญ | อาหาร | เชียงราย | 23
ไส้อั่วสูตรล้านนา | Northern herb sausage | ครัวแม่คำปัน | อาหาร | เชียงใหม่ | 55
หมูยอแผ่น | Pork roll | ครัวริมโขง | อาหาร | อุบลราชธานี | 42
แคบหมูไร้มัน | Crispy pork rind | ครัวแม่บุญ | อาหาร | เชียงใหม่ | 39
ข้าวแต๋นน้ำแตงโม | Rice cracker with watermelon | กลุ่มข้าวแต๋นลำปาง | อาหาร | ลำปาง | 44
ข้าวเกรียบปลา | Fish cracker | กลุ่มสตรีริมเล | อาหาร | ปัตตานี | 19
กระยาสารทโบราณ | Krayasart | กลุ่มขนมไทยบ้านใต้ | อาหาร | กำแพงเพชร | 16
กะละแมสวย | Coconut toffee | กลุ่มขนมไทยบ้านใต้ | อาหาร | นครพนม | 13
ทองม้วนสด | Rolled wafer | กลุ่มขนมไทยบ้านใต้ | อาหาร | เพชรบุรี | 24
ขนมหม้อแกงถั่ว | Mung bean custard | ขนมแม่เพียร | อาหาร | เพชรบุรี | 37
ขนมเปี๊ยะไส้ถั่ว | Chinese pastry | ขนมแม่เพียร | อาหาร | ฉะเชิงเทรา | 20
คุกกี้ข้าวไรซ์เบอร์รี่ | Riceberry cookies | อบอุ่นเบเกอรี่ | อาหาร | นครปฐม | 17
ข้าวหอมมะลิทุ่งกุลา | Jasmine rice | กลุ่มนาอินทรีย์ทุ่งกว้าง | อาหาร | ร้อยเอ็ด | 90
ข้าวไรซ์เบอร์รี่อินทรีย์ | Organic riceberry | กลุ่มนาอินทรีย์ทุ่งกว้าง | อาหาร | สุรินทร์ | 60
ข้าวสังข์หยด | Sang Yod rice | กลุ่มนาบ้านเขากลาง | อาหาร | พัทลุง | 34
หมี่โคราชอบแห้ง | Korat noodles | กลุ่มหมี่บ้านโนน | อาหาร | นครราชสีมา | 32
เม็ดมะม่วงหิมพานต์อบ | Roasted cashew nuts | สวนกาหยูเลใต้ | อาหาร | ระนอง | 48
เกลือภูเขา | Mountain salt | ชาวบ่อเกลือเหนือ | อาหาร | น่าน | 22
กาแฟดอยคั่วกลาง | Medium roast coffee | ไร่กาแฟดอยหมอก | เครื่องดื่ม | เชียงราย | 85
กาแฟโรบัสต้าชุมพร | Robusta coffee | ไร่กาแฟเขาใต้ | เครื่องดื่ม | ชุมพร | 30
ชาอู่หลงยอดดอย | Oolong tea | ไร่ชาดอยสูง | เครื่องดื่ม | เชียงราย | 40
ชาใบหม่อน | Mulberry leaf tea | กลุ่มหม่อนไหมบ้านเหนือ | เครื่องดื่ม | เลย | 15
น้ำหมากเม่าเข้มข้น | Mao berry juice | กลุ่มหมากเม่าภูพาน | เครื่องดื่ม | สกลนคร | 21
ผ้าไหมมัดหมี่ลายโบราณ | Mudmee silk | กลุ่มทอผ้าบ้านหนองไหม | ผ้า | ขอนแก่น | 58
ผ้าไหมแพรวา | Phraewa silk | กลุ่มแพรวาบ้านโพน | ผ้า | กาฬสินธุ์ | 43
ผ้าฝ้ายย้อมคราม | Indigo-dyed cotton | กลุ่มครามบ้านดอน | ผ้า | สกลนคร | 66
ผ้าพันคอย้อมสีธรรมชาติ | Naturally dyed scarf | กลุ่มครามบ้านดอน | ผ้า | สกลนคร | 28
ผ้าขาวม้าทอมือ | Pha khao ma | กลุ่มทอผ้าหนองขาว | ผ้า | กาญจนบุรี | 35
ผ้าซิ่นตีนจก | Tin chok skirt | กลุ่มทอผ้าเมืองลอง | ผ้า | แพร่ | 26
ผ้าบาติกลายทะเล | Batik cloth | กลุ่มบาติกริมเล | ผ้า | กระบี่ | 31
หมอนขิดสามเหลี่ยม | Triangle pillow | กลุ่มหมอนบ้านศรี | ผ้า | ยโสธร | 18
กระเป๋ากระจูดสาน | Krajood sedge bag | กลุ่มกระจูดเลน้อย | ของใช้ | พัทลุง | 75
ตะกร้าไม้ไผ่ | Bamboo basket | กลุ่มจักสานบ้านไผ่งาม | ของใช้ | อ่างทอง | 33
ตะกร้าผักตบชวา | Water hyacinth basket | กลุ่มจักสานริมบึง | ของใช้ | พะเยา | 29
เสื่อกกทอลาย | Reed mat | กลุ่มทอเสื่อบ้านแพง | ของใช้ | มหาสารคาม | 24
ครกหินแกรนิต | Granite mortar | กลุ่มแกะหินบ้านอ่าง | ของใช้ | ตาก | 20
ร่มกระดาษสา | Mulberry paper umbrella | กลุ่มทำร่มบ้านบ่อ | ของใช้ | เชียงใหม่ | 37
จานศิลาดล | Celadon plate | เตาศิลาดลบ้านดอย | ของใช้ | เชียงใหม่ | 27
ชุดชาเบญจรงค์ | Benjarong tea set | บ้านเบญจรงค์ริมคลอง | ของใช้ | สมุทรสาคร | 25
ไม้กวาดดอกหญ้า | Grass broom | กลุ่มไม้กวาดบ้านร่อง | ของใช้ | พิษณุโลก | 16
ยาดมสมุนไพร | Herbal inhaler | กลุ่มสมุนไพรบ้านดง | สมุนไพร | ปราจีนบุรี | 52
ยาหม่องไพล | Plai balm | กลุ่มสมุนไพรบ้านดง | สมุนไพร | ปราจีนบุรี | 30
ลูกประคบสมุนไพร | Herbal compress ball | กลุ่มนวดไทยบ้านสวน | สมุนไพร | นครปฐม | 28
สบู่ขมิ้นน้ำผึ้ง | Turmeric soap | กลุ่มสบู่บ้านสวน | สมุนไพร | สระแก้ว | 34
น้ำมันมะพร้าวสกัดเย็น | Cold-pressed coconut oil | กลุ่มมะพร้าวทับใต้ | สมุนไพร | ประจวบคีรีขันธ์ | 49
"""

# kind | query | names that are meant (their beginnings) | names that are acceptable
QUERIES = """
exact | กล้วยตาก | กล้วยตาก |
exact | ผ้าไหม | ผ้าไหม |
exact | กาแฟ | กาแฟ |
short | ชา | ชาอู่หลง, ชาใบหม่อน | ชุดชา
compound | กล้วยฉาบ | กล้วยฉาบ, กล้วยน้ำว้าฉาบ |
compound | ข้าวอินทรีย์ | ข้าวไรซ์เบอร์รี่อินทรีย์ | ข้าว
compound | กระเป๋าสาน | กระเป๋ากระจูด |
typo | กลวยตาก | กล้วยตาก |
typo | นำ้ผึ้ง | น้ำผึ้ง, กล้วยตากน้ำผึ้ง, สบู่ขมิ้นน้ำผึ้ง |
typo | น้ำพิกหนุ่ม | น้ำพริกหนุ่ม | น้ำพริก
typo | ตระกร้า | ตะกร้า |
typo | กะยาสาด | กระยาสารท |
typo | ปลาล้า | ปลาร้า | แจ่วบอง
typo | แหนมเห็น | แหนมเห็ด |
typo | ไส้อัว | ไส้อั่ว |
typo | มัดหมี | ผ้าไหมมัดหมี่ |
typo | ทุเรยน | ทุเรียน |
space | ปลาส้มพะเยา | ปลาส้มตัวใหญ่ |
space | น้ำ ปลา | น้ำปลา |
space | กะปิระยอง | กะปิ |
synonym | กาหยู | เม็ดมะม่วงหิมพานต์ |
synonym | นางเล็ด | ข้าวแต๋น |
synonym | หม้อห้อม | ผ้าฝ้ายย้อมคราม |
english | coffee | กาแฟ |
english | matmee | ผ้าไหมมัดหมี่ |
english | pakama | ผ้าขาวม้า |
english | nam prik | น้ำพริก | แจ่วบอง
english | luk prakop | ลูกประคบ |
english | durian chips | ทุเรียนทอด |
english | mangostien shirmp paste | กะปิ | น้ำพริกกุ้งเสียบ
province | โคราช | หมี่โคราช |
province | กาแฟ ชุมพร | กาแฟโรบัสต้า |
province | silk khon kaen | ผ้าไหมมัดหมี่ |
keyboard | d]h;p9kd | กล้วยตาก |
keyboard | แนดดำำ | กาแฟ |
none | ไอโฟน 15 | |
none | รถยนต์มือสอง | |
none | laptop | |
none | ตั๋วเครื่องบิน | |
"""


def rows() -> list[Row]:
    provinces = {province.name_th: province for province in Province.objects.all()}
    return [row(number, fields, provinces[fields[4]]) for number, fields in enumerate(table(PRODUCTS), 1)]


def row(number: int, fields: list[str], province: Province) -> Row:
    name, name_en, seller, category, _province, popularity = fields
    return Row(
        product_id=number,
        texts=Texts(
            name=name,
            name_en=name_en,
            seller=seller,
            category=category,
            places=f"{province.name_th} {province.name_en}",
            province=province.name_th,
            description="ทำด้วยมือของคนในหมู่บ้าน อร่อยและสวยจนลูกค้ากลับมาซื้อซ้ำเลย",
        ),
        category_id=None,
        province_id=province.pk,
        region_id=province.region4_id,
        price=Decimal(100),
        popularity=int(popularity),
        listed_at=timezone.now(),
        is_on_sale=True,
        is_in_stock=True,
    )


def queries() -> list[Judged]:
    return [
        Judged(query, kind, acceptable | meant)
        for kind, query, *names in table(QUERIES)
        for meant, acceptable in [(graded(names[0], 2), graded(names[1], 1))]
    ]


def graded(beginnings: str, grade: int) -> dict[int, int]:
    wanted = tuple(beginning.strip() for beginning in beginnings.split(",") if beginning.strip())
    return {
        number: grade for number, fields in enumerate(table(PRODUCTS), 1) if wanted and fields[0].startswith(wanted)
    }


def table(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
