"""The queue to check and the links to build, sat from the link to the report in both languages."""

import pytest

from assessments import bank
from assessments.answer import PreflightAnswer
from tests.journeys.one_task import both, play, written

# --- PL3 --------------------------------------------------------------------------------------------------------------

FAULTS = {
    "PL3.Q02": {"ratio": "r_vertical"},
    "PL3.Q03": {"time": "t_paris"},
    "PL3.Q05": {"handle": "h_correct"},
    "PL3.Q06": {"embargo": "e_noprice"},
    "PL3.Q07": {"link": "l_replace"},
    "PL3.Q08": {"tag": "g_source"},
    "PL3.Q09": {"duplicate": "d_remove"},
    "PL3.Q10": {"label": "b_collab"},
    "PL3.Q11": {"access": "a_alt"},
}


def queue(**changes):
    """All fourteen posts judged; without changes as the key has them."""
    ticked = {item.id: FAULTS.get(item.id, {}) for item in bank.task("PL3").items}
    ticked |= {f"PL3.{post}": faults for post, faults in changes.items()}
    return {post: PreflightAnswer(faults=faults) for post, faults in ticked.items()}


@both
def test_a_queue_checked_without_a_slip_earns_everything(store, monkeypatch, language):
    played = play(store, monkeypatch, "PL3", queue(), language)
    assert played.shares == {"PL3.e1": 1.0, "PL3.e2": 1.0}
    assert played.flags == frozenset()
    assert played.told("PL3.e3", language) == {"en": "0 of 6", "fr": "0 sur 6"}[language]
    assert {part: one.level for part, one in played.by_key.items()} == {"PL3.e1": 5.0, "PL3.e2": 5.0}
    (score,) = played.report.scores
    assert (score.state, score.value) == ("scored", 100.0)
    assert played.cards == ()


@both
def test_wrong_ticks_cost_what_right_ones_earn_and_the_two_critical_faults_flag(store, monkeypatch, language):
    """Seven of nine found, two decoys ticked: (7 - 2) / 9; one of the seven with a wrong fix: 6 / 9."""
    answers = queue(Q06={}, Q10={}, Q02={"ratio": "r_bars"}, Q04={"duplicate": "d_emoji"}, Q14={"label": "b_end"})
    played = play(store, monkeypatch, "PL3", answers, language)
    assert played.shares["PL3.e1"] == pytest.approx(5 / 9)
    assert played.shares["PL3.e2"] == pytest.approx(6 / 9)
    assert [one.flag for one in played.evidence["PL3.e4"]] == ["cf_embargo"]
    assert [one.flag for one in played.evidence["PL3.e5"]] == ["cf_disclosure"]
    assert played.flags == {"cf_embargo", "cf_disclosure"}
    assert played.told("PL3.e3", language).startswith({"en": "2 of 6", "fr": "2 sur 6"}[language])
    (score,) = played.report.scores
    assert score.value == pytest.approx(100 * (0.7 * 5 / 9 + 0.3 * 6 / 9))


def test_ticking_everything_earns_nothing_for_finding(store, monkeypatch):
    """9 right and 117 wrong ticks of 126 boxes."""
    every = {point.id: point.fixes[0].id for point in bank.task("PL3").items[0].checkpoints}
    played = play(
        store, monkeypatch, "PL3", {item.id: PreflightAnswer(faults=every) for item in bank.task("PL3").items}
    )
    assert played.shares["PL3.e1"] == 0
    assert played.told("PL3.e6").startswith("9 of 9 found, 117 of 117 ticked wrongly")


def test_faults_that_were_not_reached_are_held_against_nobody(store, monkeypatch):
    answers = {one: given for one, given in queue().items() if one < "PL3.Q05"}
    assert play(store, monkeypatch, "PL3", answers).flags == frozenset()


# --- PL4 --------------------------------------------------------------------------------------------------------------

SITE = "https://tilvane.example"
LINKS = {
    "PL4.L1": f"{SITE}/reparer?utm_source=instagram&utm_medium=social"
    "&utm_campaign=2026-06-repair-day&utm_content=story-countdown",
    "PL4.L2": f"{SITE}/reparer?utm_source=facebook&utm_medium=paid-social"
    "&utm_campaign=2026-06-repair-day&utm_content=photo-cour-atelier",
    "PL4.L3": f"{SITE}/entreprises?utm_source=linkedin&utm_medium=social"
    "&utm_campaign=2026-07-company-gifts&utm_content=document-rentree",
    "PL4.L4": f"{SITE}/reparer?utm_source=instagram&utm_medium=creator"
    "&utm_campaign=2026-06-repair-day&utm_content=reel-papa-a-velo",
    "PL4.L5": f"{SITE}/halte-duo?utm_source=pinterest&utm_medium=social"
    "&utm_campaign=2026-06-halte-duo&utm_content=pin-deux-etages",
}


@both
def test_five_links_by_the_rule_earn_everything(store, monkeypatch, language):
    played = play(store, monkeypatch, "PL4", written({one: f"  {link}\n" for one, link in LINKS.items()}), language)
    assert played.shares == {"PL4.e1": 1.0, "PL4.e2": 1.0}
    assert played.told("PL4.e3", language) == {"en": "5 of 5", "fr": "5 sur 5"}[language]


@both
def test_each_slip_costs_its_part_and_its_link(store, monkeypatch, language):
    """L1 capital (4 of 5 parts), L2 tags in another order (5), L3 wrong month (4), L4 accents (4), L5 missing (0)."""
    first, *tags = LINKS["PL4.L2"].replace("?", "&").split("&")
    answers = written(
        {
            "PL4.L1": LINKS["PL4.L1"].replace("instagram", "Instagram"),
            "PL4.L2": f"{first}?{'&'.join(reversed(tags))}",
            "PL4.L3": LINKS["PL4.L3"].replace("2026-07", "2026-02"),
            "PL4.L4": LINKS["PL4.L4"].replace("papa-a-velo", "papa-à-vélo"),
        }
    )
    played = play(store, monkeypatch, "PL4", answers, language)
    assert played.shares["PL4.e1"] == pytest.approx(17 / 25)
    assert played.shares["PL4.e2"] == 0
    broken = played.told("PL4.e3", language)
    assert broken.startswith({"en": "2 of 5; not kept: Lower case", "fr": "2 sur 5\u202f; non respecté"}[language])
    assert {"en": "July in L3", "fr": "Juillet pour L3"}[language] in broken
    assert {"en": "June in L1", "fr": "Juin pour L1"}[language] not in broken
