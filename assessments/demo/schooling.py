"""How the raters of the demo train and judge the anchors among their work: one strict, one in line, one kind."""

from datetime import datetime, timedelta
from random import Random

from assessments import bank, workflow
from assessments.attempt import Actor
from assessments.workflow import Store
from assessments.workflow.desks import desk
from assessments.workflow.training import card_id
from rubric.rating import HIGHEST, LOWEST

LEANS = (-1, 0, 1)  # levels, of the first, second and third rater
OFTEN = 0.4  # how often they lean; more would fail the training
MINUTE = timedelta(minutes=1)


def train(store: Store, actor: Actor, lean: int, now: datetime) -> None:
    """Every task's training, judged as this rater judges; a round of five passes with two levels off."""
    at = now
    for line in workflow.trainings(store, actor):
        left = 2
        while (card := workflow.training_card(store, actor, line.task_id)) is not None:
            anchor = next(one for one in bank.anchors(line.task_id) if card_id(actor.id, one.id) == card.card_id)
            level = leaning(anchor.level, lean, f"{lean} {anchor.id}") if left else anchor.level
            left -= level != anchor.level
            workflow.train(store, actor, line.task_id, card.card_id, level, (), "", None, at)
            at += 3 * MINUTE


def rate_anchors(store: Store, actor: Actor, lean: int, now: datetime) -> None:
    """What they say of the anchors among their work, which they cannot tell from the rest."""
    for place, piece in enumerate(one for one in desk(store, actor).pieces if one.waits and one.card.anchor_id):
        anchor = bank.anchor(piece.card.task_id, piece.card.anchor_id or "")
        level = leaning(anchor.level, lean, f"{lean} {anchor.id} live")
        workflow.rate(store, actor, piece.card.id, level, (), "", (), None, now + place * 20 * MINUTE)


def leaning(level: int, lean: int, seed: str) -> int:
    """The level this rater gives to an answer of an agreed one."""
    draw = Random(seed)  # noqa: S311 - nothing here is secret
    return min(HIGHEST, max(LOWEST, level + lean)) if draw.random() < OFTEN else level
