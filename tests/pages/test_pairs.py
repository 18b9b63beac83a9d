"""Two answers beside each other: a key or a button for each choice, an order for whoever leads, words inside a tie."""

import pytest

from assessments import workflow
from pages.parts import paired
from rubric.pairing import Lead
from tests.builders import DAY, NOW, candidate, lead, rated, rater, rating, submitted
from tests.journeys.bots import rate_all
from tests.pages.openings import opened, sat, words_on

TASK = "WR1"


@pytest.fixture
def opening(store, office, readers):
    """Two pieces of work in a round that is open, both levelled by both raters."""
    made = opened(store, office, raters=tuple(one.id for one in readers))
    for name in ("Camille Doe", "Dana Roe"):
        sat(store, office, made, name, f"{name[0]}@mail.example")
    for one in readers:
        rate_all(store, one, NOW)
    workflow.set_pair_round(store, office, made.id, TASK, NOW, is_open=True)
    return made


def more(store, office, opening, readers, names):
    """Further work, levelled from 1 on; nothing was written in it."""
    for level, name in enumerate(names, start=1):
        actor = candidate(store, office, opening, name)
        submitted(store, actor)
        rated(store, *(rating(actor.id, TASK, one.id, float(level)) for one in readers))


def judge_all(store, actor):
    """Whatever was written is better than nothing, and of two such pieces nobody can tell."""
    while card := workflow.next_pair_card(store, actor, TASK):
        left, right = (any(one.text for one in side) for side in (card.left, card.right))
        better = None if left == right else "left" if left else "right"
        workflow.judge_pair(store, actor, TASK, card.pair_id, better, NOW + DAY)


def test_without_an_open_round_nothing_waits(open_page, store):
    assert "No pair is waiting" in words_on(open_page("pairs.py", rater(store)))


def test_from_the_desk_to_a_judgement_and_back_to_it(open_page, store, office, opening, readers):
    at = open_page("rate.py", readers[0])
    assert "1 pair of answers to compare" in [one.label for one in at.get("page_link")]
    at = open_page("pairs.py", readers[0])
    assert "1 pair waiting · 0 judged by you" in words_on(at)
    at = at.button(key=f"open-{TASK}").click().run()
    said = words_on(at)
    assert [one.value for one in at.subheader] == ["Answer 1", "Answer 2"]
    assert [one.label for one in at.button if one.key.startswith("choose")] == [
        "Answer 1 is better (1)",
        "I cannot tell (0)",
        "Answer 2 is better (2)",
    ]
    assert "Camille" not in said
    assert "Dana" not in said
    judged = dict(at.query_params)

    at = at.button(key="choose-2").click().run()
    assert "Every pair that was waiting is judged" in words_on(at)
    assert "nothing waiting · 1 judged by you" in words_on(at)
    again = open_page("pairs.py", readers[0], task=TASK, pair="".join(judged["pair"]))
    again = again.button(key="choose-0").click().run()
    assert workflow.pair_queue(store, readers[0])[0].done == 1


def test_one_goes_back_to_the_pair_before_and_pauses(open_page, store, office, opening, readers):
    more(store, office, opening, readers, ["Ezra Poe"])
    at = open_page("pairs.py", readers[0], "fr")
    at = at.button(key=f"open-{TASK}").click().run()
    first = dict(at.query_params)
    at = at.button(key="choose-1").click().run()
    assert dict(at.query_params) != first
    at = at.button(key="before").click().run()
    assert dict(at.query_params) == first
    at = at.button(key="leave").click().run()

    assert "Que disent les paires" in words_on(at)


def test_a_pair_that_is_not_ones_own_is_not_shown(open_page, opening, readers):
    assert "not on your desk" in words_on(open_page("pairs.py", readers[0], task=TASK, pair="a-b"))


def test_a_judgement_that_cannot_be_kept_is_told(open_page, store, office, opening, readers):
    at = open_page("pairs.py", readers[0])
    at = at.button(key=f"open-{TASK}").click().run()
    workflow.set_pair_round(store, office, opening.id, TASK, NOW, is_open=False)

    assert "not yours to see" in words_on(at.button(key="choose-1").click().run())


