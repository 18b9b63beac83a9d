"""Pictures from candidates: kept as new files that say nothing, shown to whoever may see them, gone when they are."""

import base64
import hashlib
from io import BytesIO

import pytest
from PIL import Image

from assessments import workflow
from assessments.answer import UploadAnswer, WrittenAnswer
from assessments.attempt import Actor, AnswerRefused, AttemptClosed, NotAllowed, NotFound, UploadRefused
from assessments.workflow.uploads import MOST_FILES
from tests.builders import DAY, HOUR, NOW, candidate, hr, manager, position
from tests.journeys.bots import Browser
from tests.journeys.one_task import core_of
from tests.pictures import SECRETS, bomb, drawn, png, told_jpeg, told_png

ITEM = "DE5.visual"


@pytest.fixture(autouse=True)
def _only_this_task(monkeypatch):
    with core_of(monkeypatch, "DE5", "DE2"):
        yield


@pytest.fixture
def maker(store, office, readers):
    opening = position(store, office, raters=tuple(one.id for one in readers))
    browser = Browser(store, candidate(store, office, opening))
    workflow.acknowledge(store, browser.actor, NOW)
    browser.start()
    return browser


def hand_in(maker, data, item_id=ITEM, now=NOW):
    return workflow.save_upload(maker.store, maker.actor, item_id, data, "tab-1", now)


def media(maker, media_id, actor=None):
    return workflow.media_file(maker.store, actor or maker.actor, media_id)


def asked(maker):
    """The question as the candidate's page has it."""
    return next(one for task in maker.look().tasks for one in task.items if one.item.id == ITEM)


def recorded(store, office, maker):
    """The answer as it is on record, with what was measured."""
    told = workflow.personal_data(store, office, maker.actor.id, NOW + HOUR)
    return [one["answer"] for one in told["responses"] if one["item_id"] == ITEM][-1]


def opened(file):
    return Image.open(BytesIO(file.path.read_bytes()))


def on_disk(store):
    return [one for one in store.media.rglob("*") if one.is_file()]


@pytest.mark.parametrize("data", [told_png(), told_jpeg()])
def test_a_picture_is_the_answer_and_its_file_says_nothing(store, maker, data):
    saved = hand_in(maker, data)

    answer = saved.answer
    assert (saved.revision, answer.route, answer.picture.size) == (1, "file", len(data))
    file = media(maker, answer.file)
    kept = file.path.read_bytes()
    assert file.path.stem == hashlib.sha256(kept).hexdigest()
    assert not any(one in kept for one in SECRETS)
    assert opened(file).get_format_mimetype() == file.mime == answer.picture.mime
    assert len(on_disk(store)) == 1


def test_the_same_file_twice_is_taken_once_and_another_takes_its_place(store, maker):
    first, again, other = hand_in(maker, png()), hand_in(maker, png()), hand_in(maker, png(drawn(share=0.5)))

    assert first == again
    assert (other.revision, other.answer.file != first.answer.file) == (2, True)
    back = hand_in(maker, png())
    assert (back.revision, back.answer.file) == (3, first.answer.file)
    assert len(on_disk(store)) == 2


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"GIF89a", "not_picture"),
        (png() + b"0" * 5_242_880, "too_large"),
        (bomb(50_000, 50_000), "too_many_pixels"),
        (png()[:300], "unreadable"),
    ],
)
def test_what_is_refused_leaves_what_was_handed_in(store, maker, data, why):
    before = hand_in(maker, png())

    with pytest.raises(UploadRefused, match=why):
        hand_in(maker, data)
    assert asked(maker).answer.file == before.answer.file
    assert len(on_disk(store)) == 1


def test_so_many_files_and_no_more(maker):
    for n in range(MOST_FILES):
        hand_in(maker, png(drawn((20, 20 + n))))
    with pytest.raises(UploadRefused, match="too_many"):
        hand_in(maker, png(drawn((20, 10))))
    assert hand_in(maker, png(drawn((20, 20)))).answer.picture.height == 20  # one that is there may be chosen again


def test_only_for_a_question_that_asks_for_one_and_only_in_time(maker):
    with pytest.raises(NotFound):
        hand_in(maker, png(), "DE5.alt")
    with pytest.raises(NotFound):
        hand_in(maker, png(), "DE9.nothing")
    with pytest.raises(AttemptClosed):
        hand_in(maker, png(), now=NOW + DAY)


