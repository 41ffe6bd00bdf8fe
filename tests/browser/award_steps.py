"""What people do on the pages of the awards, in their own words: secretary, officer, judge, clerk, signer."""

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import PASSWORD, follow, press, write

TIER, ROUND = "สุดยอดระดับประเทศ", "รอบประเทศ 2569"


# the secretary


def make_edition(page: Page, year: int) -> None:
    page.goto("/admin/")
    page.get_by_role("rowheader", name="การประกวด", exact=True).get_by_role("link").first.click()
    page.get_by_role("link", name=re.compile("เพิ่ม")).first.click()
    write(page, "ปี พ.ศ.", str(year))
    press(page, "สร้างการประกวดใหม่")


def prepare_edition(page: Page, signers: Mapping[str, str]) -> None:
    """One national award, decided by one round; nominations are open since yesterday."""
    now = timezone.localtime()
    fill(page, "เปิดรับเสนอชื่อ", typed(now - dt.timedelta(days=1)))
    fill(page, "ปิดรับเสนอชื่อ", typed(now + dt.timedelta(days=1)))
    for needless in ("สุดยอดระดับภาค", "สินค้าต้นแบบ", "คัดกรอง 2569", "รอบภาค 2569"):
        row(page, needless).get_by_role("checkbox").last.check()
    row(page, ROUND).get_by_role("textbox").nth(1).fill(typed(now + dt.timedelta(days=2)))
    for party, signer in signers.items():
        row(page, party).get_by_role("combobox").select_option(label=signer)
    press(page, "บันทึกและกลับมาแก้ไข")
    row(page, TIER).get_by_role("link", name="แก้ไข").click()
    page.get_by_role("row").get_by_role("spinbutton").first.fill("1")
    press(page, "บันทึก")
    row(page, ROUND).get_by_role("link", name="แก้ไข").click()
    fill(page, "จำนวนใบคะแนนขั้นต่ำที่จัดอันดับได้", "2")
    press(page, "บันทึก")
    follow(page, "กระดานเลขานุการ")


def end_nominations(page: Page) -> None:
    follow(page, "วันที่ กติกา และรางวัล")
    fill(page, "ปิดรับเสนอชื่อ", typed(timezone.localtime() - dt.timedelta(minutes=5)))
    press(page, "บันทึกและกลับมาแก้ไข")
    follow(page, "กระดานเลขานุการ")


def seat_panel(page: Page, judges: Mapping[str, str]) -> None:
    """Judges with the party that each sits for; the first is the chair."""
    follow(page, "เพิ่มคณะกรรมการ")
    seats = page.get_by_role("row").filter(has=page.get_by_role("combobox"))
    for place, (judge, party) in enumerate(judges.items()):
        seats.nth(place).get_by_role("combobox").first.select_option(label=judge)
        seats.nth(place).get_by_role("combobox").last.select_option(label=party)
    seats.first.get_by_role("checkbox").first.check()
    press(page, "บันทึก")


# whom the edition asks


def nominate(page: Page) -> None:
    """From the product's own page."""
    follow(page, "เสนอชื่อเข้าประกวด")
    write(page, "ชุมชน: ใครเป็นคนทำ และทำงานร่วมกันอย่างไร", "ทอกันสิบสองครัวเรือน มีกองทุนของกลุ่ม")
    write(page, "การขายและเรื่องราวของสินค้า", "ขายออนไลน์มาสามปี ลายนี้สืบทอดจากรุ่นยาย")
    write(page, "คุณภาพ: วัตถุดิบ ฝีมือ และมาตรฐาน", "ไหมแท้ ย้อมคราม ได้ มผช.")
    press(page, "เสนอชื่อ")


def accept_entries(page: Page, first: str) -> None:
    """One on its own page after a look at it, the others ticked in the list."""
    page.goto("/admin/")
    follow(page, re.compile("รายการเข้าประกวดที่รอตรวจ"))
    follow(page, first)
    follow(page, "รับเข้าประกวด")
    press(page, "รับเข้าประกวด")
    page.goto("/admin/")
    follow(page, re.compile("รายการเข้าประกวดที่รอตรวจ"))
    page.get_by_role("columnheader").get_by_role("checkbox").check()
    page.get_by_role("combobox").last.select_option(label="รับเข้าประกวด")
    press(page, "ไป")
    press(page, "รับเข้าประกวด")


