"""What the key says about choices, ticks, numbers and orders."""

import pytest

from assessments.answer import ChoiceAnswer, RateOptionsAnswer
from assessments.evidence.work import NOTHING
from tests.assessments.evidence.build import (
    choice,
    chose,
    draft,
    layouts,
    number,
    one,
    ordering,
    ranked,
    rate_options,
    ticked,
    typed,
    written,
)

PAIR = (choice("q1"), choice("q2"))
DRAFTS = (
    draft("d1", faults={"link": ("link1",), "tags": ("tags1",)}, decoys=("fact",)),
    draft("d2", faults={"sound": ("sound2", "cf_music")}),
)


def test_right_answers_are_counted_over_all_asked():
    evidence = one("right", *PAIR, kind="score", answers={"q1": chose("a"), "q2": chose("b")})

    assert evidence.share == 0.5
    assert (evidence.value.en, evidence.value.fr) == ("1 of 2", "1 sur 2")


def test_seen_and_skipped_is_a_share_of_nothing():
    assert one("right", *PAIR, kind="score").share == 0


def test_a_rule_that_does_not_score_has_no_share():
    assert one("right", *PAIR, kind="info", answers={"q1": chose("a")}).share is None


def test_unscored_questions_do_not_count():
    evidence = one("right", choice("q1"), choice("q2", scored=False), kind="score", answers={"q1": chose("a")})

    assert evidence.share == 1


@pytest.mark.parametrize("measure", ["right", "hits", "fixes", "order"])
def test_without_a_key_nothing_can_be_scored(measure):
    evidence = one(measure, written(), kind="score")

    assert evidence.share is None
    assert evidence.value is None


def test_wrong_ticks_take_away_over_all_drafts_together():
    answers = {"d1": ticked(link="link1", fact=None), "d2": ticked(sound="sound2", link="link1")}

    evidence = one("hits", *DRAFTS, kind="score", answers=answers)

    assert evidence.share == 0  # two of three found, two false alarms
    assert evidence.value.en == "2 of 3 found, 2 false alarms"


def test_ticking_everything_earns_nothing():
    everything = dict.fromkeys(("link", "sound", "tags", "fact"))
    answers = {"d1": ticked(**everything), "d2": ticked(**everything)}

    assert one("hits", *DRAFTS, kind="score", answers=answers).share == 0


def test_fixes_are_counted_over_true_faults():
    answers = {"d1": ticked(link="link1", tags="tags2"), "d2": ticked(sound="sound2")}

    evidence = one("fixes", *DRAFTS, kind="score", answers=answers)

    assert evidence.share == pytest.approx(2 / 3)
    assert evidence.value.fr == "2 sur 3"


def test_an_order_is_scored_by_its_agreement():
    assert one("order", layouts("bac", {}), kind="score", answers={"l": ranked("bca")}).share == pytest.approx(1 / 3)
    assert one("order", ordering("a", "b"), kind="score").share == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("0.06", "Number n: “0.06”, 100 times off"),
        ("600", "Number n: “600”, 100 times off"),
        ("about six", "Number n: “about six” not read"),
        ("6", NOTHING.en),
        ("7", NOTHING.en),
        ("", NOTHING.en),
    ],
)
def test_a_unit_slip_is_shown_to_a_person_and_earns_nothing(words, told):
    answers = {"n": typed(words)}

    assert one("unit_slips", number(6.0), answers=answers).value.en == told
    assert one("right", number(6.0), kind="score", answers=answers).share == (1 if words == "6" else 0)


def test_a_written_sign_makes_another_unit_right():
    answers = {"n": typed("300 %")}

    assert one("right", number(3.0, "ratio"), kind="score", answers=answers).share == 1
    assert one("unit_slips", number(3.0, "ratio"), answers=answers).value == NOTHING


@pytest.mark.parametrize(("words", "told"), [("4.29", "divided by views"), ("6.0", None), ("5", None), ("", None)])
def test_a_wrong_number_names_its_mistake(words, told):
    item = number(6.0, signatures={4.2857: "divided by views", 3.0: "divided by followers"})

    evidence = one("signatures", item, answers={"n": typed(words)})

    assert evidence.value.en == (f"Number n: {told}" if told else NOTHING.en)


def test_a_signature_close_to_the_key_is_no_mistake():
    item = number(6.0, signatures={6.05: "something else"})

    assert one("signatures", item, answers={"n": typed("6.02")}).value == NOTHING


def test_the_luck_of_guessing_is_taken_out_for_display():
    assert one("chance", *PAIR, answers={"q1": chose("a"), "q2": chose("b")}).value == pytest.approx(1 / 3)
    assert one("chance", *PAIR, answers={"q1": chose("b")}).value == 0
    assert one("chance", *PAIR).value is None
    assert one("chance", written()).value is None


def test_questions_marked_as_changed_are_named():
    answers = {"q1": chose("a"), "q2": chose("b", changed=True)}

    assert one("changed", *PAIR, answers=answers).value.en == "questions 2"
    assert one("changed", *PAIR, answers={"q1": chose("a")}).value == NOTHING


def test_confidence_is_told_as_a_brier_score():
    answers = {"q1": chose("a", confidence=100), "q2": chose("b", confidence=70)}

    assert one("confidence", *PAIR, answers=answers).value == pytest.approx((0 + 0.49) / 2)


def test_confidence_without_a_choice_says_nothing():
    assert one("confidence", *PAIR, answers={"q1": ChoiceAnswer(confidence=70), "q2": chose("a")}).value is None


def test_the_ends_of_the_scale_are_counted():
    items = (rate_options("r1", a=1, b=3, c=5), rate_options("r2", a=1, b=3, c=5))
    answers = {"r1": RateOptionsAnswer(levels={"a": 1, "b": 2, "c": 5}), "r2": RateOptionsAnswer(levels={"a": 3})}

    assert one("extremes", *items, answers=answers).value == 0.5
    assert one("extremes", *items).value is None


def test_an_answer_of_another_kind_is_no_answer():
    assert one("right", number(), kind="score", answers={"n": chose("a")}).share == 0
    assert one("unit_slips", number(), answers={"n": chose("a")}).value == NOTHING
    assert one("extremes", rate_options(a=1, b=3, c=5), answers={"r": chose("a")}).value is None
