"""What is kept, and until when: the board lists it, HR hands it over, holds it back, erases it."""

import json
import re
from datetime import timedelta

import pytest

from assessments import workflow
from pages.parts import keeping
from pages.parts.words import speaking
from tests.builders import manager, rater
from tests.pages.openings import invited, opened, sat, today, words_on


@pytest.fixture
def opening(store, office):
    return opened(store, office, raters=(rater(store).id,))


@pytest.fixture
def who(store, office, opening):
    """One candidate's sitting."""
    return invited(store, office, opening)[0].attempt_id


def unfolded(open_page, actor, opening):
    at = open_page("board.py", actor, position=opening.id)
    at.session_state[keeping.key(opening, "fold")] = True
    return at.run()


def chosen(open_page, actor, opening, attempt_id):
    at = unfolded(open_page, actor, opening)
    return at.selectbox(key=keeping.key(opening, "one")).set_value(attempt_id).run()


def test_days_and_amounts_are_listed_once_somebody_unfolds_them(open_page, store, office, opening, who):
    folded = words_on(open_page("board.py", office, position=opening.id))
    assert "What is kept, and until when" in folded
    assert "Erased on" not in folded

    words = words_on(unfolded(open_page, office, opening))

    assert "this recruitment ends on 29 March 2027" in words
    cells = re.sub(r"<(t[dh])[^>]*>", r"<\1>", words)  # however they are set
    assert "<td>29 September 2027</td><td>6 months</td><td>no</td>" in cells
    assert "Kept today: 1 person, 1 sitting, 0 saved answers, 0 ratings, 0 decisions and 0 recordings" in words
    assert "Ce qui est conservé, et jusqu’à quand" in words_on(open_page("board.py", office, "fr"))


def test_whoever_decides_is_not_asked_to_keep_or_erase(open_page, store, opening, who):
    words = words_on(open_page("board.py", manager(store), position=opening.id))
    assert "What is kept" not in words
    assert "Candidates’ data" not in words_on(open_page("positions.py", manager(store, name="Mia Leads")))


def test_the_list_of_positions_says_from_when_data_are_erased(open_page, office, opening, who):
    assert "Candidates’ data are erased from 29 September 2027 on" in words_on(open_page("positions.py", office))


def test_a_hold_needs_a_reason_and_is_lifted_again(open_page, store, office, opening, who):
    at = chosen(open_page, office, opening, who)
    at = at.button(key=f"hold-go-{who}").click().run()
    assert "Write down the reason to hold back." in words_on(at)

    at.text_input(key=f"hold-{who}").set_value("The result is contested")
    at = at.button(key=f"hold-go-{who}").click().run()
    assert "The result is contested (Hana Office, 1 March 2027)" in words_on(at)
    assert workflow.kept(store, office)[0].hold is not None
    at.checkbox(key=f"erase-{who}").check()
    at = at.button(key=f"erase-go-{who}").click().run()
    assert "A written reason holds these data back." in words_on(at)

    at = at.button(key=f"release-{who}").click().run()
    assert "The hold is lifted." in words_on(at)
    assert workflow.kept(store, office)[0].hold is None


def test_erasing_is_confirmed_and_leaves_a_number(open_page, store, office, opening, who):
    at = chosen(open_page, office, opening, who)
    at = at.button(key=f"erase-go-{who}").click().run()
    assert "Confirm first that the candidate has asked." in words_on(at)
    assert workflow.kept(store, office) != ()

    at.checkbox(key=f"erase-{who}").check()
    at = at.button(key=f"erase-go-{who}").click().run()

    words = words_on(at)
    assert not at.exception
    assert "Everything about this candidate is erased." in words
    assert "Camille" not in words
    assert "Nothing is kept of any candidate of this position." in words
    assert "Erased so far: 0 when their time was over, 1 because they asked." in words


def test_what_was_erased_meanwhile_is_told(open_page, store, office, opening, who):
    at = chosen(open_page, office, opening, who)
    workflow.erase_candidate(store, office, who, today())
    at.checkbox(key=f"erase-{who}").check()
    at = at.button(key=f"erase-go-{who}").click().run()

    assert "There is nothing here" in words_on(at)


@pytest.mark.parametrize("press", ["hold-go", "release"])
def test_holds_on_somebody_erased_meanwhile_are_told(open_page, store, office, opening, who, press):
    if press == "release":
        workflow.hold_back(store, office, who, "A claim", today())
    at = chosen(open_page, office, opening, who)
    workflow.release(store, office, who, today())
    workflow.erase_candidate(store, office, who, today())
    if press == "hold-go":
        at.text_input(key=f"hold-{who}").set_value("A claim")
    at = at.button(key=f"{press}-{who}").click().run()

    assert "There is nothing here" in words_on(at)


def test_the_copy_is_a_file_of_everything_and_asks_again_who_wants_it(store, office, opening):
    attempt_id = sat(store, office, opening).actor.id
    session = workflow.digest(workflow.open_session(store, office, "en", today()))

    told = json.loads(keeping.copy(session, attempt_id, "en"))
    assert told["people"][0]["name"] == "Camille Doe"
    assert len(told["responses"]) > 20

    assert "may not do this" in json.loads(keeping.copy("nobody", attempt_id, "en"))["refused"]
    assert "Rien n’a été modifié" in json.loads(keeping.copy(session, "nobody", "fr"))["refused"]


def test_what_is_gone_is_told_by_why_it_went(store, office, opening, who):
    workflow.erase_due(store, today() + timedelta(days=400))
    with speaking("fr"):
        said = keeping.gone_words(workflow.erased(store, office, opening.id))

    assert said.startswith("Effacements à ce jour\u00a0: 1 au terme de la durée, 0 à la demande")
