"""How a decision stands to the order of the scores at its moment: computed, noted with it, and never in its way."""

from assessments.attempt import Attempt, Decision, HiringStage, Outcome
from assessments.store import Db, board, scored
from assessments.workflow.screening import common_reliability
from rubric.banding import Placed
from rubric.order import OrderRelation, order_relation

TAKEN = frozenset({"advance", "hire"})  # outcomes
ON = frozenset({HiringStage.SHORT_LIST, HiringStage.INTERVIEW, HiringStage.OFFER, HiringStage.HIRED})


def order_of(db: Db, attempt: Attempt, outcome: Outcome) -> OrderRelation | None:
    """Whoever goes on is compared with those who do not so far, whoever is hired with all who are not, whoever is
    declined with those who go on; who withdrew is left out, and holding somebody back puts nobody before anybody.

    It rests on the stored copies of the scores, which the caller has brought up to date. None without a fit.
    """
    if outcome == "hold" or attempt.position_id is None:
        return None
    found = scored.placed(db, attempt.position_id)
    own = next((one for one in found if one.attempt_id == attempt.id), None)
    if own is None:
        return None
    decided = board.decisions(db, attempt.position_id)
    taken = outcome in TAKEN
    others = {
        one.attempt_id: Placed(*one[:3])
        for one in found
        if one is not own
        and one.hiring != HiringStage.WITHDRAWN
        and _goes_on(one, decided.get(one.attempt_id), hired=outcome == "hire") is not taken
    }
    return order_relation(Placed(*own[:3]), others, common_reliability(found), taken=taken)


def _goes_on(one: scored.Stands, last: Decision | None, *, hired: bool) -> bool:
    """Whether people have taken somebody further, by a decision or on the board; `hired`: all the way."""
    if one.hiring == HiringStage.DECLINED or (last is not None and last.outcome == "decline"):
        return False
    if hired:
        return one.hiring == HiringStage.HIRED or (last is not None and last.outcome == "hire")
    return one.hiring in ON or (last is not None and last.outcome in TAKEN)