# who judges


def begin_judging(page: Page) -> None:
    page.goto("/admin/")
    follow(page, re.compile("ใบคะแนนที่ต้อง"))
    press(page, "ยืนยันคำตอบนี้")
    follow(page, re.compile("^เริ่มรายการแรก"))


def give(page: Page, points: int) -> None:
    """The same points for every criterion."""
    for chip in page.get_by_role("radio", name=str(points), exact=True).all():
        chip.check()


def given(page: Page) -> list[str]:
    return [chip.get_attribute("value") for chip in page.get_by_role("radio", checked=True).all()]


def score(page: Page, points: Mapping[str, int], *, recuses: str = "") -> None:
    """One sheet after the other, as they come; `recuses` is the number of the entry left to the others."""
    for _sheet in points:
        number = page.get_by_role("heading", level=1).get_by_text(re.compile("^2569-")).inner_text()
        if number == recuses:
            follow(page, "ถอนตัว")
            write(page, "เหตุผล", "เคยเป็นที่ปรึกษาของร้านนี้")
            press(page, "ถอนตัว")
        else:
            give(page, points[number])
            page.get_by_role("button", name=re.compile("^ส่งคะแนน")).click()


def enter_from_paper(page: Page, judge: str, points: Mapping[str, int], scan: Path) -> None:
    page.goto("/admin/")
    follow(page, re.compile("กระดาษ"))
    for number, given in points.items():
        follow(page, re.compile(judge))
        follow(page, re.compile(number))
        give(page, given)
        page.get_by_label("รูปถ่ายใบคะแนนกระดาษ").set_input_files(scan)
        press(page, "บันทึกใบคะแนนนี้")
        follow(page, re.compile("กระดาษ"))


# results


def break_tie(page: Page, votes: Mapping[str, int]) -> None:
    follow(page, "อันดับ คะแนนเท่า และการปิดผล")
    follow(page, " = ".join(votes))
    for number, given in votes.items():
        write(page, f"คะแนนเสียงของ {number}", str(given))
    press(page, "บันทึกผลการตัดสิน")


def cite(page: Page, words: str) -> None:
    go_to_board(page)
    follow(page, "ผู้ได้รางวัลและการลงนาม")
    follow(page, "เขียนคำประกาศเกียรติคุณ")
    page.get_by_role("textbox", name=re.compile("คำประกาศเกียรติคุณ")).first.fill(words)
    press(page, "บันทึก")


def go_to_board(page: Page) -> None:
    page.goto("/admin/")
    follow(page, "การประกวด")
    follow(page, "กระดานเลขานุการ")


def sign(page: Page, party: str) -> None:
    page.goto("/admin/")
    follow(page, re.compile("ลงนาม"))
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    press(page, f"ลงนามแทน {party}")
    expect(page.get_by_text("ลงนามรับรองผลแล้ว")).to_be_visible()


def revoke(page: Page, erratum: str) -> None:
    go_to_board(page)
    follow(page, "ผู้ได้รางวัลและการลงนาม")
    follow(page, "เพิกถอน")
    write(page, "คำแก้ไข", erratum)
    page.get_by_label(re.compile("^ยืนยันเพิกถอน")).check()
    press(page, "บันทึก")
    expect(page.get_by_text("ผู้ได้รางวัล").first).to_be_visible()


# a stranger


def ribbons(page: Page, product: str) -> list[str]:
    """What hangs on the product's card where everybody finds it."""
    page.goto("/")
    page.get_by_role("searchbox").first.fill(product)
    page.get_by_role("searchbox").first.press("Enter")
    card = page.get_by_role("article").filter(has_text=product)
    expect(card).to_be_visible()
    return [ribbon for ribbon in (TIER,) if card.get_by_text(ribbon).count()]


def served_certificate(page: Page) -> bytes:
    address = page.get_by_role("link", name=re.compile("PDF")).first.get_attribute("href")
    return page.request.get(address).body()


# parts of Django's own pages


def fill(page: Page, label: str, text: str) -> None:
    page.get_by_label(re.compile(rf"^{label}:?$")).first.fill(text)


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("paragraph").filter(has_text=name))


def typed(moment: dt.datetime) -> str:
    return f"{moment.day}/{moment.month}/{moment.year + 543} {moment:%H:%M}"
