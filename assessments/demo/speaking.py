"""What invented people say of themselves once their work is in: most of them something, some of them nothing."""

from random import Random

from assessments import workflow
from assessments.attempt import Actor
from assessments.demographics import Demographics
from assessments.workflow import Store

SPEAK = 0.85  # of them answer at all, and of these each question
# By how many times more likely an answer is than one that is not named; the rarest are too few to be shown.
COMMON = {
    "woman": 30,
    "man": 30,
    "white": 40,
    "black_or_african_american": 24,
    "hispanic_or_latino": 24,
    "asian": 16,
    "two_or_more_races": 4,
    "under_30": 30,
    "30_39": 30,
    "40_49": 10,
}


def speak(store: Store, actor: Actor, draw: Random) -> Demographics:
    """Let a candidate who has handed in answer what they are asked; returns what they said."""
    asked = workflow.own_demographics(store, actor)
    said = Demographics()
    if asked is None or draw.random() > SPEAK:
        return said
    for attribute, offered in asked.asked.items():
        if draw.random() < SPEAK:
            (answer,) = draw.choices(offered, [COMMON.get(one, 1) for one in offered])
            said = workflow.say_of_oneself(store, actor, attribute, answer)
    return said
