"""The adjusted mean against simulations whose truth is known."""

import random
from collections import defaultdict

import pytest

from awards.results.fit import fit

ENTRIES, JUDGES, BEST = 60, 9, 3


def simulated(chance: random.Random, judges_an_entry: int) -> tuple[dict[int, float], list[tuple[int, int, float]]]:
    """True qualities, and the totals of judges who differ in severity as much as entries do in quality."""
    quality = {entry: chance.gauss(70, 8) for entry in range(ENTRIES)}
    severity = [chance.gauss(0, 8) for _judge in range(JUDGES)]
    sheets = [
        (judge, entry, quality[entry] + severity[judge] + chance.gauss(0, 4))
        for entry in quality
        for judge in chance.sample(range(JUDGES), judges_an_entry)
    ]
    return quality, sheets


def means(sheets: list[tuple[int, int, float]]) -> dict[int, float]:
    totals = defaultdict(list)
    for _judge, entry, total in sheets:
        totals[entry].append(total)
    return {entry: sum(given) / len(given) for entry, given in totals.items()}


def best(figures: dict[int, float]) -> set[int]:
    return set(sorted(figures, key=figures.get, reverse=True)[:BEST])


def found(judges_an_entry: int) -> tuple[float, float]:
    """Which share of the truly best the mean finds, and the fit."""
    chance = random.Random(2561)
    by_mean = by_fit = 0
    for _turn in range(60):
        quality, sheets = simulated(chance, judges_an_entry)
        by_mean += len(best(means(sheets)) & best(quality))
        by_fit += len(best(fit(sheets).quality) & best(quality))
    return by_mean / 60 / BEST, by_fit / 60 / BEST


def test_fit_finds_what_was_put_in():
    quality, severity = {1: 80.0, 2: 70.0, 3: 60.0}, {10: 5.0, 11: -5.0, 12: 0.0}
    pairs = [(10, 1), (11, 1), (11, 2), (12, 2), (12, 3), (10, 3)] * 500  # so many that shrinkage counts for nothing
    fitted = fit((judge, entry, quality[entry] + severity[judge]) for judge, entry in pairs)
    assert fitted.quality == pytest.approx(quality, abs=0.05)
    assert fitted.severity == pytest.approx(severity, abs=0.05)


def test_with_full_panels_the_fit_is_the_mean():
    _quality, sheets = simulated(random.Random(1), JUDGES)
    assert fit(sheets).quality == pytest.approx(means(sheets), abs=0.001)


def test_with_split_loads_the_fit_finds_more_of_the_best_than_the_mean():
    by_mean, by_fit = found(3)
    assert by_mean < 0.65
    assert by_fit > by_mean + 0.08
    assert found(JUDGES)[0] > 0.75


def test_a_judge_with_few_sheets_is_shrunk_towards_average():
    sheets = [(1, entry, 70.0) for entry in range(40)] + [(2, 0, 90.0)]
    assert fit(sheets).severity[2] < 10


def test_panels_without_a_common_entry_are_taken_as_equally_severe():
    sheets = [(1, 1, 80.0), (2, 1, 70.0), (3, 2, 60.0), (4, 2, 50.0)]
    fitted = fit(sheets)
    assert fitted.groups == 2
    assert fitted.quality == pytest.approx({1: 75.0, 2: 55.0}, abs=0.001)


def test_nothing_scored_fits_nothing():
    assert fit([]).quality == {}
