"""The questions of a self-assessment that come before its tasks: one's own level on the anchors of each competency."""

from functools import cache

from assessments.form import Task
from assessments.item import SelfLevel
from rubric.model import load_model
from rubric.record import Text

LEVELS_MINUTES = 5  # told, not enforced: one's own levels have no clock


def level_item_id(competency_id: str) -> str:
    return f"SELF.{competency_id}"


@cache
def levels_task() -> Task:
    """One question for each competency of the profile, shaped like any other task so that any page can show it."""
    competencies = load_model().profile_competencies
    return Task(
        id="SELF",
        competency_id="SELF",
        minutes=LEVELS_MINUTES,
        title=Text(en="How you see yourself", fr="Comment vous vous voyez"),
        assessed=Text(
            en="Nothing is assessed here. You place yourself first, so that the tasks cannot colour it.",
            fr="Rien n’est évalué ici. Vous vous situez d’abord, pour que les tâches ne vous influencent pas.",
        ),
        ai_policy="ai_closed",
        instructions=Text(
            en="For each competency, choose the description that comes closest to what you usually do. It will be set "
            "beside what the tasks show, for you alone. You may leave one out.",
            fr="Pour chaque compétence, choisissez la description la plus proche de ce que vous faites d’ordinaire. "
            "Elle sera mise en regard de ce que montrent les tâches, pour vous uniquement. Vous pouvez en passer une.",
        ),
        items=tuple(
            SelfLevel(
                id=level_item_id(one.id),
                prompt=one.name,
                details=one.definition,
                competency_id=one.id,
                required=False,
            )
            for one in competencies
        ),
    )
