"""The gallery: every task of the bank as candidates get it, as raters do, and with its key."""

from typing import Literal, get_args

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Role
from assessments.form import Task
from assessments.item import Spoken
from pages.parts import checked as software
from pages.parts import composing, frame, held, judgement, kinds, laying, materials, noting, prose, revealed, trial
from pages.parts.guard import now, require, store
from pages.parts.words import LANGUAGE_NAMES, _, language, minutes, n_
from rubric.model import load_model
from rubric.record import LANGUAGES, Language

me = require(Role.ADMIN, Role.HR, Role.LEAD)
View = Literal["candidate", "rater", "key"]
ANY = ""
LENGTHS = (5, 10, 15, 20, 30)  # minutes to choose from


# --- the list ---------------------------------------------------------------------------------------------------------


def draw_list() -> None:
    frame.title(_("What does the bank hold?"))
    every = workflow.choosable(store(), me.actor)
    found = [one for one in every if wanted(one)]
    draw_filters(every)
    st.markdown(n_("{count} task", "{count} tasks", len(found)))
    if not found:
        frame.quiet(_("No task is like that. Take a filter away."))
    group = ""
    for one in found:
        name = load_model().competency(one.competency_id).name.said(language())
        if name != group:
            st.header(frame.literal(name), anchor=False)
            group = name
        with st.container(gap="xsmall"):
            frame.link("gallery", f"{one.id} · {one.title.said(language())}", task=one.id)
            frame.quiet(" · ".join((minutes(one.minutes), company(one), ", ".join(kinds.of(one)))))


def company(task: Task) -> str:
    return bank.world(task.world).company.name if task.world else _("private data")


def draw_filters(every: tuple[Task, ...]) -> None:
    model = load_model()
    names = {one.id: one.name.said(language()) for one in model.competencies}
    named = {word: word for one in every for word in kinds.of(one)}
    with st.container(horizontal=True):
        st.text_input(_("Words in the title or the code"), held.value("words") or "", key="words", width=260)
        choice("competency", _("Competency"), [ANY, *names], {ANY: _("Every competency")} | names)
        lengths = {ANY: _("Any length")} | {str(one): _("At most {length}", length=minutes(one)) for one in LENGTHS}
        choice("longest", _("Minutes"), list(lengths), lengths)
        choice("kind", _("Kind of question"), [ANY, *sorted(named)], {ANY: _("Every kind")} | named)


def choice(name: str, asked: str, options: list[str], words: dict[str, str]) -> None:
    st.selectbox(asked, options, held.place(name, options), key=name, format_func=words.__getitem__, width=220)


def wanted(task: Task) -> bool:
    """Whether the filters leave a task in the list."""
    state = st.session_state
    words, longest = str(state.get("words", "")).casefold().strip(), state.get("longest", ANY)
    return (
        words in f"{task.id} {task.title.en} {task.title.fr}".casefold()
        and state.get("competency", ANY) in (ANY, task.competency_id)
        and (longest == ANY or task.minutes <= int(longest))
        and (state.get("kind", ANY) == ANY or state["kind"] in kinds.of(task))
    )


# --- one task ---------------------------------------------------------------------------------------------------------


def draw_task(task: Task) -> None:
    frame.title(task.title.said(language()), wide=True)
    frame.quiet(composing.task_facts(task, titled=False))
    frame.link("gallery", _("All tasks"))
    view, said = switches()
    match view:
        case "candidate":
            frame.quiet(_("As a candidate gets it. Try it as you like: nothing is saved or sent."))
            trial.draw(me.actor, task.id, said, (), lambda _pressed: None)
        case "rater":
            draw_for_raters(task, said)
        case "key":
            draw_key(task, said)


def switches() -> tuple[View, Language]:
    """As whom one looks, and in which language: kept from one task to the next."""
    views: dict[View, str] = {"candidate": _("a candidate"), "rater": _("a rater"), "key": _("the author")}
    known: tuple[View, ...] = get_args(View)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        view = st.segmented_control(
            _("As seen by"),
            known,
            default=held.value("view") or "candidate",
            key="view",
            format_func=views.__getitem__,
            required=True,
        )
        said = st.segmented_control(
            _("Language of the task"),
            LANGUAGES,
            default=held.value("said") or language(),
            key="said",
            format_func=LANGUAGE_NAMES.__getitem__,
            required=True,
        )
    return next(one for one in known if one == view), next(one for one in LANGUAGES if one == said)


def draw_for_raters(task: Task, said: Language) -> None:
    card = workflow.empty_card(me.actor, task.id, said)
    if card is None or card.task.human is None:
        frame.quiet(_("Nobody rates this task: it is corrected by its key alone."))
        return
    frame.quiet(_("As a rater gets it, with the answers left open. Nothing is saved."))
    with laying.beside(card):
        st.html(prose.sheet(judgement.guide(card.task.human)))
        field = judgement.key(card.card_id, "level")
        judgement.draw_anchors(field, load_model().competency(task.competency_id), judgement.LEVELS)
        draw_apart(task, card.card_id)


def draw_apart(task: Task, card_id: str) -> None:
    """What is noted besides the level where somebody records, or hands a picture in."""
    lines = [line for check in task.checks for line in check.seen]
    if lines:
        noting.draw_to_see(lines, judgement.key(card_id, judgement.SEEN))
    if any(isinstance(one, Spoken) for one in task.items):
        noting.draw_delivery(judgement.key(card_id, judgement.DELIVERY))


def draw_key(task: Task, said: Language) -> None:
    keyed = workflow.keyed_task(store(), me.actor, task.id, now())
    if keyed is None:
        frame.quiet(_("You are invited to a sitting yourself: keys can be read once it is over."))
        return
    sections = (
        (_("What the score is made of"), software.parts(keyed, said)),
        (_("The key, question by question"), revealed.keys(keyed, said)),
        (_("What software looks for"), software.looked_for(keyed, said)),
        (_("How people rate it"), for_people(keyed, said)),
    )
    for title, body in sections:
        if body:
            st.header(frame.literal(title), anchor=False)
            st.html(prose.sheet(body))
    if keyed.materials or keyed.scenes:
        st.header(frame.literal(_("What it is worked from")), anchor=False)
        materials.show(keyed, said)


def for_people(task: Task, said: Language) -> str:
    if task.human is None:
        return ""
    return prose.paragraphs(task.human.guide.said(said)) + prose.listed(
        one.text.said(said) for one in task.human.look_for
    )


asked = st.query_params.get("task")
if asked in {one.id for one in workflow.choosable(store(), me.actor)}:
    draw_task(bank.task(asked))
else:
    draw_list()
