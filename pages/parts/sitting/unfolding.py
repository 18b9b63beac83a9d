"""A task that unfolds scene by scene: what was sent, what has arrived, what is asked now, and the way on."""

from collections.abc import Callable, Sequence

import streamlit as st

from assessments.answer import OrderedPickAnswer, WrittenAnswer
from assessments.form import Scene
from assessments.item import OrderedPick, Written
from assessments.views import ItemState, TaskState
from pages.parts import materials, prose
from pages.parts.components import Button, Part, bar
from pages.parts.widgets import Seat, sent
from pages.parts.words import _
from rubric.record import Language

Ask = Callable[[Sequence[ItemState], Seat], tuple[Part, ...]]


def show(state: TaskState, seat: Seat, ask: Ask, send: Callable[[str], None]) -> tuple[Part, ...]:
    """The scene that is open, below what was sent before it; parts that come last are returned, as `ask` does."""
    scenes = state.task.scenes
    now = next(one for one in reversed(scenes) if not _items(state, one)[0].locked)
    for scene in scenes[: scenes.index(now)]:
        _past(state, scene, seat)
    place = _("{n} of {all}", n=scenes.index(now) + 1, all=len(scenes))
    invited = prose.paragraphs(now.invitation.said(seat.said)) if now.invitation else ""
    heading = prose.head(f"{now.title.said(seat.said)} ({place})")
    st.html(f'<div role="status">{prose.sheet(heading, materials.arrived(now.arrivals, seat.said), invited)}</div>')
    asked = ask(_items(state, now), seat)
    if now is scenes[-1]:
        return asked
    onward = Button(now.items[0], _("Send and go on"))
    return (*asked, bar(f"send:{now.id}", (onward,), send))


def _items(state: TaskState, scene: Scene) -> list[ItemState]:
    return [one for one in state.items if one.item.id in scene.items]


def _past(state: TaskState, scene: Scene, seat: Seat) -> None:
    """What was sent, and what had arrived by then; left out where the next scene goes on from each answer itself."""
    followed = {one.item.follows_up for one in state.items if isinstance(one.item, Written)}
    left = [one for one in _items(state, scene) if one.item.id not in followed]
    if not left:
        return
    said = seat.said
    parts = [materials.arrived(scene.arrivals, said)]
    for one in left:
        asked = one.item.prompt.said(said)
        if isinstance(one.answer, WrittenAnswer):
            parts.append(sent(asked, one.answer.text))
        elif isinstance(one.item, OrderedPick):
            parts += [prose.head(asked), _picked(one.item, one, said)]
    st.html(prose.sheet(prose.fold(_("Sent: {what}", what=scene.title.said(said)), "".join(parts))))


def _picked(item: OrderedPick, state: ItemState, said: Language) -> str:
    """What was picked, first place first."""
    ranks = state.answer.ranks if isinstance(state.answer, OrderedPickAnswer) else {}
    placed = sorted((one for one in item.options if one.id in ranks), key=lambda one: ranks[one.id])
    return prose.listed((one.text.said(said) for one in placed), (f"{ranks[one.id]}." for one in placed))
