"""The table of scores of a position, however many have handed in: groups first, order second, nobody moved by it."""

from collections.abc import Collection, Mapping
from typing import Any, get_args

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import HiringStage, RateFirst, Role
from assessments.boards import MinimumWord, ScoredPage, ScoredView
from assessments.conditions import WORST
from assessments.views import Position
from pages.parts import choosing, frame, guard, held, standing, tables
from pages.parts.board import bulk, filters, scored, taking
from pages.parts.board.funnel import hiring_words
from pages.parts.conditions import state_words
from pages.parts.guard import require
from pages.parts.words import _, language, n_, number
from rubric.model import load_model

me = require(Role.HR, Role.ADMIN, Role.MANAGER)
FIELDS = ("search", "minimum", "group", "hiring", "conditions", "order")


def key(position: Position, field: str) -> str:
    return f"scored-{position.id}-{field}"


def view(position: Position) -> ScoredView:
    """What the fields say; the page goes back to the first whenever one of them changes."""
    said = {one: st.session_state.get(key(position, one)) for one in (*FIELDS, "page")}
    return ScoredView.model_validate({one: value for one, value in said.items() if value is not None})


def first_page(position: Position) -> None:
    st.session_state.pop(key(position, "page"), None)
    pick_nobody(position)


def pick_one(position: Position, field: str, label: str, options: Mapping[Any, str], nothing: str) -> None:
    """A choice among a few; nothing chosen leaves nobody out."""
    name = key(position, field)
    if st.session_state.get(name) not in options:
        st.session_state[name] = None
    st.selectbox(
        label,
        list(options),
        held.index(name, list(options)),
        key=name,
        format_func=options.__getitem__,
        placeholder=nothing,
        on_change=first_page,
        args=(position,),
    )


def draw_fields(position: Position, found: ScoredPage) -> None:
    search, order, group = st.columns([4, 3, 3], vertical_alignment="bottom")
    with search:
        filters.search_by_name(key(position, "search"), position, first_page)
    weighed = {one: load_model().competency(one).name.said(language()) for one in weighed_first(position)}
    with order:
        orders = {"name": _("By name"), "sent": _("Handed in first"), **weighed}
        pick_one(position, "order", _("Order"), orders, _("By fit, highest first"))
    with group:
        pick_one(position, "group", _("Group"), group_words(found), _("All"))
    minimum, stage, *facts = st.columns(3 if found.conditions else 2, vertical_alignment="bottom")
    with minimum:
        words = {one: scored.minimum_words(one) for one in get_args(MinimumWord)}
        pick_one(position, "minimum", _("Minimums"), words if position.profile.minimums else {}, _("All"))
    with stage:
        pick_one(position, "hiring", _("Stage"), {one: hiring_words(one) for one in HiringStage}, _("All"))
    for place in facts:
        with place:
            pick_one(
                position, "conditions", _("Conditions of the job"), {one: state_words(one) for one in WORST}, _("All")
            )


def group_words(found: ScoredPage) -> dict[int, str]:
    """Each group with the fits it reaches from and to."""
    begins = found.groups.begins
    ends = (*begins[1:], 0.0)
    return {
        place: _("Group {place}: {high} to {low}", place=number(place), high=number(high), low=number(low))
        for place, (high, low) in enumerate(zip(begins, ends, strict=True), 1)
    }


def weighed_first(position: Position) -> list[str]:
    """The competencies with weight, the heaviest first."""
    return sorted(position.profile.weights, key=lambda one: -position.profile.weights[one])


def draw_standing(position: Position, found: ScoredPage) -> None:
    form = bank.form(position.form_id).name.said(language())
    sent = n_("{count} has handed in", "{count} have handed in", found.everybody + found.pending)
    frame.quiet(f"{form} · {sent}")
    if found.pending:
        st.info(frame.literal(standing.pending_words(found.pending)))


def draw_reading() -> None:
    with st.expander(_("How to read this table")):
        st.markdown(
            frame.literal(
                _(
                    "A band holds the true score 95 times in 100. Within a group nobody can be told apart from its "
                    "first, so the order inside it says nothing: choose there by something else that matters for the "
                    "work. A line marks where the next group begins."
                )
            )
        )
        st.markdown(
            frame.literal(
                _(
                    "Minimums have three states: meets (at least 80 %), below (at most 20 %) and uncertain in between; "
                    "then collect more evidence. No state and no score moves anybody: a stage is changed by people."
                )
            )
        )


def draw_table(position: Position, found: ScoredPage, asked: ScoredView) -> None:
    if not found.rows:
        frame.empty(_("Nobody matches. Take a filter away."))
        return
    said = scored.html(found.rows, position.id, weighed_first(position), ordered=asked.order == "fit")
    st.html(scored.LOOK + tables.framed(said, _("Scores of the candidates")))
    draw_pages(position, found, asked)