def test_a_round_is_opened_and_closed_and_says_what_is_still_missing(open_page, store, office, opening, readers):
    at = open_page("pairs.py", office)
    assert "2 pieces of work · 0 judgements in · about 2 still to come" in words_on(at)
    at = at.button(key="round-DE1").click().run()
    assert "The round is open." in words_on(at)
    at = at.button(key="round-DE1").click().run()
    assert "What was judged is kept" in words_on(at)
    assert [one.label for one in at.button][-2:] == ["Close the round", "Open a round"]


def test_work_that_hangs_apart_is_told_with_whose_next_pair_joins_it(open_page, store, office, opening, readers):
    more(store, office, opening, readers, ["Ezra Poe"])
    card = workflow.next_pair_card(store, readers[0], TASK)
    workflow.judge_pair(store, readers[0], TASK, card.pair_id, "left", NOW)
    said = words_on(open_page("pairs.py", office))
    assert "never compared with each other" in said
    assert "The next pairs of Ines Reader and Jona Reader join them." in said
    workflow.set_pair_round(store, office, opening.id, TASK, NOW, is_open=False)

    assert "Nobody is shown them at present" in words_on(open_page("pairs.py", office))


def test_the_lead_reads_an_order_and_a_piece_of_it_and_proposes_an_anchor(
    open_page, store, office, opening, readers, monkeypatch
):
    more(store, office, opening, readers, ["Ezra Poe", "Fanny Moe"])
    for one in readers:
        judge_all(store, one)
    head = lead(store)
    at = open_page("pairs.py", head)
    said = words_on(at)
    assert "This order is not firm yet (reliability" in said or "do not differ beyond" in said
    assert "has won or lost every pair" in said
    assert "Level by pairs" in said
    assert "Camille" not in said
    monkeypatch.setattr("rubric.pairing.FIRM", 0.0)
    at = at.selectbox(key=f"read-{TASK}-en").set_value(1).run()
    assert "cannot be proposed" in words_on(at)

    monkeypatch.setattr("rubric.pairing.FIRM", 9.0)
    at = open_page("pairs.py", head)
    at = at.selectbox(key=f"read-{TASK}-en").set_value(1).run()
    propose = next(one for one in at.button if one.key == f"propose-{TASK}-en")
    assert propose.label.startswith("Propose it as an anchor of level")
    at = propose.click().run()
    assert "Proposed." in words_on(at)
    assert "proposed on" in words_on(at)
    workflow.set_pair_round(store, office, opening.id, TASK, NOW, is_open=False)


def test_the_office_reads_the_order_and_no_work(open_page, store, office, opening, readers):
    judge_all(store, readers[0])
    at = open_page("pairs.py", office)

    assert "Strength, in logits" in words_on(at)
    assert [one.label for one in at.selectbox] == ["Position"]


def test_a_comparison_tells_what_pairs_say_inside_a_tie_and_nowhere_else(open_page, store, office, opening, readers):
    assert "inside the tie" not in words_on(open_page("compare.py", office))
    judge_all(store, readers[0])
    at = open_page("compare.py", office)

    assert "What pairs say inside the tie" in words_on(at)
    assert "part of no score" in words_on(at)


def test_a_form_without_creative_work_compares_nothing(open_page, store, office):
    opened(store, office, form_id="screen")

    assert "nothing is compared" in words_on(open_page("pairs.py", office))


def test_a_lead_is_told_with_its_error_and_a_small_one_is_none():
    names = {"a": "Camille", "b": "Dana"}
    clear = Lead(ahead="a", behind="b", value=2.0, standard_error=0.8, chance=0.99)

    assert "Camille stands before Dana" in paired.lead_words(clear, names)
    assert "2.0 ± 0.8" in paired.lead_words(clear, names)
    assert "do not tell Camille and Dana apart" in paired.lead_words(clear.model_copy(update={"chance": 0.6}), names)


@pytest.mark.parametrize(
    ("value", "said"), [(None, "do not differ"), (0.5, "not firm yet (reliability 0.50"), (0.8, "is firm (reliability")]
)
def test_reliability_is_said_in_words_first(value, said):
    assert said in paired.reliability_words(value)
