"""The development page in words: only gaps beyond their error, and no number where there is none."""

import pytest

from pages.parts import developing
from rubric.selfview import SelfGap
from tests.rubric.making import score


def gap(level, value, measured=None, points=None, shown=False):
    return SelfGap(
        competency_id="AN",
        level=level,
        score=score("AN", value),
        measured_level=measured,
        gap=points,
        error=None if points is None else 20.0,
        shown=shown,
    )


def test_a_level_that_was_not_given_is_said_and_never_a_zero():
    (row,) = developing.rows([gap(None, 60.0, 3)])

    assert row.dots[0].value is None
    assert row.dots[0].said == "Analytics, own level: not answered"
    assert not row.empty


def test_nothing_on_either_side_is_said_too():
    (row,) = developing.rows([gap(None, None)])

    assert [dot.value for dot in row.dots] == [None, None]
    assert row.empty == "not answered"


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (gap(5, 30.0, 2, 70.0, shown=True), "Analytics: you chose level 5, the tasks showed nearer to 2."),
        (gap(1, 80.0, 4, -80.0, shown=True), "Analytics: the tasks showed level 4, more than the 1 you gave yourself."),
    ],
)
def test_a_gap_names_both_levels(shown, said):
    assert developing._gap(shown) == said
