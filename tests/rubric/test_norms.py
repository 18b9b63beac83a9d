"""Norms: from a hundred people on, and never by group."""

import inspect
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import rubric
import rubric.statistics
from rubric.norms import NormGroup, norm_group, place

PERSONAL = ("sex", "gender", "race", "ethnic", "age", "nation", "origin", "religion", "disab", "protected", "group_by")


def test_below_a_hundred_people_there_are_no_norms():
    assert norm_group("s", [float(one) for one in range(99)]) is None
    assert norm_group("s", [5.0] * 100) is None
    with pytest.raises(ValueError, match="at least 100"):
        NormGroup(structure="s", scores=(1.0, 2.0))


def test_a_score_is_placed_by_its_distance_from_the_mean():
    """0..99: mean 49.5, SD 29.0115; 78.5115 is one SD above; the band reaches from 68.7 to 88.3."""
    group = norm_group("s", [float(one) for one in reversed(range(100))])
    found = place(49.5 + 29.0115, 9.8, group)

    assert found.t == pytest.approx(60, abs=1e-4)
    assert (found.low, found.high) == pytest.approx((60 - 3.378, 60 + 3.378), abs=1e-3)
    assert (found.below_low, found.below, found.below_high) == (0.69, 0.79, 0.89)
    assert place(10, 5, group).below == 0.105
    assert found.n == 100


AFTERWARDS = "rubric.bias_audit"  # counts who was selected, for the tables that a law asks for


def functions():
    names = [f"rubric.{one.name}" for one in iter_modules(rubric.__path__)]
    names.remove(AFTERWARDS)
    names += [f"rubric.statistics.{one.name}" for one in iter_modules(rubric.statistics.__path__)]
    for name in names:
        module = import_module(name)
        for told, value in vars(module).items():
            if getattr(value, "__module__", None) == name and (inspect.isfunction(value) or inspect.isclass(value)):
                yield f"{name}.{told}", value


def test_no_function_of_measurement_takes_who_somebody_is():
    """42 USC 2000e-2(l): no score is adjusted, no cut-off and no norm is set by sex, race, religion or origin."""
    seen = 0
    for name, value in functions():
        for parameter in inspect.signature(value).parameters:
            seen += 1
            assert not any(parameter.startswith(word) for word in PERSONAL), f"{name}({parameter})"
    assert seen > 300


def test_no_measurement_knows_the_audit_that_does():
    for name, _value in functions():
        assert AFTERWARDS not in Path(import_module(name.rpartition(".")[0]).__file__).read_text(encoding="utf-8")


def test_norms_and_shrinkage_know_one_group_for_everybody():
    assert list(inspect.signature(norm_group).parameters) == ["structure", "scores"]
    assert list(inspect.signature(place).parameters) == ["value", "margin", "group"]
