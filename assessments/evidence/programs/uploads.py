"""Checks on a picture handed in as a file, or described in words: of each route those that it can be held to."""

from collections.abc import Callable, Mapping
from functools import partial

from assessments.answer import Picture, UploadAnswer
from assessments.evidence.contrast import channels
from assessments.evidence.looking import look
from assessments.evidence.programs import arguments
from assessments.evidence.verdict import LEFT_OUT, NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Work, after_colon, decimal, listed, of, percent, written
from assessments.form import Check
from assessments.item import Upload
from rubric.record import Text

MEGABYTE = 1024 * 1024


def _type(picture: Picture, _check: Check) -> bool:
    """PNG or JPEG by the first bytes."""
    return picture.mime in {"image/png", "image/jpeg"}


def _weight(picture: Picture, check: Check) -> bool:
    """At most `most` bytes."""
    return picture.size <= arguments.number(check, "most")


def _size(picture: Picture, check: Check) -> bool:
    """One of `sizes`, each written as 1080x1350."""
    return f"{picture.width}x{picture.height}" in arguments.names(check, "sizes")


def _palette(picture: Picture, check: Check) -> bool:
    """At least a share of `least` of the pixels is near a colour of the palette."""
    return picture.near_palette >= arguments.number(check, "least")


def _of_file(judge: Callable[[Picture, Check], bool], work: Work, check: Check) -> Verdict:
    answer = _answer(work, check.items[0])
    if answer.route == "typed":
        return LEFT_OUT
    return NOT_GIVEN if answer.picture is None else kept(whole=judge(answer.picture, check))


def described(work: Work, check: Check) -> Verdict:
    """The written route names everything the patterns look for; in a picture somebody has seen all of `seen`.

    Until somebody has looked at a picture it counts for nothing.
    """
    answer = _answer(work, check.items[0])
    if answer.route == "file":
        return _seen(work, check) if work.seen is not None else LEFT_OUT
    passages = written(work.passages_of(check.items))
    if not passages:
        return NOT_GIVEN
    seen = look(check, passages, work.language)
    return kept(whole=seen.said, spans=seen.spans)


def _seen(work: Work, check: Check) -> Verdict:
    found = sum(one.id in (work.seen or ()) for one in check.seen)
    return kept(whole=found == len(check.seen), detail=of(found, len(check.seen)))


def declared(work: Work, check: Check) -> Verdict:
    """Each of the texts named in `least` has at least so many characters."""
    least = arguments.numbers(check, "least")
    passages = work.passages_of(tuple(least))
    if not written(passages):
        return NOT_GIVEN
    return kept(whole=all(len(one.text.strip()) >= least[one.item.id] for one in passages))


def measures(work: Work, check: Check) -> Verdict:
    """What a rater may want to know of the file: size, weight, how much is near the palette, the dominant colours."""
    answer = _answer(work, check.items[0])
    if answer.picture is None or answer.route == "typed":
        return NOT_GIVEN
    found, item = answer.picture, work.task.item(check.items[0])
    assert isinstance(item, Upload)
    weight = decimal(found.size / MEGABYTE)
    told = (
        Text(en=f"{found.width} x {found.height} px", fr=f"{found.width} × {found.height} px"),
        Text(en=f"{weight.en} MB", fr=f"{weight.fr} Mo"),
        after_colon(Text(en="near the palette", fr="proche de la palette"), percent(found.near_palette)),
        *(after_colon(_named(item, colour), percent(share)) for colour, share in found.colours),
    )
    return Verdict(1.0, listed(told, "; "))


def _named(item: Upload, colour: str) -> Text:
    """The palette's name of a dominant colour that is near one of it, else its code."""
    apart = {
        one.name: sum((a - b) ** 2 for a, b in zip(channels(colour), channels(one.hex), strict=True)) ** 0.5
        for one in item.palette
    }
    nearest = min(apart, key=apart.__getitem__)
    return nearest if apart[nearest] <= item.near else Text(en=colour, fr=colour)


def _answer(work: Work, name: str) -> UploadAnswer:
    answer = work.answers.get(name)
    return answer if isinstance(answer, UploadAnswer) else UploadAnswer()


_OF_FILE: Mapping[str, Callable[[Picture, Check], bool]] = {
    "type": _type,
    "weight": _weight,
    "size": _size,
    "palette": _palette,
}
PROGRAMS: Mapping[str, Program] = {
    **{f"uploads.{name}": partial(_of_file, judge) for name, judge in _OF_FILE.items()},
    "uploads.described": described,
    "uploads.declared": declared,
    "uploads.measures": measures,
}
