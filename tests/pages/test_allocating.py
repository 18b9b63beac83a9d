"""An amount to be shared out: what the browser is given to ask for it, and to tell what is left."""

import pytest

from assessments import workflow
from assessments.answer import AllocationAnswer
from assessments.item import Allocation
from pages.parts import amounts
from rubric.record import Text
from tests import seats
from tests.pages.handed import questions


@pytest.fixture
def sharing(store):
    return seats.at_work(store, seats.candidate(store, form=seats.composed(store, ("PU3", "ST1"))))


def test_every_row_is_a_field_of_its_own_with_its_name(open_page, sharing):
    asked = questions(open_page("take.py", sharing, task="PU3"))["PU3.posts"]
    fields = [control for row in asked["rows"] for control in row["controls"]]
    assert [one["label"] for one in fields] == ["Instagram", "Facebook", "TikTok", "Pinterest", "LinkedIn"]
    assert {one["kind"] for one in fields} == {"amount"}
    assert fields[2]["at"] == ["amounts", "tiktok"]
    assert asked["total"]["total"] == 20
    assert asked["total"]["left"] == "{given} of {total} posts: {rest} left."
    assert asked["answer"] == {"kind": "allocation", "amounts": {}}


def test_a_partial_answer_comes_back_as_it_was_left(store, open_page, sharing):
    given = AllocationAnswer(amounts={"x": 0.5, "reserve": 2})
    workflow.save_response(store, sharing, "ST1.channels", given, 0, "elsewhere", seats.now())
    asked = questions(open_page("take.py", sharing, task="ST1"))["ST1.channels"]
    assert asked["answer"]["amounts"] == {"x": 0.5, "reserve": 2}
    assert asked["rows"][0]["controls"][0]["step"] == 0.5
    assert asked["revision"] == 1


def test_what_is_left_is_told_in_french(store, open_page):
    me = seats.at_work(store, seats.candidate(store, form=seats.composed(store, ("PU3",)), language="fr"))
    asked = questions(open_page("take.py", me, "fr", task="PU3"))["PU3.posts"]
    assert asked["total"]["over"] == "{given} sur {total} publications\u00a0: {rest} de trop."


ITEM = Allocation(
    id="x",
    prompt=Text(en="Share", fr="Répartir"),
    rows=({"id": "a", "text": Text(en="A", fr="A")}, {"id": "b", "text": Text(en="B", fr="B")}),  # type: ignore[arg-type]
    total=1500,
    unit=Text(en="euros", fr="euros"),
)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"a": 1000.5}, "1,000.5 of 1,500 euros: 499.5 left."),
        ({"a": 1000, "b": 500}, "1,500 of 1,500 euros: all shared out."),
        ({"a": 1000, "b": 600.25}, "1,600.25 of 1,500 euros: 100.25 too many."),
    ],
)
def test_how_an_amount_stands_to_its_total(given, told):
    assert amounts.standing(ITEM, AllocationAnswer(amounts=given), "en") == told
