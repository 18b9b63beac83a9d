"""What raters note beside the level: words they quote, flags, facts they read in a picture, how a recording carries."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from assessments import bank
from assessments.answer import UploadAnswer
from assessments.attempt import NotFound, QuoteNotFound
from assessments.form import Line
from assessments.item import Spoken
from assessments.store import Db, judging
from assessments.views import AnswerToRate
from assessments.workflow.cards import Work
from assessments.workflow.ending import ratings_by_key
from rubric.rating import CriticalFlag, Rating, Source, Span, current


def to_see(work: Work) -> tuple[Line, ...]:
    """What to look for in a picture that was handed in; nothing on the written route, where software reads it."""
    return tuple(
        line
        for check in work.task.checks
        for line in check.seen
        if any(_is_picture(work, item_id) for item_id in check.items)
    )


def _is_picture(work: Work, item_id: str) -> bool:
    answer = work.answers[item_id].answer if item_id in work.answers else None
    return isinstance(answer, UploadAnswer) and answer.route == "file" and answer.file is not None


def is_heard(answers: Iterable[AnswerToRate]) -> bool:
    """Whether there is a recording, whose delivery can be rated."""
    return any(isinstance(one.item, Spoken) and one.media for one in answers)


def refuse_unknown(quotes: Iterable[Span], flags: Iterable[CriticalFlag], texts: Mapping[str, str]) -> None:
    for span in quotes:
        if not span.quote or texts.get(span.item_id, "")[span.start : span.end] != span.quote:
            raise QuoteNotFound(span.quote)
    for flag in flags:
        if flag.flag not in bank.critical_flags():
            raise NotFound(flag.flag)


def refuse_misplaced(answers: Iterable[AnswerToRate], lines: Iterable[Line], rating: Rating) -> None:
    """Raise NotFound for a delivery where nothing can be heard, and for something seen that nobody asked for."""
    if rating.delivery is not None and not is_heard(answers):
        raise NotFound("delivery")
    known = {one.id for one in lines}
    if strange := set(rating.seen or ()) - known:
        raise NotFound(*sorted(strange))
    if rating.seen is not None and not known:
        raise NotFound("seen")


def first_seen(ratings: Iterable[Rating]) -> tuple[str, ...] | None:
    """What the first rater who looked has read in the picture of a piece of work; None until somebody has."""
    looked = [one for one in current(ratings) if one.seen is not None]
    return min(looked, key=lambda one: one.rated_at).seen if looked else None


def count_seen(db: Db, work: Work, now: datetime) -> None:
    """Let the key judge anew the parts in which something counts that people read in a picture, once that is known."""
    ratings = judging.ratings(db, [work.attempt.id], work.task.id)
    if (seen := first_seen(ratings)) is None:
        return
    with_seen = {check.id for check in work.task.checks if check.seen}
    parts = {rule.id for rule in work.task.evidence if with_seen & set(rule.checks)}
    known = {one.part_id: one.level for one in current(ratings) if one.source is Source.KEY}
    anew = ratings_by_key(work.task, work.attempt, work.answers, now, seen)
    judging.add_ratings(db, [one for one in anew if one.part_id in parts and one.level != known.get(one.part_id)])
