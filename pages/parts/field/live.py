"""The part of the page that follows while a weight is being moved: who stands first, and the charts of the field."""

from typing import get_args

import streamlit as st

from assessments import workflow
from assessments.attempt import Role
from assessments.boards import FieldLook, FieldPage, MinimumWord
from assessments.views import Position
from pages.parts import components, frame, guard, held, tables
from pages.parts.board import scored
from pages.parts.field import drawn, listed, trying
from pages.parts.guard import require
from pages.parts.reporting import shade
from pages.parts.words import _, in_turn, language, n_, number, speaking
from rubric.model import load_model


def draw(position: Position, followed: tuple[str, ...], version: int, everybody: int) -> None:
    """A fragment: a slider that moves runs nothing else of the page, and reads no scores again.

    The sliders and the list below them are one element; what is chosen less often stands above it.
    """
    _minimums(position)
    look = _switch(position)
    if everybody > workflow.FIELD_SHOWN:
        _from(position, everybody)
    st.fragment(_live)(position, followed, version, look)


def _live(position: Position, followed: tuple[str, ...], version: int, look: FieldLook) -> None:
    actor = require(Role.HR, Role.ADMIN, Role.MANAGER).actor
    now = trying.told(position.id, position.profile)
    tried = trying.tried(position.id, position.profile, now.weights, followed)
    with speaking(language()):  # a fragment looks it up for every word and number otherwise
        sliders = trying.sliders(position.id, position.profile, now)
        try:
            found = workflow.field(guard.store(), actor, position.id, tried, version)
        except ValueError:
            components.show("field-weights", sliders)
            st.warning(_("At least one weight must be above zero. Move one up."))
            return
        order = sorted(found.weights, key=lambda one: -position.profile.weights[one])
        first = _list(position, found, order)
        match look:
            case "list":
                components.show("field-weights", sliders, first)
                return
            case "profiles":
                components.show("field-weights", sliders)
                _profiles(found, order)
            case "errors":
                components.show("field-weights", sliders)
                _errors(found)
        components.show("field-list", first)


def _minimums(position: Position) -> None:
    """The levels of the position's minimums, to be tried as well."""
    if not position.profile.minimums:
        return
    with st.container(horizontal=True):
        for one in position.profile.minimums:
            name = trying.key(position.id, f"level-{one.competency_id}")
            st.session_state.setdefault(name, one.level)
            said = load_model().competency(one.competency_id).name.said(language())
            st.segmented_control(
                frame.literal(_("Minimum level: {name}", name=said)),
                range(1, 6),
                default=held.value(name),
                key=name,
                required=True,
            )
    left = trying.key(position.id, "not-below")
    st.checkbox(_("Leave out whoever is below a minimum"), bool(held.value(left)), key=left)


def _switch(position: Position) -> FieldLook:
    looks: dict[FieldLook, str] = {
        "list": _("List"),
        "profiles": _("Profiles"),
        "errors": _("Fit and its error"),
    }
    name = trying.key(position.id, "look")
    known: tuple[FieldLook, ...] = get_args(FieldLook)
    chosen = st.segmented_control(
        _("What is drawn"),
        known,
        default=held.value(name) or "list",
        key=name,
        format_func=looks.__getitem__,
        required=True,
    )
    return next(one for one in known if one == chosen)


def _from(position: Position, everybody: int) -> None:
    """Which part of the order is listed: a list of everybody would be as long as the field."""
    name = trying.key(position.id, "from")
    st.session_state[name] = min(st.session_state.get(name, 1), everybody)
    label = _("List {count} candidates, from place", count=number(workflow.FIELD_SHOWN))
    st.number_input(label, 1, everybody, held.value(name), step=workflow.FIELD_SHOWN, key=name, width=320)


def _counts(found: FieldPage) -> str:
    """How many are left, and how many are in each state of a minimum."""
    said = [n_("{count} has a fit", "{count} have a fit", found.left)]
    for one, counts in found.counts.items():
        name = load_model().competency(one).name.said(language())
        states = ", ".join(
            f"{scored.minimum_words(state)} {number(counts[state])}" for state in _STATES if counts.get(state)
        )
        said.append(_("{name}, level {level}: {states}", name=name, level=number(found.levels[one]), states=states))
    if found.start:
        last = found.start + len(found.rows)
        said.append(_("Places {first} to {last}.", first=number(found.start + 1), last=number(last)))
    elif found.left > len(found.rows):
        said.append(_("The first {count} of {all}.", count=number(len(found.rows)), all=number(found.left)))
    return listed.note(" · ".join(said))


