"""Sound comes in piece by piece, survives a killed server, and is heard by those who may hear it."""

import hashlib
import io

import av
import pytest

from assessments import workflow
from assessments.answer import SpokenAnswer, WrittenAnswer
from assessments.attempt import SYSTEM, Actor, AnswerRefused, AttemptClosed, NotFound, RecordingRefused
from assessments.store import recordings
from assessments.workflow import recordings as workflow_recordings
from assessments.workflow.recordings import EXTENSIONS, LARGEST, LARGEST_PIECE, SPARE_TRIES, sound_type
from tests.assessments.evidence.test_levels import SPEECH, as_wav
from tests.builders import HOUR, NOW, candidate, lead, manager, position, rater
from tests.journeys.bots import Browser, rate_all
from tests.marked import MARKED, SOUND

ITEM = "LV2.opening"
WEBM = b"\x1a\x45\xdf\xa3" + b"a webm header"


class Microphone(Browser):
    """A candidate who speaks."""

    def chunk(self, n, data, try_id="try-1"):
        return workflow.save_chunk(self.store, self.actor, ITEM, try_id, n, data, self.now)

    def finish(self, try_id="try-1", **given):
        return workflow.finish_recording(self.store, self.actor, ITEM, try_id, self.now, **given)

    def record(self, try_id="try-1", sound=b"speech"):
        self.chunk(0, WEBM, try_id)
        self.chunk(1, sound, try_id)
        return self.finish(try_id, seconds=2.5)

    def media(self, media_id, actor=None):
        return workflow.media_file(self.store, actor or self.actor, media_id)


@pytest.fixture
def speaker(store, office, readers):
    opening = position(store, office, raters=tuple(one.id for one in readers))
    browser = Microphone(store, candidate(store, office, opening)).enter()
    browser.start()
    browser.end()
    browser.start()
    return browser


@pytest.mark.parametrize(
    ("head", "mime"),
    [
        (WEBM, "audio/webm"),
        (WEBM + b"V_VP9", "video/webm"),
        (b"\x00\x00\x00\x1cftypisom moov hdlr vide", "video/mp4"),
        (b"OggS\x00\x02 and more", "audio/ogg"),
        (b"\x00\x00\x00\x1cftypisom", "audio/mp4"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"RIFF\x24\x00\x00\x00AVI LIST", None),
        (b"<html><script>", None),
        (b"", None),
    ],
)
def test_the_type_of_a_recording_is_read_off_its_bytes(head, mime):
    assert sound_type(head) == mime


def test_pieces_become_one_file_under_its_digest(speaker):
    media_id = speaker.record()

    file = speaker.media(media_id)
    sound = WEBM + b"speech"
    assert file.path.read_bytes() == sound
    assert file.path.stem == hashlib.sha256(sound).hexdigest()
    assert (file.path.suffix, file.mime) == (".webm", "audio/webm")
    with speaker.store.read() as db:
        assert recordings.recording(db, media_id).seconds == 2.5
    assert not list((speaker.store.media / "incoming").iterdir())


def test_no_file_name_shows_who_speaks(speaker):
    speaker.record()
    speaker.chunk(0, WEBM, "try-2")

    names = " ".join(str(one.relative_to(speaker.store.media)) for one in speaker.store.media.rglob("*"))
    assert speaker.actor.id not in names
    assert "Camille" not in names


def test_a_piece_sent_twice_is_taken_once(speaker):
    speaker.chunk(0, WEBM)
    speaker.chunk(1, b"speech")
    assert speaker.chunk(1, b"speech").chunks == 2

    assert speaker.media(speaker.finish()).path.read_bytes() == WEBM + b"speech"


def test_a_missing_piece_is_asked_for(speaker):
    for n in (1, 2):
        with pytest.raises(RecordingRefused, match="piece_missing"):
            speaker.chunk(n, WEBM)
    assert speaker.chunk(0, WEBM).chunks == 1
    with pytest.raises(RecordingRefused, match="piece_missing"):
        speaker.chunk(2, b"speech")


def test_what_a_killed_server_wrote_and_did_not_note_is_written_again(speaker):
    known = speaker.chunk(0, WEBM)
    with (speaker.store.media / "incoming" / known.id).open("ab") as file:
        file.write(b"half a pie")
    speaker.chunk(1, b"speech")

    assert speaker.media(speaker.finish()).path.read_bytes() == WEBM + b"speech"


def test_what_is_no_sound_is_refused_whatever_it_is_called(speaker):
    with pytest.raises(RecordingRefused, match="not_sound"):
        speaker.chunk(0, b"<html>")
    with pytest.raises(RecordingRefused, match="empty"):
        speaker.chunk(0, b"")


