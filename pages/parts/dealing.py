"""The plan by which work is dealt, in words and as a form."""

import streamlit as st

from assessments import bank
from assessments.assignment import RaterScope, RatingPlan
from assessments.raters import Load, RatersView
from pages.parts.labels import label
from pages.parts.words import LANGUAGE_NAMES, _, language, listed, n_, number
from rubric.model import load_model
from rubric.record import LANGUAGES

MOST_RATERS = 5


def task_name(task_id: str) -> str:
    """A task by what it assesses: "Writing"."""
    return load_model().competency(bank.task(task_id).competency_id).name.said(language())


def desk_words(waiting: int, done: int) -> str:
    """ "3 of 5", rated of dealt, or a dash where nothing was dealt."""
    if not waiting + done:
        return "–"
    return _("{done} of {all}", done=number(done), all=number(waiting + done)).replace(" ", "\u00a0")


def scope_words(load: Load) -> str:
    """What somebody may rate, in a few words."""
    if not load.can_be_asked:
        return _("is not asked any more")
    scope = load.scope
    said = [_("everything") if scope.tasks is None else listed([task_name(one) for one in sorted(scope.tasks)])]
    if scope.languages is not None:
        said.append(listed([LANGUAGE_NAMES[one] for one in LANGUAGES if one in scope.languages]))
    if scope.reserve:
        said.append(_("in reserve"))
    return ", ".join(said)


def plan_words(plan: RatingPlan) -> str:
    return n_(
        "{count} person judges each piece of work alone.",
        "{count} people judge each piece of work alone; a third is asked where two lie two levels or more apart.",
        plan.raters_per_task,
    )


def _key(field: str) -> str:
    return f"plan-{field}"


def draw_fields(view: RatersView, names: dict[str, str]) -> None:
    """How many raters, and for each of them what they may rate."""
    st.radio(
        _("How many people judge each piece of work?"),
        range(1, MOST_RATERS + 1),
        view.plan.raters_per_task - 1,
        key=_key("raters"),
        horizontal=True,
        help=_("Two is the least from which one can see how far raters agree."),
    )
    st.checkbox(
        _("Raters train on answers of agreed level before they rate a task"),
        view.plan.training,
        key=_key("training"),
        help=_("Without training, people mean different things by the same level."),
    )
    for load in _asked(view):
        _draw_scope(load, view.tasks, names[load.user.id])


def _draw_scope(load: Load, tasks: tuple[str, ...], name: str) -> None:
    scope, of = load.scope, load.user.id
    st.markdown(f"**{label(name)}**")
    st.multiselect(
        label(_("Tasks {name} may rate", name=name)),
        tasks,
        [one for one in tasks if scope.tasks is None or one in scope.tasks],
        format_func=task_name,
        key=_key(f"tasks-{of}"),
        placeholder=_("nothing"),
    )
    st.multiselect(
        label(_("Languages {name} judges in", name=name)),
        LANGUAGES,
        [one for one in LANGUAGES if scope.languages is None or one in scope.languages],
        format_func=LANGUAGE_NAMES.__getitem__,
        key=_key(f"languages-{of}"),
        placeholder=_("nothing"),
    )
    st.checkbox(
        label(_("Hold {name} in reserve", name=name)),
        scope.reserve,
        key=_key(f"reserve-{of}"),
        help=_("Asked only where two lie far apart, or where nobody else is free."),
    )


def _asked(view: RatersView) -> tuple[Load, ...]:
    return tuple(one for one in view.loads if one.can_be_asked)


def raters_chosen(view: RatersView) -> int:
    return st.session_state.get(_key("raters"), view.plan.raters_per_task)


def training_chosen(view: RatersView) -> bool:
    return st.session_state.get(_key("training"), view.plan.training)


def scopes_chosen(view: RatersView) -> tuple[RaterScope, ...]:
    """What the form says; everything chosen is no limit, so that a task that comes later is not shut out."""
    state = st.session_state
    scopes: list[RaterScope] = []
    for of in (one.user.id for one in _asked(view)):
        tasks, languages = frozenset(state[_key(f"tasks-{of}")]), frozenset(state[_key(f"languages-{of}")])
        scopes.append(
            RaterScope(
                rater_id=of,
                tasks=None if tasks == frozenset(view.tasks) else tasks,
                languages=None if languages == frozenset(LANGUAGES) else languages,
                reserve=state[_key(f"reserve-{of}")],
            )
        )
    return tuple(scopes)
