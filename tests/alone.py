"""A form that holds some tasks of the bank and nothing else, in the place of one that ships."""

from collections.abc import Iterator
from contextlib import contextmanager

from assessments import bank
from assessments.bank import load
from assessments.form import Block, FormId
from assessments.workflow import state

PLACE: FormId = "screen"


@contextmanager
def form_of(*task_ids: str) -> Iterator[FormId]:
    """The id of a form of one block of these tasks, without practice, as long as the test lasts."""
    shipped = bank.form(PLACE)
    forms = load._forms()  # what people compose has its own way in; this needs only the bank
    forms[PLACE] = shipped.model_copy(update={"blocks": (Block(tasks=task_ids),), "practice": None})
    state.places.cache_clear()
    try:
        yield PLACE
    finally:
        forms[PLACE] = shipped
        state.places.cache_clear()
