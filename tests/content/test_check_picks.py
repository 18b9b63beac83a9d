"""What can be wrong with a few to be picked in order and with menus of their own, put in on purpose."""

import pytest

from assessments import bank
from assessments.bank.check import task_errors
from assessments.item import MenuGrid

ALL = bank.tasks()
CS1 = ALL["CS1"]


def told(item_id, **changes):
    items = tuple(one.model_copy(update=changes) if one.id == item_id else one for one in CS1.items)
    bent = {**ALL, "CS1": CS1.model_copy(update={"items": items})}
    return {(one.id, one.field) for one in task_errors(bent, complete=True)}


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"key": frozenset({"A99"})}, ("CS1.first5", "key")),
        ({"least": 6}, ("CS1.first5", "most")),
        ({"most": 17}, ("CS1.first5", "most")),
    ],
)
def test_picks_have_as_many_places_as_there_is_to_pick(changes, where):
    assert where in told("CS1.first5", **changes)


def test_a_column_offers_something_of_its_own_or_of_the_grid():
    grid = CS1.item("CS1.grid")
    assert isinstance(grid, MenuGrid)
    bare = (grid.columns[0].model_copy(update={"options": ()}), *grid.columns[1:])
    assert ("CS1.grid", "columns.severity") in told("CS1.grid", columns=bare)


def test_actions_to_pick_from_stand_in_an_order_that_tells_nothing_and_messages_as_they_came():
    actions, messages = ALL["CS3"].items[0], CS1.items[1]
    assert len({tuple(one.id for one in bank.ordered_for(actions, seed).options) for seed in range(20)}) > 10
    assert bank.ordered_for(messages, 5).options == messages.options
