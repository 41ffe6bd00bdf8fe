"""No count of one to four people is read in public, nor follows from what is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netpracharat.charts.tables import Hidden
from training.coverage.hiding import protect

FEW, MORE = Hidden.FEW, Hidden.MORE


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([0, 5, 900], [0, 5, 900]),
        ([3, 20, 900], [FEW, MORE, 900]),  # else 923 - 920 says three
        ([4, 3, 900], [FEW, FEW, 900]),
        ([1, 1, 30, 900], [FEW, FEW, MORE, 900]),  # two people in two places: each has one
        ([3, 0, 0, 7], [FEW, 0, 0, MORE]),
    ],
)
def test_parts_of_a_known_whole(counts, shown):
    assert list(protect(dict(enumerate(counts)), whole=sum(counts)).values()) == shown


@pytest.mark.parametrize("whole", [FEW, MORE])
def test_parts_of_a_hidden_whole_are_all_hidden(whole):
    assert list(protect({"a": 0, "b": 2, "c": 8}, whole=whole).values()) == [0, FEW, MORE]


@given(st.lists(st.integers(0, 40), max_size=12))
def test_nobody_can_subtract_a_single_place(counts):
    shown = protect(dict(enumerate(counts)), whole=sum(counts))
    away = [count for place, count in enumerate(counts) if isinstance(shown[place], Hidden)]
    known = {place: value for place, value in shown.items() if not isinstance(value, Hidden)}

    assert known == {place: counts[place] for place in known}
    assert all(count == 0 or count >= 5 for count in known.values())
    assert not away or sum(away) >= 5 or sum(away) == sum(counts)
    assert len(away) != 1 or sum(away) == sum(counts)
