"""What a candidate's page costs is counted here, since every element of it is paid for with each "next"."""

import pytest

from assessments import bank, workflow
from tests import seats

TASKS = [(form, task) for form in ("core", "screen") for block in bank.form(form).blocks for task in block.tasks]
MOST_ELEMENTS = 3  # the line at the top with the title, what it is worked from, everything to answer
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
    assert len(drawn) <= MOST_ELEMENTS, drawn
    assert not set(drawn) & set(CHOICES), drawn


def test_levels_of_ones_own_are_drawn_with_few_elements_too(store, open_page):
    me = seats.oneself(store)
    workflow.acknowledge(store, me, seats.now())
    assert len(list(elements(open_page("take.py", me).main))) <= MOST_ELEMENTS


def test_the_review_is_one_element_however_many_tasks_it_lists(store, open_page):
    me = seats.at_work(store, seats.candidate(store, form="screen"))
    at = open_page("take.py", me, task="review")
    assert [one.type for one in elements(at.main)].count("bidi_component") == 2  # the line at the top, and the review
    assert not at.button
