"""The content-validity report of a form on paper, under the headings auditors look for (UGESP, 29 CFR 1607.15 C)."""

from collections.abc import Sequence
from datetime import datetime

from assessments import bank
from assessments.form import Form
from pages.parts import belonging
from pages.parts.words import _, day, language, minutes, n_
from pages.print.document import Document, Heading, Points, Table, Words, framed
from rubric.model import load_model
from rubric.validity import TaskValidity


def validity_document(form: Form, tasks: Sequence[TaskValidity], experts: int, now: datetime) -> Document:
    """`experts`: how many have voted on every task."""
    said = language()
    title = _("Content validity: {form}", form=form.name.said(said))
    return framed(
        title,
        _("report made {day}", day=day(now)),
        now,
        (
            Words(text=belonging.verdict(tasks), tone="verdict"),
            Heading(level=2, text=_("The job and what it takes")),
            Points(lines=_competencies(tasks)),
            Heading(level=2, text=_("What the form asks candidates to do")),
            Points(lines=_tasks(form)),
            Heading(level=2, text=_("What links the tasks to the job")),
            Words(text=_experts(experts)),
            _table(tasks),
            Words(text=belonging.how_to_read(), tone="quiet"),
            Heading(level=2, text=_("How results are used")),
            Words(
                text=_(
                    "Scores are shown with their error and the anchors they rest on. A minimum is met, not met or "
                    "uncertain, and changes nobody’s status by itself: a named person decides and writes why."
                )
            ),
            Heading(level=2, text=_("What this does not show")),
            Words(
                text=_(
                    "That the tasks belong to the job says nothing of how well scores foretell work in it. That takes "
                    "a study with people who were hired."
                )
            ),
        ),
    )


def _competencies(tasks: Sequence[TaskValidity]) -> tuple[str, ...]:
    said = language()
    ids = dict.fromkeys(bank.task(one.task_id).competency_id for one in tasks)
    found = map(load_model().competency, ids)
    return tuple(_("{label}: {value}", label=one.name.said(said), value=one.definition.said(said)) for one in found)


def _tasks(form: Form) -> tuple[str, ...]:
    said = language()
    found = map(bank.task, form.task_ids)
    return tuple(
        _("{label}: {value}", label=f"{one.title.said(said)} ({minutes(one.minutes)})", value=one.assessed.said(said))
        for one in found
    )


def _experts(experts: int) -> str:
    voted = n_(
        "{count} person who knows the work has voted on every task.",
        "{count} people who know the work have voted on every task.",
        experts,
    )
    return f"{voted} {_('Each voted alone and saw the count of the others only afterwards.')}"


def _table(tasks: Sequence[TaskValidity]) -> Table:
    columns = belonging.columns(tasks)
    return Table(header=tuple(columns), rows=tuple(zip(*columns.values(), strict=True)))
