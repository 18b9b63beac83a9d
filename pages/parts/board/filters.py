"""What is shown of a board: search, where people stand, who is waited for, the order; kept as views of one's own."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

import streamlit as st

from assessments import workflow
from assessments.attempt import HiringStage, Stage, User
from assessments.boards import BoardOrder, BoardView
from assessments.conditions import WORST
from assessments.views import BoardRow, Position
from pages.parts import frame, held
from pages.parts.board.funnel import hiring_words
from pages.parts.conditions import state_words
from pages.parts.guard import acting, store
from pages.parts.standing import stage_words
from pages.parts.words import _, number

FIELDS = tuple(BoardView.model_fields)
PAGE_SIZE = 25


def key(position: Position, field: str) -> str:
    return f"view-{position.id}-{field}"


def current(position: Position) -> BoardView:
    """What the fields say now."""
    said = {one: st.session_state.get(key(position, one)) for one in FIELDS}
    return BoardView.model_validate({one: value for one, value in said.items() if value is not None})


def draw(position: Position, rows: Sequence[BoardRow]) -> tuple[BoardRow, ...]:
    """The fields, and the rows they leave."""
    search, waits, more, views = st.columns([4, 4, 2, 2], vertical_alignment="bottom")
    with search:
        search_by_name(key(position, "search"), position, first_page)
    _who(waits, position, waiting_words(rows))
    view = current(position)
    active = bool(view.stages) + bool(view.hiring) + bool(view.conditions) + (view.order != "invited")
    label = _("Filters ({count})", count=number(active)) if active else _("Filters")
    with more, st.popover(label, key=key(position, "more"), width="stretch"):
        _several(position, "stages", _("Where the work stands"), tuple(Stage), stage_words)
        _several(position, "hiring", _("Stage"), tuple(HiringStage), hiring_words)
        if any(row.conditions for row in rows):
            _several(position, "conditions", _("Conditions of the job"), WORST, state_words)
        _order(position)
    with views:
        _views(position)
    return workflow.matching(rows, current(position))


def search_by_name(field: str, position: Position, changed: Callable[[Position], None]) -> None:
    """Words to be found in names and addresses, kept under `field`."""
    st.text_input(
        _("Search by name or e-mail"), held.value(field) or "", key=field, on_change=changed, args=(position,)
    )


def first_page(position: Position) -> None:
    st.session_state.pop(key(position, "page"), None)


def _several(position: Position, name: str, label: str, options: Sequence[Any], words: Callable[[Any], str]) -> None:
    field = key(position, name)
    st.multiselect(
        label,
        options,
        held.value(field),
        key=field,
        format_func=words,
        placeholder=_("All"),
        on_change=first_page,
        args=(position,),
    )


def _order(position: Position) -> None:
    orders: dict[BoardOrder, str] = {
        "invited": _("In the order of invitations"),
        "name": _("By name"),
        "until": _("The nearest deadline first"),
    }
    field = key(position, "order")
    st.selectbox(
        _("Order"),
        list(orders),
        held.place(field, list(orders)),
        key=field,
        format_func=orders.__getitem__,
        on_change=first_page,
        args=(position,),
    )


def _who(place: Any, position: Position, names: Mapping[str, str]) -> None:  # noqa: ANN401 - a column
    field = key(position, "waits_on")
    if st.session_state.get(field) not in names:
        st.session_state[field] = None
    place.selectbox(
        _("Who is waited for"),
        list(names),
        held.index(field, list(names)),
        key=field,
        format_func=names.__getitem__,
        placeholder=_("Anybody"),
        on_change=first_page,
        args=(position,),
    )


def waiting_words(rows: Sequence[BoardRow]) -> dict[str, str]:
    """Everybody who has to act next, each with for how many: "Jona Reader (2)"."""
    people: dict[str, User] = {one.id: one for row in rows for one in row.waits_for}
    known = {"candidate": _("The candidates"), "decision": _("A decision"), "rater": _("A rater, and none is free")}
    names = known | {one: user.name for one, user in people.items()}
    return {
        one: _("{name} ({count})", name=names[one], count=number(count))
        for one, count in workflow.waiting(rows).items()
    }


def _views(position: Position) -> None:
    saved = workflow.saved_views(store(), acting(), position.id)
    with st.popover(_("Views"), key=key(position, "views"), width="stretch"):
        if saved:
            field = key(position, "view")
            st.selectbox(
                _("Show a view of yours"),
                list(saved),
                held.index(field, list(saved)),
                key=field,
                placeholder=_("Choose a view"),
                on_change=show_view,
                args=(position,),
            )
            st.button(_("Forget this view"), key=key(position, "forget"), on_click=forget_view, args=(position,))
        st.text_input(_("Name for what is shown now"), key=key(position, "name"), max_chars=60)
        st.button(_("Save the view"), key=key(position, "save"), on_click=save_view, args=(position,))
        st.button(_("Show everybody"), key=key(position, "reset"), on_click=show, args=(position, BoardView()))


def show(position: Position, view: BoardView) -> None:
    for name in FIELDS:
        value = getattr(view, name)
        st.session_state[key(position, name)] = (
            list(cast("tuple[Any, ...]", value)) if isinstance(value, tuple) else value
        )
    first_page(position)


def show_view(position: Position) -> None:
    chosen = str(st.session_state.get(key(position, "view")))
    if view := workflow.saved_views(store(), acting(), position.id).get(chosen):
        show(position, view)


def save_view(position: Position) -> None:
    name = str(st.session_state.get(key(position, "name")) or "").strip()
    if not name:
        frame.later(_("Give the view a name. Nothing was saved."), "info")
        return
    workflow.save_view(store(), acting(), position.id, name, current(position))
    st.session_state[key(position, "name")] = ""
    frame.later(_("The view “{name}” is saved; only you see it.", name=name))


def forget_view(position: Position) -> None:
    name = st.session_state.pop(key(position, "view"), None)
    if name is None:
        frame.later(_("Choose the view to forget. Nothing was changed."), "info")
        return
    workflow.drop_view(store(), acting(), position.id, name)
    frame.later(_("The view “{name}” is forgotten.", name=name))


def page_of(position: Position, rows: Sequence[BoardRow]) -> Sequence[BoardRow]:
    """The rows of the page that is open, and the way to the others where there are more."""
    pages = max(1, -(-len(rows) // PAGE_SIZE))
    field = key(position, "page")
    at = min(st.session_state.get(field, 1), pages)
    shown = rows[(at - 1) * PAGE_SIZE : at * PAGE_SIZE]
    if pages > 1:
        st.session_state[field] = at
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(_("Previous page"), key=f"{field}-back", on_click=turn, args=(position, -1), disabled=at == 1)
            st.button(_("Next page"), key=f"{field}-on", on_click=turn, args=(position, 1), disabled=at == pages)
            frame.quiet(
                _(
                    "{first} to {last} of {count}",
                    first=number((at - 1) * PAGE_SIZE + 1),
                    last=number((at - 1) * PAGE_SIZE + len(shown)),
                    count=number(len(rows)),
                )
            )
    return shown


def turn(position: Position, by: int) -> None:
    field = key(position, "page")
    st.session_state[field] = max(1, st.session_state.get(field, 1) + by)
