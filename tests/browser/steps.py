"""What people do on the pages, in their own words: by labels and buttons as they read them, never by ids."""

import re
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import zxingcpp
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from PIL import Image
from playwright.sync_api import Page, expect

from netpracharat.thai import emv
from tests.browser import pictures

PASSWORD = "a-long-password"
OFFICER = "+66899990000"


class Paid(NamedTuple):
    """What a bank's app reads from a PromptPay code."""

    account: str
    amount: Decimal


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("link", name=name).first.click()


def write(page: Page, label: str, text: str) -> None:
    page.get_by_label(re.compile(rf"^{label}( \(|$)")).first.fill(text)  # "(ไม่บังคับ)" may follow


def choose_place(page: Page, label: str, typed: str, place: str) -> None:
    """With JavaScript from the list under the box; without it the words alone must do."""
    box = page.get_by_label(label, exact=True).first
    box.fill(typed)
    if box.get_attribute("role") == "combobox":
        page.get_by_role("listbox").get_by_role("option", name=place).first.click()


# everybody


def sign_up(page: Page, name: str, email: str) -> None:
    page.goto("/sign-up/")
    write(page, "ชื่อของคุณ", name)
    write(page, "เบอร์โทรศัพท์หรืออีเมล", email)
    write(page, "รหัสผ่าน", PASSWORD)
    page.get_by_label("ฉันอ่านข้อตกลง").check()
    press(page, "สมัครเลย")
    expect(page.get_by_text(email)).to_be_visible()
    page.get_by_role("textbox").last.fill(code_sent_to(email))
    press(page, "ต่อไป")


def code_sent_to(email: str) -> str:
    letter = next(letter for letter in reversed(mail.outbox) if letter.to == [email])
    return re.search(r"^\d{6}$", letter.body, re.MULTILINE).group()


def sign_in_as_officer(page: Page, *, secret: str) -> None:
    """In two steps: the password, and the figures of the app on the phone."""
    write(page, "เบอร์โทรศัพท์หรืออีเมล", OFFICER)
    write(page, "รหัสผ่าน", PASSWORD)
    press(page, "เข้าสู่ระบบ")
    _before, now, _after = yield_hotp_counters_from_time()
    page.get_by_role("textbox").last.fill(format_hotp_value(hotp_value(secret, now)))
    page.get_by_role("textbox").last.press("Enter")


# who sells


def open_shop(page: Page, name: str) -> None:
    page.goto("/")
    follow(page, "ลงขายสินค้า")
    follow(page, "เปิดร้าน")
    write(page, "ชื่อร้าน", name)
    page.get_by_label("กลุ่มชาวบ้าน").check()
    choose_place(page, "หมู่บ้านหรือตำบล", "สว่าง พรรณานิคม", "สว่าง")
    write(page, "เบอร์โทรของร้าน", "081 234 5678")
    write(page, "หมายเลขพร้อมเพย์", "081-234-5678")
    write(page, "ชื่อบัญชี", "สมใจ ตัวอย่าง")
    press(page, "เปิดร้าน")


def approve_shop(page: Page, name: str) -> None:
    page.get_by_role("rowheader", name="ร้าน", exact=True).get_by_role("link").first.click()
    follow(page, name)
    follow(page, "เปิดร้าน")
    press(page, "เปิดร้าน")
    page.wait_for_url("**/admin/shops/shop/")


def list_product(page: Page, name: str, photo: Path) -> None:
    """Photo, name, price, how many, done."""
    page.goto("/sell/")
    follow(page, "สินค้า")
    press(page, "ลงขายสินค้า")
    page.get_by_label("ถ่ายรูปหรือเลือกรูป").set_input_files(photo)
    write(page, "ชื่อสินค้า", name)
    write(page, "ราคา", "1,850")
    write(page, "มีกี่ชิ้น", "๓")
    press(page, "ลงขายเลย")
    expect(page.get_by_text("ผู้ซื้อเห็นสินค้านี้ได้เลย")).to_be_visible()


def open_order(page: Page, number: str) -> None:
    page.goto("/sell/")
    follow(page, "คำสั่งซื้อ")
    follow(page, re.compile(number))


def ship(page: Page, tracking_number: str) -> None:
    page.get_by_label("ส่งกับใคร").select_option(label="ไปรษณีย์ไทย")
    write(page, "เลขพัสดุ", tracking_number)
    press(page, "ส่งของแล้ว")


# who buys


def find(page: Page, words: str) -> None:
    page.goto("/")
    page.get_by_role("searchbox").first.fill(words)
    page.get_by_role("searchbox").first.press("Enter")


def look_at(page: Page, product: str) -> None:
    follow(page, product)
    expect(page.get_by_role("heading", name=product, level=1)).to_be_visible()


def put_into_basket(page: Page) -> None:
    press(page, "ใส่ตะกร้า")
    page.wait_for_url("**/basket/")


def served_photos(page: Page) -> list[bytes]:
    """Every size and kind in which the page offers its photos, as anybody may fetch them."""
    written = page.locator("article img, article source").evaluate_all("all => all.map(one => one.srcset || one.src)")
    addresses = {part.split()[0] for sources in written for part in sources.split(",")}
    return [page.request.get(address).body() for address in sorted(addresses)]


def check_out(page: Page) -> None:
    page.goto("/basket/")
    follow(page, re.compile("^สั่งซื้อ"))
    write(page, "ชื่อผู้รับ", "สมศรี ตัวอย่าง")
    write(page, "เบอร์โทร", "089 876 5432")
    choose_place(page, "ตำบล", "คลองตันเหนือ", "คลองตันเหนือ")
    write(page, "บ้านเลขที่ หมู่ ซอย ถนน", "99 ซอยตัวอย่าง")
    press(page, "ต่อไป")
    page.get_by_role("button", name=re.compile("^ยืนยันสั่งซื้อ")).click()


def read_code(page: Page, kept_at: Path) -> Paid:
    """As a bank's app does from the screen."""
    page.get_by_role("img", name="คิวอาร์โค้ดพร้อมเพย์").screenshot(path=kept_at)
    values = emv.read(zxingcpp.read_barcode(Image.open(kept_at)).text)
    return Paid(emv.read(values["29"])["01"], Decimal(values["54"]))


def send_slip(page: Page, reference: str, kept_at: Path) -> None:
    kept_at.write_bytes(pictures.slip(reference))
    page.get_by_label("รูปสลิป").set_input_files(kept_at)
    press(page, "ส่งสลิป")
