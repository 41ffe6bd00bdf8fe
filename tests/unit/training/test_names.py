"""Names of persons: prefixes, the key, and that SQL says of a million rows what Python says of one."""

import itertools
import random

import pytest
from django.db import connection

from training import names

# ruff: noqa: S608 - put together from constants alone
FIRST = ["สมใจ", "ดรุณี", "คุณากร", "นายิกา", "นวลนาง", "สาวิตรี", "พระนาย", "มิสเตอร์", "Somchai", "O'Neil", "ส.พลน้อย", "นำ้ฝน"]
LAST = ["", "ใจดี", "ณ อยุธยา", "แก้ว-ทอง", "Jai Dee", "(คำแพง)", "สาวแก้ว", "น.ส."]


@pytest.mark.parametrize(
    "typed", ["นส.สมใจ ใจดี", "น.ส. สมใจ  ใจดี", "นางสาว สมใจ ใจดี", "นาง สาวสมใจ ใจดี", "น. ส.สมใจ ใจดี"]
)
def test_three_spellings_of_miss_are_one_prefix(typed):
    assert names.split(typed) == ("นางสาว", "สมใจ", "ใจดี")


def test_columns_and_one_column_say_the_same():
    assert names.split("ว่าที่ ร.ต.", "สมชาย", "ณ อยุธยา") == names.split("ว่าที่ร้อยตรีสมชาย ณ อยุธยา")


@pytest.mark.parametrize("first", ["ดรุณี", "คุณากร", "นายิกา", "คุณวุฒิ", "พระนาย"])
def test_a_first_name_that_begins_like_a_prefix_stays_whole(first):
    assert names.split(f"{first} ใจดี") == ("", first, "ใจดี")


def test_a_key_is_blind_to_dots_dashes_and_case():
    assert names.key("O'Neil", "Jai-Dee") == names.key("ONEIL", "jaidee") == "oneil jaidee"


def generated(count: int) -> list[tuple[str, str, str]]:
    chance = random.Random(4)
    spelt = ["", *names.SPELLINGS]
    made = [(p, f, last) for p, f, last in itertools.product(spelt, FIRST, LAST)]
    glued = [("", prefix + first, last) for prefix, first, last in made]
    odd = "นายางสดร.วที่  \u200bAะ่้ำ"
    noise = [("", "".join(chance.choices(odd, k=chance.randint(0, 14))), "") for _ in range(count)]
    return made + glued + noise


@pytest.mark.django_db
def test_sql_splits_names_like_python():
    rows = generated(5000)
    whole = names.whole_sql("p", "f", "l")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE typed (n int, p text, f text, l text) ON COMMIT DROP")
        with cursor.copy("COPY typed FROM STDIN") as copy:
            for number, columns in enumerate(rows):
                copy.write_row((number, *map(names.clean, columns)))
        cursor.execute(
            f"""
            SELECT {names.prefix_sql("whole")}, {names.first_sql("bare")}, {names.last_sql("bare")},
                   {names.key_sql("bare")}
            FROM typed, LATERAL (SELECT {whole} AS whole) w, LATERAL (SELECT {names.bare_sql("whole")} AS bare) b
            ORDER BY n
            """
        )
        told = cursor.fetchall()
    expected = [(*name, names.key(name.first, name.last)) for name in (names.split(*row) for row in rows)]
    assert [pair for pair in zip(rows, told, expected, strict=True) if pair[1] != pair[2]] == []
