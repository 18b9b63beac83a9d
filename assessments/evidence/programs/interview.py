"""Checks on an interview: what was asked, what the guest could answer, and whether the follow-ups listened."""

import re
from collections.abc import Iterable, Mapping

from assessments.evidence.folding import base_letters
from assessments.evidence.guest import asked, holds, is_closed, replies
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Passage, Work, after_colon, listed, of, written
from assessments.form import Check, Guest, Said
from assessments.item import Written
from rubric.record import Text

_WORD = re.compile(r"[^\W\d_]+")
_LONG = 5  # letters of a content word, and of its beginning by which two forms count as the same word


def open_enough(work: Work, check: Check) -> Verdict:
    """At least `arguments["least"]` of the texts written are open: not closed in form, or inviting all the same."""
    guest, texts = _guest(work), written(work.passages_of(check.items))
    if not texts:
        return NOT_GIVEN
    right = [one for one in texts if not is_closed(guest, one, work.language)]
    return kept(whole=len(right) >= _least(check), detail=of(len(right), len(texts)))


def topics(work: Work, check: Check) -> Verdict:
    """At least `arguments["least"]` different answers of the guest came; brief and stock ones count for none."""
    guest, said = _guest(work), _replies(work)
    if not said:
        return NOT_GIVEN
    reached = {one.id for one in said.values() if one in guest.answers}
    return kept(whole=len(reached) >= _least(check), detail=of(len(reached), len(guest.answers)))


def respected(work: Work, check: Check) -> Verdict:
    """No text touches what the guest asked to leave out."""
    guest, texts = _guest(work), written(work.passages_of(check.items))
    if not texts:
        return NOT_GIVEN
    touched = [work.name_of(one.item) for one in texts if holds(guest.off_limits, one, work.language)]
    return kept(whole=not touched, detail=listed(touched) if touched else None)


def tied(work: Work, check: Check) -> Verdict:
    """Exactly `arguments["least"]` follow-ups of `least` to `most` characters, each under an answer that was given."""
    pairs = _follow_ups(work, check)
    if not pairs:
        return NOT_GIVEN
    most = check.most or 0
    fitting = [one for one, said in pairs if said and check.least <= len(one.text.strip()) <= most]
    return kept(whole=len(fitting) == len(pairs) == _least(check), detail=of(len(fitting), _least(check)))


def hooked(work: Work, check: Check) -> Verdict:
    """At least `arguments["least"]` follow-ups, and each of them, take up a content word of their own answer.

    A content word has five letters or more and is none of `arguments["stop_<language>"]`; accents and capitals do not
    count, and two words are one when their first five letters agree. It stands in none of the questions asked before.
    """
    pairs = _follow_ups(work, check)
    if not pairs:
        return NOT_GIVEN
    stop = check.arguments.get(f"stop_{work.language}", ())
    assert isinstance(stop, tuple)
    asked_before = {one for text in _questions(work) for one in content_words(text.text, stop)}
    right = [
        one
        for one, said in pairs
        if said and (content_words(one.text, stop) & content_words(said.text.said(work.language), stop)) - asked_before
    ]
    return kept(whole=len(right) == len(pairs) >= _least(check), detail=of(len(right), len(pairs)))


def content_words(text: str, stop: Iterable[str]) -> frozenset[str]:
    """The beginnings (five letters) of the content words of a text, in lower case and without accents."""
    words = _WORD.findall(base_letters(text).text)
    left_out = set(stop)
    return frozenset(one[:_LONG] for one in words if len(one) >= _LONG and one not in left_out)


def noticed(work: Work, check: Check) -> Verdict:
    """For people to look at: which questions are closed, which lead, which touch what is off limits."""
    guest, texts = _guest(work), written(work.passages_of(check.items))
    if not texts:
        return NOT_GIVEN
    kinds = (
        (Text(en="closed", fr="fermée"), [one for one in texts if is_closed(guest, one, work.language)]),
        (Text(en="leading", fr="orientée"), [one for one in texts if holds(guest.leading, one, work.language)]),
        (
            Text(en="off limits", fr="hors limites"),
            [one for one in texts if holds(guest.off_limits, one, work.language)],
        ),
    )
    found = [
        after_colon(name, listed(map(work.name_of, (one.item for one in of_kind))))
        for name, of_kind in kinds
        if of_kind
    ]
    return kept(whole=not found, detail=listed(found, "; ") if found else None)


def reached(work: Work, check: Check) -> Verdict:
    """For people to look at: which of the guest's answers each question drew out, by the names in the arguments."""
    said = _replies(work)
    if not said:
        return NOT_GIVEN
    en, fr = _names(check, "names_en"), _names(check, "names_fr")
    told = [Text(en=en.get(one.id, one.id), fr=fr.get(one.id, one.id)) for one in said.values()]
    return kept(whole=True, detail=listed(told))


def _names(check: Check, name: str) -> Mapping[str, str]:
    found = check.arguments.get(name, {})
    assert isinstance(found, dict)
    return {key: str(value) for key, value in found.items()}


def _least(check: Check) -> int:
    found = check.arguments["least"]
    assert isinstance(found, int | float)
    return int(found)


def _guest(work: Work) -> Guest:
    assert work.task.guest is not None  # the bank's own check names a task that has such checks and no guest
    return work.task.guest


def _questions(work: Work) -> list[Passage]:
    guest = _guest(work)
    return asked(work.task, guest, {one: work.text_of(one) for one in guest.questions})


def _replies(work: Work) -> dict[str, Said]:
    return replies(work.task, {one: work.text_of(one) for one in _guest(work).questions}, work.language)


def _follow_ups(work: Work, check: Check) -> list[tuple[Passage, Said | None]]:
    """The follow-ups written, each with the answer it stands under."""
    said = _replies(work)
    return [
        (one, said.get(one.item.follows_up or ""))
        for one in written(work.passages_of(check.items))
        if isinstance(one.item, Written)
    ]


PROGRAMS: Mapping[str, Program] = {
    "interview.open": open_enough,
    "interview.topics": topics,
    "interview.respected": respected,
    "interview.tied": tied,
    "interview.hooked": hooked,
    "interview.noticed": noticed,
    "interview.reached": reached,
}
