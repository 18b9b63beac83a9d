"""What the position of the demo requires as a fact, and what its six candidates say to it."""

from datetime import datetime, timedelta

from assessments import bank, workflow
from assessments.attempt import Actor
from assessments.conditions import Condition, Day, YesNo
from assessments.views import Position
from assessments.workflow import Store

DAY = timedelta(days=1)
YES_OR_NO = ("right_to_work", "evenings")
FREE = 40  # days from the moment of asking to the latest start
Said = tuple[str | None, int, str, str]  # right to work, days until free, evenings, an explanation of the last
SAID: dict[str, Said] = {
    "Dashiell Okwuosa": ("yes", 20, "no", "Tuesdays I teach until nine; every other evening and weekends are fine."),
    "Wiktoria Zielonka": ("yes", 75, "yes", ""),
    "Anaëlle Kerzoncuf": (None, 30, "yes", ""),
}
OTHERS: Said = ("yes", 25, "yes", "")


def ask(store: Store, office: Actor, position: Position, now: datetime) -> None:
    usual = {one.id: one for one in bank.usual_conditions()}
    asked: list[Condition] = [YesNo(id=one, question=usual[one].question, needed="yes") for one in YES_OR_NO]
    latest = (now + FREE * DAY).date()
    asked.insert(1, Day(id="free", question=usual["available_from"].question, latest=latest))
    for one in asked:
        workflow.conditions.add(store, office, position.id, one, now)


def answer(store: Store, actor: Actor, name: str, now: datetime) -> None:
    right, days, evenings, words = SAID.get(name, OTHERS)
    work, free, late = (one.condition for one in workflow.conditions.own(store, actor))
    assert isinstance(free, Day)
    assert free.latest is not None
    day = free.latest + (days - FREE) * DAY
    if right is not None:
        workflow.conditions.answer(store, actor, work.id, right, "", now)
    workflow.conditions.answer(store, actor, free.id, day.isoformat(), "", now)
    workflow.conditions.answer(store, actor, late.id, evenings, words, now)
