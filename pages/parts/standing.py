"""Where candidates stand, in words: stages, who waits for whom, what is left."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from assessments import bank
from assessments.attempt import Stage
from assessments.views import BoardRow, Position
from pages.parts.words import _, day, day_and_clock, language, listed, n_, number


def stage_words(stage: Stage) -> str:  # noqa: PLR0911 - one case for each stage
    """A stage as a word in a row."""
    match stage:
        case Stage.INVITED:
            return _("Invited, not started")
        case Stage.SITTING:
            return _("At work")
        case Stage.SUBMITTED:
            return _("Submitted")
        case Stage.RATED:
            return _("Rated")
        case Stage.DECIDED:
            return _("Decided")
        case Stage.REVOKED:
            return _("Link revoked")
        case Stage.EXPIRED:
            return _("Never started, link lapsed")


def stage_counts(rows: Iterable[BoardRow]) -> str:
    """How many candidates are at each stage, the earliest first; a sentence where there are none."""
    count = Counter(row.stage for row in rows)
    said = {
        Stage.INVITED: n_("{count} invited", "{count} invited", count[Stage.INVITED]),
        Stage.SITTING: n_("{count} at work", "{count} at work", count[Stage.SITTING]),
        Stage.SUBMITTED: n_("{count} submitted", "{count} submitted", count[Stage.SUBMITTED]),
        Stage.RATED: n_("{count} rated", "{count} rated", count[Stage.RATED]),
        Stage.DECIDED: n_("{count} decided", "{count} decided", count[Stage.DECIDED]),
        Stage.REVOKED: n_("{count} revoked", "{count} revoked", count[Stage.REVOKED]),
        Stage.EXPIRED: n_("{count} lapsed", "{count} lapsed", count[Stage.EXPIRED]),
    }
    return " · ".join(said[stage] for stage in Stage if count[stage]) or _("Nobody has been invited yet.")


def closing_words(position: Position, now: datetime) -> str:
    """Until when a position is open."""
    if position.closes_at <= now:
        return _("closed on {day}", day=day(position.closes_at))
    return _("open until {day}", day=day(position.closes_at))


def progress_words(row: BoardRow) -> str:
    """How far the sitting or the rating has come."""
    if row.stage in {Stage.SUBMITTED, Stage.RATED, Stage.DECIDED}:
        if not row.ratings_needed:
            return _("scored by key, no ratings needed")
        return _("{done} of {needed} ratings in", done=number(row.ratings_done), needed=number(row.ratings_needed))
    if row.stage is Stage.SITTING:
        return _("{answered} of {asked} questions answered", answered=number(row.answered), asked=number(row.asked))
    return _("invited on {day}", day=day(row.invitation.issued_at))


def answered_share(row: BoardRow) -> float:
    """Questions answered, from 0 to 1."""
    return min(1.0, row.answered / row.asked) if row.asked else 0.0


def waiting_words(row: BoardRow) -> str | None:
    """Who has to act next, where it is a rater or the one who decides."""
    if row.waits_for:
        return _("waits for {names}", names=listed([one.name for one in row.waits_for]))
    if row.stage is Stage.SUBMITTED and row.ratings_done < row.ratings_needed:
        return _("waits for a rater, and none is free: add one to the position")
    if row.stage is Stage.RATED:
        return _("waits for a decision")
    return None


def until_words(row: BoardRow) -> str | None:
    """The moment by which the candidate has to act."""
    if row.stage is Stage.INVITED:
        return _("link works until {moment}", moment=day_and_clock(row.invitation.expires_at))
    if row.stage is Stage.SITTING and row.invitation.extra_time is not None:  # None: this reader sees no clock
        running = [one.deadline for one in row.attempt.blocks if one.ended_at is None]
        if running:
            return _("this part ends on {moment}", moment=day_and_clock(running[0]))
        return _("between two parts; link works until {moment}", moment=day_and_clock(row.invitation.expires_at))
    return None


def missing_words(row: BoardRow) -> tuple[str, ...]:
    """The tasks noted as not administered, and why where this reader may know."""
    said: list[str] = []
    for task_id, why in row.missing.items():
        title = bank.task(task_id).title.said(language())
        match why:
            case "technical":
                said.append(_("“{task}” does not count: a technical failure", task=title))
            case "accommodation":
                said.append(_("“{task}” does not count: left out by arrangement", task=title))
            case "left_out":
                said.append(_("“{task}” does not count: it is optional and was left out", task=title))
            case None:
                said.append(_("“{task}” does not count: not administered", task=title))
    return tuple(said)


def detail_words(row: BoardRow) -> str:
    """Progress, and who has to act next or until when."""
    following = waiting_words(row) or until_words(row)
    return f"{progress_words(row)} · {following}" if following else progress_words(row)


def pending_words(count: int) -> str:
    """Why the order of a position is not final yet."""
    return n_(
        "The scores of {count} more are being computed. Groups and the final order follow; load the page again in a "
        "moment.",
        "The scores of {count} more are being computed. Groups and the final order follow; load the page again in a "
        "moment.",
        count,
    )
