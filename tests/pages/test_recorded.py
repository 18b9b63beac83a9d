"""A recording on the rater's page: its sound, what was measured of it, its delivery apart, a picture behind a fold."""

import pytest

from assessments import bank, workflow
from assessments.answer import SpokenAnswer
from pages.parts import judgement
from tests.alone import form_of
from tests.assessments.evidence.test_levels import SPEECH, as_wav
from tests.builders import HOUR, NOW, candidate, position
from tests.journeys.bots import Browser
from tests.pages.openings import words_on

ITEM = "LV2.opening"


@pytest.fixture
def store(store):
    with form_of("LV2"):
        yield store


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
    assert "Duration or length" not in words_on(at)


def test_a_picture_is_folded_away_and_said_to_count_for_nothing(open_page, handed_in, reader):
    handed_in(b"\x1a\x45\xdf\xa3 V_VP8 nothing that plays", pictured=True)
    at = open_page("rate.py", reader, "fr", task="LV2")
    assert "<video controls" in bodies(at)
    assert [one.label for one in at.expander if "image" in one.label] == ["L’image qui a été ajoutée"]
    assert "ni le visage ni la pièce ne comptent" in words_on(at)
    assert "Le logiciel ne décode aucun son" in words_on(at)


def radios(at):
    return {one.label: one for one in at.radio}


ASKED = "How well can the recording be followed by ear?"


def card_id(at):
    found = at.query_params["card"]
    return found if isinstance(found, str) else found[0]


def test_delivery_is_rated_apart_and_kept_as_a_draft_until_it_is_saved(open_page, store, handed_in, reader, office):
    handed_in(as_wav(SPEECH))
    at = open_page("rate.py", reader, "en", task="LV2")
    assert "Delivery, not part of the score" in words_on(at)
    scale = radios(at)[ASKED]
    assert scale.value is None
    assert scale.options[-1].replace("\\", "") == "**Leave it open.**"
    at = scale.set_value("4").run()

    card = card_id(at)
    again = open_page("rate.py", reader, "en", task="LV2", card=card)
    assert radios(again)[ASKED].value == "4"
    at = again.radio(key=judgement.key(card, "level")).set_value("3").run()
    at = at.button(key=judgement.key(card, "undo")).click().run()
    assert (radios(at)[ASKED].value, at.radio(key=judgement.key(card, "level")).value) == ("4", None)
    at = at.radio(key=judgement.key(card, "level")).set_value("3").run()
    at = at.button(key=judgement.key(card, "save")).click().run()

    own = workflow.laid(store, reader, card)[1].own
    assert (own.level, own.delivery) == (3.0, 4)
    assert bank.delivery().anchors[3].en in words_on(at)
    at = at.button(key=judgement.key(card, "correct")).click().run()
    assert radios(at)[ASKED].value == "4"


@pytest.mark.parametrize("chosen", [None, "open"])
def test_delivery_may_be_left_open(open_page, store, handed_in, reader, chosen):
    handed_in(as_wav(SPEECH))
    at = open_page("rate.py", reader, "en", task="LV2")
    card = card_id(at)
    if chosen:
        at = at.radio(key=judgement.key(card, "delivery")).set_value(chosen).run()
    at = at.radio(key=judgement.key(card, "level")).set_value("2").run()
    at.button(key=judgement.key(card, "save")).click().run()

    assert workflow.laid(store, reader, card)[1].own.delivery is None


def test_the_report_tells_delivery_apart_from_the_score(open_page, store, handed_in, reader, office):
    handed_in(as_wav(SPEECH))
    card = workflow.next_card(store, reader, "LV2")
    workflow.rate(store, reader, card.card_id, 3, (), "", (), None, NOW + HOUR, delivery=2)
    at = open_page("report.py", office, "fr")
    assert "À l’oreille, hors résultat" in [one.value for one in at.header]
    assert bank.delivery().anchors[1].fr in words_on(at)
