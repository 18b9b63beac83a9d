"""Candidates of one position side by side: who is clearly ahead, and who cannot be told apart."""

from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

import streamlit as st

from assessments import workflow
from assessments.attempt import RateFirst, Role
from assessments.pairs import PairedGroup
from assessments.views import BoardRow, Position
from pages.parts import abreast, beside, choosing, frame, guard, held, norming, paired, paper, shortlist
from pages.parts.guard import require
from pages.parts.words import _
from pages.print.heard import with_interviews
from pages.print.position import fits_chart
from rubric.compare import Comparison, NotComparable, reweight
from rubric.compare import compare as compared_anew

me = require(Role.HR, Role.ADMIN, Role.MANAGER)

MOST = 6  # colours and shapes that stay apart
SEED = 20260601  # of the draws: the same page shows the same numbers


def choose(found: tuple[BoardRow, ...]) -> list[str]:
    """Who is compared: from the address, else the first few who sent their work."""
    names = choosing.names(found)
    wanted = [one for one in st.query_params.get_all("with") if one in names]
    kept = [one for one in st.session_state.get("people", wanted) if one in names]
    st.session_state["people"] = kept or list(names)[:MOST]
    chosen = st.multiselect(
        _("Candidates to compare, two to six"),
        list(names),
        held.value("people"),
        format_func=names.__getitem__,
        key="people",
        max_selections=MOST,
        placeholder=_("Choose at least two"),
    )
    st.query_params["with"] = chosen
    return chosen


def compare(position: Position, chosen: list[str]) -> Comparison | None:
    """The comparison with the weights of the position, or a sentence that says why there is none. Raises RateFirst."""
    try:
        return workflow.comparison(guard.store(), me.actor, position.id, tuple(chosen), None, SEED)
    except NotComparable as error:
        match error.reason:
            case "structure":
                st.warning(
                    _("These candidates sat different versions of the form, so their scores do not stand side by side.")
                )
            case "too_few" | "twice":
                st.info(_("Choose two candidates or more."))
        return None


def show(position: Position, found: tuple[BoardRow, ...]) -> None:
    names = choosing.names(found)
    chosen = choose(found)
    try:
        comparison = compare(position, chosen)
    except RateFirst as error:
        frame.refused(error)
        return
    rows = [next(row for row in found if row.attempt.id == one) for one in chosen]
    if comparison is not None:
        pairs = cache(partial(workflow.pairs_among, guard.store(), me.actor, position.id))
        st.fragment(draw)(position, rows, names, comparison, Once(beside.drawn(comparison, names), pairs))
        frame.link("field", _("Try other weights on the whole field"), position=position.id)
        for one in chosen:
            frame.link("report", _("Read the report of {name}", name=names[one]), position=position.id, attempt=one)
    elif len(rows) > 1:
        abreast.draw(rows, names, ())


class Once(NamedTuple):
    """What is drawn or asked once for a look at the page, however often a weight is moved."""

    profiles: beside.Drawn
    pairs: Callable[[tuple[tuple[str, ...], ...]], tuple[PairedGroup, ...]]  # by who cannot be told apart


def draw(position: Position, rows: list[BoardRow], names: dict[str, str], found: Comparison, once: Once) -> None:
    """Runs by itself when a weight is moved: what is compared has been read, and only its weights change."""
    actor = require(Role.HR, Role.ADMIN, Role.MANAGER).actor
    answer = st.container()
    moved = beside.weights(position.profile)
    comparison = weighed(found, moved)
    if comparison is None:
        return
    besides = workflow.interviewing.beside_each(guard.store(), actor, comparison)
    with answer:
        beside.verdicts(comparison, names)
        paired.draw_ties(once.pairs(comparison.groups), names)
        paper.show([fits_chart(comparison, names), *with_interviews(comparison, besides, names)])
        beside.to_lead(comparison, names)
    st.header(_("Profiles side by side"), anchor=False)
    beside.profiles(comparison, names, once.profiles)
    beside.chances(comparison, names)
    abreast.draw(rows, names, comparison.reports)
    beside.next_steps(comparison, names, position.id)
    st.header(_("What the weights decide"), anchor=False)
    norming.weights(actor, position.id, moved)
    compared = {row.attempt.id: names[row.attempt.id] for row in rows}
    norming.norms(actor, position.id, compared)
    shortlist.downloads(actor, position, comparison, names, besides)


def weighed(found: Comparison, moved: dict[str, float]) -> Comparison | None:
    """The comparison with its weights moved, or a sentence that says why there is none."""
    if moved == found.profile.weights:
        return found
    try:
        return compared_anew(found.reports, reweight(found.profile, moved), SEED)
    except ValueError:
        st.warning(_("At least one weight must be above zero. Move one up."))
        return None


frame.title(_("Who is clearly ahead?"), wide=True)
position = choosing.position(me.actor)
if position is not None:
    found = choosing.results(me.actor, position)
    if len(found) < 2:  # noqa: PLR2004 - a comparison needs two
        frame.empty(
            _("A comparison needs two candidates who have sent their work. They appear here as they do."),
            "board",
            _("See who stands where"),
        )
    else:
        show(position, found)