def draw_pages(position: Position, found: ScoredPage, asked: ScoredView) -> None:
    size = workflow.SCORED_PAGE
    first = (asked.page - 1) * size + 1
    with st.container(horizontal=True, vertical_alignment="center"):
        back = asked.page == 1
        st.button(_("Previous page"), key=key(position, "back"), on_click=turn, args=(position, -1), disabled=back)
        more = first + len(found.rows) <= found.matching
        st.button(_("Next page"), key=key(position, "on"), on_click=turn, args=(position, 1), disabled=not more)
        frame.quiet(
            _(
                "{first} to {last} of {count}",
                first=number(first),
                last=number(first + len(found.rows) - 1),
                count=number(found.matching),
            )
        )


def turn(position: Position, by: int) -> None:
    name = key(position, "page")
    st.session_state[name] = max(1, (st.session_state.get(name) or 1) + by)
    pick_nobody(position)


def draw_acts(position: Position, found: ScoredPage, asked: ScoredView) -> None:
    """Who is moved or exported, chosen by name on this page, or all that match: nobody is chosen beforehand."""
    if st.session_state.get(key(position, "matching")):
        draw_all_that_match(position, workflow.scored_ids(guard.store(), me.actor, position.id, asked))
        return
    names = choosing.labelled({row.attempt_id: (row.name, row.email) for row in found.rows})
    field = key(position, "people")
    st.session_state[field] = [one for one in st.session_state.get(field, ()) if one in names]  # others left the page
    chosen, act = st.columns(2, vertical_alignment="bottom")
    chosen.multiselect(
        _("Candidates of this page to move"),
        list(names),
        held.value(field),
        key=field,
        format_func=names.__getitem__,
        placeholder=_("Nobody is selected"),
    )
    bulk.pick(position, st.session_state[field])
    with act, st.container(horizontal=True, gap="small"):
        st.button(_("All of this page"), key=key(position, "everybody"), on_click=pick_all, args=(field, list(names)))
        if found.matching > len(names):
            label = n_("{count} that matches", "All {count} that match", found.matching)
            st.button(label, key=key(position, "all"), on_click=pick_matching, args=(position,))
        if st.session_state[field]:
            bulk.draw_move(position)
            ids = tuple(st.session_state[field])
            taking.draw(position, lambda _actor: ids)


def pick_all(field: str, attempt_ids: list[str]) -> None:
    st.session_state[field] = attempt_ids


def draw_all_that_match(position: Position, attempt_ids: Collection[str]) -> None:
    bulk.pick(position, attempt_ids)
    with st.container(horizontal=True, vertical_alignment="center"):
        said = n_("{count} selected", "{count} selected", len(attempt_ids))
        st.markdown(f"**{frame.literal(said)}**", width="content")
        label = _("Select nobody")
        st.button(label, key=key(position, "nobody"), on_click=pick_nobody, args=(position,), type="tertiary")
        bulk.draw_move(position)
        taking.draw(position, lambda _actor: attempt_ids)


def pick_matching(position: Position) -> None:
    st.session_state[key(position, "matching")] = True


def pick_nobody(position: Position) -> None:
    for one in ("people", "matching"):
        st.session_state.pop(key(position, one), None)


def read(position: Position) -> tuple[ScoredView, ScoredPage]:
    """What is asked for, with its page; the last one there is when whoever stood behind it has left the filter."""
    asked = view(position)
    found = workflow.scored_page(guard.store(), me.actor, position.id, asked)
    if found.rows or not found.matching:
        return asked, found
    st.session_state[key(position, "page")] = -(-found.matching // workflow.SCORED_PAGE)
    return read(position)


def show(position: Position) -> None:
    try:
        asked, found = read(position)
    except RateFirst as error:
        frame.refused(error)
        return
    draw_standing(position, found)
    if not found.everybody:
        frame.empty(
            _("Whoever hands in stands here, with a band around each score."), "board", _("See who stands where")
        )
        return
    draw_fields(position, found)
    draw_reading()
    moves = not me.actor.roles.isdisjoint({Role.HR, Role.ADMIN})
    if moves:
        bulk.draw_undo(position)
    if not found.rows:
        pick_nobody(position)  # those who were moved away take the choice of all with them
    elif moves:
        draw_acts(position, found, asked)
    else:  # whoever decides moves nobody, and takes along what they see
        taking.draw(position, lambda actor: workflow.scored_ids(guard.store(), actor, position.id, asked))
    draw_table(position, found, asked)
    frame.link("field", _("Try other weights on the whole field"), position=position.id)


frame.title(_("Who stands out among many?"), wide=True)
chosen_position = choosing.position(me.actor)
if chosen_position is not None:
    show(chosen_position)
