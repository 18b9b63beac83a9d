"""Columns of scores: the same as one by one, for whoever has everything and whoever does not."""

from math import sqrt
from struct import pack

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.banding import Placed, group_begins, told_apart
from rubric.compare import SLIGHT
from rubric.fit import BELOW, MEETS
from rubric.precision import point, reaches
from rubric.statistics import columns

NAN = float("nan")


def packed(*numbers):
    return pack(f"<{len(numbers)}f", *numbers)


def alone(values, errors):
    return packed(*values, *errors)


def read(lines, competencies):
    return columns.read(b"".join(lines), np.array([len(one) for one in lines]), competencies)


TWO = read([alone((60, 20), (64, 100)), alone((40, 80), (64, 100))], 2)
GAP = read([alone((60, NAN), (64, NAN)), alone((40, 80), (64, 100)), alone((NAN, NAN), (NAN, NAN))], 2)
FORM, SEVERE = (64, 20, 20, 100), (32, 6, 6, 4)
RATED = read([alone((60, 20), (64, 100)), packed(60, 20, 64, 100, *FORM, *SEVERE, 5)], 2)


def test_fits_are_weighted_means_with_the_errors_of_weighted_means():
    found = columns.weighed(TWO, [30, 10])

    assert found.fits.tolist() == pytest.approx([50, 50])
    assert found.variances.tolist() == pytest.approx([(9 * 64 + 100) / 16] * 2)
    assert found.concentrations.tolist() == pytest.approx([(9 + 1) / 16])


def test_only_scores_that_are_there_count_and_nobody_without_any_has_a_fit():
    found = columns.weighed(GAP, [30, 10])

    assert found.fits[:2].tolist() == pytest.approx([60, 50])
    assert found.variances[:2].tolist() == pytest.approx([64, (9 * 64 + 100) / 16])
    assert found.concentrations[:2].tolist() == pytest.approx([1, 10 / 16])
    assert np.isnan(found.fits[2])
    assert np.isnan(columns.weighed(GAP, [0, 10]).fits[0])


def test_where_errors_go_together_they_are_larger_than_alone():
    found = columns.weighed(RATED, [30, 10])

    assert found.variances.tolist() == pytest.approx([(9 * 64 + 100) / 16, (9 * 64 + 6 * 20 + 100) / 16])
    share, df = columns.severity_share(RATED, [30, 10], 1)
    assert share == pytest.approx((9 * 32 + 6 * 6 + 4) / (9 * 64 + 6 * 20 + 100))
    assert df == 5
    assert columns.severity_share(RATED, [30, 10], 0) is None
    assert columns.severity_share(TWO, [30, 10], 1) is None


def test_raters_share_nothing_with_what_they_have_not_seen():
    gap = read([packed(60, NAN, 64, NAN, *FORM, *SEVERE, 5)], 2)

    assert columns.weighed(gap, [30, 10]).variances.tolist() == pytest.approx([64])
    assert columns.severity_share(gap, [30, 10], 0) == pytest.approx((32 / 64, 5))


def test_the_first_are_those_of_the_whole_order_and_nobody_without_a_fit_comes_before_anybody():
    fits = np.random.default_rng(1).permutation(1_000).astype(np.float32)
    fits[:10] = NAN
    whole = columns.highest(fits)

    assert fits[whole[:990]].tolist() == sorted(fits[10:].tolist(), reverse=True)
    assert columns.highest(fits, 50).tolist() == whole[:50].tolist()
    assert columns.highest(fits, 2_000).tolist() == whole.tolist()


@given(st.floats(0, 100), st.floats(1, 30), st.sampled_from([0, 25, 50, 75, 100]))
@settings(deadline=None)
def test_a_state_is_that_of_the_probability_that_the_true_score_reaches_the_cut(value, error, cut):
    table = read([alone((value,), (error**2,))], 1)
    margin = columns.margins(table, 0, lambda df: point(MEETS, df))
    probability = reaches(value, error, cut)
    near = min(abs(probability - MEETS), abs(probability - BELOW)) < 1e-4

    (state,) = columns.states(table, 0, cut, margin)
    assert near or state == (3 if probability >= MEETS else 1 if probability <= BELOW else 2)


def test_without_a_score_there_is_no_state():
    margin = columns.margins(GAP, 1, lambda df: point(MEETS, df))

    assert columns.states(GAP, 1, 50, margin).tolist() == [0, 3, 0]
    assert columns.states(GAP, 1, 0, margin).tolist() == [0, 3, 0]


def test_few_raters_widen_the_margin_of_a_minimum():
    alone_, rated = columns.margins(RATED, 0, lambda df: point(MEETS, df)).tolist()

    assert alone_ == pytest.approx(8 * point(MEETS, None))
    assert rated == pytest.approx(8 * point(MEETS, 5 * (64 / 32) ** 2))
    assert rated > alone_
    kind = read([packed(60, 20, 64, 100, *FORM, *([0] * 4), 5)], 2)
    assert columns.margins(kind, 0, lambda df: point(MEETS, df)).tolist() == pytest.approx([8 * point(MEETS, None)])


def test_the_spread_leaves_out_who_has_no_score():
    assert columns.spread(TWO, 0) == pytest.approx([41, 45, 50, 55, 59])
    assert columns.spread(GAP, 1) == pytest.approx([80] * 5)
    assert columns.spread(read([alone((NAN,), (NAN,))], 1), 0) is None


@given(st.lists(st.integers(0, 100), min_size=1, max_size=60))
@settings(deadline=None)
def test_the_spread_is_numpys_quantiles(scores):
    table = read([alone((one,), (64,)) for one in scores], 1)

    assert columns.spread(table, 0) == pytest.approx(np.quantile(scores, columns.SPREAD).tolist(), abs=1e-4)


def test_cells_count_everybody_who_has_a_fit_once():
    fits = np.array([10.5, 11.9, 12.0, NAN], dtype=np.float32)
    errors = np.sqrt(np.array([4.2, 4.3, 30.0, 1.0], dtype=np.float32))

    assert columns.cells(fits, errors, 2, 0.5) == [(11, 2.25, 2), (13, 5.25, 1)]
    assert columns.cells(fits[3:], errors[3:], 2, 0.5) == []


def test_a_point_of_t_is_where_its_share_lies_below():
    assert point(0.8, None) == pytest.approx(0.841621, abs=1e-6)
    assert point(0.8, 1) == pytest.approx(1.376382, abs=1e-4)
    assert point(0.8, 10) == pytest.approx(0.879058, abs=1e-4)
    assert sqrt(2) > point(0.8, 1)


@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from([4, 25, 64])), max_size=60))
@settings(deadline=None)
def test_groups_begin_where_one_by_one_they_do(people):
    ordered = [Placed(float(fit), sqrt(variance), None) for fit, variance in sorted(people, reverse=True)]
    fits = np.array([one.value for one in ordered], dtype=np.float32)
    variances = np.array([one.standard_error**2 for one in ordered], dtype=np.float32)

    def apart(one, other):
        return told_apart(ordered[one], ordered[other], 0.8)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "LOOKED_AT", 7)
        heads = columns.group_heads(fits, variances, 0.8, point(SLIGHT, None), apart)
    assert tuple(ordered[one].value for one in heads) == group_begins(ordered, 0.8)
