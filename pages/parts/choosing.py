"""Choosing a position and the people whose results are read; the choice lives in the address."""

from collections.abc import Iterable, Mapping

import streamlit as st

from assessments import workflow
from assessments.attempt import Actor
from assessments.views import BoardRow, Position
from pages.parts import frame, guard, held
from pages.parts.labels import told_apart
from pages.parts.standing import closing_words, stage_words
from pages.parts.words import _


def position(actor: Actor) -> Position | None:
    """The position named in the address or chosen here; None, with an empty state on the page, when there is none."""
    found = {one.id: one for one in workflow.positions(guard.store(), actor)}
    if not found:
        frame.empty(_("No position has been opened yet. Results will be read here."), "positions", _("Open a position"))
        return None
    st.session_state.setdefault("position", _known(st.query_params.get("position"), list(found)))
    if st.session_state["position"] not in found:
        st.session_state["position"] = next(iter(found))
    labels = titles(found.values())
    chosen = st.selectbox(
        _("Position"),
        list(found),
        held.place("position", list(found)),
        format_func=labels.__getitem__,
        key="position",
        on_change=_forget_people,
    )
    st.query_params["position"] = chosen
    return found[chosen]


def form(labels: Mapping[str, str]) -> str:
    """The id of one of these forms: the one that the address names, else the first."""
    found = list(labels)
    wanted = st.query_params.get("form", "")
    st.session_state.setdefault("form", wanted if wanted in found else found[0])
    chosen = st.selectbox(
        _("Form"),
        found,
        held.place("form", found),
        format_func=labels.__getitem__,
        key="form",
    )
    st.query_params["form"] = chosen
    return chosen


def results(actor: Actor, chosen: Position) -> tuple[BoardRow, ...]:
    """Who has sent their work, in the order of the invitations."""
    found = workflow.board(guard.store(), actor, chosen.id, guard.now())
    return tuple(one for one in found if one.attempt.submitted_at is not None)


def candidate(found: tuple[BoardRow, ...]) -> BoardRow:
    """Whose results: from the address, else the ones sent last."""
    by_id = {one.attempt.id: one for one in found}
    labels = names(found)
    if st.session_state.get("attempt") not in by_id:
        wanted = st.query_params.get("attempt")
        st.session_state["attempt"] = wanted if wanted in by_id else found[-1].attempt.id
    chosen = st.selectbox(
        _("Candidate"),
        list(by_id),
        held.place("attempt", list(by_id)),
        format_func=lambda one: f"{labels[one]} · {stage_words(by_id[one].stage)}",
        key="attempt",
    )
    st.query_params["attempt"] = chosen
    return by_id[chosen]


def names(found: tuple[BoardRow, ...]) -> dict[str, str]:
    """A name for each attempt; where two share one, the e-mail tells them apart."""
    return labelled({one.attempt.id: (one.person.name, one.person.email) for one in found})


def labelled(people: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """The same for names and addresses by attempt."""
    return told_apart(
        {one: name for one, (name, _email) in people.items()}, {one: email for one, (_name, email) in people.items()}
    )


def titles(found: Iterable[Position]) -> dict[str, str]:
    """A title for each position; where two share one, the closing date tells them apart."""
    known = {one.id: one for one in found}
    now = guard.now()
    return told_apart(
        {one: position.title for one, position in known.items()},
        {one: closing_words(position, now) for one, position in known.items()},
    )


def _known(wanted: str | None, ids: list[str]) -> str:
    return wanted if wanted in ids else ids[0]


def _forget_people() -> None:
    """Another position has other people and other weights."""
    moved = [name for name in st.session_state if str(name).startswith("weight-")]
    for name in ("attempt", "people", *moved):
        st.session_state.pop(name, None)
        st.query_params.pop(name, None)
