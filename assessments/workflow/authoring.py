"""Private tasks: a company's own posts become work like that of AN2 and MR1, after the checks of the bank."""

from datetime import datetime

from assessments import bank
from assessments.attempt import Actor, ContentRefused, PostsRefused
from assessments.bank.check_tasks import task_problems
from assessments.bank.exports import Cells, make_rows_known
from assessments.bank.own_posts import Of, Posts
from assessments.bank.posts import Reading, Sheet, read
from assessments.bank.variants import OwnFacts, task_of
from assessments.form import Task
from assessments.store import Store, audit
from assessments.store import own_tasks as tasks
from assessments.views import OwnTask
from assessments.workflow.access import LEADS, PEOPLE_OFFICE, allow
from assessments.workflow.sessions import new_id


def own_tasks(store: Store, actor: Actor) -> tuple[OwnTask, ...]:
    """The last version of every private task, the one made last first."""
    allow(actor, *LEADS)
    with store.read() as db:
        last = {one.series: one for one in tasks.versions(db)}
    return tuple(sorted(last.values(), key=lambda one: one.created_at, reverse=True))


def choosable(store: Store, actor: Actor) -> tuple[Task, ...]:
    """Every task that a form may be made of: those of the bank, then private ones in their last versions."""
    return (*bank.choosable(), *(one.task for one in own_tasks(store, actor)))


def make_tasks(
    store: Store, actor: Actor, sheet: Sheet, how: Reading, own: OwnFacts, wanted: tuple[Of, ...], now: datetime
) -> tuple[OwnTask, ...]:
    """Make private tasks of a sheet, all or none: the next version where the company has one of the kind already.

    Raises PostsRefused with every row and field that cannot be read, ContentRefused where a task that came of it would
    not pass the checks of the bank.
    """
    allow(actor, *PEOPLE_OFFICE)
    rows, errors = read(sheet, how)
    if not errors:
        posts = Posts(rows)
        errors = tuple(problem for of in wanted for problem in posts.problems(of))
    if errors:
        raise PostsRefused(*errors)
    with store.write() as db:
        before = tasks.versions(db)
        made = tuple(_version(of, rows, own, before, actor, now) for of in wanted)
        for one in made:
            tasks.add(db, one, rows)
            audit.note(db, actor, "make_task", one.task.id, now, company=own.company)
    return made


def _version(
    of: Of, rows: tuple[Cells, ...], own: OwnFacts, before: tuple[OwnTask, ...], actor: Actor, now: datetime
) -> OwnTask:
    same = [one for one in before if (one.of, one.company) == (of, own.company)]
    series, number = same[-1].series if same else f"{of}-{new_id()[:6]}", len(same) + 1
    task = task_of(of, f"{series}-{number}", rows, own)
    make_rows_known(task.id, rows)
    refuse_unless_right(task)
    return OwnTask(
        series=series, number=number, of=of, company=own.company, task=task, created_by=actor.id, created_at=now
    )


def refuse_unless_right(task: Task) -> None:
    """Raise ContentRefused with everything that the checks of the bank find."""
    if problems := tuple(task_problems(task, None)):
        raise ContentRefused(*problems)
