"""What tasks put together measure: minutes, competencies, indicators, and what is too thin to lean on."""

from collections.abc import Iterable

from assessments.bank.load import task, task_ids
from assessments.form import Form, Task
from rubric.model import load_model
from rubric.record import Record

FEW = 2  # tasks a competency needs before its score rests on more than one piece of work (science of work samples)


class Coverage(Record):
    """What a form holds on one competency."""

    competency_id: str
    tasks: tuple[str, ...]
    minutes: int
    indicators: tuple[str, ...]  # of this competency, that one of the tasks shows
    unseen: tuple[str, ...]  # of this competency, that none of them shows

    @property
    def thin(self) -> bool:
        """Measured, but by fewer tasks than a score should rest on."""
        return 0 < len(self.tasks) < FEW


def shown_by(one: Task) -> frozenset[str]:
    """The ids of the indicators that work on a task can show."""
    return frozenset(one.indicators) | frozenset(() if one.human is None else one.human.indicators)


def coverage(chosen: Iterable[str]) -> tuple[Coverage, ...]:
    """One line for each competency of the model, in its order."""
    tasks = [task(one) for one in chosen]
    shown = frozenset[str]().union(*map(shown_by, tasks))
    lines: list[Coverage] = []
    for competency in load_model().competencies:
        own = [one for one in tasks if one.competency_id == competency.id]
        known = [one.id for one in competency.indicators]
        lines.append(
            Coverage(
                competency_id=competency.id,
                tasks=tuple(one.id for one in own),
                minutes=sum(one.minutes for one in own),
                indicators=tuple(one for one in known if one in shown),
                unseen=tuple(one for one in known if one not in shown),
            )
        )
    return tuple(lines)


def choosable() -> tuple[Task, ...]:
    """The tasks a form may be made of, in the order of the model's competencies; practice is none of them."""
    order = {one.id: place for place, one in enumerate(load_model().competencies)}
    scored = [one for one in map(task, task_ids()) if any(item.scored for item in one.items)]
    return tuple(sorted(scored, key=lambda one: (order[one.competency_id], one.id)))


def both_forms(form: Form) -> tuple[tuple[str, str], ...]:
    """Pairs of parallel tasks that stand in one form: who has sat one has rehearsed the other."""
    chosen = set(form.task_ids)
    return tuple((of, one) for one in form.task_ids if (of := task(one).parallel_of) is not None and of in chosen)


def out_of_order(form: Form) -> tuple[str, ...]:
    """Tasks that rest on another one: on what was written there, and it comes after them in the form; or on its key,
    and it does not stand in a block before theirs.
    """
    ids = form.task_ids
    found: list[str] = []
    for place, one in enumerate(ids):
        rests_on = {item.of.split(".")[0] for item in task(one).items if item.kind == "revision"}
        if rests_on & set(ids[place + 1 :]) or _gives_away(one) & _not_over(form, one):
            found.append(one)
    return tuple(found)


def _gives_away(task_id: str) -> frozenset[str]:
    """The tasks whose key a task shows."""
    shown = [item.own_error.of for item in task(task_id).items if item.kind == "written" and item.own_error]
    return frozenset(one for of in shown for one in of)


def _not_over(form: Form, task_id: str) -> frozenset[str]:
    """The tasks of the block that a task stands in, and of those after it."""
    here = next(place for place, block in enumerate(form.blocks) if task_id in block.tasks)
    return frozenset(one for block in form.blocks[here:] for one in block.tasks)