def test_pieces_and_recordings_have_a_largest_size(speaker):
    with pytest.raises(RecordingRefused, match="too_large"):
        speaker.chunk(0, WEBM + bytes(LARGEST_PIECE))
    speaker.chunk(0, WEBM)
    whole = LARGEST // LARGEST_PIECE
    for n in range(1, whole):
        speaker.chunk(n, bytes(LARGEST_PIECE))
    with pytest.raises(RecordingRefused, match="too_large"):
        speaker.chunk(whole, bytes(LARGEST_PIECE))
    assert speaker.finish()


def test_a_finished_recording_takes_no_further_piece(speaker):
    speaker.record()

    assert speaker.chunk(1, b"speech").finished_at is not None
    with pytest.raises(RecordingRefused, match="piece_missing"):
        speaker.chunk(2, b"more")


def test_there_are_as_many_tries_as_promised(speaker):
    speaker.record("try-1")
    speaker.record("try-2", b"better")

    with pytest.raises(RecordingRefused, match="no_try_left"):
        speaker.chunk(0, WEBM, "try-3")


def test_a_recording_that_broke_off_is_no_try_within_reason(speaker):
    for n in range(2 + SPARE_TRIES):
        speaker.chunk(0, WEBM, f"broken-{n}")

    with pytest.raises(RecordingRefused, match="no_try_left"):
        speaker.chunk(0, WEBM, "one too many")


def test_finishing_twice_is_harmless_even_after_the_end(speaker):
    media_id = speaker.record()
    speaker.now += HOUR

    assert speaker.finish() == media_id


def test_an_unknown_recording_cannot_be_finished(speaker):
    with pytest.raises(NotFound):
        speaker.finish("never begun")


def test_nothing_is_recorded_after_the_end(speaker):
    speaker.chunk(0, WEBM)
    speaker.now += HOUR

    with pytest.raises(AttemptClosed):
        speaker.chunk(1, b"late")
    with pytest.raises(AttemptClosed):
        speaker.finish()


def test_sound_belongs_to_spoken_questions_only(speaker):
    with pytest.raises(NotFound):
        workflow.save_chunk(speaker.store, speaker.actor, "AD1.note", "try-1", 0, WEBM, NOW)


def test_a_spoken_answer_names_only_ones_own_finished_recordings(speaker):
    begun = speaker.chunk(0, WEBM, "begun")
    finished = speaker.record("try-1")

    assert speaker.save(ITEM, SpokenAnswer(route="sound", tries=(finished,), kept=finished)).revision == 1
    for other in (begun.id, "somebody else's"):
        with pytest.raises(AnswerRefused):
            speaker.save(ITEM, SpokenAnswer(route="sound", tries=(finished, other), kept=finished))


def answer(speaker):
    shown = {
        one.item.id: one.answer for task in workflow.own_answers(speaker.store, speaker.actor) for one in task.items
    }
    return shown[ITEM]


def test_when_time_runs_out_in_mid_speech_what_arrived_is_the_answer(speaker):
    first = speaker.record("try-1")
    speaker.save(ITEM, SpokenAnswer(route="sound", tries=(first,)))
    broken = speaker.chunk(0, WEBM + b"and then", "try-2")
    speaker.now += HOUR
    speaker.look()

    assert answer(speaker) == SpokenAnswer(route="sound", tries=(first, broken.id), kept=broken.id)
    assert speaker.media(broken.id).path.read_bytes() == WEBM + b"and then"


def test_without_any_save_what_arrived_is_still_the_answer(speaker):
    broken = speaker.chunk(0, WEBM)
    speaker.submit()

    assert answer(speaker).kept == broken.id


def test_a_recording_whose_save_never_arrived_is_still_the_answer(speaker):
    made = speaker.record()
    speaker.submit()

    assert answer(speaker) == SpokenAnswer(route="sound", tries=(made,), kept=made)


@pytest.mark.parametrize("route", ["kept", "typed", "tries used up"])
def test_a_choice_that_was_made_is_not_overruled_by_a_broken_recording(speaker, route):
    speaker.chunk(0, WEBM, "broken")
    made = [speaker.record("try-1"), speaker.record("try-2", b"better")] if route != "typed" else []
    chosen = {
        "kept": SpokenAnswer(route="sound", tries=tuple(made), kept=made[0] if made else None),
        "typed": SpokenAnswer(route="typed", script="Good morning."),
        "tries used up": SpokenAnswer(route="sound", tries=tuple(made)),
    }[route]
    speaker.save(ITEM, chosen)
    speaker.submit()

    assert answer(speaker) == chosen


