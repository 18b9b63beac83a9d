"""How the raters of the demo compare writing two at a time: by the levels given, undecided where these are close."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from assessments import workflow
from assessments.attempt import Actor
from assessments.workflow import Store
from assessments.workflow.pairing import code

TASK = "WR1"
CLOSE = 0.5  # levels
MINUTE = timedelta(minutes=1)


def compare(store: Store, actor: Actor, levels: Mapping[str, float], now: datetime, *, leave: int) -> None:
    """Judge what waits for a rater but the last few pairs; `levels` are those of the work by sitting."""
    known = {code(actor.id, TASK, attempt_id): level for attempt_id, level in levels.items()}
    while (card := workflow.next_pair_card(store, actor, TASK)) is not None and card.waiting > leave:
        left, right = (known[one] for one in card.pair_id.split("-"))
        better = None if abs(left - right) <= CLOSE else "left" if left > right else "right"
        workflow.judge_pair(store, actor, TASK, card.pair_id, better, now + card.done * MINUTE)
