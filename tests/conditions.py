"""Conditions of a job for tests, one of each kind."""

from datetime import date

from assessments import workflow
from assessments.conditions import Amount, Day, Option, Pick, YesNo
from rubric.record import Text
from tests.builders import DAY, NOW, acknowledged

RIGHT = YesNo(
    id="right", question=Text(en="May you work in France?", fr="Pouvez-vous travailler en France ?"), needed="yes"
)
LEVEL = Pick(
    id="level",
    question=Text(en="How well do you write French?", fr="À quel niveau écrivez-vous le français ?"),
    options=tuple(Option(id=one.lower(), label=Text(en=one, fr=one)) for one in ("B1", "B2", "C1")),
    needed=("b2", "c1"),
)
HOURS = Amount(
    id="hours", question=Text(en="How many hours a week?", fr="Combien d’heures par semaine ?"), at_least=20, at_most=35
)
START = Day(
    id="start", question=Text(en="From when are you free?", fr="Quand êtes-vous libre ?"), latest=date(2027, 5, 1)
)
ALL = (RIGHT, LEVEL, HOURS, START)


def conditions_of(store, office, position, *new, now=NOW - DAY):
    """Ask these of whoever is invited from then on; as they are asked, with their ids."""
    return tuple(workflow.conditions.add(store, office, position.id, one, now) for one in new or ALL)


def answered(store, actor, said, now=NOW):
    """A candidate who has read the notice says this to each: condition, what is said, words."""
    acknowledged(store, actor)
    for condition, what, *words in said:
        workflow.conditions.answer(store, actor, condition.id, what, "".join(words), now)
