"""What can be measured of a recording: its length, its longest silence and its clipping, and nothing of a voice."""

import io
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rubric.record import Record

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

LONGEST = 600.0  # seconds that are listened to; a speech has 90
STEP = 0.02  # seconds over which loudness is taken
QUIET = 0.1  # of the loudness that 9 of 10 steps stay below: 20 dB under loud speech
SILENT = 0.001  # of full scale, which is -60 dB: whatever is below is silence
FULL = 0.99  # of full scale, from which on a sample counts as cut off
FORMATS = {"webm": "matroska", "ogg": "ogg", "mp4": "mov", "wav": "wav"}  # by extension, as FFmpeg calls them


class SoundFigures(Record):
    """Told to whoever listens, and never part of a score."""

    seconds: float
    longest_gap: float  # seconds between two sounds
    clipped: float  # share of the samples that are cut off, 0..1


def sound_figures(data: bytes, extension: str) -> SoundFigures | None:
    """The figures of a recording, decoded in memory as the format its first bytes have shown; None without sound.

    What breaks off is measured as far as it goes, and never more than ten minutes.
    """
    loudness: list[float] = []
    count = cut = 0
    rate = 0
    for samples, rate in _decoded(data, FORMATS[extension]):
        count += len(samples)
        cut += int((abs(samples) >= FULL).sum())
        loudness += _steps(samples, rate)
        if count > LONGEST * rate:
            break
    if not count:
        return None
    return SoundFigures(seconds=count / rate, longest_gap=longest_gap(loudness), clipped=cut / count)


def longest_gap(loudness: Iterable[float]) -> float:
    """The longest run of quiet steps between two that are not, in seconds."""
    steps = list(loudness)
    loud = sorted(steps)[int(0.9 * (len(steps) - 1))] if steps else 0.0
    heard = [at for at, one in enumerate(steps) if one > max(SILENT, QUIET * loud)]
    gaps = [later - earlier - 1 for earlier, later in pairwise(heard)]
    return max(gaps, default=0) * STEP


def _steps(samples: "Samples", rate: int) -> list[float]:
    """The root mean square of each step."""
    length = int(STEP * rate)
    whole = samples[: len(samples) // length * length].reshape(-1, length)
    return ((whole**2).mean(axis=1) ** 0.5).tolist()


def _decoded(data: bytes, name: str) -> Iterator[tuple["Samples", int]]:
    """The first sound of a file in blocks of a second, between -1 and 1, with its samples a second."""
    import av  # noqa: PLC0415 - 35 MB that only whoever listens to recordings needs
    import numpy as np  # noqa: PLC0415 - the same
    from av.error import FFmpegError  # noqa: PLC0415 - the same

    try:
        with av.open(io.BytesIO(data), mode="r", format=name) as file:
            stream = file.streams.audio[0]
            to_mono = av.AudioResampler(format="flt", layout="mono", rate=stream.rate)
            block: list[Any] = []
            for frame in file.decode(stream):
                block += [np.asarray(one.to_ndarray()).ravel() for one in to_mono.resample(frame)]
                if sum(map(len, block)) >= stream.rate:
                    yield np.concatenate(block), stream.rate
                    block = []
            if block:
                yield np.concatenate(block), stream.rate
    except (FFmpegError, IndexError):
        return
