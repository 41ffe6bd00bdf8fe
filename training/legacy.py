"""Believable lists of trained people, with the dirt of real ones, for tests and measuring. Nobody in them is real."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from netpracharat.places.models import Village
from netpracharat.thai.dates import SHORT_MONTHS
from netpracharat.thai.identifiers import check_digit, national_id_display
from training.models import Course

HEAD = (
    *("คำนำหน้า", "ชื่อ", "นามสกุล", "เลขประจำตัวประชาชน", "วันเกิด", "เบอร์โทร"),
    *("หมู่บ้าน", "ตำบล", "อำเภอ", "จังหวัด", "หลักสูตร", "วันที่จบ", "ชั่วโมง"),
)
PREFIXES = ("นาย", "นาง", "นางสาว", "นส.", "น.ส.", "ว่าที่ ร.ต.", "ดร.", "")
SYLLABLES = "สม ชัย วิ นิ ประ พร ศรี มา ลี ทอง คำ บุญ สุ รัต นา จัน ทร์เพ็ญ เดือน ใจ ดี แก้ว กาญ จนา วัฒ น์ชัย".split()  # noqa: SIM905


@dataclass
class Legacy:
    """Rows of people of these villages who finished these courses; equal seeds make equal rows."""

    villages: list[tuple[int, str, str, str, str]]
    courses: list[str]
    seed: int = 1
    people: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311 - play data

    def rows(self, count: int) -> Iterator[list[str]]:
        """One in six is of somebody who came before; one in forty of those is the same row again."""
        row: list[str] = []
        for _number in range(count):
            if row and self.chance.random() < 0.004:
                yield row
                continue
            known = self.people and self.chance.random() < 0.16
            row = [*self.dirty(self.chance.choice(self.people) if known else self.person()), *self.course()]
            yield row

    def person(self) -> list[str]:
        """What stays the same wherever this person is listed; the last 50,000 may come again."""
        code, village, *around = self.chance.choice(self.villages)
        born = dt.date(1940, 1, 1) + dt.timedelta(days=self.chance.randrange(60 * 365))
        phone = f"0{self.chance.choice('689')}{self.chance.randrange(10**8):08}"
        person = [self.word(2, 3), self.word(2, 4), self.number(), born.isoformat(), phone, f"ม.{code % 100} {village}"]
        self.people.append([*person, *around])
        if len(self.people) > 50_000:
            self.people[self.chance.randrange(50_000)] = self.people.pop()
        return [*person, *around]

    def dirty(self, person: list[str]) -> list[str]:
        first, last, number, born, phone, village, *around = person
        dirt = self.chance.random()
        if dirt < 0.04:
            number = ""
        elif dirt < 0.07:
            number = number[:-1] + str((int(number[-1]) + 1) % 10)
        elif dirt < 0.4:
            number = national_id_display(number)
        if 0.97 < dirt < 0.98:
            village = f"ม.99 {self.word(3, 4)}"
        elif 0.98 < dirt < 0.985:
            first = last = ""
        return [self.prefix(first), first, last, number, self.written(born), phone, village, *around]

    def prefix(self, first: str) -> str:
        return self.chance.choice(PREFIXES) if first else ""

    def course(self) -> list[str]:
        finished = dt.date(2017, 1, 1) + dt.timedelta(days=self.chance.randrange(2000))
        dirt = self.chance.random()
        text = "ไม่ทราบ" if dirt < 0.004 else self.written(finished.isoformat())
        course = "อบรมอื่น ๆ" if dirt > 0.995 else self.chance.choice(self.courses)
        return [course, text, str(self.chance.choice((6, 12, 18)))]

    def written(self, day: str) -> str:
        """In one of the ways that lists write a day, in either era."""
        year, month, on = map(int, day.split("-"))
        ways = (
            f"{on}/{month}/{year + 543}",
            f"{on:02}-{month:02}-{year + 543}",
            f"{on} {SHORT_MONTHS['th'][month - 1]} {year + 543}",
            f"{on}/{month}/{year}",
            day,
        )
        return self.chance.choice(ways)

    def word(self, least: int, most: int) -> str:
        return "".join(self.chance.choices(SYLLABLES, k=self.chance.randint(least, most)))

    def number(self) -> str:
        digits = f"{self.chance.randint(1, 8)}{self.chance.randrange(10**11):011}"
        return digits + check_digit(digits)


def of_the_register(seed: int) -> Legacy:
    """With the villages and courses that the register knows."""
    names = ("code", "name_th", "subdistrict__name_th", "subdistrict__district__name_th")
    villages = Village.objects.order_by("code").values_list(*names, "subdistrict__district__province__name_th")
    return Legacy(list(villages), list(Course.objects.order_by("pk").values_list("name_th", flat=True)), seed)
