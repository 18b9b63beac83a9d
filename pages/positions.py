"""The openings: which there are and where their candidates stand, and the form that opens or changes one."""

from datetime import datetime
from functools import partial

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Refused, Role
from assessments.views import Position, PositionDraft
from pages.parts import condition_form, frame, position_draft, position_form, refusals
from pages.parts.frame import literal
from pages.parts.guard import acting, now, require, store
from pages.parts.standing import closing_words, stage_counts
from pages.parts.words import _, day, language

me = require(Role.HR, Role.ADMIN, Role.MANAGER)

OPENED = "positions-opened"  # in session state: what was sent since the form was asked for


def may_change() -> bool:
    return not me.actor.roles.isdisjoint({Role.HR, Role.ADMIN})


def draw_list(known: tuple[Position, ...]) -> None:
    frame.title(_("Which positions are open?"))
    if not known:
        draw_nothing_yet()
        return
    if may_change():
        st.button(_("Open a position"), key="open", type="primary", on_click=go_to, args=("new",))
    kept = workflow.kept(store(), me.actor) if may_change() else ()
    first = {one.position_id: one.due_at for one in reversed(kept)}
    for position in known:
        draw_position(position, first.get(position.id))


def draw_nothing_yet() -> None:
    if not may_change():
        frame.empty(_("There is no position yet. Human resources open them."))
        return
    with st.container(border=True):
        st.markdown(literal(_("There is no position yet. Opening one takes five minutes: needs, raters, dates.")))
        st.button(_("Open a position"), key="open", type="primary", on_click=go_to, args=("new",))


def draw_position(position: Position, erased_from: datetime | None) -> None:
    form = bank.form(position.form_id).name.said(language())
    with st.container(border=True, gap="xsmall"):
        frame.two_lines(position.title, f"{form} · {closing_words(position, now())}")
        st.markdown(literal(stage_counts(workflow.board(store(), me.actor, position.id, now()))))
        if erased_from is not None:
            frame.quiet(_("Candidates’ data are erased from {day} on", day=day(erased_from)))
        with st.container(horizontal=True, vertical_alignment="center"):
            frame.link("board", _("Candidates"), position=position.id)
            frame.link("compare", _("Comparison"), position=position.id)
            if may_change():
                st.button(
                    _("Change"), key=f"change-{position.id}", type="tertiary", on_click=go_to, args=(position.id,)
                )
                frame.link("positions", _("Conditions of the job"), conditions=position.id)


def go_to(which: str | None) -> None:
    """Show the form for one position, for a new one ("new"), or the list (None); the address keeps it over a reload."""
    if which is None:
        st.query_params.clear()
    else:
        st.session_state.pop(OPENED, None)
        st.query_params.from_dict({"edit": which})
    position_draft.clear()


def draw_form(position: Position | None) -> None:
    frame.title(_("What does this position need?"), position.title if position else None)
    frozen = position is not None and workflow.is_frozen(store(), me.actor, position.id)
    if frozen:
        st.info(
            _(
                "Somebody has started the assessment, so its form, weights and minimums stay as they were announced. "
                "Title, dates, languages, raters and contacts can still change."
            )
        )
    if not position_draft.is_filled(position):
        position_draft.fill(position, next(iter(found.values()), None), me.name or "")
    raters = tuple(one for one in workflow.users(store(), me.actor) if one.active and Role.RATER in one.roles)
    position_form.draw(raters, workflow.form_choices(store(), me.actor), position if frozen else None)
    st.divider()
    problems = position_draft.told_problems()
    if problems:
        st.error("\n".join([literal(_("Nothing was saved yet.")), "", *(f"- {literal(one)}" for one in problems)]))
    with st.container(horizontal=True):
        label = _("Save the changes") if position else _("Open this position")
        st.button(label, key="save", type="primary", on_click=partial(save, position, frozen=frozen))
        st.button(_("Back without saving"), key="back", type="tertiary", on_click=go_to, args=(None,))


def create(draft: PositionDraft) -> None:
    """Open a position; the same form sent twice, by a double click, opens one."""
    opened: list[PositionDraft] = st.session_state.setdefault(OPENED, [])
    if draft not in opened:
        workflow.create_position(store(), acting(), draft, now())
        opened.append(draft)


def save(position: Position | None, *, frozen: bool) -> None:
    """Create or revise; whatever is wrong is told together and the form stays as it was filled in.

    The second click of a double one finds the form sent and cleared; it repeats what the first one had to say.
    """
    done = _("Saved.") if position else _("The position is open. Next, invite candidates under “Candidates”.")
    if not position_draft.is_filled(position):
        frame.later(done)
        return
    problems = position_draft.problems(frozen=frozen)
    if not problems:
        try:
            draft = position_draft.read(position if frozen else None)
            if position is None:
                create(draft)
            else:
                workflow.revise_position(store(), acting(), position.id, draft, now())
        except Refused as error:
            problems = [refusals.sentence(error)]
    if problems:
        position_draft.tell(problems)
        return
    frame.later(done)
    go_to(None)


asked = st.query_params.get("edit") if may_change() else None
found = {one.id: one for one in workflow.positions(store(), me.actor)}
conditions_of = found.get(st.query_params.get("conditions", "")) if may_change() else None
if conditions_of is not None:
    condition_form.draw(conditions_of)
elif asked == "new" or asked in found:
    draw_form(found.get(asked))
else:
    draw_list(tuple(found.values()))
