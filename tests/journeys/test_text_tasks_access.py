"""Alt text and subtitles, sat in both languages: what was corrected, what was left alone, what was made worse."""

import pytest

from assessments import bank
from tests.journeys.one_task import both, play, written

ALTS = {
    "en": (
        "Bar chart: of 4,120 repairs in 2025, 71% were seals; everything else makes 29%.",
        "Lunch box with three clips closed and the fourth still open; drops fall from that corner.",
        "Plan: from the gate on rue de l’Exemple, a step-free path leads to the courtyard; the side door has steps.",
    ),
    "fr": (
        "Graphique : sur 4 120 réparations en 2025, 71 % étaient des joints ; le reste fait 29 %.",
        "Boîte-repas : trois clips fermés, le quatrième ouvert ; des gouttes tombent de ce coin.",
        "Plan : du portail, rue de l’Exemple, un chemin de plain-pied mène à la cour ; à gauche, des marches.",
    ),
}
CORRECTED = {
    "en": {
        1: "Hello, I’m Samira Belkadi,",
        3: "Last year we did 4,120 repairs.",
        4: "And 71% of them were seals.",
        6: "This one is from a Halte lunch box.",
        7: "You cannot put the box in the microwave:",
        9: "A new seal costs from €3,",
        11: "Come and see us on Saturday 13 June,",
        12: "and book at tilvane.example/reparer.",
    },
    "fr": {
        1: "Bonjour, je suis Samira Belkadi,",
        3: "L’an dernier, nous avons fait 4 120 réparations.",
        4: "Et 71 % d’entre elles, c’étaient des joints.",
        6: "Celui-ci vient d’une boîte-repas Halte.",
        7: "On ne peut pas mettre la boîte au micro-ondes :",
        9: "Un joint neuf, c’est à partir de 3 €,",
        11: "Venez nous voir le samedi 13 juin,",
        12: "et réservez sur tilvane.example/reparer.",
    },
}


def answers(alts=(), lines=()):
    texts = {f"DE4.alt{place}": text for place, text in enumerate(alts, 1)}
    texts |= {f"DE4.L{place:02}": text for place, text in dict(lines).items()}
    return written(texts)


@both
def test_pictures_told_and_eight_lines_put_right(store, monkeypatch, language):
    played = play(store, monkeypatch, "DE4", answers(ALTS[language], CORRECTED[language]), language)
    assert played.shares == {"DE4.e1": 1.0, "DE4.e2": 1.0}
    assert played.flags == frozenset()
    assert [one.item.id for one in played.cards[0].answers] == ["DE4.alt1", "DE4.alt2", "DE4.alt3"]
    (score,) = played.report.scores
    assert score.value == pytest.approx(100 * (0.25 + 0.35 + 0.4 * 0.75))  # two people gave a 4


@both
def test_lines_made_worse_cost_a_point_each_and_the_lost_not_is_flagged(store, monkeypatch, language):
    """Three of eight put right, two right ones changed: (3 - 2) / 8. Line 7 was left although others were changed."""
    lines = {n: CORRECTED[language][n] for n in (1, 3, 4)} | {2: "boss here.", 5: ""}
    played = play(store, monkeypatch, "DE4", answers(lines=lines), language)
    assert played.shares == {"DE4.e1": 0.0, "DE4.e2": 1 / 8}
    assert played.flags == {"cf_safety"}


@both
def test_capitals_and_marks_are_no_change(store, monkeypatch, language):
    line = bank.task("DE4").item("DE4.L08")
    assert line.kind == "written"
    lines = {1: CORRECTED[language][1], 8: line.start.said(language).upper().rstrip(".") + " !"}
    played = play(store, monkeypatch, "DE4", answers(lines=lines), language)
    assert played.shares["DE4.e2"] == 1 / 8


@both
def test_lines_that_nobody_touched_are_not_answered_and_flag_nobody(store, monkeypatch, language):
    played = play(store, monkeypatch, "DE4", answers(ALTS[language]), language)
    assert played.shares == {"DE4.e1": 1.0, "DE4.e2": 0.0}
    assert played.flags == frozenset()


@both
def test_an_inventory_of_shapes_says_little(store, monkeypatch, language):
    """Only the lengths and the missing hashtags are right: 2 of 6."""
    starts = {
        "en": "Image of a drawing with shapes of several colours, side by side",
        "fr": "Image de plusieurs formes",
    }
    alts = [f"{starts[language]} {name * 40}" for name in "abc"]
    played = play(store, monkeypatch, "DE4", answers(alts), language)
    assert played.shares["DE4.e1"] == pytest.approx(2 / 6)
