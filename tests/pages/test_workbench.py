"""A file of data on a candidate's desk: what its browser is given, and the charts it asks for."""

from html import unescape

import pytest

from assessments import bank, workflow
from assessments.form import Block, FormDraft
from rubric.record import Text
from tests.builders import NOW, candidate, hr, position
from tests.journeys.bots import Browser
from tests.pages.handed import handed


@pytest.fixture
def seated(store):
    return seat(store)


def seat(store, language="en"):
    """Somebody whose clock runs on the task."""
    office = hr(store)
    name = Text(en="Data", fr="Données")
    draft = FormDraft(name=name, purpose=name, budget=60, blocks=(Block(tasks=("AN2",)),))
    made = workflow.compose_form(store, office, draft, NOW)
    actor = candidate(store, office, position(store, office, form_id=made.form.id), language=language)
    workflow.acknowledge(store, actor, NOW)
    Browser(store, actor).start()
    return actor


CHART = {"kept": {}, "since": None, "until": None, "measure": "spend_eur", "by": "platform"}


def bench(at):
    (data,) = handed(at, "workbench")
    return data


def drawn(open_page, actor, language="en", **changes):
    """The page once the browser has asked for a chart."""
    at = open_page("take.py", actor, language)
    at.session_state["workbench:AN2.M1:chart"] = CHART | changes
    return at.run()


def sheets(at):
    return "\n".join(unescape(one.proto.body) for one in at.get("html"))


def test_the_browser_is_given_what_may_be_seen_of_the_file(open_page, seated):
    data = bench(open_page("take.py", seated))
    assert (data["facts"], len(data["rows"])) == ("149 rows", 149)
    assert [one["id"] for one in data["columns"]] == [one.id for one in bank.task("AN2").materials[0].columns]
    assert {len(row) for row in data["rows"]} == {len(data["columns"])}
    (paid,) = (one for one in data["columns"] if one["id"] == "paid")
    assert paid["values"] == {"0": "no", "1": "yes"}


def test_nothing_is_drawn_before_it_is_asked_for(open_page, seated):
    at = open_page("take.py", seated)
    assert not at.get("plotly_chart")
    at.session_state["workbench:AN2.M1:chart"] = None
    assert not at.run().get("plotly_chart")


def test_sums_are_drawn_and_told_as_a_table(open_page, seated):
    at = drawn(open_page, seated)
    (figure,) = at.get("plotly_chart")
    assert "Instagram" in figure.proto.spec
    assert "The same as a table" in sheets(at)
    assert ">570<" in sheets(drawn(open_page, seated, by="paid", kept={"paid": "1"}))  # the six boosted posts together
    assert "week of 2 March" in sheets(drawn(open_page, seated, by="published_at"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"measure": "platform"},
        {"by": "spend_eur"},
        {"by": "nothing"},
        {"kept": {"secret": "1"}},
        {"since": "soon"},
        {"kept": None},
    ],
)
def test_a_chart_of_what_the_file_does_not_have_is_not_drawn(open_page, seated, wrong):
    at = drawn(open_page, seated, **wrong)
    assert not at.exception
    assert not at.get("plotly_chart")


def test_it_speaks_french(open_page, store):
    actor = seat(store, "fr")
    data = bench(open_page("take.py", actor, "fr"))
    assert data["facts"] == "149 lignes"
    assert "Enregistrements" in [one["label"] for one in data["columns"]]
    assert "semaine du 2 mars" in sheets(drawn(open_page, actor, "fr", by="published_at"))
