"""The gallery: every task opens as candidates get it, as raters do, and with its key, and nothing of it is saved."""

import re
from html import escape, unescape

import pytest

from assessments import bank, workflow
from assessments.attempt import NotAllowed
from pages.parts import kinds, revealed
from rubric.model import load_model
from rubric.record import LANGUAGES
from tests.builders import admin, candidate, hr, lead, manager, position
from tests.pages.openings import words_on

TASKS = [one.id for one in bank.choosable()]


@pytest.fixture
def head(store):
    return lead(store)


def seen_as(at, view):
    return at.button_group(key="view").set_value(view).run()


def links(at):
    return [one for one in at.get("page_link") if one.proto.query_string]


def sheets(at):
    return unescape("\n".join(one.proto.body for one in at.get("html")))


@pytest.mark.parametrize(("task_id", "language"), [(one, LANGUAGES[at % 2]) for at, one in enumerate(TASKS)])
def test_a_task_opens_as_everybody_sees_it(open_page, head, task_id, language):
    at = open_page("gallery.py", head, language, task=task_id)
    assert not at.exception
    assert at.title[0].value.replace("\\", "") == bank.task(task_id).title.said(language)
    for view in ("rater", "key"):
        assert not seen_as(at, view).exception


@pytest.mark.parametrize("task_id", [one.id for one in bank.tasks().values() if one.scenes])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_scenes_of_a_task_are_stepped_through(store, head, task_id, language):
    task = bank.task(task_id)
    sent = frozenset(one.items[0] for one in task.scenes[:-1])
    state = workflow.tried(head, task_id, language, sent)
    last = {one.item.id for one in state.items if not one.locked and not one.sealed}
    assert last == set(task.scenes[-1].items)
    assert {one.item.id for one in workflow.tried(head, task_id, language).items if not one.locked} == set(
        task.scenes[0].items
    )


def test_what_is_sent_opens_what_waits_for_it(open_page, head):
    """The buttons are pressed in the browser; here their session state is what a press leaves."""
    at = open_page("gallery.py", head, task="CS3")
    first, second, *_ = bank.task("CS3").scenes
    assert f"{second.title.en} (" not in sheets(at)
    at.session_state["trial-sent"] = frozenset({first.items[0]})
    assert f"{second.title.en} (2" in sheets(at.run())


def test_the_list_is_narrowed_by_words_competency_minutes_and_kind(open_page, head):
    at = open_page("gallery.py", head)
    assert len(links(at)) == len(TASKS)
    at = at.selectbox(key="competency").set_value("AN").run()
    at = at.selectbox(key="longest").set_value("10").run()
    shown = {one.id for one in bank.choosable() if one.competency_id == "AN" and one.minutes <= 10}
    assert len(links(at)) == len(shown) > 0
    at = at.selectbox(key="kind").set_value("figure").run()
    assert len(links(at)) == sum("figure" in kinds.of(bank.task(one)) for one in shown)
    at = at.text_input(key="words").set_value("nothing is called this").run()
    assert "Take a filter away" in words_on(at)


def test_the_language_of_the_task_is_switched_apart_from_that_of_the_page(open_page, head):
    at = open_page("gallery.py", head, "en", task="WR1")
    at = at.button_group(key="said").set_value("fr").run()
    assert bank.task("WR1").assessed.fr in sheets(at)
    assert "All tasks" in [one.proto.label for one in at.get("page_link")]


def test_the_key_names_what_is_right_and_how_much_counts(open_page, head):
    told = sheets(seen_as(open_page("gallery.py", head, task="AN1"), "key"))
    assert "Right answer" in told
    assert "Known mistakes" in told
    assert "75%" in told or "100%" in told


def test_nobody_sees_a_key_who_may_still_have_to_sit(open_page, store):
    office = hr(store, email="hana@lumiplume.example")
    candidate(store, office, position(store, office), "Hana Office", email="hana@lumiplume.example")
    at = seen_as(open_page("gallery.py", office, task="AN1"), "key")
    assert "You are invited to a sitting yourself" in words_on(at)
    assert "Right answer" not in sheets(at)


def test_a_key_is_for_those_in_charge_only(store):
    with pytest.raises(NotAllowed):
        workflow.keyed_task(store, manager(store), "AN1", position(store, admin(store)).closes_at)


def test_a_task_that_nobody_rates_says_so(open_page, head):
    assert "Nobody rates this task" in words_on(seen_as(open_page("gallery.py", head, task="AN4"), "rater"))


def test_the_card_of_a_rater_holds_guide_anchors_and_what_to_look_for(open_page, head):
    at = seen_as(open_page("gallery.py", head, task="WR1"), "rater")
    human, (anchor, *_) = bank.task("WR1").human, load_model().competency("WR").anchors
    assert "No answer was given" in words_on(at)
    assert human.guide.en.split("\n")[0] in words_on(at)
    assert any(anchor.text.en in option.replace("\\", "") for option in at.radio[0].options)


@pytest.mark.parametrize("task_id", ["WR1", "AN1", "CS5"])
def test_what_is_tried_belongs_to_no_attempt_so_the_browser_keeps_it_to_itself(open_page, head, task_id):
    sent = "".join(one.proto.json for one in open_page("gallery.py", head, task=task_id).get("bidi_component"))
    assert set(re.findall(r'"attempt": ?"([^"]*)"', sent)) == {""}


@pytest.mark.parametrize("task_id", TASKS)
def test_every_question_with_a_key_has_it_in_words(task_id):
    """Whatever its kind: a question that is another one without its key is told with it."""
    task = bank.task(task_id)
    told = revealed.keys(task, "fr")
    for item in task.items:
        has_key = f'<p class="head">{escape(item.prompt.fr)}</p><ul><li>' in told
        assert has_key == (item != bank.keyless(item)), item.id


@pytest.mark.parametrize(
    ("task_id", "asked"),
    [("LV2B", "Delivery, not part of the score"), ("DE5", "Tick what can be read in the picture")],
)
def test_what_a_rater_notes_beside_the_level_is_shown_where_it_can_be_noted(open_page, head, task_id, asked):
    other = {"LV2B": "DE5", "DE5": "LV2B"}[task_id]
    assert asked in words_on(seen_as(open_page("gallery.py", head, task=task_id), "rater"))
    assert asked not in words_on(seen_as(open_page("gallery.py", head, task=other), "rater"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_key_names_what_people_read_in_a_picture(open_page, head, language):
    shown = sheets(seen_as(open_page("gallery.py", head, language, task="DE5"), "key"))
    (check,) = [one for one in bank.task("DE5").checks if one.seen]
    assert len(check.seen) == 6
    assert all(line.text.said(language) in shown for line in check.seen)
