"""Forms composed from the bank: each saving is a version of its own, so no sitting ever changes under a candidate."""

from collections import Counter
from datetime import date, datetime

from assessments import bank
from assessments.attempt import Actor, FormRefused, NotFound
from assessments.form import Form, FormDraft, FormId, FormVersion
from assessments.store import Store, audit, own_tasks
from assessments.store import forms as rows
from assessments.workflow.access import PEOPLE_OFFICE, READERS, allow
from assessments.workflow.sessions import new_id

PRACTICE = "PRACTICE"  # shown before the clock of every form that is composed
SHIPPED = ("core", "screen", "core_b", "screen_b")  # those that a position can have besides


def composed_forms(store: Store, actor: Actor) -> tuple[FormVersion, ...]:
    """The last version of every series, the one saved last first."""
    allow(actor, *READERS)
    return _last_versions(store)


def _last_versions(store: Store) -> tuple[FormVersion, ...]:
    with store.read() as db:
        every = rows.versions(db)
    last = {one.series: one for one in every}
    return tuple(sorted(last.values(), key=lambda one: one.created_at, reverse=True))


def form_choices(store: Store, actor: Actor) -> tuple[Form, ...]:
    """What a position can be assessed with: the forms that ship, then the last versions of those composed here."""
    allow(actor, *READERS)
    return every_form(store)


def every_form(store: Store) -> tuple[Form, ...]:
    """The same for verbs that ask on their own who may know."""
    return (*map(bank.form, SHIPPED), *(one.form for one in _last_versions(store)))


def compose_form(store: Store, actor: Actor, draft: FormDraft, now: datetime, series: str | None = None) -> FormVersion:
    """Save a form as the first version of a new series, or as the next one of `series`.

    A version never changes, so positions and sittings that have one keep it; a draft equal to the last version adds
    none. Raises FormRefused for a form that cannot be sat, NotFound for a series that does not exist.
    """
    allow(actor, *PEOPLE_OFFICE)
    with store.read() as db:
        own_tasks.versions(db)  # which makes them known
    refuse_unless_sound(draft, now.date())
    with store.write() as db:
        before = rows.versions(db, series) if series is not None else ()
        if series is not None and not before:
            raise NotFound(series)
        of = series or new_id()
        number = len(before) + 1
        form = _form(f"{of}.{number}", draft)
        if before and _same(before[-1].form, form):
            return before[-1]
        made = FormVersion(series=of, number=number, form=form, created_by=actor.id, created_at=now)
        rows.add(db, made)
        audit.note(db, actor, "compose_form", form.id, now, tasks=", ".join(form.task_ids))
    return made


def _form(form_id: FormId, draft: FormDraft) -> Form:
    kept = {name: getattr(draft, name) for name in FormDraft.model_fields}
    return Form.model_validate({"id": form_id, "practice": PRACTICE, **kept})


def _same(one: Form, other: Form) -> bool:
    return one.model_copy(update={"id": other.id}) == other


def refuse_unless_sound(draft: FormDraft, today: date) -> None:
    """Raise FormRefused with everything of the first kind that is wrong."""
    if not draft.name.en.strip() or not draft.name.fr.strip():
        raise FormRefused("name_missing")
    ids = tuple(one for block in draft.blocks for one in block.tasks)
    if not ids:
        raise FormRefused("no_task")
    if unknown := sorted(one for one in set(ids) - {one.id for one in bank.choosable()} if not bank.is_own(one)):
        raise FormRefused("unknown_task", tuple(unknown))
    if twice := sorted(one for one, count in Counter(ids).items() if count > 1):
        raise FormRefused("task_twice", tuple(twice))
    form = _form("draft", draft)
    if sum(bank.task(one).minutes for one in ids) > draft.budget:
        raise FormRefused("over_budget")
    if pairs := bank.both_forms(form):
        raise FormRefused("both_forms", pairs[0])
    if late := bank.out_of_order(form):
        raise FormRefused("out_of_order", late)
    if bank.expired_in(form, today):
        raise FormRefused("items_expired")
