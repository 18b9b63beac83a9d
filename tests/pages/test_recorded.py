"""A recording on the rater's page: its sound, what was measured of it, and a picture only behind a fold."""

import pytest

from assessments import workflow
from assessments.answer import SpokenAnswer
from tests.alone import form_of
from tests.assessments.evidence.test_levels import SPEECH, as_wav
from tests.builders import NOW, candidate, position, rater
from tests.journeys.bots import Browser
from tests.pages.openings import words_on

ITEM = "LV2.opening"


@pytest.fixture
def store(store):
    with form_of("LV2"):
        yield store


@pytest.fixture
def reader(store):
    return rater(store)


@pytest.fixture
def handed_in(store, office, reader):
    opening = position(store, office, form_id="screen", raters=(reader.id,))

    def recorded(sound, *, pictured=False):
        browser = Browser(store, candidate(store, office, opening)).enter()
        browser.start()
        workflow.save_chunk(store, browser.actor, ITEM, "try", 0, sound, NOW)
        media = workflow.finish_recording(store, browser.actor, ITEM, "try", NOW)
        seen = (media,) if pictured else ()
        browser.save(ITEM, SpokenAnswer(route="sound", tries=(media,), kept=media, pictured=seen))
        browser.submit()
        return media

    return recorded


def bodies(at):
    return "\n".join(one.proto.body for one in at.get("html"))


def test_a_rater_is_told_length_silence_and_clipping_beside_the_sound(open_page, handed_in, reader):
    media = handed_in(as_wav(SPEECH))
    at = open_page("rate.py", reader, "en", task="LV2")
    assert f'src="/files/{media}"' in bodies(at)
    assert "<video" not in bodies(at)
    measured = "Measured: 8 s long, longest silence 1.5 s, 0.0% of it cut off for loudness. No part of a score."
    assert measured in words_on(at)


def test_a_picture_is_folded_away_and_said_to_count_for_nothing(open_page, handed_in, reader):
    handed_in(b"\x1a\x45\xdf\xa3 V_VP8 nothing that plays", pictured=True)
    at = open_page("rate.py", reader, "fr", task="LV2")
    assert "<video controls" in bodies(at)
    assert [one.label for one in at.expander if "image" in one.label] == ["L’image qui a été ajoutée"]
    assert "ni le visage ni la pièce ne comptent" in words_on(at)
    assert "Le logiciel ne décode aucun son" in words_on(at)
