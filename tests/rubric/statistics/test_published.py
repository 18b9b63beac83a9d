"""Every published case comes out as it was printed."""

import pytest

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
