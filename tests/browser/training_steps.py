"""What people do on the pages of the training, in their own words: trainer, neighbours, manager, stranger."""

import re
from pathlib import Path

import zxingcpp
from django.db.models import F
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.steps import PASSWORD, choose_place, follow, press, write
from tests.unit.training.factories import DAY
from training.models import Session, SessionDay

CODE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b")
SESSION_CODE = re.compile("^[2-9A-Z]{6}$")


def sign_in(page: Page, phone: str) -> None:
    page.goto("/sign-in/")
    write(page, "เบอร์โทรศัพท์หรืออีเมล", phone)
    write(page, "รหัสผ่าน", PASSWORD)
    press(page, "เข้าสู่ระบบ")
    page.wait_for_url(lambda address: "sign-in" not in address)


def go_to_desk(page: Page) -> None:
    page.goto("/training/")
    follow(page, "โต๊ะวิทยากร")


# the trainer


def plan_session(page: Page, lead_phone: str, *, seats: int) -> None:
    """For tomorrow: whatever the hour, people can still enrol."""
    day = timezone.localdate() + DAY
    go_to_desk(page)
    follow(page, "วางแผนการอบรม")
    choose_place(page, "หมู่บ้านหรือตำบล (ไม่ใส่ก็ได้)", "สว่าง พรรณานิคม", "สว่าง")
    write(page, "ที่ไหน", "ศาลากลางบ้าน")
    write(page, "ต้องเตรียมอะไรมา", "โทรศัพท์")
    for label in ("วันแรก", "วันสุดท้าย"):
        write(page, label, f"{day.day}/{day.month}/{day.year + 543}")
    write(page, "จาก", "09:00")
    write(page, "ถึง", "16.00")
    write(page, "จำนวนที่นั่ง", str(seats))
    write(page, "เบอร์โทรศัพท์ของวิทยากรหลัก", lead_phone)
    press(page, "บันทึกแผน")
    press(page, "เปิดรับสมัคร")


def address_of_session(page: Page) -> str:
    return page.get_by_role("link", name=SESSION_CODE).get_attribute("href")


def begin(page: Page) -> None:
    """As if a day had gone by."""
    Session.objects.update(starts_on=F("starts_on") - DAY, ends_on=F("ends_on") - DAY)
    SessionDay.objects.update(on=F("on") - DAY)
    page.reload()
    press(page, "เริ่มการอบรม")
    follow(page, re.compile("^ใครมาแล้ว"))


def read_code_of_day(page: Page, kept_at: Path) -> str:
    """The path that the phones of the room are led to."""
    follow(page, "แสดงคิวอาร์โค้ด")
    page.screenshot(path=kept_at)
    address = zxingcpp.read_barcode(Image.open(kept_at)).text
    page.go_back()
    return address[address.index("/training/") :]


def mark(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile(name)).click()
    expect(page.get_by_role("button", name=re.compile(f"{name}.*มาแล้ว"))).to_be_visible()


def score(page: Page, number: int, points: int, note: str = "") -> None:
    """Of the person at that place in the list."""
    page.get_by_role("link", name="ทดสอบ", exact=True).nth(number).click()
    write(page, re.escape("คะแนน"), str(points))
    write(page, "ถ้าไม่ผ่าน ยังขาดอะไร", note)
    press(page, "บันทึกคะแนน")


def close(page: Page, headcount: int) -> None:
    page.get_by_text("ปิดการอบรม", exact=True).first.click()
    write(page, "จำนวนคนที่มา นับในห้องอบรม", str(headcount))
    press(page, "ปิดการอบรม")


# the neighbours


def enrol(page: Page, address: str, name: str, phone: str) -> str:
    """The address of the place in the session, or in its queue."""
    page.goto(address)
    write(page, "ชื่อ", name)
    write(page, "นามสกุล", "ใจดี")
    write(page, "เบอร์โทรศัพท์", phone)
    page.get_by_role("button", name=re.compile("^(สมัครเข้าอบรม|เข้าคิวรอที่ว่าง)$")).click()
    page.wait_for_url("**/enrolments/*/")
    return page.url


def check_in(page: Page, address: str, digits: str) -> None:
    page.goto(address)
    write(page, "เลขท้ายเบอร์โทรศัพท์ของคุณ 4 ตัว หรือทั้งเบอร์", digits)
    press(page, "มาแล้ว")
    expect(page.get_by_text("เช็กชื่อแล้ว")).to_be_visible()


# who vouches, and who doubts


def verify_session(page: Page, course: str) -> None:
    go_to_desk(page)
    follow(page, re.compile(course))
    press(page, "รับรองและออกใบรับรอง")


def certificate_code(page: Page, place: str) -> str:
    page.goto(place)
    follow(page, "ดูใบรับรองของฉัน")
    page.wait_for_url("**/verify/*/")
    return CODE.search(page.get_by_role("main").inner_text()).group()


def verify_certificate(page: Page, code: str) -> str:
    """What a stranger reads."""
    page.goto("/verify/")
    page.get_by_role("textbox").last.fill(code)
    page.get_by_role("textbox").last.press("Enter")
    page.wait_for_url(re.compile(code.replace("-", "-?")))
    return page.get_by_role("main").inner_text()