def test_words_and_picture_are_kept_beside_each_other_whichever_way_counts(store, office, maker):
    maker.save(ITEM, UploadAnswer(route="typed", script="A title."))
    handed = hand_in(maker, png()).answer
    assert (handed.script, handed.route) == ("A title.", "file")
    maker.look()
    maker.save(ITEM, handed.model_copy(update={"route": "typed", "picture": None}))
    assert recorded(store, office, maker) == handed.model_copy(update={"route": "typed"}).model_dump(mode="json")


def test_a_browser_is_not_told_what_was_measured_and_cannot_claim_it(store, office, maker):
    handed = hand_in(maker, png()).answer
    assert asked(maker).answer.picture is None
    better = handed.picture.model_copy(update={"near_palette": 1.0, "width": 1})
    workflow.save_response(
        store, maker.actor, ITEM, handed.model_copy(update={"picture": better, "script": "x"}), 1, "tab-1", NOW
    )
    answer = recorded(store, office, maker)
    assert (answer["script"], answer["picture"]) == ("x", handed.picture.model_dump(mode="json"))
    workflow.save_response(store, maker.actor, ITEM, UploadAnswer(picture=better), 2, "tab-1", NOW)
    assert recorded(store, office, maker)["picture"] is None
    with pytest.raises(AnswerRefused):
        workflow.save_response(store, maker.actor, ITEM, UploadAnswer(file="of somebody else"), 2, "tab-1", NOW)


def test_it_is_seen_by_its_maker_by_whoever_judges_it_and_by_readers_of_the_report(store, maker, readers):
    first, counts = hand_in(maker, png()).answer.file, hand_in(maker, png(drawn(share=0.5))).answer.file
    maker.save("DE5.tools", WrittenAnswer(text="Penpot"))
    reads = manager(store)
    for nobody in (readers[0], reads, workflow.start_self(store, "en", NOW)):
        with pytest.raises(NotFound):
            media(maker, counts, nobody)
    maker.submit()
    card = workflow.next_card(store, readers[0], "DE5")
    assert card.answers[0].media == (counts,)
    assert card.answers[0].answer.picture is None
    assert opened(media(maker, counts, readers[0])).size == (1080, 1350)
    assert media(maker, counts, reads).mime == "image/png"
    with pytest.raises(NotFound):
        media(maker, first, reads)


def test_erasing_takes_the_files_and_the_copy_of_one_s_data_holds_them(store, office, maker):
    hand_in(maker, told_png())
    maker.submit()
    told = workflow.personal_data(store, office, maker.actor.id, NOW + HOUR)
    (kept,) = map(base64.b64decode, told["files"].values())
    assert kept == on_disk(store)[0].read_bytes()
    (answer,) = (one["answer"] for one in told["responses"] if one["item_id"] == ITEM)
    assert answer["picture"]["width"] == 1080
    assert all("name" not in row for row in told["media"])

    workflow.erase_candidate(store, office, maker.actor.id, NOW + 2 * HOUR)
    assert on_disk(store) == []


def test_an_optional_task_left_out_costs_nothing_and_waits_for_nobody(store, office, maker, readers):
    maker.submit()
    assert workflow.next_card(store, readers[0], "DE5") is None
    (row,) = workflow.board(store, office, maker.look().attempt.position_id, NOW + HOUR)
    assert row.missing == {"DE5": "left_out"}
    report = workflow.fit_report(store, hr(store, name="Ann Other"), maker.actor.id, NOW + HOUR)
    (design,) = (one for one in report.competencies if one.competency.id == "DE")
    assert [(one.task_id, one.reason) for one in design.not_assessed] == [
        ("DE5", "not_in_form"),
        ("DE2", "awaiting_raters"),
    ]


def test_an_optional_task_that_was_begun_counts_like_any_other(store, maker, readers):
    maker.save(ITEM, UploadAnswer(route="typed", script="A title."))
    maker.submit()
    assert workflow.next_card(store, readers[0], "DE5").answers[0].text == "A title."


def test_nobody_without_a_sitting_hands_anything_in(store, readers):
    with pytest.raises(NotAllowed):
        workflow.save_upload(store, Actor(kind="staff", id=readers[0].id), ITEM, png(), "t", NOW)
