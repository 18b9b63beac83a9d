"""A piece of work as it is laid before a rater."""

from assessments import bank
from assessments.store import Db, judging, responses
from assessments.store import sitting as rows
from assessments.views import RatingCard
from assessments.workflow.anchored import anchor_of
from assessments.workflow.cards import Work, answers_to_rate, limits_to_show, of_anchor, of_candidate
from assessments.workflow.desks import Dealt
from assessments.workflow.noted import is_heard, to_see


def work_of(db: Db, dealt: Dealt) -> Work:
    task = bank.task(dealt.task_id)
    if dealt.anchor_id is not None:
        return of_anchor(task, anchor_of(db, task.id, dealt.anchor_id))
    attempt = rows.attempt(db, dealt.attempt_id or "")
    person = judging.person(db, attempt.person_id) if attempt and attempt.person_id else None
    assert attempt is not None
    assert person is not None
    return of_candidate(task, attempt, person, responses.latest_of_all(db, attempt.id))


def card_of(work: Work, card_id: str, position: int, of: int) -> RatingCard:
    answers = answers_to_rate(work)
    return RatingCard(
        card_id=card_id,
        task=bank.for_rater(work.task),
        language=work.language,
        answers=answers,
        limits=limits_to_show(work, answers),
        position=position,
        of=of,
        to_see=to_see(work),
        is_heard=is_heard(answers),
    )
