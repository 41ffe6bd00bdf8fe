"""Drawings tell the same numbers as the table behind them, and never what is hidden."""

import re
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.test.html import parse_html

from netpracharat.charts import bars, columns, maps
from netpracharat.charts.tables import Hidden, Row, Table, hidden, round_up
from netpracharat.places.regions import PROVINCES
from netpracharat.thai import amounts

IN_WORDS = re.compile(r'<(?:td class="end"|span class="bars__number")>(.*?)<')


def table(*values: tuple, series: tuple[str, ...] = ("ครู",), **options) -> Table:
    rows = [Row(f"ที่ {place}", list(row), code=place + 10) for place, row in enumerate(values)]
    return Table("ครูดิจิทัล", "จังหวัด", series, rows, **options)


def shown(tag: str, table: Table) -> str:
    return Template(f"{{% {tag} table %}}").render(Context({"table": table}))


@pytest.mark.parametrize(("count", "public"), [(0, 0), (1, Hidden.FEW), (4, Hidden.FEW), (5, 5), (1_000, 1_000)])
def test_hidden_are_counts_of_one_to_four(count, public):
    assert hidden(count) == public


@pytest.mark.parametrize(
    ("number", "digits", "end"), [(0, 1, 0), (7, 1, 7), (1_234, 1, 2_000), (1_234, 2, 1_300), (Decimal("99.5"), 1, 100)]
)
def test_scale_ends_at_a_round_number(number, digits, end):
    assert round_up(number, digits) == end


def test_longest_bar_is_the_largest_number_and_a_hidden_one_has_no_length():
    drawn = bars.lines(table((50, 100), (Hidden.FEW, 0), series=("มีชื่อ", "รายงาน")))

    assert [[(bar.word, bar.length) for bar in line.bars] for line in drawn] == [
        [("50", 50), ("100", 100)],
        [("น้อยกว่า 5", 0), ("0", 0)],
    ]


def test_row_of_nothing_has_no_bars_to_draw():
    assert [line.is_bare for line in bars.lines(table((0, 0), (0, 3), series=("มีชื่อ", "รายงาน")))] == [True, False]


def test_columns_stand_on_the_floor_and_keep_to_their_slot():
    drawn = columns.drawing(table((30, 60), (90, 100), series=("มีชื่อ", "รายงาน")))

    assert [(c.x, c.y, c.width, c.height) for slot in drawn.slots for c in slot.columns] == [
        (1, 70, 4, 30),
        (5, 40, 4, 60),
        (11, 10, 4, 90),
        (15, 0, 4, 100),
    ]
    assert (drawn.width, drawn.scale, drawn.labels) == (20, ["100", "50", "0"], ["ที่ 0", "ที่ 1"])


def test_hidden_column_is_a_stub_that_says_nothing_of_its_number():
    (slot, _other) = columns.drawing(table((Hidden.MORE,), (900,))).slots

    assert [(column.height, column.is_hidden) for column in slot.columns] == [(columns.STUB, True)]


def test_columns_of_nothing_are_an_empty_drawing():
    assert columns.drawing(table()).slots == []


def test_map_knows_every_province():
    assert maps.shapes().keys() == {code for code, *_ in PROVINCES}


def test_map_dyes_by_fifths_and_leaves_the_hidden_and_the_unknown_plain():
    counts = [(Hidden.MORE,), (0,), *((number,) for number in range(10, 110, 10))]
    drawn = maps.drawing(table(*counts))
    steps = {area.row.code - 10: area.step for area in drawn.areas if area.row}

    assert [steps[place] for place in range(len(counts))] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert [key.word for key in drawn.keys] == ["ไม่มี หรือ ตั้งแต่ 5", "10–20", "21–40", "41–60", "61–80", "81–100"]
    assert {(area.step, area.said) for area in drawn.areas if not area.row} == {(0, "")}


def test_steps_of_equal_numbers_are_one():
    assert [key.word for key in maps.drawing(table((7,), (7,), (0,))).keys] == ["ไม่มี", "7–7"]


@pytest.mark.parametrize("tag", ["bar_chart", "column_chart", "province_map"])
def test_every_number_can_be_read_without_the_drawing(tag):
    money = table((Decimal("1234567"),), (Decimal("0"),), (Hidden.FEW,), write=amounts.baht)
    html = shown(tag, money)

    assert parse_html(html)
    assert IN_WORDS.findall(html) == ["฿1,234,567", "฿0", "น้อยกว่า 5"]


def test_province_on_the_map_leads_to_its_page_and_says_its_number():
    row = Row("เชียงใหม่", [1_234], "/somewhere/", 50)
    html = shown("province_map", Table("ครูดิจิทัล", "จังหวัด", ["ครู"], [row]))

    assert html.count('<a href="/somewhere/" aria-label="เชียงใหม่: 1,234">') == 1


def test_names_on_drawings_are_escaped():
    row = Row("<script>", [7], "#", 50)
    drawn = [shown(tag, Table("<b>", "ที่", ["ครู"], [row])) for tag in ("bar_chart", "column_chart", "province_map")]

    assert [("<script>" in html, "<b>" in html) for html in drawn] == [(False, False)] * 3
