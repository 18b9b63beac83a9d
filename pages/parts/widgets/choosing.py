"""One of several, several of several, and one's own level on the anchors of a competency."""

from functools import partial

import streamlit as st

from assessments.answer import ChoiceAnswer, MultiSelectAnswer, SelfLevelAnswer
from assessments.item import Choice, MultiSelect, SelfLevel
from assessments.views import ItemState
from pages.parts import held, words
from pages.parts.labels import label
from pages.parts.widgets import saving
from pages.parts.widgets.saving import Seat, alone, key, seed
from pages.parts.words import _
from rubric.model import load_model


def one(item: Choice, state: ItemState, seat: Seat) -> None:
    """One option; how sure one is, and whether the rule has changed since, where the question asks for it."""
    alone(partial(_one, item, state, seat))


def _one(item: Choice, state: ItemState, seat: Seat) -> None:
    answer = saving.latest(state, ChoiceAnswer)
    keep = partial(saving.save, item.id, partial(_read_one, item))
    said = {option.id: label(option.text.said(seat.said)) for option in item.options}
    seed(key(item.id, "option"), answer.option)
    st.radio(
        label(item.prompt.said(seat.said)),
        list(said),
        held.index(key(item.id, "option"), list(said)),
        format_func=said.__getitem__,
        key=key(item.id, "option"),
        on_change=keep,
        label_visibility="collapsed",
        width="stretch",
    )
    if item.confidence_levels:
        seed(key(item.id, "sure"), answer.confidence)
        st.segmented_control(
            _("How sure are you?"),
            item.confidence_levels,
            default=held.value(key(item.id, "sure")),
            format_func=lambda level: words.percent(level / 100),
            key=key(item.id, "sure"),
            on_change=keep,
        )
    if item.asks_if_changed:
        seed(key(item.id, "changed"), answer.changed)
        st.checkbox(
            _("I believe this has changed since the date stated (not scored)"),
            held.value(key(item.id, "changed")),
            key=key(item.id, "changed"),
            on_change=keep,
        )
    saving.stand(state)


def _read_one(item: Choice) -> ChoiceAnswer:
    return ChoiceAnswer(
        option=st.session_state.get(key(item.id, "option")),
        confidence=st.session_state.get(key(item.id, "sure")),
        changed=bool(st.session_state.get(key(item.id, "changed"), False)),
    )


def several(item: MultiSelect, state: ItemState, seat: Seat) -> None:
    """A box to tick for each option."""
    alone(partial(_several, item, state, seat))


def _several(item: MultiSelect, state: ItemState, seat: Seat) -> None:
    answer = saving.latest(state, MultiSelectAnswer)
    keep = partial(saving.save, item.id, partial(_read_several, item))
    for option in item.options:
        name = key(item.id, option.id)
        seed(name, option.id in answer.options)
        st.checkbox(label(option.text.said(seat.said)), held.value(name), key=name, on_change=keep)
    saving.stand(state)


def _read_several(item: MultiSelect) -> MultiSelectAnswer:
    ticked = (option.id for option in item.options if st.session_state.get(key(item.id, option.id)))
    return MultiSelectAnswer(options=frozenset(ticked))


def own_level(item: SelfLevel, state: ItemState, seat: Seat) -> None:
    """The five anchors as they are used by raters, to place oneself on."""
    alone(partial(_own_level, item, state, seat))


def _own_level(item: SelfLevel, state: ItemState, seat: Seat) -> None:
    answer = saving.latest(state, SelfLevelAnswer)
    model = load_model()
    anchors = {one.level: one.text.said(seat.said) for one in model.competency(item.competency_id).anchors}
    labels = {level: name.said(seat.said) for level, name in enumerate(model.scale_labels, start=1)}
    seed(key(item.id, "level"), answer.level)
    st.radio(
        label(item.prompt.said(seat.said)),
        list(anchors),
        held.index(key(item.id, "level"), list(anchors)),
        format_func=lambda level: f"**{level} · {label(labels[level])}** {label(anchors[level])}",
        key=key(item.id, "level"),
        on_change=partial(saving.save, item.id, partial(_read_level, item)),
        label_visibility="collapsed",
        width="stretch",
    )
    saving.stand(state)


def _read_level(item: SelfLevel) -> SelfLevelAnswer:
    return SelfLevelAnswer(level=st.session_state.get(key(item.id, "level")))
