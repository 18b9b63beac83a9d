"""Beside the level: who first looks at a picture ticks what the key counts; how a recording carries counts nowhere."""

import pytest

from assessments import workflow
from assessments.answer import SpokenAnswer, UploadAnswer
from assessments.attempt import Actor, NotFound
from assessments.workflow.reports import result
from rubric.rating import Source, current, level_of
from tests.alone import form_of
from tests.builders import DAY, HOUR, MINUTE, NOW, candidate, position
from tests.journeys.bots import Browser
from tests.journeys.test_upload_task import answers
from tests.pictures import CRAIE, ENCRE, drawn, png

SIX = tuple(f"DE5.S{place}" for place in range(1, 7))
SPEECH = "LV2.opening"


@pytest.fixture
def sat(store, office, readers):
    """Somebody who sits one task, answers it as told and hands it in."""

    def one(task_id, answer, name="Camille Doe"):
        opening = position(store, office, form_id="screen", raters=tuple(each.id for each in readers))
        browser = Browser(store, candidate(store, office, opening, name)).enter()
        browser.start()
        answer(browser)
        return browser.submit()

    with form_of("DE5", "LV2"):
        yield one


def made(browser):
    """All six checks of the file are kept."""
    given = answers(png(drawn(ground=CRAIE, share=0.3, other=ENCRE)), "en")
    workflow.save_upload(browser.store, browser.actor, "DE5.visual", given.pop("DE5.visual"), "t", NOW)
    for item_id, answer in given.items():
        browser.save(item_id, answer)


def described(browser):
    browser.save("DE5.visual", UploadAnswer(route="typed", script="A title and a lid."))


def spoken(browser):
    workflow.save_chunk(browser.store, browser.actor, SPEECH, "try", 0, b"\x1a\x45\xdf\xa3 sound", NOW)
    media = workflow.finish_recording(browser.store, browser.actor, SPEECH, "try", NOW)
    browser.save(SPEECH, SpokenAnswer(route="sound", tries=(media,), kept=media))


def typed(browser):
    browser.save(SPEECH, SpokenAnswer(route="typed", script="You are live in Angers with Tilvane."))


def rate(store, reader, task_id, level=4.0, because=None, at=NOW + HOUR, **noted):
    card = workflow.next_card(store, reader, task_id)
    return workflow.rate(store, reader, card.card_id, level, (), "", (), because, at, **noted)


def again(store, reader, card_id, at, **noted):
    return workflow.rate(store, reader, card_id, 4.0, (), "", (), None, at, **noted)


def by_key(store, attempt):
    """Every level the key has given, and the one that counts."""
    with store.read() as db:
        given = [one for one in result(db, attempt.id).ratings if one.source is Source.KEY and one.task_id == "DE5"]
    (counts,) = current(given)
    return [one.level for one in given], counts.level


def report(store, reader, attempt):
    return workflow.fit_report(store, reader, attempt.id, NOW + DAY)


def numbers(one):
    """Everything that is computed: the fit, its error, and of each score value, error and band."""
    scores = [(each.competency_id, each.value, each.standard_error, each.band, each.state) for each in one.scores]
    assert any(value == 75.0 for _id, value, *_rest in scores)  # level 4
    return scores, one.fit.value, one.fit.standard_error, one.verdict


# --- what is read in a picture ----------------------------------------------------------------------------------------


def test_until_somebody_has_looked_the_picture_counts_by_its_file_alone(store, sat, readers):
    attempt = sat("DE5", made)
    card = workflow.next_card(store, readers[0], "DE5")

    assert tuple(one.id for one in card.to_see) == SIX
    assert by_key(store, attempt) == ([5.0], 5.0)


@pytest.mark.parametrize(("ticked", "share"), [(SIX, 7 / 7), (SIX[:5], 6 / 7), ((), 6 / 7)])
def test_six_facts_read_by_the_first_rater_are_the_seventh_check(store, office, sat, readers, ticked, share):
    """The file keeps six checks of seven; the seventh is kept where all six facts can be read."""
    attempt = sat("DE5", made)
    after = rate(store, readers[0], "DE5", seen=ticked)

    assert by_key(store, attempt)[1] == pytest.approx(level_of(share))
    (found,) = [one for one in after.evidence if one.id == "DE5.e1"]
    assert found.share == pytest.approx(share)
    told = [one for each in report(store, office, attempt).competencies for one in each.evidence if one.id == "DE5.e1"]
    assert [one.share for one in told] == [pytest.approx(share)]


