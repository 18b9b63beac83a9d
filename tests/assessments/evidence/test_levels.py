"""Length, longest silence and clipping of recordings whose sound is known, in every format that is taken."""

import io
import math
import wave

import av
import numpy as np
import pytest

from assessments.evidence.levels import longest_gap, sound_figures

RATE = 48_000


def tone(seconds, loud=0.3):
    at = np.arange(int(seconds * RATE)) / RATE
    return (loud * np.sin(2 * math.pi * 440 * at)).astype(np.float32)


SPEECH = np.concatenate([np.zeros(RATE), tone(2), np.zeros(int(1.5 * RATE)), tone(1), np.zeros(2 * RATE)])


def as_wav(samples):
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return out.getvalue()


def encoded(samples, name, codec):
    out = io.BytesIO()
    with av.open(out, "w", format=name) as file:
        stream = file.add_stream(codec, rate=RATE)
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray(samples.astype(np.float32).reshape(1, -1), format="fltp", layout="mono")
        frame.rate = RATE
        fifo = av.AudioFifo()
        fifo.write(frame)
        resampler = av.AudioResampler(format=stream.codec_context.format, layout="mono", rate=RATE, frame_size=960)
        for one in (*fifo.read_many(960), None):
            for ready in resampler.resample(one):
                file.mux(stream.encode(ready))
        file.mux(stream.encode(None))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "extension"),
    [
        (as_wav(SPEECH), "wav"),
        (encoded(SPEECH, "webm", "libopus"), "webm"),
        (encoded(SPEECH, "ogg", "libopus"), "ogg"),
        (encoded(SPEECH, "mp4", "aac"), "mp4"),
    ],
    ids=["wav", "webm", "ogg", "mp4"],
)
def test_the_figures_of_a_speech_with_a_pause(data, extension):
    figures = sound_figures(data, extension)
    assert figures.seconds == pytest.approx(7.5, abs=0.1)
    assert figures.longest_gap == pytest.approx(1.5, abs=0.1)  # silence before and after a speech is no gap in it
    assert figures.clipped == 0


def test_what_is_cut_off_is_counted():
    figures = sound_figures(as_wav(np.concatenate([tone(1), tone(1, loud=3.0)])), "wav")
    beyond = 1 - 2 / math.pi * math.asin(0.99 / 3.0)  # the share of a sine above a third of its height
    assert figures.clipped == pytest.approx(beyond / 2, abs=0.001)


def test_a_quiet_speaker_has_no_more_gaps_than_a_loud_one():
    quiet, loud = (sound_figures(as_wav(SPEECH / 0.3 * one), "wav").longest_gap for one in (0.02, 0.9))
    assert quiet == loud


def test_silence_has_no_gaps_and_nothing_has_no_figures():
    assert sound_figures(as_wav(np.zeros(RATE)), "wav").longest_gap == 0
    assert longest_gap([]) == 0
    assert sound_figures(as_wav(np.zeros(0)), "wav") is None


@pytest.mark.parametrize("data", [b"", b"RIFF", b"\x1a\x45\xdf\xa3 no sound at all", b"#EXTM3U\nhttp://evil.example/a"])
@pytest.mark.parametrize("extension", ["wav", "webm", "ogg", "mp4"])
def test_what_cannot_be_decoded_has_no_figures(data, extension):
    assert sound_figures(data, extension) is None


def test_what_breaks_off_is_measured_as_far_as_it_goes():
    whole = encoded(SPEECH, "webm", "libopus")
    assert 1 < sound_figures(whole[: len(whole) // 2], "webm").seconds < 7


def test_no_more_than_ten_minutes_are_listened_to(monkeypatch):
    monkeypatch.setattr("assessments.evidence.levels.LONGEST", 2.0)
    assert sound_figures(as_wav(SPEECH), "wav").seconds < 4
