"""Every task of the bank lies on a candidate's desk without a fault, in the language it is sat in."""

import pytest

from assessments import bank, workflow
from assessments.form import Block, FormDraft
from rubric.record import Text
from tests.builders import NOW, candidate, hr, position
from tests.journeys.bots import Browser
from tests.pages.handed import titles

TASKS = [one.id for one in bank.choosable()]


@pytest.mark.parametrize(("task_id", "language"), [(one, "en" if at % 2 else "fr") for at, one in enumerate(TASKS)])
def test_it_lies_on_the_desk(open_page, store, task_id, language):
    office = hr(store)
    name = Text(en="One task", fr="Une tâche")
    draft = FormDraft(name=name, purpose=name, budget=60, blocks=(Block(tasks=(task_id,)),))
    form = workflow.compose_form(store, office, draft, NOW).form
    actor = candidate(store, office, position(store, office, form_id=form.id), language=language)
    workflow.acknowledge(store, actor, NOW)
    Browser(store, actor).start()
    at = open_page("take.py", actor, language)

    assert not at.exception
    assert titles(at) == [bank.task(task_id).title.said(language)]
