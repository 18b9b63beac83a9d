"""Training before rating: anchor answers are judged alone, then each shows the level that was agreed, and why."""

from functools import partial

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Refused, Role
from assessments.raters import TrainingLine, TrainingResult
from assessments.views import RatingCard
from pages.parts import frame, judgement, keys, laying, refusals, schooling
from pages.parts.guard import acting, now, require, store
from pages.parts.words import _, language, number
from rubric.model import load_model

me = require(Role.RATER)

LAST = "training-last"  # in session state: the card just judged and what came of it, until the next is asked for


def draw_list() -> None:
    frame.title(
        _("Do you read the levels as they were agreed?"),
        _(
            "Before you rate a task, you judge a few answers whose level is agreed. Each then shows the level and the "
            "reason. You pass when every level is at most one away and half of them are met exactly."
        ),
    )
    lines = workflow.trainings(store(), me.actor)
    if not lines:
        frame.empty(_("There is nothing to train for yet. It begins when work arrives that you may rate."))
        return
    first = next((one.task_id for one in lines if one.standing == "to_do"), None)
    for line in lines:
        draw_line(line, first=line.task_id == first)
    frame.link("rate", _("To the work that waits"))


def draw_line(line: TrainingLine, *, first: bool) -> None:
    task = bank.task(line.task_id)
    name = load_model().competency(task.competency_id).name.said(language())
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container():
            frame.two_lines(task.title.said(language()), f"{name} · {schooling.standing_words(line)}")
        if line.standing == "to_do":
            st.button(
                _("Train"),
                key=f"train-{line.task_id}",
                on_click=open_task,
                args=(line.task_id,),
                type="primary" if first else "secondary",
            )
        elif line.done:
            st.button(
                _("What came of it"),
                key=f"see-{line.task_id}",
                on_click=open_task,
                args=(line.task_id,),
                type="tertiary",
            )


def open_task(task_id: str | None) -> None:
    st.session_state.pop(LAST, None)
    if task_id is None:
        st.query_params.clear()
    else:
        st.query_params.from_dict({"task": task_id})


def draw_card(card: RatingCard) -> None:
    competency = load_model().competency(card.task.competency_id)
    frame.title(_("Training: which level is this?"), wide=True)
    head, way_out = st.columns([5, 1], vertical_alignment="center")
    with head:
        laying.draw_head(card)
    way_out.button(_("All tasks"), key="leave", on_click=open_task, args=(None,), type="tertiary")
    with laying.beside(card):
        judgement.draw(card, competency, save, flags=False)
    keys.listen(f"keys-{card.card_id}", judgement.KEYS, partial(press, card))


def press(card: RatingCard, pressed: str, words: str) -> None:
    judgement.press(card, pressed, words, save)


def save(card: RatingCard) -> None:
    """Append the judgement, and keep its card in sight beside the agreed level."""
    try:
        draft = judgement.draft(card)
        result = workflow.train(
            store(),
            acting(),
            card.task.id,
            card.card_id,
            level=draft.level,
            quotes=draft.quotes,
            note=draft.note,
            not_assessed_because=draft.not_assessed_because,
            now=now(),
        )
    except ValueError as problem:
        judgement.complain(card.card_id, str(problem))
    except Refused as error:
        judgement.complain(card.card_id, refusals.sentence(error))
    else:
        judgement.put_away(card.card_id)
        st.session_state[LAST] = (card, result)


def draw_result(card: RatingCard, result: TrainingResult) -> None:
    competency = load_model().competency(card.task.competency_id)
    frame.title(_("Training: what was agreed, and why"), wide=True)
    laying.draw_head(card)
    with laying.beside(card):
        schooling.draw_result(result, competency)
        st.button(_("Go on"), key="go-on", type="primary", on_click=open_task, args=(card.task.id,), width="stretch")
    keys.listen(f"after-{card.card_id}", judgement.KEYS, partial(press_after, card.task.id))


def press_after(task_id: str, pressed: str, _words: str) -> None:
    if pressed == "enter":
        open_task(task_id)


def draw_end(task_id: str, line: TrainingLine) -> None:
    """The round is over: every answer of it in a table, and what follows."""
    frame.title(_("Training: how close were you?"))
    frame.quiet(bank.task(task_id).title.said(language()))
    schooling.draw_table(workflow.training_results(store(), me.actor, task_id))
    if line.standing == "open":
        st.success(_("You read the levels as they were agreed. The work is yours to rate."))
        frame.link("rate", _("Rate the next one"), task=task_id)
    else:
        st.info(
            _(
                "Two rounds did not come close enough. Nothing is lost and nothing is held against you: talk the "
                "levels over with whoever leads the raters, who can then let you rate."
            )
        )
    st.button(_("All tasks"), key="leave", on_click=open_task, args=(None,), type="tertiary")


def draw_task(task_id: str) -> None:
    last = st.session_state.get(LAST)
    if last is not None and last[0].task.id == task_id:
        draw_result(*last)
        return
    line = next((one for one in workflow.trainings(store(), me.actor) if one.task_id == task_id), None)
    card = workflow.training_card(store(), me.actor, task_id) if line else None
    if card is not None:
        if line is not None and line.round > 1 and line.done == 0:
            frame.later(
                _("The first round was not close enough. Here is a second one, of {count}.", count=number(line.of)),
                "info",
            )
        draw_card(card)
    elif line is not None:
        draw_end(task_id, line)
    else:
        draw_list()


asked = st.query_params.get("task")
if asked:
    draw_task(asked)
else:
    draw_list()
