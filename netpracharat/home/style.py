"""The style page: every component in every state, for those who build pages and for the browser tests."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static

from netpracharat.charts.maps import shapes
from netpracharat.charts.tables import Hidden, Row, Table, hidden
from netpracharat.places.forms import PlaceField
from netpracharat.tints import tint_of


@login_not_required
def style(request: HttpRequest) -> HttpResponse:
    messages.success(request, "บันทึกแล้ว")
    messages.error(request, "สินค้านี้เพิ่งหมดเมื่อครู่ ลองดูสินค้าอื่นที่คล้ายกัน")
    context = {
        "form": StyleForm(initial={"name": "ผ้าซิ่นตีนจก ลายโบราณ สีครั่ง", "price": "2,400", "size": "2"}),
        "wrong": StyleForm({"wrong-price": "สองพัน", "wrong-size": "4"}, prefix="wrong"),
        "cards": cards(),
        "photo": photo("indigo", "ผ้าไหมมัดหมี่ย้อมคราม ลายขอพระเทพ"),
        "crumbs": [("สินค้าทั้งหมด", "#"), ("ผ้าและเครื่องแต่งกาย", "#"), ("ผ้าไหม", "#")],
        "tabs": TABS,
        "steps": ["ตะกร้า", "ที่อยู่", "จ่ายเงิน"],
        "events": EVENTS,
        "levels": ["info", "success", "warning", "error"],
        "shop": {"name": "วิสาหกิจชุมชนทอผ้าบ้านดอนกอย"},
        **charts(),
    }
    return render(request, "home/style.html", context)


class StyleForm(forms.Form):
    name = forms.CharField(label="ชื่อสินค้า", help_text="ชื่อที่ลูกค้าอ่านแล้วรู้ทันทีว่าเป็นอะไร")
    price = forms.DecimalField(label="ราคา", widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    stock = forms.CharField(label="มีกี่ชิ้น", widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    category = forms.ChoiceField(label="หมวดสินค้า", choices=[("", "เลือกหมวด"), ("cloth", "ผ้าและเครื่องแต่งกาย")])
    size = forms.ChoiceField(label="ขนาด", choices=[("2", "1 × 2 ม."), ("4", "1 × 4 ม.")], widget=forms.RadioSelect)
    payment = forms.ChoiceField(
        label="จ่ายอย่างไร",
        choices=[("promptpay", "พร้อมเพย์"), ("cod", "เก็บเงินปลายทาง")],
        widget=forms.RadioSelect,
    )
    photo = forms.FileField(label="รูปสินค้า", required=False, help_text="ถ่ายในที่สว่าง เห็นของเต็มชิ้น")
    story = forms.CharField(label="รายละเอียด", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    place = PlaceField(required=False)
    agreed = forms.BooleanField(label="อ่านข้อตกลงแล้วและยอมรับ")


def photo(name: str, alt: str = "") -> dict[str, object]:
    return {
        "src": static(f"img/style/{name}.svg"),
        "width": 640,
        "height": 640,
        "tint": tint_of(38, 48, 95),
        "alt": alt,
    }


def cards() -> list[dict[str, object]]:
    """Product cards: with a ribbon, with a long name, without a photo, sold out."""
    names = {
        "indigo": "ผ้าไหมมัดหมี่ย้อมคราม ลายขอพระเทพ",
        "lac": "ผ้าซิ่นตีนจกลายโบราณทอมือย้อมสีครั่งธรรมชาติจากกลุ่มแม่บ้านทอผ้า",
        "leaf": "ผ้าฝ้ายย้อมใบไม้",
        "": "กล้วยตากน้ำผึ้ง",
    }
    return [
        {
            "id": number,
            "sku": f"STYLE-{number}",
            "url": "#",
            "name": name,
            "price": "฿1,850",
            "price_from": number == 2,
            "shop": "",
            "place": "บ้านดอนกอย · สกลนคร",
            "photo": photo(picture) if picture else None,
            "ribbon": "สุดยอดระดับประเทศ" if number == 1 else "",
            "rating": {"average": "4.7", "count": 1280} if number == 2 else None,
            "note": "หมดแล้ว" if number == 4 else "",
        }
        for number, (picture, name) in enumerate(names.items(), start=1)
    ]


def charts() -> dict[str, Table]:
    """One series and two; a long name, a hidden count, none at all."""
    pair = ("มีชื่อ", "รายงาน")
    places = [
        ("ภาคเหนือ", 12_480, 15_000),
        ("อำเภอพระนครศรีอยุธยาและอำเภอใกล้เคียง", 9_120, 8_700),
        ("ภาคใต้", Hidden.FEW, 0),
    ]
    months = [(f"{month}/2569", 310 * month % 1_900, 290 * month % 1_700) for month in range(1, 12)]
    provinces = [Row(str(code), [hidden(code**3 % 9_000 if code % 7 else code % 3)], "#", code) for code in shapes()]
    return {
        "bars": Table("ครูดิจิทัล แยกตามภาค", "ภาค", ["ครู"], [Row(name, [n], "#") for name, n, _ in places]),
        "bar_pair": Table("ครูดิจิทัล", "ภาค", pair, [Row(name, both) for name, *both in places], "นับถึง 22 พ.ย. 2569"),
        "columns": Table("อบรมจบแต่ละเดือน", "เดือน", pair, [Row(month, both) for month, *both in months]),
        "map": Table("ครูดิจิทัล แยกตามจังหวัด", "จังหวัด", ["ครู"], provinces, "นับถึง 22 พ.ย. 2569"),
    }


TABS = [
    {"word": "คำสั่งซื้อ", "url": "#", "current": True, "count": 3},
    {"word": "สินค้า", "url": "#"},
    {"word": "ร้าน", "url": "#"},
]
EVENTS = [
    {"word": "สั่งซื้อแล้ว", "when": "22 พ.ย. 2569 10:42 น.", "icon": "shopping-basket", "tone": "done"},
    {
        "word": "แจ้งโอนแล้ว",
        "when": "22 พ.ย. 2569 10:50 น.",
        "note": "รอร้านตรวจสอบ",
        "icon": "clock",
        "tone": "wait",
    },
    {"word": "ส่งของแล้ว", "when": "ภายใน 24 พ.ย. 2569", "icon": "truck"},
]