def _list(position: Position, found: FieldPage, order: list[str]) -> components.Part:
    about = _("The field by fit, from place {place}", place=number(found.start + 1))
    places = {row.attempt_id: place for place, row in enumerate(found.followed)}
    first = listed.html(found.rows, position.id, order, places, about)
    shown = {row.attempt_id for row in found.rows}
    behind = [row for row in found.followed if row.attempt_id not in shown]
    more = ""
    if behind:
        followed = _("Followed, elsewhere in the order")
        more = tables.framed(listed.html(behind, position.id, order, places, followed), followed)
    said = scored.LOOK + listed.LOOK + _counts(found) + more + tables.framed(first, about)
    return components.told("first", said, own_look=True)


def _profiles(found: FieldPage, order: list[str]) -> None:
    names = [(one, load_model().competency(one).name.said(language())) for one in order]
    at = [list(found.weights).index(one) for one in order]
    lines = [[line[place] for place in at] for line in found.lines]
    about = _("Profiles of the field on {count} competencies", count=number(len(order)))
    middles = [f"{name}: {number(found.spreads[one].middle)}" for one, name in names if one in found.spreads]
    told = [
        f"{row.name}: " + ", ".join(f"{name} {number(row.scores[one][0])}" for one, name in names if one in row.scores)
        for row in found.followed
    ]
    shown = [[row.scores[one][0] if one in row.scores else None for one in order] for row in found.rows]
    alt = in_turn([about, f"{_('Middle')}: {', '.join(middles)}", *told])
    said = drawn.Said(about, alt)
    picture = drawn.profiles(names, found.spreads, (lines, shown), _followed(found), shade(), said)
    st.html(drawn.LOOK + picture)
    drawn_all = found.left <= len(found.lines)
    frame.quiet(
        " ".join(
            [
                _("Dark area: the middle half of the field; light: nine in ten; dashed: the middle."),
                _("A thin line for each candidate.")
                if drawn_all
                else _(
                    "Thin lines: {count} of {all}, at even distances in the order.",
                    count=number(len(found.lines)),
                    all=number(found.left),
                ),
                _("Blue lines: whoever is listed below."),
                _("Whoever is followed is always drawn, with bands."),
            ]
        )
    )
    rows = [(name, found.spreads.get(one)) for one, name in names]
    columns = {
        _("Competency"): [name for name, _spread in rows],
        _("5 % lie below"): [number(one.lowest) if one else _("none") for _name, one in rows],
        _("25 % lie below"): [number(one.low) if one else _("none") for _name, one in rows],
        _("Middle"): [number(one.middle) if one else _("none") for _name, one in rows],
        _("25 % lie above"): [number(one.high) if one else _("none") for _name, one in rows],
        _("5 % lie above"): [number(one.highest) if one else _("none") for _name, one in rows],
    }
    with st.expander(_("The same as a table")):
        tables.draw(columns, about)


def _errors(found: FieldPage) -> None:
    about = _("Fits and their standard errors, {count} candidates", count=number(found.left))
    axes = (_("Fit, 0 to 100"), _("Standard error, points"))
    told = [
        f"{row.name}: {number(row.value)} ± {number(row.error, 1)}"
        for row in found.followed
        if row.value is not None and row.error is not None
    ]
    alt = in_turn([about, *told])
    st.html(drawn.LOOK + drawn.errors(found.cells, _followed(found), axes, shade(), drawn.Said(about, alt)))
    frame.quiet(
        _(
            "The further down, the surer the fit. A square holds everybody within 2 points of fit and half a point of "
            "error, and is deeper the more they are; whoever is followed is always drawn."
        )
    )
    cells = sorted(found.cells, key=lambda one: (-one.fit, one.error))
    with st.expander(_("The same as a table")):
        tables.draw(
            {
                _("Fit, from"): [number(one.fit - 1) for one in cells],
                _("Standard error, from"): [number(one.error - 0.25, 1) for one in cells],
                _("Candidates"): [number(one.count) for one in cells],
            },
            about,
        )


def _followed(found: FieldPage) -> list[drawn.Followed]:
    return [drawn.Followed(place, row.name, row) for place, row in enumerate(found.followed)]


_STATES: tuple[MinimumWord, ...] = get_args(MinimumWord)
