"""Files keep what is seen and heard, to the bit, and lose every word about who made them."""

import io
import wave

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from assessments.evidence import UnknownFile, without_metadata
from assessments.evidence.containers import ogg_sum
from tests.marked import MARKED, SOUND, jpeg, mp4, ogg, ogg_page, png, vorbis, wav, webm, webp

SAID = b"Kevin Mathis Ndiaye-Roux"


@pytest.mark.parametrize("kind", MARKED)
def test_no_word_about_its_maker_is_left_in_any_kind_of_file(kind):
    marked = MARKED[kind](SAID)
    assert SAID in marked

    blind = without_metadata(marked)

    assert SAID not in blind
    assert SAID[:6] not in blind
    assert without_metadata(blind) == blind
    assert kind.startswith("image") or SOUND in blind


@pytest.mark.parametrize("made", [webm, mp4])
def test_where_places_are_noted_inside_a_file_none_moves(made):
    marked = made(SAID)
    blind = without_metadata(marked)

    assert len(blind) == len(marked)
    assert [at for at in range(len(marked)) if marked.startswith(SOUND, at)] == [
        at for at in range(len(blind)) if blind.startswith(SOUND, at)
    ]


def test_a_recording_in_wav_is_still_one():
    with wave.open(io.BytesIO(without_metadata(wav(SAID)))) as file:
        assert (file.getframerate(), file.readframes(999)) == (8000, SOUND)


def test_a_recording_in_wav_that_says_no_true_length_is_kept_to_its_end():
    live = wav(SAID)
    at = live.index(b"data") + 4
    live = live[:at] + b"\xff\xff\xff\xff" + SOUND

    assert without_metadata(live).endswith(b"data" + len(SOUND).to_bytes(4, "little") + SOUND + bytes(len(SOUND) % 2))


@pytest.mark.parametrize("made", [png, jpeg, webp])
def test_a_picture_shows_the_same(made):
    before, after = (Image.open(io.BytesIO(data)) for data in (made(SAID), without_metadata(made(SAID))))

    assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()
    assert not after.getexif()
    assert not {"Author", "exif", "xmp", "comment"} & after.info.keys()


@pytest.mark.parametrize(("made", "words"), [(ogg, b"OpusTags"), (vorbis, b"\x03vorbis")])
def test_the_comments_of_ogg_are_an_empty_list_and_every_page_adds_up(made, words):
    blind = without_metadata(made(SAID))
    at = blind.index(words) + len(words)

    assert blind[at : at + 9] == bytes(8) + b"\x01"
    starts = [place for place in range(len(blind)) if blind.startswith(b"OggS", place)]
    assert len(starts) == 4
    for start, end in zip(starts, [*starts[1:], len(blind)], strict=True):
        page = blind[start:end]
        assert page[22:26] == ogg_sum(page[:22] + bytes(4) + page[26:]).to_bytes(4, "little")


def test_the_sum_of_a_page_is_that_of_the_format():
    """CRC-32 with polynomial 0x04c11db7 from 0, neither turned round nor inverted: 0x89A1897F for 123456789."""
    assert ogg_sum(b"123456789") == 0x89A1897F


def test_what_breaks_off_is_taken_as_far_as_it_goes():
    whole = webm(SAID)
    heard = whole.index(SOUND)

    assert without_metadata(whole[: heard + 20]).endswith(SOUND[:20])
    nonsense = whole[: heard + len(SOUND)] + b"\x00" + SAID
    assert without_metadata(nonsense).endswith(SOUND + bytes(1 + len(SAID)))
    assert without_metadata(mp4(SAID)[:60])[:8] == mp4(SAID)[:8]


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"<svg>", b"OggS" + bytes(60), b"RIFF\0\0\0\0AVI ", ogg_page(b"x", 0)]
)
def test_what_nobody_can_read_is_refused(data):
    with pytest.raises(UnknownFile):
        without_metadata(data)


@given(st.sampled_from(sorted(MARKED)), st.data())
def test_no_file_is_too_broken(kind, data):
    whole = MARKED[kind](SAID)
    start = data.draw(st.integers(len(whole) // 4, len(whole)))
    broken = whole[:start] + data.draw(st.binary(max_size=60))

    blind = without_metadata(broken)
    assert SAID[:6] not in blind
    assert len(blind) <= len(broken) + 2
