"""What happens when a block ends: the key rates its tasks, and the end of the last block is the submission."""

import base64
import hashlib
from datetime import datetime
from typing import Literal

from assessments import bank
from assessments.attempt import SYSTEM, Attempt, NotFound
from assessments.evidence import identify, is_answered, key_ratings
from assessments.form import Task
from assessments.store import Db, Store, decisions, judging, responses, sitting
from assessments.workflow.recordings import rescue
from assessments.workflow.state import Answers, earlier_texts, lapsed, model_fingerprint
from rubric.rating import Evidence, Rating
from rubric.record import Language

Seen = tuple[str, ...] | None


def end(store: Store, db: Db, attempt: Attempt, index: int, at: datetime, by: Literal["candidate", "deadline"]) -> None:
    """End a block at `at`, once; its KEY ratings are appended in the same transaction.

    The end of the last block is the submission, unless the link was revoked: then nobody is to rate the work.
    """
    if not sitting.end_clock(db, attempt.id, index, at, by):
        return
    form = bank.form(attempt.form_id)
    tasks = tuple(map(bank.task, form.blocks[index].tasks))
    given = responses.latest_of_all(db, attempt.id)
    for task in tasks:
        rescue(db, store.media, attempt, task, given, at)
    answers = responses.latest_of_all(db, attempt.id)  # with what was rescued
    for task in tasks:
        if _left_out(task, answers):
            decisions.add_missing(db, attempt.id, task.id, "left_out", SYSTEM.id, at)
        else:
            judging.add_ratings(db, ratings_by_key(task, attempt, answers, at))
    link = sitting.invitation(db, attempt.id)
    if index == len(form.blocks) - 1 and (link is None or link.revoked_at is None):
        submit(db, attempt, at)


def _left_out(task: Task, answers: Answers) -> bool:
    """Whether an optional task was not touched: then it counts for nothing, and nobody is asked to judge it."""
    given = (is_answered(item, answers[item.id].answer) for item in task.items if item.id in answers)
    return task.optional and not any(given)


def submit(db: Db, attempt: Attempt, at: datetime) -> None:
    sitting.set_submitted(db, attempt.id, at, reference(attempt.id))


def reference(attempt_id: str) -> str:
    """What a candidate can quote in an e-mail, such as "K7QM-2F9D"; it does not lead back to the attempt's id."""
    code = base64.b32encode(hashlib.sha256(f"reference {attempt_id}".encode()).digest())[:8].decode()
    return f"{code[:4]}-{code[4:]}"


def evidence_in(task: Task, language: Language, answers: Answers, seen: Seen = None) -> tuple[Evidence, ...]:
    """What software finds in the work on one task, whoever did it; `seen`: what somebody read in a picture of it."""
    given = {item.id: answers[item.id].answer for item in task.items if item.id in answers}
    return identify(task, given, language, earlier_texts(task, language, answers), seen)


def ratings_by_key(
    task: Task, attempt: Attempt, answers: Answers, at: datetime, seen: Seen = None
) -> tuple[Rating, ...]:
    found = evidence_in(task, attempt.language, answers, seen)
    return key_ratings(task, found, attempt.id, task.competency_id, model_fingerprint(), at)


def close_overdue(store: Store, db: Db, attempt_id: str, now: datetime) -> int:
    """End what is past its time, as of the moment when it should have ended; returns the number of blocks ended.

    A sitting whose invitation lapsed between two blocks is submitted with what there is; the tasks of blocks that
    were never started count as not administered. So is one that was sat to its end while the link was revoked, once
    there is a new link.
    """
    attempt = attempt_of(db, attempt_id)
    late = [clock for clock in attempt.blocks if clock.ended_at is None and clock.deadline <= now]
    for clock in late:
        end(store, db, attempt, clock.index, clock.deadline, "deadline")
    _submit_left(db, attempt_of(db, attempt_id), now)
    return len(late)


def _submit_left(db: Db, attempt: Attempt, now: datetime) -> None:
    link = sitting.invitation(db, attempt.id)
    if attempt.submitted_at is not None or not attempt.blocks or link is None or link.revoked_at is not None:
        return
    ends = [clock.ended_at for clock in attempt.blocks if clock.ended_at is not None]
    if len(ends) == len(bank.form(attempt.form_id).blocks):
        submit(db, attempt, max(ends))
    elif lapsed(attempt, link, now):
        submit(db, attempt, max(link.expires_at, *ends))


def attempt_of(db: Db, attempt_id: str) -> Attempt:
    """The attempt; raises NotFound."""
    found = sitting.attempt(db, attempt_id)
    if found is None:
        raise NotFound(attempt_id)
    return found