def test_only_the_first_who_looked_counts_and_only_what_they_saw_on_their_own(store, sat, readers):
    attempt = sat("DE5", made)
    first = workflow.next_card(store, readers[0], "DE5").card_id
    again(store, readers[0], first, NOW + HOUR, seen=SIX[:1])
    again(store, readers[0], first, NOW + HOUR + MINUTE, seen=SIX)
    assert by_key(store, attempt) == ([5.0, pytest.approx(level_of(6 / 7)), 5.0], 5.0)

    rate(store, readers[1], "DE5", at=NOW + 2 * HOUR, seen=SIX[:2])
    again(store, readers[0], first, NOW + 3 * HOUR, seen=())
    assert by_key(store, attempt)[1] == 5.0


def test_who_cannot_judge_leaves_the_looking_to_the_next(store, sat, readers):
    attempt = sat("DE5", made)
    rate(store, readers[0], "DE5", level=None, because="cannot see it")
    assert by_key(store, attempt) == ([5.0], 5.0)
    rate(store, readers[1], "DE5", at=NOW + 2 * HOUR, seen=SIX[:5])
    assert by_key(store, attempt)[1] == pytest.approx(level_of(6 / 7))


def test_in_words_software_has_read_the_facts_and_nobody_is_asked(store, sat, readers):
    sat("DE5", described)

    assert workflow.next_card(store, readers[0], "DE5").to_see == ()
    with pytest.raises(NotFound):
        rate(store, readers[0], "DE5", seen=())


def test_what_was_not_to_be_looked_for_is_refused(store, sat, readers):
    sat("DE5", made)
    with pytest.raises(NotFound, match=r"DE5\.S7"):
        rate(store, readers[0], "DE5", seen=("DE5.S7",))


# --- how a recording carries ------------------------------------------------------------------------------------------


def test_delivery_is_told_apart_and_moves_no_score(store, office, sat, readers):
    plain = sat("LV2", spoken, "Camille Doe")
    for reader in readers:
        rate(store, reader, "LV2")
    heard = sat("LV2", spoken, "Dana Roe")
    for reader, delivery in zip(readers, (5, 3), strict=True):
        assert rate(store, reader, "LV2", delivery=delivery).own.delivery == delivery

    without, with_it = report(store, office, plain), report(store, office, heard)
    assert numbers(with_it) == numbers(without)
    assert without.delivered == ()
    assert [(one.task_id, one.levels) for one in with_it.delivered] == [("LV2", (3, 5))]


def test_without_a_recording_there_is_no_delivery_and_the_words_weigh_the_same(store, office, sat, readers):
    by_ear, in_words = sat("LV2", spoken, "Camille Doe"), sat("LV2", typed, "Dana Roe")
    cards = {}
    for reader in readers:
        for _each in range(2):
            card = workflow.next_card(store, reader, "LV2")
            cards[card.is_heard] = card
            again(store, reader, card.card_id, NOW + HOUR, **({"delivery": 1} if card.is_heard else {}))
    with pytest.raises(NotFound, match="delivery"):
        again(store, readers[1], cards[False].card_id, NOW + 2 * HOUR, delivery=3)

    ear, words = report(store, office, by_ear), report(store, office, in_words)
    assert numbers(ear) == numbers(words)
    assert (len(ear.delivered), len(words.delivered)) == (1, 0)


def test_no_level_of_delivery_lies_outside_its_scale(store, sat, readers):
    sat("LV2", spoken)
    with pytest.raises(ValueError, match="less than or equal to 5"):
        rate(store, readers[0], "LV2", delivery=6)


def test_who_spoke_reads_how_it_carried_in_their_own_report(store, office, sat, readers):
    attempt = sat("LV2", spoken)
    for reader, delivery in zip(readers, (4, 3), strict=True):
        rate(store, reader, "LV2", delivery=delivery)
    workflow.share_report(store, office, attempt.id, NOW + DAY)

    told = workflow.own_report(store, Actor(kind="candidate", id=attempt.id), NOW + DAY)
    assert [(one.task_id, one.levels) for one in told.delivered] == [("LV2", (3, 4))]
