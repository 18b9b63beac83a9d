"""A calendar and a run of show, sat from the link to the report in both languages."""

import pytest

from tests import plans
from tests.journeys.one_task import both, play, wrote

# --- PL1 --------------------------------------------------------------------------------------------------------------

RAIN = {
    "en": "By Friday noon I move the live indoors, tell the sixty who booked, and change the Friday story.",
    "fr": "Avant vendredi midi, je rentre le direct, je préviens les inscrits et je change la story.",
}
SPOILT = {
    "row1": {"time": "08:00", "asset": "AS3"},  # H01, H03
    "row5": {"hours": 30.0},  # H10, S4
    "row7": {"format": "reel"},  # H06, H07
    "row12": {"link": "https://tilvane.example/entreprises"},  # H11
    "row13": {"asset": "AS5", "time": "23:00"},  # H02, S6
    "row14": {"owner": None},  # H13
}


def calendar(rows, language):
    return {"PL1.rows": plans.filled(rows)} | wrote("PL1", fallback=RAIN[language])


@both
def test_a_calendar_that_keeps_every_limit_earns_the_whole_counted_part(store, monkeypatch, language):
    played = play(store, monkeypatch, "PL1", calendar(plans.calendar(language), language), language, level=5.0)

    assert played.shares == {"PL1.e1": 1.0, "PL1.e2": 1.0}
    assert played.flags == frozenset()
    assert "PL1.e4" not in played.evidence
    assert {part: one.level for part, one in played.by_key.items()} == {"PL1.e1": 5.0, "PL1.e2": 5.0}
    (score,) = played.report.scores
    assert score.value == pytest.approx(100)


@both
def test_eight_hard_limits_and_two_habits_broken_are_told_row_by_row(store, monkeypatch, language):
    """6 of 14 hard limits, 6 of 8 habits; a person gives a 2, which is a quarter of the scale."""
    played = play(
        store, monkeypatch, "PL1", calendar(plans.calendar(language, **SPOILT), language), language, level=2.0
    )

    assert played.shares == {"PL1.e1": pytest.approx(6 / 14), "PL1.e2": pytest.approx(6 / 8)}
    assert played.flags == {"cf_embargo"}
    assert len(played.evidence["PL1.e4"]) == 8
    assert len(played.evidence["PL1.e5"]) == 2
    said = [one.value.said(language) for one in played.evidence["PL1.e4"]]
    assert {"en": "row 1: Mon 8 June, 08:00", "fr": "ligne 1\u00a0: lun. 8 juin, 08:00"}[language] in said
    assert {
        "en": "week of Mon 8 June: 42.5 hours of 30",
        "fr": "semaine du lun. 8 juin\u00a0: 42,5 heures sur 30",
    }[language] in said
    (score,) = played.report.scores
    assert score.value == pytest.approx(100 * (0.4 * 6 / 14 + 0.2 * 6 / 8 + 0.4 * 1 / 4))


def test_who_rates_a_calendar_reads_it_without_a_name_and_without_its_key(store, monkeypatch):
    rows = plans.calendar(row2={"subject": "Camille Doe opens a lid"})
    (card, *_) = play(store, monkeypatch, "PL1", calendar(rows, "en")).cards
    table, fallback = card.answers

    assert table.answer.rows[1]["subject"] == "[name] opens a lid"
    assert table.text.splitlines()[:4] == [
        "The waiting list opens",
        plans.tagged("facebook"),
        "[name] opens a lid",
        "bio",
    ]
    assert fallback.text == RAIN["en"]
    assert card.task.checks == ()
    assert card.task.evidence == ()


# --- LV1 --------------------------------------------------------------------------------------------------------------

AROUND = {
    "en": {
        "moderation": "Noé hides insults and passes questions on cards.",
        "accessplan": "Captions on; replay saved the same evening.",
        "before": "Account public and above 1,000 followers; joint test with Samira the day before.",
    },
    "fr": {
        "moderation": "Noé masque les insultes et passe les questions sur cartons.",
        "accessplan": "Sous-titres activés\u202f; rediffusion gardée le soir même.",
        "before": "Compte public, plus de 1\u202f000 abonnés\u202f; essai avec Samira la veille.",
    },
}
PRODUCT_TALK = (
    {"start": "11:00", "minutes": 5.0, "type": "opening", "who": "smm", "what": "Start with a trending song"},
    {"start": "11:05", "minutes": 20.0, "type": "product", "who": "smm", "what": "The Rive 750 Algue"},
    {"start": "11:25", "minutes": 10.0, "type": "interview", "who": "both", "what": "Samira", "audience": "Likes"},
)


def of_show(rows, texts):
    return {"LV1.rows": plans.filled(rows)} | wrote("LV1", **texts)


@both
def test_a_show_that_holds_earns_the_whole_counted_part(store, monkeypatch, language):
    played = play(store, monkeypatch, "LV1", of_show(plans.show(language), AROUND[language]), language, level=4.0)

    assert played.shares == {"LV1.e1": 1.0}
    assert played.told("LV1.e1", language) == {"en": "13 of 13", "fr": "13 sur 13"}[language]
    assert played.flags == frozenset()
    assert "LV1.e6" not in played.evidence
    assert {"en": "You and Samira 12", "fr": "Vous et Samira 12"}[language] in played.told("LV1.e3", language)
    assert len(played.cards) == 2
    (score,) = played.report.scores
    assert score.value == pytest.approx(100 * (0.4 + 0.6 * 3 / 4))


def test_half_an_hour_of_product_talk_keeps_one_rule_and_raises_the_flag_of_music(store, monkeypatch):
    """Only the starts follow each other; nothing is said of moderation, access or what is checked."""
    played = play(store, monkeypatch, "LV1", of_show(PRODUCT_TALK, {"moderation": "I keep an eye on it."}), level=1.0)

    assert played.shares == {"LV1.e1": pytest.approx(1 / 13)}
    assert played.flags == {"cf_music"}
    assert played.told("LV1.e4").startswith("1 of 2; not kept: Sold-out Rive 750 Algue shown")
    told = {one.label.en.partition(": ")[2]: one.value.en for one in played.evidence["LV1.e6"]}
    assert len(told) == 9
    assert told["Thirty minutes in 6 to 10 rows"] == "35 minutes in 3 rows"
    assert told["No part longer than eight minutes"] == "row 2: 20 minutes; row 3: 10 minutes"
    (score,) = played.report.scores
    assert score.value == pytest.approx(100 * 0.4 / 13)


def test_late_joiners_are_told_in_french_words_where_no_row_is_for_them(store, monkeypatch):
    rows = plans.show("fr", row4={"type": "story", "what": "Un rappel pour les retardataires"})
    assert play(store, monkeypatch, "LV1", of_show(rows, AROUND["fr"]), "fr").shares == {"LV1.e1": 1.0}


def test_ways_out_are_counted_from_ten_characters_on_and_one_is_technical(store, monkeypatch):
    """A smile has nine characters; what is left names neither sound nor picture."""
    rows = plans.show("fr", row1={"fallback": "Je continue seule"}, row2={"fallback": "Je souris"})
    (missing,) = play(store, monkeypatch, "LV1", of_show(rows, AROUND["fr"]), "fr").evidence["LV1.e6"]
    assert missing.value.fr == "lignes 1 et 5\u00a0: 2/3"
