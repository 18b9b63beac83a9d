"""A lead takes an answer as an anchor on the page of pairs; raters train on it, and it is withdrawn again."""

import pytest

from assessments import bank, workflow
from assessments.store import sitting
from assessments.workflow.desks import desk
from assessments.workflow.training import card_id
from pages.parts import keeping
from tests.builders import DAY, NOW, candidate, submitted
from tests.journeys.anchoring import NAMES, TASK, judged_round
from tests.pages.openings import today, words_on
from tests.pages.test_leaks import traces_in

TRACES = [*(name.split()[0] for name in NAMES), "@mail.example"]


@pytest.fixture
def judged(store, office, monkeypatch):
    return judged_round(store, office, monkeypatch, now=today())


def reading(open_page, judged, work):
    """The page of a lead who reads one piece of work."""
    at = open_page("pairs.py", judged.head)
    return at.selectbox(key=f"read-{TASK}-en").set_value(judged.number(work)).run()


def filled(at, judged, work, **given):
    """The form under that work, filled in and sent."""
    values = {
        "level": 5,
        "deciding": "a new seal is free\nbottles and lunch boxes",
        "reason": "It gives one thing to do.",
        "error": "own_taste",
        "confirmed": True,
    } | given
    key = f"accept-{TASK}-en-{judged.number(work)}"
    at.radio(key=f"{key}-level").set_value(values["level"])
    for name in ("deciding", "reason"):
        at.text_area(key=f"{key}-{name}").set_value(values[name])
    at.selectbox(key=f"{key}-error").set_value(values["error"])
    at.checkbox(key=f"{key}-confirmed").set_value(values["confirmed"])
    return next(one for one in at.button if one.label == "Take it as an anchor").click().run()


def test_a_lead_proposes_reads_fills_in_and_takes_an_anchor(open_page, judged):
    work = judged.works[3]
    at = reading(open_page, judged, work)
    at = at.button(key=f"propose-{TASK}-en").click().run()
    assert "Proposed. Once you have read it" in words_on(at)
    at = filled(at, judged, work)
    said = words_on(at)

    assert not at.exception
    assert "It is an anchor from now on" in said
    assert "in use since" in said
    assert "It is an anchor already and stands below" in said
    assert "Anchors from work of this position" in said
    assert "judged by no rater yet" in said
    (one,) = judged.copies()
    assert one.anchor.deciding == ("a new seal is free", "bottles and lunch boxes")
    assert (one.anchor.level, one.anchor.error) == (5, "own_taste")
    assert '<div lang="en"><p>It gives one thing to do.</p></div>' in "".join(it.proto.body for it in at.get("html"))
    assert traces_in(at, *TRACES) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"level": None}, "Choose a level"),
        ({"confirmed": False}, "Confirm first that you have read it"),
        ({"reason": ""}, "Write down the reason"),
        ({"deciding": "words nobody wrote"}, "not in the answer as shown"),
    ],
)
def test_what_is_missing_is_told_and_what_was_entered_stays(open_page, judged, given, said):
    work = judged.works[3]
    number = judged.propose(work)
    at = filled(reading(open_page, judged, work), judged, work, **given)

    assert said in words_on(at)
    assert judged.copies() == ()
    kept = at.text_area(key=f"accept-{TASK}-en-{number}-deciding").value
    assert kept == given.get("deciding", "a new seal is free\nbottles and lunch boxes")


def test_why_a_piece_of_work_cannot_train_anybody_is_said_in_a_sentence(open_page, store, judged):
    judged.propose(judged.works[0])
    with store.write() as db:
        db.connection().execute(sitting.ATTEMPTS.update().values(notice_version="2026.11-3"))
    said = words_on(reading(open_page, judged, judged.works[0]))

    assert "Its candidate was not told that a copy may train raters" in said
    assert "Take it as an anchor" not in said


