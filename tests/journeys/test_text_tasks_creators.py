"""Two creators of eight, chosen in both languages: the pair, the warning signs, the sum and the reasons."""

import pytest

from assessments import bank
from assessments.answer import MultiSelectAnswer, PreflightAnswer, WrittenAnswer
from assessments.evidence import is_answered
from tests.journeys.one_task import both, play

SIGNS = {
    1: ("over_budget", "audience_off_target"),
    2: ("rival_contract",),
    3: (),
    4: ("growth_spike", "bot_comments", "audience_elsewhere"),
    5: (),
    6: ("audience_off_target", "unlabelled_ads"),
    7: ("risky_sector",),
    8: ("audience_off_target", "ad_saturation"),
}
WHY = {
    "en": "Papa à vélo: 62% local, for Repair Day. Clara déjeune: 4.8% and €420, for Halte. Maison Lola is not local.",
    "fr": "Papa à vélo : 62 % du coin, pour la Journée. Clara déjeune : 4,8 % et 420 €. Maison Lola n’est pas d’ici.",
}


def answers(pair, why, **changes):
    signs = SIGNS | {int(name[1:]): ticked for name, ticked in changes.items()}
    given = {f"CI1.P{n}": PreflightAnswer(faults=dict.fromkeys(ticked)) for n, ticked in signs.items()}
    chosen = MultiSelectAnswer(options=frozenset(f"CI1.P{n}" for n in pair))
    return given | {"CI1.choice": chosen, "CI1.why": WrittenAnswer(text=why)}


@both
def test_the_pair_and_all_eleven_signs(store, monkeypatch, language):
    played = play(store, monkeypatch, "CI1", answers((3, 5), WHY[language]), language)
    assert played.shares == {"CI1.e1": 1.0, "CI1.e2": 1.0}
    assert {"en": "€700 of €800", "fr": "700\u00a0€ sur 800\u00a0€"}[language] in played.told("CI1.e3", language)
    assert "62%" in played.told("CI1.e4", "en")
    assert played.told("CI1.e5", language) == {"en": "1 of 1", "fr": "1 sur 1"}[language]


@both
def test_half_a_pair_and_false_alarms(store, monkeypatch, language):
    """P3 and P6 earn half; two signs on clean cards and one sign missed: (10 - 2) / 11."""
    given = answers((3, 6), "", P3=("ad_saturation",), P5=("bot_comments",), P7=())
    played = play(store, monkeypatch, "CI1", given, language)
    assert played.shares == {"CI1.e1": 0.5, "CI1.e2": pytest.approx(8 / 11)}


def test_the_largest_breaks_the_budget(store, monkeypatch):
    played = play(store, monkeypatch, "CI1", answers((1, 3), ""))
    assert played.shares["CI1.e1"] == 0
    assert played.told("CI1.e3") == "0 of 1; not kept: Within the budget: €2680 of €800"


def test_exactly_two_have_to_be_chosen():
    item = bank.task("CI1").item("CI1.choice")
    for many, whole in ((0, False), (1, False), (2, True), (3, False)):
        ticked = frozenset(f"CI1.P{n}" for n in range(1, many + 1))
        assert is_answered(item, MultiSelectAnswer(options=ticked)) is whole


def test_a_card_without_a_sign_is_answered_and_a_sign_needs_no_fix():
    item = bank.task("CI1").item("CI1.P3")
    assert not is_answered(item, None)
    assert is_answered(item, PreflightAnswer())
    assert is_answered(item, PreflightAnswer(faults={"bot_comments": None}))
