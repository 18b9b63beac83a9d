"""Checks on a live chat: which lines were met with the right words and deeds, and which were better left alone."""

from collections.abc import Mapping
from statistics import median

from assessments.answer import Answer, ChatEntry, LiveChatAnswer
from assessments.evidence.looking import look
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Passage, Work, listed, of
from assessments.form import Check
from assessments.item import LiveChat
from rubric.record import Text


def met(work: Work, check: Check) -> Verdict:
    """The share of what a line asks for that was done: the words that are looked for, and each deed.

    Arguments: `line`; `deeds`, all of them; `silent`, where anything said to the line loses everything; `aloud`, where
    words said to everybody count as well.
    """
    entries = _entries(work)
    if not entries:
        return NOT_GIVEN
    own = [one for one in entries if one.line == check.arguments["line"]]
    if check.arguments.get("silent") and any(one.text.strip() for one in own):
        return kept(whole=False)
    done = {deed for one in own for deed in one.deeds}
    parts = [deed in done for deed in _names(check, "deeds")]
    if check.patterns.of(work.language):
        aloud = [one for one in entries if one.line is None] if check.arguments.get("aloud") else []
        parts.append(_said(work, check, [*own, *aloud]))
    return Verdict(sum(parts) / len(parts))


def in_time(work: Work, check: Check) -> Verdict:
    """The words were said within `arguments["within"]` seconds of the line, or before going on from its group."""
    chat, entries = _chat(work), _entries(work)
    if not entries:
        return NOT_GIVEN
    line, within = str(check.arguments["line"]), check.arguments["within"]
    assert isinstance(within, int | float)
    last = next(one.second for one in chat.arrivals() if one.id == line) + within
    group = chat.group_of(line)
    early = [
        one
        for one in entries
        if one.line in {None, line} and (one.group <= group if one.group else one.second is None or one.second <= last)
    ]
    return kept(whole=_said(work, check, early))


def fed(work: Work, check: Check) -> Verdict:
    """For people to look at: how many of `arguments["lines"]` got an answer in words."""
    entries, lines = _entries(work), _names(check, "lines")
    if not entries:
        return NOT_GIVEN
    answered = {one.line for one in entries if one.text.strip()} & set(lines)
    names = [Text(en=one.author, fr=one.author) for one in _chat(work).lines if one.id in answered]
    return kept(whole=not answered, detail=listed([of(len(answered), len(lines)), *names]))


def latency(item: LiveChat, answer: Answer | None) -> float | None:
    """The median of the seconds between a line and the first answer to it; None without any, or without a clock.

    Told to the candidate alone, and never part of a score.
    """
    at = {one.id: one.second for one in item.arrivals()}
    first: dict[str, int] = {}
    for one in answer.entries if isinstance(answer, LiveChatAnswer) else ():
        if one.line is not None and one.second is not None:
            first.setdefault(one.line, one.second - at[one.line])
    return median(first.values()) if first else None


def _chat(work: Work) -> LiveChat:
    return next(item for item in work.task.items if isinstance(item, LiveChat))


def _entries(work: Work) -> tuple[ChatEntry, ...]:
    answer = work.answers.get(_chat(work).id)
    return answer.entries if isinstance(answer, LiveChatAnswer) else ()


def _said(work: Work, check: Check, entries: list[ChatEntry]) -> bool:
    return any(look(check, [Passage(_chat(work), one.text)], work.language).said for one in entries)


def _names(check: Check, name: str) -> tuple[str, ...]:
    found = check.arguments.get(name, ())
    assert isinstance(found, tuple)
    return found


PROGRAMS: Mapping[str, Program] = {"live.met": met, "live.in_time": in_time, "live.fed": fed}
