"""An inbox to sort: how messages came in, menus of their own, places for the first five, and when it was opened."""

import pytest

from assessments import workflow
from tests import seats
from tests.alone import form_of
from tests.pages.handed import questions
from tests.seats import now


@pytest.fixture
def sorting(store):
    with form_of("CS1") as form:
        yield seats.at_work(store, seats.candidate(store, form=form))


def options(question, control):
    return [label for _, label, _ in question["lists"][control["options"]]]


def test_each_message_says_how_it_came_and_has_three_menus_of_its_own(open_page, sorting):
    grid = questions(open_page("take.py", sorting))["CS1.grid"]
    row = grid["rows"][3]
    assert "A04 · @conso_vigie" in row["html"]
    assert "X · Mon 08:20 · public" in row["html"]
    assert [one["kind"] for one in row["controls"]] == ["menu"] * 3
    assert [one["label"] for one in row["controls"]] == ["A04. Severity", "A04. Route", "A04. Owner"]
    assert [len(options(grid, one)) for one in row["controls"]] == [3, 5, 5]


def test_messages_stand_in_the_order_they_came_and_private_ones_say_so(open_page, sorting):
    rows = questions(open_page("take.py", sorting, "fr"))["CS1.grid"]["rows"]
    assert [row["controls"][0]["at"][1] for row in rows] == [f"A{n:02d}" for n in range(1, 17)]


def test_five_places_are_given_by_number(open_page, sorting):
    question = questions(open_page("take.py", sorting))["CS1.first5"]
    assert len(question["rows"]) == 16
    (control,) = question["rows"][0]["controls"]
    assert (control["kind"], control["at"]) == ("levels", ["ranks", "A01"])
    assert options(question, control) == list("12345")
    assert question["clash"]["at"] == ["ranks"]


def test_opening_the_task_begins_its_first_second_once(store, open_page, sorting):
    at = open_page("take.py", sorting)
    (task,) = workflow.sitting(store, sorting, now()).tasks
    assert task.moments.pace == "live"
    at.run()
    assert not at.exception
