"""Levels for possible actions, places for options, and mock-ups to rank with the defects of each."""

from collections import Counter
from collections.abc import Mapping
from functools import partial

import streamlit as st

from assessments.answer import LayoutsAnswer, OrderingAnswer, RateOptionsAnswer
from assessments.item import Layout, Layouts, Ordering, RateOptions
from assessments.views import ItemState
from pages.parts import frame, held, mockups, words
from pages.parts.frame import literal
from pages.parts.labels import label
from pages.parts.widgets import saving
from pages.parts.widgets.saving import Seat, alone, key, seed
from pages.parts.words import _

PICTURES_A_ROW = 2


def rate(item: RateOptions, state: ItemState, seat: Seat) -> None:
    """A row of five levels under each action; what the levels mean stands once above."""
    labels = (name.said(seat.said) for name in item.level_labels)
    frame.quiet(" · ".join(f"{level} {name}" for level, name in enumerate(labels, start=1)))
    alone(partial(_levels, item, state, seat))


def _levels(item: RateOptions, state: ItemState, seat: Seat) -> None:
    answer = saving.latest(state, RateOptionsAnswer)
    keep = partial(saving.save, item.id, partial(_read_levels, item))
    levels = list(range(1, len(item.level_labels) + 1))
    for option in item.options:
        said = label(option.text.said(seat.said))
        seed(key(item.id, option.id), answer.levels.get(option.id))
        st.radio(
            said,
            levels,
            held.index(key(item.id, option.id), levels),
            format_func=lambda level: f"{level}",
            key=key(item.id, option.id),
            on_change=keep,
            horizontal=True,
            width="stretch",
        )
    saving.stand(state)


def _read_levels(item: RateOptions) -> RateOptionsAnswer:
    chosen = {option.id: st.session_state.get(key(item.id, option.id)) for option in item.options}
    return RateOptionsAnswer(levels={name: level for name, level in chosen.items() if level is not None})


def order(item: Ordering, state: ItemState, seat: Seat) -> None:
    """A place for each option, by number: the same with a keyboard, a finger or a screen reader."""
    alone(partial(_order, item, state, seat))


def _order(item: Ordering, state: ItemState, seat: Seat) -> None:
    answer = saving.latest(state, OrderingAnswer)
    keep = partial(saving.save, item.id, partial(_read_places, item))
    for option in item.options:
        _place(item.id, option.id, label(option.text.said(seat.said)), answer.ranks, len(item.options), keep)
    names = {option.id: option.text.said(seat.said) for option in item.options}
    _complain(_read_places(item).ranks, names)
    saving.stand(state)


def _read_places(item: Ordering) -> OrderingAnswer:
    return OrderingAnswer(ranks=_places(item.id, tuple(option.id for option in item.options)))


def _place(item_id: str, name: str, asked: str, ranks: Mapping[str, int], many: int, keep: partial[None]) -> None:
    seed(key(item_id, name, "place"), ranks.get(name))
    st.segmented_control(
        asked,
        list(range(1, many + 1)),
        default=held.value(key(item_id, name, "place")),
        format_func=words.number,
        key=key(item_id, name, "place"),
        on_change=keep,
    )


def _places(item_id: str, names: tuple[str, ...]) -> dict[str, int]:
    chosen = {name: st.session_state.get(key(item_id, name, "place")) for name in names}
    return {name: place for name, place in chosen.items() if place is not None}


def _clashes(ranks: Mapping[str, int]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Places given more than once, and to what."""
    times = Counter(ranks.values())
    twice = sorted(place for place, many in times.items() if many > 1)
    return tuple((place, tuple(name for name, given in ranks.items() if given == place)) for place in twice)


def _complain(ranks: Mapping[str, int], names: Mapping[str, str]) -> None:
    """Which place was given twice; nothing is corrected for anybody."""
    for place, holders in _clashes(ranks):
        said = words.listed([words.quoted(names[name]) for name in holders])
        st.warning(literal(_("Place {place} is given twice: {holders}.", place=place, holders=said)))


def layouts(item: Layouts, state: ItemState, seat: Seat) -> None:
    """Each mock-up with its place and the defects one sees in it; each runs by itself when something in it changes."""
    ranks = saving.latest(state, LayoutsAnswer).ranks
    for layout in item.layouts:
        seed(key(item.id, layout.id, "place"), ranks.get(layout.id))
    st.session_state[_complaints(item)] = _clashes(_read_layouts(item).ranks)
    for start in range(0, len(item.layouts), PICTURES_A_ROW):
        columns = st.columns(PICTURES_A_ROW, gap="medium")
        for column, layout in zip(columns, item.layouts[start : start + PICTURES_A_ROW], strict=False):
            with column:
                st.html(mockups.sheet(layout, seat.said))
                alone(partial(_layout, item, state, seat, layout), name=key(item.id, layout.id))
    names = {one.id: one.label.said(seat.said) for one in item.layouts}
    st.fragment(_places_given_twice, key=_complaints(item))(item, names)


def _complaints(item: Layouts) -> str:
    """The name of what is said about the places of all mock-ups, and of what was said last."""
    return f"clashes:{item.id}"


def _places_given_twice(item: Layouts, names: Mapping[str, str]) -> None:
    ranks = _read_layouts(item).ranks
    st.session_state[_complaints(item)] = _clashes(ranks)
    _complain(ranks, names)


def _layout(item: Layouts, state: ItemState, seat: Seat, layout: Layout) -> None:
    answer = saving.latest(state, LayoutsAnswer)
    name = layout.label.said(seat.said)
    asked = label(_("{layout}: place, 1 is best", layout=name))
    keep = partial(saving.save, item.id, partial(_read_layouts, item))
    _place(item.id, layout.id, asked, answer.ranks, len(item.layouts), partial(_keep_place, item, layout))
    said = {one.id: label(one.text.said(seat.said)) for one in item.defects}
    ticked = answer.defects.get(layout.id, frozenset())
    seed(key(item.id, layout.id, "defects"), [one for one in said if one in ticked])
    chosen = st.pills(
        label(_("{layout}: defects", layout=name)),
        list(said),
        selection_mode="multi",
        default=held.value(key(item.id, layout.id, "defects")),
        format_func=said.__getitem__,
        key=key(item.id, layout.id, "defects"),
        on_change=keep,
        wrap=True,
    )
    saving.stand(state, given=bool(chosen) or layout.id in _read_layouts(item).ranks)


def _keep_place(item: Layouts, layout: Layout) -> None:
    """Keep a place; where another complaint follows from it, that is said in the same run."""
    saving.save(item.id, partial(_read_layouts, item))
    if st.session_state.get(_complaints(item)) != _clashes(_read_layouts(item).ranks):
        st.rerun(scope=[key(item.id, layout.id), _complaints(item)])


def _read_layouts(item: Layouts) -> LayoutsAnswer:
    names = tuple(layout.id for layout in item.layouts)
    ticked = {name: frozenset(st.session_state.get(key(item.id, name, "defects")) or ()) for name in names}
    return LayoutsAnswer(
        ranks=_places(item.id, names), defects={name: defects for name, defects in ticked.items() if defects}
    )
