"""Every published case comes out as it was printed."""

import json

import pytest

from bench.proof import PAGE, page
from bench.statistics import KEPT
from tests.rubric.statistics.published import CASES, OURS


def pairs(ours, expected, key=""):
    """Each expected number beside ours, with the key whose tolerance it has."""
    if isinstance(expected, dict):
        for name, value in expected.items():
            yield from pairs(ours[name], value, key or name)
    elif isinstance(expected, list):
        assert len(ours) == len(expected)
        for one, value in zip(ours, expected, strict=True):
            yield from pairs(one, value, key)
    else:
        yield key, ours, expected


def test_every_published_case_is_tried():
    assert OURS.keys() == CASES.keys()


@pytest.mark.parametrize("name", OURS)
def test_a_published_case_comes_out_as_printed(name):
    case = CASES[name]
    tolerance = case["tolerance"]

    for key, ours, expected in pairs(OURS[name](case["data"]), case["expected"]):
        if isinstance(expected, bool):
            assert ours is expected, key
        else:
            assert ours == pytest.approx(expected, abs=tolerance.get(key, tolerance["_default"])), key


def test_the_page_of_the_docs_says_what_is_computed_today():
    written = PAGE.read_text(encoding="utf-8").splitlines()

    for line, today in zip(written, page().splitlines(), strict=True):
        assert line == today, "out of date: run `python -m bench.proof`"


def test_every_target_of_speed_was_met_when_it_was_last_measured():
    for one in json.loads(KEPT.read_text(encoding="utf-8"))["jobs"]:
        assert one["ours"] <= one["limit"], one["name"]
        assert one["within"] is None or one["difference"] <= one["within"], one["name"]
