"""One's own answer that missed its key comes back with the key, once the part it was in is over; never before."""

import pytest

from assessments import bank, workflow
from assessments.answer import ChoiceAnswer, NumberAnswer, WrittenAnswer
from assessments.form import Block, FormDraft
from rubric.record import Text
from tests.builders import HOUR, NOW, candidate, position, rater
from tests.journeys.bots import Browser

RIGHT = {f"AN1.Q{n}": value for n, value in enumerate(("6", "3", "0.7143", "22", "0.42", "2.4", "3", "3.3333"), 1)}
TITLES = {"en": "Your answer and the key", "fr": "Votre réponse et la clé"}


def facing(store, office, given, *blocks, language="en", raters=()):
    """A candidate who has answered so in the first part and stands in the second; how AD5 looks there."""
    name = Text(en="Two parts", fr="Deux parties")
    parts = tuple(Block(tasks=one) for one in (*blocks, ("AD5",)))
    form = workflow.compose_form(store, office, FormDraft(name=name, purpose=name, budget=100, blocks=parts), NOW).form
    opening = position(store, office, form_id=form.id, raters=raters)
    browser = Browser(store, candidate(store, office, opening, language=language)).enter()
    for tasks in blocks:
        browser.start()
        for item_id, answer in given.items():
            if item_id.split(".")[0] in tasks:
                browser.save(item_id, answer)
        browser.end()
    return browser, browser.start().tasks[0].items[0]


def typed(**changes):
    return {item: NumberAnswer(typed=changes.get(item.split(".")[1], right)) for item, right in RIGHT.items()}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Engagement rate by followers (%)\nYour answer: 6%\nThe key: 3%"),
        ("fr", "Taux d’engagement sur les abonnés (%)\nVotre réponse\u00a0: 6\u00a0%\nLa clé\u00a0: 3\u00a0%"),
    ],
)
def test_the_number_furthest_from_its_key_comes_back(store, office, language, words):
    """Q1 is off by half of its key, Q2 by all of it, and Q8 only in the third place."""
    given = typed(Q1="9", Q2="6", Q8="3,34" if language == "fr" else "3.34")
    _, task = facing(store, office, given, ("AN1",), language=language)
    assert task.message.said(language) == words
    assert task.message_author == TITLES[language]


def test_money_keeps_its_sign_and_a_ratio_has_none(store, office):
    _, money = facing(store, office, typed(Q5="0.84"), ("AN1",))
    assert money.message.en.endswith("Your answer: 0.84 €\nThe key: 0.42 €")
    _, ratio = facing(store, office, typed(Q7="9"), ("AN1",))
    assert ratio.message.en.endswith("Your answer: 9\nThe key: 3")


def test_a_wrong_conclusion_comes_back_where_no_number_does(store, office):
    """C1 is right, C2 is left open, C3 is wrong and comes first."""
    task = bank.task("AN3")
    given = {"AN3.C1": ChoiceAnswer(option="b"), "AN3.C3": ChoiceAnswer(option="d"), "AN3.C4": ChoiceAnswer(option="a")}
    _, shown = facing(store, office, given, ("AN3",))
    options = {one.id: one.text.en for one in task.item("AN3.C3").options}
    assert shown.message.en.startswith(task.item("AN3.C3").prompt.en)
    assert shown.message.en.endswith(f"Your answer: {options['d']}\nThe key: {options['a']}")


@pytest.mark.parametrize("given", [typed(), {}, {"AN1.Q1": NumberAnswer(typed="who knows")}])
def test_who_made_no_error_gets_a_case(store, office, given):
    _, task = facing(store, office, given, ("AN1",))
    assert "7.15%" in task.message.en
    assert task.message_author == "A case to work on as if it were yours"


def test_who_sat_no_keyed_task_gets_a_case(store, office):
    _, task = facing(store, office, {}, ("CI3",))
    assert "7.15%" in task.message.en


def test_the_first_task_named_that_holds_an_error_is_the_one(store, office):
    given = typed(Q1="9") | {"AN3.C3": ChoiceAnswer(option="d")}
    _, task = facing(store, office, given, ("AN3",), ("AN1",))
    assert task.message.en.startswith("Engagement rate by reach")
    _, task = facing(store, office, typed() | {"AN3.C3": ChoiceAnswer(option="d")}, ("AN3",), ("AN1",))
    assert task.message.en.startswith(bank.task("AN3").item("AN3.C3").prompt.en)


def test_outside_a_form_that_holds_it_nothing_is_over(store, office):
    """Where the task is looked at by itself, no part comes before it."""
    browser, _ = facing(store, office, typed(Q1="9"), ("AN1",))
    attempt = browser.look().attempt.model_copy(update={"form_id": "core"})
    found = workflow.state.message(bank.task("AD5"), bank.task("AD5").items[0], attempt, {})
    assert "7.15%" in found.text.en


def test_the_case_and_the_key_it_gives_away_are_not_in_what_a_page_holds(store, office):
    _, task = facing(store, office, typed(Q1="9"), ("AN1",))
    assert "5.55" not in task.model_dump_json()
    assert task.item.own_error is None


def test_a_rater_reads_what_the_candidate_faced_and_no_other_key(store, office):
    reader = rater(store)
    browser, _ = facing(store, office, typed(Q2="6"), ("AN1",), raters=(reader.id,))
    browser.save("AD5.text", WrittenAnswer(text="I took followers for reach. From now on I read the label first."))
    browser.submit()
    card = workflow.next_card(store, reader, "AD5")
    assert card.answers[0].message.en == "Engagement rate by followers (%)\nYour answer: 6%\nThe key: 3%"
    workflow.rate(store, reader, card.card_id, 4.0, (), "", (), None, NOW + HOUR)
    after = workflow.laid(store, reader, card.card_id)[1]
    assert {one.id: one.value.en for one in after.evidence}["AD5.e2"] == "3 of 3"


def test_a_figure_of_the_export_comes_back_and_what_was_written_beside_it_does_not(store, office):
    """AN2 asks for numbers and for words; only a number has a key to miss."""
    asked = bank.task("AN2").item("AN2.Q1")
    given = {"AN2.Q1": NumberAnswer(typed="0"), "AN2.clean": WrittenAnswer(text="The giveaway of 29 April.")}
    _, task = facing(store, office, given, ("AN2",))
    assert task.message.en.startswith(f"{asked.prompt.en}\nYour answer: 0")
    assert "giveaway" not in task.message.en
