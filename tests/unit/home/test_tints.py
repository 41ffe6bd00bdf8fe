"""A photo's place is held by one of 64 colours."""

from pathlib import Path

import pytest

from netpracharat.tints import stylesheet, tint_of


@pytest.mark.parametrize(
    ("colour", "tint"),
    [((0, 0, 0), 0), ((255, 255, 255), 63), ((63, 64, 128), 6), ((64, 0, 0), 16)],
)
def test_tint_of_takes_the_nearest_class(colour, tint):
    assert tint_of(*colour) == tint


def test_stylesheet_is_the_one_committed():
    assert Path("static/css/components/tints.css").read_text() == stylesheet()
