"""The demo's pictures: every motif draws, the same seed draws the same, another seed another."""

import pytest

from netpracharat.demo import art


@pytest.mark.parametrize("motif", art.MOTIFS)
def test_draw_gives_a_square_rgb_picture(motif):
    picture = art.draw(motif, seed=1, size=200)

    assert (picture.size, picture.mode) == ((200, 200), "RGB")


@pytest.mark.parametrize("motif", art.MOTIFS)
def test_draw_repeats_itself_for_the_same_seed_only(motif):
    first, again, other = (art.draw(motif, seed=seed, size=200).tobytes() for seed in (3, 3, 4))

    assert first == again
    assert first != other


def test_draw_keeps_to_the_picture_it_gave_before_whatever_was_drawn_between():
    before = art.draw("basket", seed=7, size=200).tobytes()
    art.draw("honey", seed=1, size=200)

    assert art.draw("basket", seed=7, size=200).tobytes() == before


@pytest.mark.parametrize("region", art.REGIONS)
def test_portrait_repeats_itself_for_the_same_seed_only(region):
    first, again, other = (art.portrait(seed, region=region, size=(320, 200)) for seed in (3, 3, 4))

    assert (first.size, first.mode) == ((320, 200), "RGB")
    assert first.tobytes() == again.tobytes()
    assert first.tobytes() != other.tobytes()
