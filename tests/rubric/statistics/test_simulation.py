"""Where the truth is known, what we say of it holds: bands, probabilities, the correction of severity."""

import numpy as np
import pytest

from bench.reports import position
from bench.simulate import DOCS, LARGE, SMALL, Bands, calibration, page, picture, repeated


@pytest.fixture(scope="module")
def positions():
    """Forty positions of 50 candidates and 6 raters, two of them for each candidate, severity small and large."""
    return {word: repeated(50, 6, spread, 40) for word, spread in (("small", SMALL), ("large", LARGE))}


@pytest.mark.parametrize("severity", ["small", "large"])
def test_bands_of_95_percent_hold_the_truth_about_95_times_in_100(positions, severity):
    """2,000 candidates in 40 positions: the standard error of the share is about .01."""
    assert 0.925 <= np.mean([one.covered for one in positions[severity]]) <= 0.97


def test_the_probability_that_one_is_above_another_is_what_happens(positions):
    chances = [pair for found in positions.values() for one in found for pair in one.chances]
    for said, so, n in calibration(chances, 5):
        assert so == pytest.approx(said, abs=0.02 + 3 * np.sqrt(0.25 / n))


def test_taking_severity_out_helps_where_raters_differ_and_harms_nowhere(positions):
    for severity, least in (("small", -0.002), ("large", 0.03)):
        gain = np.mean([one.expected - one.raw for one in positions[severity]])
        assert gain > least


def test_the_chance_of_being_first_is_kept_about_as_often_as_it_is_given(positions):
    """80 positions: the standard error of the share is about .055."""
    everything = [one for found in positions.values() for one in found]

    assert np.mean([one.right for one in everything]) == pytest.approx(
        np.mean([one.first for one in everything]), abs=0.15
    )


def test_the_smallest_panel_for_which_severity_is_taken_out_gains_by_it():
    found = repeated(20, 3, LARGE, 40)

    assert np.mean([one.expected for one in found]) > np.mean([one.raw for one in found]) + 0.01
    assert 0.9 <= np.mean([one.covered for one in found]) <= 0.98


def test_bands_of_whole_reports_hold_the_truth_about_as_often_as_they_say():
    """From whole levels to the bands that people read: 7 competencies of 30 candidates, severity taken out."""
    found = [position(seed, 30, 4, SMALL) for seed in range(8)]

    assert all(one.on for one in found)
    assert 0.93 <= np.mean([one.scores for one in found]) <= 0.98
    assert 0.93 <= np.mean([one.fits for one in found]) <= 0.99


@pytest.fixture(scope="module")
def small_panels():
    """Fifty positions of 10 candidates and 3 raters, severity small and large."""
    return {
        word: [position(seed, 10, 3, spread) for seed in range(50)]
        for word, spread in (("small", SMALL), ("large", LARGE))
    }


@pytest.mark.parametrize("severity", ["small", "large"])
def test_bands_of_a_small_panel_hold_however_far_its_raters_lie_apart(small_panels, severity):
    """Candidates of a position share raters: the standard error of the share of fits is about .015."""
    found = small_panels[severity]

    assert not any(one.on for one in found)
    assert 0.93 <= np.mean([one.scores for one in found]) <= 0.975
    assert 0.92 <= np.mean([one.fits for one in found]) <= 0.985


def test_bands_of_a_small_panel_are_as_wide_as_its_raters_lie_apart(small_panels):
    small, large = (np.mean([one.half for one in small_panels[word]]) for word in ("small", "large"))

    assert large > 1.4 * small


def test_the_probability_that_one_is_above_another_holds_in_small_panels(small_panels):
    chances = [pair for found in small_panels.values() for one in found for pair in one.chances]
    for said, so, n in calibration(chances, 5):
        assert so == pytest.approx(said, abs=0.02 + 3 * np.sqrt(0.25 / n))


def test_the_page_and_its_picture_show_the_figures_they_are_given():
    chances = [(0.1, False), (0.9, True), (0.95, True)]
    told = page([], chances, ([Bands("30 x 4, small", 0.951, 0.99, 14.4, on=True)], [(0.3, True)]), 1)

    assert "| 30 x 4, small | yes | 95.1% | 99.0% | 14 |" in told
    assert "| 0.30 | 1.00 | 1 |" in told
    assert "| 0.93 | 1.00 | 2 |" in told
    assert picture(chances).count("<circle") == 3
    assert "pictures/simulation.svg" in (DOCS / "simulation.md").read_text(encoding="utf-8")
    assert (DOCS / "pictures" / "simulation.svg").exists()
