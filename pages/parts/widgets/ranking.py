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
from pages.parts.widgets.saving import Seat, key, seed
from pages.parts.words import _

PICTURES_A_ROW = 2


def rate(item: RateOptions, state: ItemState, seat: Seat) -> None:
    """A row of five levels under each action; what the levels mean stands once above."""
    answer = saving.latest(state, RateOptionsAnswer)
    keep = partial(saving.save, item.id, partial(_read_levels, item))
    labels = {level: name.said(seat.said) for level, name in enumerate(item.level_labels, start=1)}
    frame.quiet(" · ".join(f"{level} {name}" for level, name in labels.items()))
    for option in item.options:
        said = label(option.text.said(seat.said))
        seed(key(item.id, option.id), answer.levels.get(option.id))
        st.radio(
            said,
            list(labels),
            held.index(key(item.id, option.id), list(labels)),
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


def _complain(ranks: Mapping[str, int], names: Mapping[str, str]) -> None:
    """Which place was given twice; nothing is corrected for anybody."""
    for place, times in sorted(Counter(ranks.values()).items()):
        if times > 1:
            holders = words.listed([words.quoted(names[name]) for name, given in ranks.items() if given == place])
            st.warning(literal(_("Place {place} is given twice: {holders}.", place=place, holders=holders)))


def layouts(item: Layouts, state: ItemState, seat: Seat) -> None:
    """Each mock-up with its place and the defects one sees in it."""
    answer = saving.latest(state, LayoutsAnswer)
    keep = partial(saving.save, item.id, partial(_read_layouts, item))
    for start in range(0, len(item.layouts), PICTURES_A_ROW):
        columns = st.columns(PICTURES_A_ROW, gap="medium")
        for column, layout in zip(columns, item.layouts[start : start + PICTURES_A_ROW], strict=False):
            with column:
                _layout(item, layout, answer, seat, keep)
    _complain(_read_layouts(item).ranks, {one.id: one.label.said(seat.said) for one in item.layouts})
    saving.stand(state)


def _layout(item: Layouts, layout: Layout, answer: LayoutsAnswer, seat: Seat, keep: partial[None]) -> None:
    name = layout.label.said(seat.said)
    st.markdown(f"**{literal(name)}**")
    mockups.show(layout, seat.said)
    _place(
        item.id, layout.id, label(_("{layout}: place, 1 is best", layout=name)), answer.ranks, len(item.layouts), keep
    )
    said = {one.id: label(one.text.said(seat.said)) for one in item.defects}
    ticked = answer.defects.get(layout.id, frozenset())
    seed(key(item.id, layout.id, "defects"), [one for one in said if one in ticked])
    st.pills(
        label(_("{layout}: defects", layout=name)),
        list(said),
        selection_mode="multi",
        default=held.value(key(item.id, layout.id, "defects")),
        format_func=said.__getitem__,
        key=key(item.id, layout.id, "defects"),
        on_change=keep,
        wrap=True,
    )


def _read_layouts(item: Layouts) -> LayoutsAnswer:
    names = tuple(layout.id for layout in item.layouts)
    ticked = {name: frozenset(st.session_state.get(key(item.id, name, "defects")) or ()) for name in names}
    return LayoutsAnswer(
        ranks=_places(item.id, names), defects={name: defects for name, defects in ticked.items() if defects}
    )
