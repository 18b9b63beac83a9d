"""The tasks worked from an export, sat from the link to the report in both languages."""

import pytest

from assessments import bank
from assessments.answer import ChoiceAnswer, MenuGridAnswer, NumberAnswer, WrittenAnswer
from assessments.item import Number
from tests.journeys.one_task import both, play

CLEAN = {
    "en": "TI024 is there twice; one reach is higher than its impressions; saves missing on one carousel.",
    "fr": "Un doublon (TI024) ; une portée supérieure aux impressions ; enregistrements manquants sur un carrousel.",
}


def numbers(task_id, **wrong):
    return {
        item.id: NumberAnswer(typed=str(wrong.get(item.id.split(".")[1], item.key)))
        for item in bank.task(task_id).items
        if isinstance(item, Number)
    }


@both
def test_data_read_without_a_slip_earn_the_keyed_part(store, monkeypatch, language):
    answers = numbers("AN2") | {"AN2.clean": WrittenAnswer(text=CLEAN[language])}
    answers["AN2.J1"] = WrittenAnswer(text="4.89, 5.55, 7.31, 6.27" if language == "en" else "4,89, 5,55, 7,31, 6,27")
    played = play(store, monkeypatch, "AN2", answers, language)
    assert played.shares == {"AN2.e1": 1.0, "AN2.e3": 1.0}
    assert played.told("AN2.e2", language) in {"nothing to report", "rien à signaler"}
    (card, *_) = played.cards
    assert not any(isinstance(one.item, Number) for one in card.answers)
    (score,) = played.report.scores
    assert score.value == pytest.approx(100 * (0.5 + 0.1 + 0.4 * 0.75))  # people gave level 4 of 5


def test_what_was_left_in_is_named(store, monkeypatch):
    """One of six numbers wrong, by the giveaway; one fault of three named."""
    answers = numbers("AN2", Q3=7.15) | {"AN2.clean": WrittenAnswer(text="One row is there twice.")}
    played = play(store, monkeypatch, "AN2", answers)
    assert played.shares["AN2.e1"] == pytest.approx(5 / 6)
    assert played.shares["AN2.e3"] == pytest.approx(1 / 3)
    assert "giveaway counted" in played.told("AN2.e2")


@both
def test_a_bar_set_and_judged_by_rightly_earns_everything(store, monkeypatch, language):
    verdicts = {"MR1.N1": "below", "MR1.N2": "above", "MR1.N3": "not_comparable"}
    answers = numbers("MR1") | {
        "MR1.V": MenuGridAnswer(chosen={row: {"verdict": one} for row, one in verdicts.items()}),
        "MR1.W": ChoiceAnswer(option="w1"),
    }
    played = play(store, monkeypatch, "MR1", answers, language)
    assert played.shares == {"MR1.e1": 1.0, "MR1.e2": 1.0, "MR1.e3": 1.0}
    assert played.told("MR1.e4", language) == {"en": "1 of 1", "fr": "1 sur 1"}[language]
    assert played.cards == ()


def test_verdicts_that_follow_from_wrong_quartiles_are_wrong_and_consistent(store, monkeypatch):
    """Quartiles of all formats: 5.73 lies between 4 and 6, 7.5 above; the key says below and above."""
    answers = numbers("MR1", Q1=73, Q2=4.71, Q3=4, Q4=6) | {
        "MR1.V": MenuGridAnswer(chosen={"MR1.N1": {"verdict": "within"}, "MR1.N2": {"verdict": "above"}})
    }
    played = play(store, monkeypatch, "MR1", answers)
    assert played.shares["MR1.e2"] == pytest.approx(1 / 3)
    assert played.told("MR1.e4") == "1 of 1"
    assert "other formats mixed in" in played.told("MR1.e5")


def test_verdicts_against_ones_own_quartiles_are_named(store, monkeypatch):
    answers = numbers("MR1") | {"MR1.V": MenuGridAnswer(chosen={"MR1.N1": {"verdict": "above"}})}
    played = play(store, monkeypatch, "MR1", answers)
    assert "N1" in played.told("MR1.e4")


