"""What the people of the demo who know the work say of the tasks that its candidates sat."""

from datetime import datetime

from assessments import bank, workflow
from assessments.attempt import Actor
from assessments.workflow import Store
from rubric.validity import Vote

DOUBTED = ("LV2", "DE1", "LV2", "LV2", "AN1")  # which task each of them finds useful rather than essential
LEAST, MOST = 3, 5  # of importance


def vote(store: Store, voters: tuple[Actor, ...], form_id: str, now: datetime) -> None:
    """Everybody votes on every task of the form."""
    for place, (voter, doubted) in enumerate(zip(voters, DOUBTED, strict=True)):
        for at, task_id in enumerate(bank.form(form_id).task_ids):
            verdict = "useful" if task_id == doubted else "essential"
            importance = LEAST + (at + place) % (MOST - LEAST + 1)
            workflow.validating.vote(store, voter, Vote(task_id=task_id, verdict=verdict, importance=importance), now)
