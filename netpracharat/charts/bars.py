"""Few rows beside each other: each with its number and a bar as long as that."""

from dataclasses import dataclass

from netpracharat.charts.tables import Row, Table, share


@dataclass(frozen=True)
class Bar:
    series: str
    word: str
    length: float


@dataclass(frozen=True)
class Line:
    """`is_bare` where there is nothing to draw: then the numbers are enough."""

    row: Row
    bars: list[Bar]

    @property
    def is_bare(self) -> bool:
        return not any(bar.length for bar in self.bars)


def lines(table: Table) -> list[Line]:
    most = table.most
    return [
        Line(row, [Bar(*bar, share(value, most)) for *bar, value in zip(table.series, words, row.values, strict=True)])
        for row, words in table.lines
    ]
