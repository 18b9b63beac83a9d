"""Training and severity: each answer shows how its level was agreed, a table ends the round, a chart follows."""

import pytest

from assessments import bank, workflow
from assessments.attempt import Role
from assessments.workflow.training import card_id
from pages.parts import courses, judgement
from rubric.severity import severity
from tests.builders import NOW, candidate, draft, lead, staff, submitted
from tests.pages.openings import words_on


@pytest.fixture
def work(store, office, readers):
    opening = workflow.create_position(store, office, draft(raters=tuple(one.id for one in readers)), NOW)
    submitted(store, candidate(store, office, opening))
    return opening


def agreed(actor, asked):
    return next(one for one in bank.anchors("WR1") if card_id(actor.id, one.id) == asked)


def judge(at, store, actor, off=0):
    """One answer of the training, judged on the page; `off` levels from the agreed one."""
    card = workflow.training_card(store, actor, "WR1")
    right = agreed(actor, card.card_id).level
    level = right + off if 1 <= right + off <= 5 else max(1, right - off)
    at = at.radio(key=judgement.key(card.card_id, "level")).set_value(str(level)).run()
    return at.button(key=judgement.key(card.card_id, "save")).click().run()


def trained(store, actor, off=0):
    while card := workflow.training_card(store, actor, "WR1"):
        level = min(5, max(1, agreed(actor, card.card_id).level + off))
        workflow.train(store, actor, "WR1", card.card_id, level, (), "", None, NOW)


def test_the_queue_sends_to_training_first(open_page, readers, work):
    at = open_page("rate.py", readers[0])

    assert "a short training comes first" in words_on(at)
    assert not [one for one in at.button if one.key and one.key.startswith("open-")]
    assert "Train first" in [one.label.replace("\\", "") for one in at.get("page_link")]
    assert "Which work is waiting" in words_on(open_page("rate.py", readers[0], task="WR1"))


def test_nothing_to_train_for_is_said(open_page, readers):
    assert "nothing to train for yet" in words_on(open_page("training.py", readers[0]))


def test_a_training_from_the_list_to_the_table(open_page, store, readers, work):
    at = open_page("training.py", readers[0]).button(key="train-WR1").click().run()
    assert "answer 1 of 5" in words_on(at)
    assert "Agreed level" not in words_on(at)
    assert "Raise a critical flag" not in words_on(at)

    for place, off in enumerate((0, 0, 0, 1, -1)):
        at = judge(at, store, readers[0], off)
        assert not at.exception
        words = words_on(at)
        assert "Agreed level" in words
        assert "The words that decided" in words
        assert "What this answer guards against" in words
        if place < 3:
            assert "You met it exactly." in words
        at = at.button(key="go-on").click().run()

    assert "Training: how close were you?" in words_on(at)
    assert "the levels as they were agreed" in words_on(at)
    assert words_on(at).count("You met it exactly.") == 3
    assert workflow.next_card(store, readers[0], "WR1") is not None
    at = at.button(key="leave").click().run()
    assert "you may rate it" in words_on(at)
    at = at.button(key="see-WR1").click().run()
    assert "Training: how close were you?" in words_on(at)


def test_far_from_agreed_leads_to_a_second_round_and_to_the_lead(open_page, store, readers, work):
    at = judge(open_page("training.py", readers[0], task="WR1"), store, readers[0], 3)
    assert "above" in words_on(at) or "below" in words_on(at) or "exactly" in words_on(at)
    for _ in range(4):
        card = workflow.training_card(store, readers[0], "WR1")
        workflow.train(store, readers[0], "WR1", card.card_id, 1, (), "", None, NOW)
    assert "Here is a second one, of 5." in words_on(open_page("training.py", readers[0], task="WR1"))
    trained(store, readers[0], 3)
    at = open_page("training.py", readers[0], task="WR1")
    assert "talk the levels over" in words_on(at)

    head = lead(store)
    at = open_page("severity.py", head)
    assert "Ines Reader was not close enough twice" in words_on(at)
    field = f"admit-{readers[0].id}-WR1"
    at = at.button(key=f"{field}-go").click().run()
    assert "Write down the reason" in words_on(at)
    at = at.text_input(key=field).set_value("We went through them.").run()
    at = at.button(key=f"{field}-go").click().run()
    assert "They may rate it now" in words_on(at)
    assert workflow.next_card(store, readers[0], "WR1") is not None


