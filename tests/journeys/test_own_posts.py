"""Tasks made of a company's own posts are sat, corrected, rated and reported like any other."""

import pytest

from assessments import workflow
from assessments.answer import ChoiceAnswer, MenuGridAnswer, NumberAnswer, WrittenAnswer
from assessments.bank.posts import guessed, sheet
from assessments.bank.variants import OwnFacts
from assessments.form import Block, FormDraft
from assessments.item import Choice, MenuGrid, Number, Written
from rubric.record import Text
from tests.builders import DAY, NOW, admin, hr, manager, position, rater
from tests.journeys.bots import rate_all
from tests.journeys.one_task import both, play
from tests.pages.sittings import sat
from tests.posts import french, rows

FAULTY = [*rows(), rows()[5]]


@pytest.fixture
def made(store):
    of = sheet(french(FAULTY))
    own = OwnFacts(company="Lumiplume", facts=(Text(en="Founded in 2019", fr="Fondée en 2019"),))
    tasks = workflow.make_tasks(store, admin(store), of, guessed(of), own, ("AN2", "MR1"), NOW)
    return {one.of: one.task for one in tasks}


def right(task, language):
    """Every key, written as the language writes it."""
    point = "," if language == "fr" else "."
    found = {}
    for item in task.items:
        match item:
            case Number():
                found[item.id] = NumberAnswer(typed=f"{item.key:g}".replace(".", point))
            case Choice():
                found[item.id] = ChoiceAnswer(option=item.key)
            case MenuGrid():
                chosen = {row.id: {name: min(key.full) for name, key in row.keys.items()} for row in item.rows}
                found[item.id] = MenuGridAnswer(chosen=chosen)
            case Written():
                words = {"en": f"{FAULTY[5][0]} stands there twice.", "fr": f"{FAULTY[5][0]} est en double."}
                found[item.id] = WrittenAnswer(text=words[language])
    return found


@both
def test_right_numbers_and_the_fault_named_earn_everything_that_software_gives(store, monkeypatch, made, language):
    task = made["AN2"]
    played = play(store, monkeypatch, task.id, right(task, language), language)
    assert played.shares == {f"{task.id}.e1": 1, f"{task.id}.e3": 1}
    assert {card.task.id for card in played.cards} == {task.id}
    (score,) = played.report.scores
    assert score.competency_id == "AN"


@both
def test_a_bar_set_right_earns_everything_and_nobody_has_to_rate(store, monkeypatch, made, language):
    task = made["MR1"]
    played = play(store, monkeypatch, task.id, right(task, language), language)
    assert set(played.shares.values()) == {1}
    assert played.cards == ()
    assert played.told(f"{task.id}.e4").startswith("1 of 1")


def test_a_duplicate_that_is_counted_is_named_and_earns_nothing(store, monkeypatch, made):
    task = made["AN2"]
    answers = right(task, "en") | {f"{task.id}.Q1": NumberAnswer(typed=str(len(FAULTY)))}
    played = play(store, monkeypatch, task.id, answers)
    assert played.shares[f"{task.id}.e1"] == pytest.approx(5 / 6)
    assert "duplicate kept" in played.told(f"{task.id}.e2")


def test_composed_into_a_form_it_is_sat_waits_in_the_list_of_raters_and_is_reported(store, made):
    office, reader = hr(store), rater(store)
    own = made["AN2"]
    draft = FormDraft(name=own.title, purpose=own.title, budget=60, blocks=(Block(tasks=(own.id, "WR1")),))
    form = workflow.compose_form(store, office, draft, NOW).form
    profile = workflow.role_profile("solo_sme", {"AN": 50.0, "WR": 50.0})
    opening = position(store, office, form_id=form.id, profile=profile, raters=(reader.id,))
    attempt = sat(store, office, opening, "Camille Doe", "fr")
    assert [line.task_id for line in workflow.queue(store, reader) if line.waiting] == ["WR1", own.id]
    rate_all(store, reader, NOW + DAY, 4.0)
    report = workflow.fit_report(store, manager(store), attempt, NOW + DAY)
    assert {one.competency_id: one.value is not None for one in report.scores} == {"AN": True, "WR": True}