def test_a_rater_trains_on_it_and_reads_words_and_reason_in_its_language(open_page, judged):
    for one in judged.works:
        judged.accept(one, now=NOW - DAY)
    known = {card_id(judged.fresh.id, one.anchor.id): one.anchor for one in judged.copies()}
    at = open_page("training.py", judged.fresh, "fr", task=TASK)
    met = 0
    while card := workflow.training_card(judged.store, judged.fresh, TASK):
        assert traces_in(at, *TRACES) == []
        at = at.radio(key=f"desk-{card.card_id}-level").set_value("3").run()
        at = at.button(key=f"desk-{card.card_id}-save").click().run()
        shown = "".join(it.proto.body for it in at.get("html"))
        if card.card_id in known:
            met += 1
            assert '<div lang="en"><p>It gives the reader one thing to do.</p></div>' in shown
            assert "a new seal is free" in shown
            assert bank.rating_errors()["length_bias"].fr in words_on(at)
        assert traces_in(at, *TRACES) == []
        at = at.button(key="go-on").click().run()
        if card.position == card.of:
            break

    assert met
    assert not at.exception


def test_an_anchor_without_a_mistake_of_its_own_names_none(open_page, judged):
    for one in judged.works:
        judged.accept(one, now=NOW - DAY, error=None)
    known = {card_id(judged.fresh.id, one.anchor.id) for one in judged.copies()}
    while (card := workflow.training_card(judged.store, judged.fresh, TASK)).card_id not in known:
        workflow.train(judged.store, judged.fresh, TASK, card.card_id, 3, (), "", None, NOW)
    at = open_page("training.py", judged.fresh, task=TASK)
    at = at.radio(key=f"desk-{card.card_id}-level").set_value("3").run()
    at = at.button(key=f"desk-{card.card_id}-save").click().run()

    assert "Agreed level" in words_on(at)
    assert "What this answer guards against" not in words_on(at)


def test_among_real_work_it_is_read_and_rated_without_a_name_like_any_other(open_page, store, office, judged):
    judged.let_in()
    for one in judged.works:
        judged.accept(one)
    known = {one.anchor.id for one in judged.copies()}
    for n in range(20):
        submitted(store, candidate(store, office, judged.opening, f"Later {n}"))
    (copy, *_rest) = (one.card for one in desk(store, judged.fresh, TASK).pieces if one.card.anchor_id in known)
    at = open_page("rate.py", judged.fresh, task=TASK, card=copy.id)
    seen = [traces_in(at, *TRACES, *known, *judged.works)]
    assert "a new seal is free" in words_on(at)
    at = at.radio(key=f"desk-{copy.id}-level").set_value("2").run()
    at = at.button(key=f"desk-{copy.id}-save").click().run()
    seen.append(traces_in(at, *TRACES, *known, *judged.works))

    assert workflow.laid(store, judged.fresh, copy.id)[1].own.level == 2.0
    assert seen == [[], []]
    at = open_page("pairs.py", judged.head)
    assert "judged by 1 rater so far" in words_on(at)


def test_a_lead_withdraws_with_a_reason(open_page, judged):
    judged.accept(judged.works[3])
    (one,) = judged.copies()
    key = f"withdraw-{one.anchor.id}"
    at = open_page("pairs.py", judged.head)
    at = at.button(key=f"{key}-go").click().run()
    assert "Write down the reason" in words_on(at)
    at.text_input(key=key).set_value("It tells whose it is.")
    at = at.button(key=f"{key}-go").click().run()

    assert "The anchor is withdrawn" in words_on(at)
    assert "Anchors from work of this position" not in words_on(at)
    assert judged.copies() == ()


def test_hr_withdraws_what_a_candidate_objects_to(open_page, office, judged):
    work = judged.works[3]
    judged.accept(work)
    at = open_page("board.py", office)
    at.session_state[keeping.key(judged.opening, "fold")] = True
    at = at.run()
    chosen = keeping.key(judged.opening, "one")
    at = at.selectbox(key=chosen).set_value(judged.works[0]).run()
    assert "trains raters, without the name" not in words_on(at)
    at = at.selectbox(key=chosen).set_value(work).run()
    assert "A copy of 1 answer trains raters, without the name." in words_on(at)
    at = at.button(key=f"copies-{work}-go").click().run()
    assert "Write down the reason" in words_on(at)
    at.text_input(key=f"copies-{work}").set_value("The candidate objects.")
    at = at.button(key=f"copies-{work}-go").click().run()

    assert "No answer of Fanny Moe trains raters any more." in words_on(at)
    assert judged.copies() == ()
