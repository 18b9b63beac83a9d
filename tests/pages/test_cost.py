"""What a candidate's page costs is counted here, since every element of it is paid for with each "next"."""

import pytest

from assessments import bank, workflow
from tests import seats

TASKS = [(form, task) for form in ("core", "screen") for block in bank.form(form).blocks for task in block.tasks]
MOST_ELEMENTS = 6  # style sheet, line at the top, title, what is assessed, what it is worked from, everything to answer
MORE = {"CS2": 4, "LV2": 3}  # a button that sends a reply, and what is still locked; the ways of a speech
CHOICES = ("radio", "checkbox", "selectbox", "multiselect", "button_group", "slider", "button", "text_input")


def elements(block):
    """Everything drawn in a block, containers aside."""
    for one in block.children.values():
        if hasattr(one, "children"):
            yield from elements(one)
        else:
            yield one


@pytest.mark.parametrize(("form", "task"), TASKS)
def test_a_task_is_drawn_with_few_elements_and_none_that_runs_the_page_when_it_is_answered(
    store, open_page, form, task
):
    me = seats.candidate(store, form=form)
    blocks = bank.form(form).blocks
    block = next(place for place, one in enumerate(blocks) if task in one.tasks)
    at = open_page("take.py", seats.at_work(store, me, block), task=task)
    assert not at.exception
    drawn = [one.type for one in elements(at.main)]
    assert len(drawn) <= MOST_ELEMENTS + MORE.get(task, 0), drawn
    assert not set(drawn) & set(CHOICES), drawn


def test_levels_of_ones_own_are_drawn_with_few_elements_too(store, open_page):
    me = seats.oneself(store)
    workflow.acknowledge(store, me, seats.now())
    assert len(list(elements(open_page("take.py", me).main))) <= MOST_ELEMENTS
