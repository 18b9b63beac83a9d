"""What the check of the content says about a canvas."""

import pytest

from assessments import bank
from assessments.bank.check_items import item_problems
from assessments.item import SafeBox

TASK = bank.task("DE2")
FEED = TASK.item("DE2.feed")


def told(**changes):
    return [field for _id, field, _why in item_problems(FEED.model_copy(update=changes), TASK)]


@pytest.mark.parametrize("edge", [(-1, 918, 65, 1285), (918, 918, 65, 1285), (65, 918, 65, 1351), (65, 1081, 65, 1285)])
def test_a_safe_box_lies_inside_the_format(edge):
    x_min, x_max, y_min, y_max = edge
    assert told() == []
    assert told(safe_box=SafeBox(x_min=x_min, x_max=x_max, y_min=y_min, y_max=y_max)) == ["safe_box"]


def test_no_element_and_no_colour_stands_twice():
    assert told(elements=FEED.elements + FEED.elements[:1], colours=FEED.colours * 2) == ["elements"] + ["colours"] * 5