def test_raters_hear_what_lies_on_their_desk_and_nobody_else_hears_anything(speaker, office, readers):
    store = speaker.store
    media_id = speaker.record()
    speaker.save(ITEM, SpokenAnswer(route="sound", tries=(media_id,), kept=media_id))
    for actor in readers:
        with pytest.raises(NotFound):
            speaker.media(media_id, actor)
    speaker.submit()

    card = workflow.next_card(store, readers[0], "LV2")
    assert card.answers[0].media == (media_id,)
    assert speaker.media(media_id, readers[0]).mime == "audio/webm"
    assert speaker.media(media_id).mime == "audio/webm"
    for actor in (readers[1], rater(store, "Otto Reader"), SYSTEM, Actor(kind="candidate", id="x")):
        with pytest.raises(NotFound):
            speaker.media(media_id, actor)


def handed_in(speaker, sound):
    speaker.chunk(0, sound)
    media_id = speaker.finish()
    speaker.save(ITEM, SpokenAnswer(route="sound", tries=(media_id,), kept=media_id))
    speaker.submit()
    return media_id


@pytest.mark.parametrize("mime", sorted(one for one in EXTENSIONS.keys() & MARKED if not one.startswith("image/")))
def test_raters_hear_the_sound_and_nothing_that_the_file_says_about_its_maker(speaker, readers, mime):
    media_id = handed_in(speaker, MARKED[mime](b"Camille Doe"))
    workflow.queue(speaker.store, readers[0])

    twice = [speaker.media(media_id, readers[0]) for _ in range(2)]
    assert {one.path for one in twice} != {speaker.media(media_id).path}
    assert {(one.mime, SOUND in one.path.read_bytes()) for one in twice} == {(mime, True)}
    assert b"Camille" not in twice[0].path.read_bytes()
    assert b"Camille" in speaker.media(media_id).path.read_bytes()


def test_a_sound_whose_words_nobody_can_take_out_reaches_its_maker_alone(speaker, readers):
    media_id = handed_in(speaker, b"OggS" + bytes(23) + b"\1\x50" + b"Speex, by Camille Doe")
    workflow.queue(speaker.store, readers[0])

    assert speaker.media(media_id).mime == "audio/ogg"
    with pytest.raises(NotFound):
        speaker.media(media_id, readers[0])


def test_nothing_is_left_of_a_sound_once_its_maker_is_erased(speaker, office, readers):
    media_id = handed_in(speaker, WEBM)
    workflow.queue(speaker.store, readers[0])
    assert speaker.media(media_id, readers[0]).path.exists()
    workflow.erase_candidate(speaker.store, office, speaker.actor.id, NOW)

    assert not [one for one in speaker.store.media.rglob("*") if one.is_file()]


def test_readers_of_a_report_hear_the_recording_it_rests_on_once_it_is_handed_in(speaker, office):
    kept, other = speaker.record("try-1"), speaker.record("try-2", b"worse")
    speaker.save(ITEM, SpokenAnswer(route="sound", tries=(kept, other), kept=kept))
    boss = manager(speaker.store)
    with pytest.raises(NotFound):
        speaker.media(kept, office)
    speaker.submit()

    assert {speaker.media(kept, actor).mime for actor in (office, boss)} == {"audio/webm"}
    for actor in (office, boss):
        with pytest.raises(NotFound):
            speaker.media(other, actor)


def test_a_rater_taken_off_the_position_hears_nothing_more(speaker, office, readers):
    media_id = speaker.record()
    speaker.save(ITEM, SpokenAnswer(route="sound", tries=(media_id,), kept=media_id))
    speaker.submit()
    workflow.next_card(speaker.store, readers[0], "LV2")
    opening = workflow.positions(speaker.store, office)[0]
    left = opening.model_copy(update={"raters": (readers[1].id,)})
    without_the_role = readers[0].model_copy(update={"roles": frozenset()})
    with pytest.raises(NotFound):
        speaker.media(media_id, without_the_role)
    assert speaker.media(media_id, readers[0]).mime == "audio/webm"
    workflow.revise_position(speaker.store, office, opening.id, left, NOW)

    with pytest.raises(NotFound):
        speaker.media(media_id, readers[0])


def test_an_unfinished_recording_cannot_be_heard(speaker):
    speaker.chunk(0, WEBM, "begun")
    with speaker.store.read() as db:
        begun = recordings.recordings(db, speaker.actor.id)[0]

    for media_id in (begun.id, "../../etc/passwd"):
        with pytest.raises(NotFound):
            speaker.media(media_id)


