"""The whole field of a position: who leads under which weights, and who cannot be told apart."""

import streamlit as st

from assessments import workflow
from assessments.attempt import RateFirst, Role
from assessments.boards import FieldPage, ScoredView, Tried
from assessments.views import Position
from pages.parts import beside, choosing, frame, guard, held, standing
from pages.parts.field import live, trying
from pages.parts.guard import require
from pages.parts.words import _

me = require(Role.HR, Role.ADMIN, Role.MANAGER)

MOST = 6  # colours and shapes that stay apart


def follow(position: Position, found: FieldPage) -> tuple[str, ...]:
    """Who is drawn wherever they stand: chosen among the first, those sought by name, and those followed already."""
    name = trying.key(position.id, "followed")
    held_now = st.session_state.get(name, st.query_params.get_all("with"))
    search, people = st.columns([3, 5], vertical_alignment="bottom")
    sought = trying.key(position.id, "sought")
    words = search.text_input(_("Search by name or e-mail"), held.value(sought) or "", key=sought)
    names = {row.attempt_id: (row.name, row.email) for row in (*found.followed, *found.rows)}
    if words.strip():
        matching = workflow.scored_page(guard.store(), me.actor, position.id, ScoredView(search=words)).rows
        names |= {row.attempt_id: (row.name, row.email) for row in matching}
    labels = choosing.labelled(names)
    st.session_state[name] = [one for one in held_now if one in labels][:MOST]
    chosen = people.multiselect(
        _("Candidates to follow, six at most"),
        list(labels),
        held.value(name),
        format_func=labels.__getitem__,
        key=name,
        max_selections=MOST,
        placeholder=_("Nobody is followed"),
    )
    st.query_params["with"] = chosen
    if chosen:
        frame.quiet("   ".join(f"{mark} {labels[one]}" for mark, one in zip(beside.MARKS, chosen, strict=False)))
    return tuple(chosen)


def show(position: Position) -> None:
    wanted = st.session_state.get(trying.key(position.id, "followed"), st.query_params.get_all("with"))
    try:
        found = workflow.field(guard.store(), me.actor, position.id, Tried(followed=tuple(wanted)))
    except RateFirst as error:
        frame.refused(error)
        return
    if not found.everybody:
        frame.empty(
            _("Whoever hands in stands here, with a band around each score."), "board", _("See who stands where")
        )
        return
    if found.pending:
        st.info(frame.literal(standing.pending_words(found.pending)))
    frame.quiet(
        _(
            "Move a weight and see whether the order holds. Nothing is saved: candidates have been told the weights "
            "of the position, and those stay. Within a group nobody can be told apart from its first."
        )
    )
    followed = follow(position, found)
    live.draw(position, followed, found.version, found.everybody)
    if len(followed) > 1:
        frame.link("compare", _("Compare those who are followed"), position=position.id)
    frame.link("screen", _("To the screening table"), position=position.id)


frame.title(_("Does the order hold under other weights?"), wide=True)
chosen_position = choosing.position(me.actor)
if chosen_position is not None:
    show(chosen_position)