def test_what_is_missing_is_said_and_nothing_is_kept(open_page, store, readers, work):
    at = open_page("training.py", readers[0], task="WR1")
    card = workflow.training_card(store, readers[0], "WR1")
    at = at.button(key=judgement.key(card.card_id, "save")).click().run()

    assert "Choose a level first" in words_on(at)
    at = at.radio(key=judgement.key(card.card_id, "level")).set_value("n").run()
    at = at.radio(key=judgement.key(card.card_id, "reason")).set_value("language").run()
    at = at.button(key=judgement.key(card.card_id, "save")).click().run()
    assert "You left it blank" in words_on(at)


def test_a_task_without_training_leads_to_the_list(open_page, readers, work):
    assert "Do you read the levels" in words_on(open_page("training.py", readers[0], task="PU1"))


def test_one_sees_oneself_and_a_lead_sees_everybody_by_name(open_page, store, readers, work):
    before = words_on(open_page("severity.py", readers[0]))
    assert "Too few to say: 0 answers" in before
    for one, off in zip(readers, (-1, 0), strict=True):
        trained(store, one, off)
    own = open_page("severity.py", readers[0])
    assert "On average" in words_on(own)
    assert "Jona" not in words_on(own)
    assert len(own.get("plotly_chart")) == 1
    assert "mean of 5" not in words_on(own)  # it is in the words of the chart

    both = open_page("severity.py", staff(store, Role.RATER, Role.LEAD, name="Bea Both"))
    assert "Everybody you lead" in words_on(both)
    assert [one.value.replace("\\", "") for one in both.subheader] == ["Ines Reader", "Jona Reader"]
    assert words_on(open_page("severity.py", lead(store), "fr")).count("En moyenne") == 2


def test_a_lead_of_nobody_yet_is_told_what_will_be_here(open_page, store):
    assert "Nobody has judged an answer of agreed level yet" in words_on(open_page("severity.py", lead(store)))


@pytest.mark.parametrize(
    ("distances", "said"),
    [
        ([1] * 9, "Kinder than agreed. On average 1 kinder, between 0.7 kinder and 1.3 kinder, from 9 answers."),
        ([-1] * 9, "Stricter than agreed."),
        ([0] * 9, "In line with the agreed levels, to within"),
        ([1, -1, 1, 0, 1], "Cannot be told from"),
        ([0], "Too few to say: 1 answer of agreed level so far, of 5 it takes."),
    ],
)
def test_severity_is_told_in_words_first(distances, said):
    assert courses.habit_words(severity(distances)).startswith(said)


@pytest.mark.parametrize(
    ("distances", "said"),
    [
        ([0] * 9, "No drift"),
        ([0, 0, 0, 0, 1, 1, 1, 1], "Getting kinder: 1.9 levels"),
        ([0, 0, 0, 0, -1, -1, -1, -1], "Getting stricter: 1.9 levels"),
        ([0] * 5, "Too few to say whether"),
    ],
)
def test_drift_is_told_in_words(distances, said):
    assert courses.course_words(severity(distances)).startswith(said)


@pytest.mark.parametrize(
    ("distance", "said"), [(0.0, "as agreed"), (1.0, "1 kinder"), (-2.0, "2 stricter"), (0.4, "0.4 kinder")]
)
def test_a_distance_has_words(distance, said):
    assert courses.distance_words(distance) == said
