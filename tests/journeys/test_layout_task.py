"""Two layouts from the link to the report, in both languages: one keeps every rule, one was only stretched."""

import pytest

from assessments.answer import WrittenAnswer
from tests.assessments.evidence.test_canvas import FEED, STRETCHED, VERTICAL, box, changed
from tests.journeys.one_task import both, play

WHY = {
    "en": "The photo goes to the foot, under the icons; everything to be read moves between the two bars.",
    "fr": "La photo descend en pied, sous les icônes ; tout ce qui se lit remonte entre les deux bandes.",
}


def answers(feed, vertical, why):
    return {"DE2.feed": feed, "DE2.vertical": vertical, "DE2.why": WrittenAnswer(text=why)}


@both
def test_every_rule_is_kept_and_people_read_both_pictures(store, monkeypatch, language):
    played = play(store, monkeypatch, "DE2", answers(FEED, VERTICAL, WHY[language]), language)
    assert played.shares == {"DE2.e1": 1.0}
    assert played.told("DE2.e1", language) == {"en": "24 of 24", "fr": "24 sur 24"}[language]
    assert {"en": "39%", "fr": "39\u00a0%"}[language] in played.told("DE2.e2", language)
    for card in played.cards:
        assert [one.answer for one in card.answers][:2] == [FEED, VERTICAL]
        assert card.answers[0].item.safe_box.y_max == 1285
        assert card.task.checks == ()


@both
def test_a_stretched_copy_with_a_faint_date_and_hours_left_out(store, monkeypatch, language):
    """Feed: contrast and complete broken, nine others kept as far as 7 of 8 are placed; vertical: safe box broken.

    (9 * 7/8 + 10 + 0 for the copy + 15/16 for the colours) / 24.
    """
    faint = changed(FEED, date=box(65, 824, 520, 76, 44, "cuivre", "craie"), hours=None)
    played = play(store, monkeypatch, "DE2", answers(faint, STRETCHED, ""), language)
    assert played.shares["DE2.e1"] == pytest.approx((9 * 7 / 8 + 10 + 15 / 16) / 24)
    told = played.told("DE2.e1", language)
    assert {"en": "Feed: enough contrast: Date: 3.85:1", "fr": "Date\u00a0: 3,85:1"}[language] in told
    assert {"en": "not placed: Hours", "fr": "non placé\u00a0: Heures"}[language] in told
    assert {"en": "0 of 8", "fr": "0 sur 8"}[language] in told


def test_nothing_handed_in_keeps_nothing(store, monkeypatch):
    assert play(store, monkeypatch, "DE2", {}).shares == {"DE2.e1": 0.0}