REPORTS = {
    "en": "Repair brings 45 of the 57 bookings at the lowest rate (3.80%). Revenue: 0 orders from the giveaway, whose "
    "3,273 interactions sold nothing. Company leads: unknown here. Correction: 4.89% to 5.55% is mix, every "
    "format fell.",
    "fr": "« Repair » apporte 45 des 57 réservations avec le taux le plus bas (3,80 %). Chiffre d’affaires : 0 "
    "commande par le concours de 3 273 réactions. Contacts d’entreprise : inconnus ici. Correction : 4,89 % "
    "puis 5,55 %, effet de mélange.",
}


# --- AN4 --------------------------------------------------------------------------------------------------------------

PRIMARY = {"O1": "m03", "O2": "m05", "O3": "m07", "O4": "m09", "O5": "m11", "O6": "m14"}
GUARDRAILS = {"O1": "m04", "O2": "m06", "O3": "m08", "O4": "m10", "O5": "m12", "O6": "m20"}


def measures(**changes):
    """The key's own choices but for rows given as (primary, guardrail)."""
    chosen = {row: (PRIMARY[row], GUARDRAILS[row]) for row in PRIMARY} | changes
    rows = {f"AN4.{row}": {"primary": one, "guardrail": other} for row, (one, other) in chosen.items()}
    return {"AN4.measures": MenuGridAnswer(chosen=rows)}


@both
def test_a_measure_and_what_guards_it_earn_everything(store, monkeypatch, language):
    assert play(store, monkeypatch, "AN4", measures(), language).shares == {"AN4.e1": 1.0}


def test_a_measure_cannot_guard_itself_and_what_flatters_is_told(store, monkeypatch):
    """O6 twice m15: half as primary, and nothing as its own guardrail, where alone it would earn a whole.

    O1 flatters with m01 and half guards with m15; all else is right: (8 + 0.5 + 0 + 0 + 0.5) of 12.
    """
    played = play(store, monkeypatch, "AN4", measures(O6=("m15", "m15"), O1=("m01", "m15")))
    assert played.shares == {"AN4.e1": pytest.approx(9 / 12)}
    assert "Vanity" in played.evidence["AN4.e2"][0].label.en
    assert played.told("AN4.e2") != "nothing to report"


@both
def test_a_report_is_told_what_it_covers_and_is_rated_by_people(store, monkeypatch, language):
    answers = {
        "MR2.text": WrittenAnswer(text=REPORTS[language]),
        "MR2.chart": MenuGridAnswer(chosen={"MR2.one": {"chart": "ch1"}}),
    } | {f"MR2.ask{n}": WrittenAnswer(text="One more hour for repair posts?") for n in (1, 2, 3)}
    played = play(store, monkeypatch, "MR2", answers, language)
    assert played.shares == {"MR2.e1": 1.0}
    assert played.told("MR2.e2", language) == {"en": "1 of 1", "fr": "1 sur 1"}[language]
    assert played.told("MR2.e5", language) == {"en": "3 of 3", "fr": "3 sur 3"}[language]
    (score,) = played.report.scores
    assert score.value == pytest.approx(100 * (0.1 + 0.9 * 0.75))


def test_a_report_that_opens_on_applause_is_told(store, monkeypatch):
    played = play(store, monkeypatch, "MR2", {"MR2.text": WrittenAnswer(text="Great: followers up, likes up.")})
    assert "followers" in played.told("MR2.e4")
    assert played.shares["MR2.e1"] == 0
    assert played.told("MR2.e2") == "None"  # no decision was asked for: nothing to look at


@pytest.mark.parametrize("task_id", ["AN2", "MR1", "MR2"])
def test_nothing_answered_scores_nothing(store, monkeypatch, task_id):
    played = play(store, monkeypatch, task_id, {})
    assert set(played.shares.values()) == {0.0}
