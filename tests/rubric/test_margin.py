"""What the margin of a fit is made of."""

import json
from pathlib import Path

import pytest

from assessments.dossier import Inputs, report_of
from rubric.margin import margin_parts
from tests import by_hand

KEPT = Path(__file__).parents[2] / "docs" / "dossiers" / "wiktoria.json"


def report():
    return report_of(Inputs.model_validate(json.loads(KEPT.read_text(encoding="utf-8"))["inputs"]))


def test_the_parts_are_those_of_the_error_by_hand():
    """By hand: docs/check-by-hand.md; independent errors would give 5.846, and t of 157 degrees of freedom 1.9752."""
    found = margin_parts(report().fit, report().scores)
    inputs = json.loads(KEPT.read_text(encoding="utf-8"))["inputs"]
    whole = by_hand.fit(inputs, by_hand.scores(inputs)).score

    assert found.tasks == pytest.approx(whole.own / whole.error**2)
    assert found.severity == pytest.approx(whole.severity / whole.error**2)
    assert found.halo == pytest.approx(whole.halo / whole.error**2)
    assert (found.half, found.apart) == pytest.approx((12.418, 11.547), abs=0.002)


def test_without_raters_or_without_a_fit_there_is_nothing_to_say():
    fit = report().fit

    assert margin_parts(fit.model_copy(update={"loads": {}}), report().scores) is None
    assert margin_parts(fit.model_copy(update={"standard_error": None}), report().scores) is None
