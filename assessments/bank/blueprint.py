"""How the parts of a task make its score, in the terms of the scoring functions."""

import hashlib

from assessments.bank.load import task as task_of
from assessments.form import EvidenceRule, Form, Task, fingerprint, structure
from rubric.rating import Source
from rubric.record import Text
from rubric.scoring import Blueprint, Part

BY_PEOPLE = Text(en="Rated by people on the anchors", fr="Noté par des personnes d’après les ancres")


def score_rules(task: Task) -> tuple[EvidenceRule, ...]:
    """The rules by which software scores; everything else it finds informs people."""
    return tuple(rule for rule in task.evidence if rule.kind == "score")


def blueprint(task: Task) -> Blueprint:
    """The weights of a task; its minutes are its points, 1 point = 1 minute."""
    parts = [Part(id=rule.id, source=Source.KEY, weight=rule.weight, label=rule.label) for rule in score_rules(task)]
    if task.human is not None:
        parts.append(Part(id=task.human.id, source=Source.RATER, weight=task.human.weight, label=BY_PEOPLE))
    return Blueprint(
        task_id=task.id,
        competency_id=task.competency_id,
        points=task.minutes,
        parts=tuple(parts),
        raters_needed=0 if task.human is None else task.human.raters,
        prior_reliability=task.prior_reliability,
        title=task.title,
    )


def blueprints(form: Form) -> tuple[Blueprint, ...]:
    """Those of the tasks of a form, in its order; practice is never among them."""
    return tuple(blueprint(task_of(task_id)) for task_id in form.task_ids)


def form_fingerprint(form: Form) -> str:
    """Changes with any word of the form, of its tasks or of its practice."""
    practice = () if form.practice is None else (form.practice,)
    return _joined(fingerprint(form), *(fingerprint(task_of(task_id)) for task_id in (*form.task_ids, *practice)))


def form_structure(form: Form) -> str:
    """Changes with an id, a key or a weight of what is scored; a corrected typo leaves it as it is."""
    return _joined(structure(form), *(structure(task_of(task_id)) for task_id in form.task_ids))


def _joined(*digests: str) -> str:
    return hashlib.sha256("".join(digests).encode()).hexdigest()
