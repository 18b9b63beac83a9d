"""Every refusal has a sentence of its own, in both languages."""

from datetime import UTC, date, datetime
from typing import get_args

import pytest

from assessments.attempt import (
    AnchorRefused,
    FormRefused,
    PositionRefused,
    QuestionsExpire,
    RecordingRefused,
    Refused,
    TooManyTries,
    UploadRefused,
)
from assessments.workflow import FileRefused
from pages.parts import refusals, words

WITH_REASONS = (AnchorRefused, FileRefused, FormRefused, PositionRefused, RecordingRefused, UploadRefused)
REASONS = [kind(why) for kind in WITH_REASONS for why in get_args(kind.__init__.__annotations__["why"])]
EVENTS = [
    *(kind.__new__(kind) for kind in Refused.__subclasses__() if kind not in WITH_REASONS),
    *REASONS,
    QuestionsExpire(date(2027, 6, 30)),
    TooManyTries(datetime(2026, 11, 24, 9, 5, tzinfo=UTC)),
]


@pytest.mark.parametrize("event", EVENTS, ids=repr)
def test_every_refusal_has_a_sentence_of_its_own_in_both_languages(event):
    with words.speaking("fr"):
        french = refusals.sentence(event)
    english = refusals.sentence(event)

    assert english.endswith(".")
    assert french != english
    assert english != refusals.sentence(Refused())


def test_no_two_refusals_share_a_sentence():
    said = [refusals.sentence(event) for event in EVENTS]

    assert len(set(said)) == len(said)


def test_a_wait_says_until_when():
    assert "09:05 UTC" in refusals.sentence(TooManyTries(datetime(2026, 11, 24, 9, 5, tzinfo=UTC)))