def test_a_lead_hears_what_they_are_to_settle_and_nothing_else(speaker, readers):
    media_id = speaker.record()
    speaker.save(ITEM, SpokenAnswer(route="sound", tries=(media_id,), kept=media_id))
    speaker.submit()
    head = lead(speaker.store)
    with pytest.raises(NotFound):
        speaker.media(media_id, head)
    for one, level in zip(readers, (1.0, 5.0), strict=True):
        rate_all(speaker.store, one, NOW + HOUR, LV2=level)
    (found,) = workflow.unsettled(speaker.store, head)

    assert found.task_id == "LV2"
    assert speaker.media(media_id, head).mime == "audio/webm"


# --- a picture, and what is measured ----------------------------------------------------------------------------------

PICTURED = WEBM + b"...V_VP8...A_OPUS"


def filmed():
    """A second of picture and sound whose file says who made it."""
    out = io.BytesIO()
    with av.open(out, "w", format="webm") as file:
        file.metadata["title"] = "Camille Doe on air"
        picture, voice = file.add_stream("libvpx", rate=5), file.add_stream("libopus", rate=48_000)
        picture.width, picture.height, picture.pix_fmt, voice.layout = 64, 48, "yuv420p", "mono"
        for _ in range(5):
            file.mux(picture.encode(av.VideoFrame(64, 48, "yuv420p")))
        for at in range(50):
            frame = av.AudioFrame("s16", "mono", 960)
            frame.rate, frame.pts = 48_000, at * 960
            file.mux(voice.encode(frame))
        for one in (picture, voice):
            file.mux(one.encode(None))
    return out.getvalue()


def test_a_picture_reaches_raters_without_what_its_file_says_and_still_plays(speaker, readers):
    whole = filmed()
    assert b"Camille" in whole
    media_id = handed_in(speaker, whole)
    workflow.queue(speaker.store, readers[0])
    file = speaker.media(media_id, readers[0])
    assert b"Camille" not in file.path.read_bytes()
    with av.open(str(file.path)) as played:
        assert len(list(played.decode(video=0))) == 5


def test_a_picture_is_told_by_the_file_and_gets_more_room(speaker):
    whole = LARGEST // LARGEST_PIECE
    for n in range(whole + 1):
        piece = (PICTURED + b"\0" * LARGEST_PIECE)[:LARGEST_PIECE] if n == 0 else b"\0" * LARGEST_PIECE
        speaker.chunk(n, piece)
    media = speaker.finish()
    assert speaker.media(media).mime == "video/webm"
    answer = SpokenAnswer(route="sound", tries=(media,), kept=media, pictured=(media,))
    assert speaker.save(ITEM, answer).answer == answer


def test_nobody_says_that_a_try_has_a_picture_that_was_never_made(speaker):
    with pytest.raises(AnswerRefused):
        speaker.save(ITEM, SpokenAnswer(route="sound", pictured=("another",)))


def test_a_picture_that_was_cut_short_by_the_end_is_rescued_as_one(store, speaker):
    speaker.chunk(0, PICTURED)
    speaker.submit()
    copy = {one.item.id: one.answer for task in workflow.own_answers(store, speaker.actor) for one in task.items}
    assert copy[ITEM].pictured == copy[ITEM].tries == (copy[ITEM].kept,)


def test_a_try_is_closed_only_when_all_its_pieces_are_here(speaker):
    speaker.chunk(0, WEBM)
    with pytest.raises(RecordingRefused):
        speaker.finish(pieces=2)
    speaker.chunk(1, b"the rest")
    assert speaker.finish(pieces=2)


def test_whoever_may_hear_a_recording_is_told_what_was_measured(store, speaker, readers):
    speaker.chunk(0, as_wav(SPEECH))
    media = speaker.finish()
    speaker.save(ITEM, SpokenAnswer(route="sound", tries=(media,), kept=media))
    speaker.submit()
    with pytest.raises(NotFound):
        workflow.sound_figures(store, readers[0], media)
    workflow.next_card(store, readers[0], "LV2")
    figures = workflow.sound_figures(store, readers[0], media)
    assert (figures.seconds, figures.longest_gap, figures.clipped) == pytest.approx((7.5, 1.5, 0), abs=0.05)


def test_what_holds_no_sound_has_no_figures(store, speaker):
    assert workflow.sound_figures(store, speaker.actor, speaker.record()) is None


def test_nobody_who_types_waits_while_a_recording_is_being_closed(store, speaker, monkeypatch):
    """Whoever reads the bytes of a finished try holds no lock: an answer is saved in the middle of it."""
    speaker.chunk(0, WEBM)
    saved = []
    read = workflow_recordings._digest

    def meanwhile(file):
        saved.append(speaker.save("LV2.chat1", WrittenAnswer(text="typed meanwhile")))
        return read(file)

    monkeypatch.setattr(workflow_recordings, "_digest", meanwhile)
    assert speaker.finish()
    assert [one.answer.text for one in saved] == ["typed meanwhile"]
