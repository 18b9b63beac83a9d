"""A file of data on a candidate's desk: filtered, put in order, drawn and taken away; nothing of it is an answer."""

from html import unescape

import pytest

from assessments import workflow
from assessments.form import Block, FormDraft
from rubric.record import Text
from tests.builders import NOW, candidate, hr, position
from tests.journeys.bots import Browser


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


def opened(open_page, actor, language="en"):
    at = open_page("take.py", actor, language)
    return at.toggle(key="bench:AN2.M1:open").set_value(True).run()


def sheets(at):
    return "\n".join(unescape(one.proto.body) for one in at.get("html"))


def said(at):
    return "\n".join(one.value for one in at.markdown).replace("\\", "")


def test_it_is_closed_until_somebody_opens_it(open_page, seated):
    at = open_page("take.py", seated)
    assert "149 rows" in said(at)
    assert "TI001" not in sheets(at)


def test_rows_come_a_page_at_a_time_under_their_sums(open_page, seated):
    at = opened(open_page, seated)
    assert "149 of 149 rows" in said(at)
    assert "TI023" in sheets(at)
    assert "TI027" not in sheets(at)
    at = at.number_input(key="bench:AN2.M1:page").set_value(2).run()
    assert "TI027" in sheets(at)


def test_a_filter_leaves_its_rows_and_their_sum(open_page, seated):
    at = opened(open_page, seated)
    at = at.selectbox(key="bench:AN2.M1:paid").set_value("1").run()
    assert "6 of 149 rows" in said(at)
    assert ">570<" in sheets(at)  # what the six boosted posts cost together
    at = at.selectbox(key="bench:AN2.M1:platform").set_value("linkedin").run()
    assert "No row is like that" in said(at)


def test_rows_are_put_in_the_order_of_a_column(open_page, seated):
    at = opened(open_page, seated)
    at = at.selectbox(key="bench:AN2.M1:order").set_value("spend_eur").run()
    at = at.toggle(key="bench:AN2.M1:falling").set_value(True).run()
    assert sheets(at).index(">150<") < sheets(at).index(">120<")


def test_sums_are_drawn_and_told_as_a_table(open_page, seated):
    at = opened(open_page, seated)
    at = at.selectbox(key="bench:AN2.M1:by").set_value("platform").run()
    (figure,) = at.get("plotly_chart")
    assert "Instagram" in figure.proto.spec
    assert "The same as a table" in sheets(at)


def test_it_can_be_taken_away(open_page, seated):
    at = open_page("take.py", seated)
    assert len(at.get("download_button")) == 1


def test_it_speaks_french(open_page, store):
    at = opened(open_page, seat(store, "fr"), "fr")
    assert "149 lignes sur 149" in said(at)
    assert "Enregistrements" in sheets(at)
