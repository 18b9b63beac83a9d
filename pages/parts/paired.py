"""What pairs of work say: rounds with their order and error for a lead, and the order inside a tie."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Actor, Refused, Role
from assessments.pairs import PairedGroup, PairRound, PlacedWork
from assessments.views import Position
from pages.parts import accepting, frame, held, reading, tables, telling
from pages.parts.guard import acting, now, store
from pages.parts.words import LANGUAGE_NAMES, _, day, in_turn, language, listed, n_, number
from rubric.compare import LIKELY
from rubric.pairing import Lead

ENOUGH = 0.7  # reliability from which on decisions about groups are usually said to be safe (Verhavert et al. 2019)


def draw_rounds(actor: Actor, position: Position) -> None:
    """Each task whose work can be compared: its round opened or closed, and what it says so far."""
    tasks = workflow.pair_tasks(store(), actor, position.id)
    if not tasks:
        frame.empty(_("The form of this position has no writing or design that people rate, so nothing is compared."))
        return
    rounds = workflow.pair_rounds(store(), actor, position.id)
    for task_id, is_open in tasks.items():
        with st.container(border=True):
            with st.container(horizontal=True, vertical_alignment="center"):
                with st.container():
                    state = (
                        _("the round is open: raters find pairs on their desk") if is_open else _("no round is open")
                    )
                    frame.two_lines(bank.task(task_id).title.said(language()), state)
                st.button(
                    _("Close the round") if is_open else _("Open a round"),
                    key=f"round-{task_id}",
                    on_click=set_round,
                    args=(position.id, task_id, not is_open),
                )
            for one in rounds:
                if one.task_id == task_id:
                    draw_round(actor, position, one)
    if Role.LEAD in actor.roles:
        accepting.draw_in_use(actor, position.id)


def set_round(position_id: str, task_id: str, is_open: bool) -> None:
    try:
        workflow.set_pair_round(store(), acting(), position_id, task_id, now(), is_open=is_open)
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(_("The round is open.") if is_open else _("The round is closed. What was judged is kept."))


def draw_round(actor: Actor, position: Position, one: PairRound) -> None:
    works = n_("{count} piece of work", "{count} pieces of work", one.works)
    judged = n_("{count} judgement in", "{count} judgements in", one.judged)
    waiting = n_("about {count} still to come", "about {count} still to come", one.waiting)
    frame.two_lines(LANGUAGE_NAMES[one.language], f"{works} · {judged} · {waiting}")
    if not one.judged:
        return
    if len(one.parts) > 1:
        draw_gap(one)
        return
    st.markdown(frame.literal(reliability_words(one.reliability)))
    if one.held:
        frame.quiet(
            _("One of them has won or lost every pair so far: its strength is held finite, and its error is large.")
        )
    tables.draw(_columns(one.places), _("Order by pairs"))
    if Role.LEAD in actor.roles:
        draw_reading(actor, position, one)


def draw_gap(one: PairRound) -> None:
    """What was never compared, however indirectly, and who is about to join it."""
    groups = in_turn(listed([number(work) for work in part]) for part in one.parts)
    st.warning(
        frame.literal(
            _(
                "There is no order yet: these were never compared with each other, however indirectly: {groups}.",
                groups=groups,
            )
        )
    )
    if one.crossers:
        names = listed([user.name for user in one.crossers])
        frame.quiet(_("The next pairs of {names} join them.", names=names))
    else:
        frame.quiet(_("Nobody is shown them at present: open the round, or let somebody rate more."))


def reliability_words(reliability: float | None) -> str:
    """The reliability of an order in words first."""
    if reliability is None:
        return _("The pairs do not differ beyond their error yet.")
    said = _("reliability {value} of 1", value=number(reliability, 2))
    if reliability < ENOUGH:
        return _("This order is not firm yet ({reliability}).", reliability=said)
    return _("This order is firm ({reliability}).", reliability=said)


def _columns(places: tuple[PlacedWork, ...]) -> dict[str, list[str]]:
    def with_error(value: float, error: float) -> str:
        return f"{number(round(value, 1) + 0.0, 1)} ± {number(error, 1)}"  # never -0.0

    return {
        _("Work"): [_("no. {number}", number=number(one.number)) for one in places],
        _("Pairs"): [number(one.meetings) for one in places],
        _("Strength, in logits"): [with_error(one.value, one.standard_error) for one in places],
        _("Level by pairs"): [
            with_error(one.level.value, one.level.standard_error) if one.level else "–" for one in places
        ],
        _("Level given"): ["–" if one.given is None else number(one.given, 1) for one in places],
        _("Anchor"): [_anchor_words(one) for one in places],
    }


def _anchor_words(one: PlacedWork) -> str:
    if one.accepted_at:
        return _("in use since {day}", day=day(one.accepted_at))
    return _("proposed on {day}", day=day(one.proposed_at)) if one.proposed_at else "–"


def draw_reading(actor: Actor, position: Position, one: PairRound) -> None:
    """One piece of work, read without a name, and proposed as an anchor where pairs and levels say one level of it."""
    key = f"read-{one.task_id}-{one.language}"
    chosen = st.selectbox(
        _("Read one of them"),
        [place.number for place in one.places],
        held.index(key, [place.number for place in one.places]),
        format_func=lambda work: _("no. {number}", number=number(work)),
        key=key,
        placeholder=_("Choose"),
    )
    place = next((place for place in one.places if place.number == chosen), None)
    if place is None:
        return
    for work in workflow.paired_work(store(), actor, position.id, one.task_id, one.language, place.number):
        reading.show(work, one.language)
    if place.proposed_at:
        accepting.draw_form(actor, position.id, one, place)
    elif place.can_be_anchor and place.level is not None:
        st.button(
            _("Propose it as an anchor of level {level}", level=number(place.level.value)),
            key=f"propose-{one.task_id}-{one.language}",
            on_click=partial(propose, position.id, one, place.number),
        )
    else:
        frame.quiet(_("Pairs and levels do not say one level of it yet, so it cannot be proposed as an anchor."))


def propose(position_id: str, one: PairRound, work: int) -> None:
    try:
        workflow.propose_anchor(store(), acting(), position_id, one.task_id, one.language, work, now())
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(_("Proposed. Once you have read it, say below what was agreed of it."))


def draw_ties(found: tuple[PairedGroup, ...], names: Mapping[str, str]) -> None:
    """The order that pairs suggest for people whom scores cannot tell apart."""
    for group in found:
        title = bank.task(group.task_id).title.said(language())
        st.markdown(f"**{frame.literal(_('What pairs say inside the tie: “{task}”', task=title))}**")
        st.markdown("\n".join(f"- {frame.literal(lead_words(one, names))}" for one in group.leads))
        frame.quiet(
            n_(
                "From {count} judgement of a pair, blind. It is part of no score, here or elsewhere.",
                "From {count} judgements of pairs, blind. They are part of no score, here or elsewhere.",
                group.n,
            )
        )


def lead_words(one: Lead, names: Mapping[str, str]) -> str:
    """Who stands before whom, how surely; a small lead is not a lead."""
    values = {
        "first": names[one.ahead],
        "second": names[one.behind],
        "chance": telling.chance_of(one.chance),
        "value": number(one.value, 1),
        "error": number(one.standard_error, 1),
    }
    if one.chance < LIKELY:
        return _("Pairs do not tell {first} and {second} apart either (probability {chance}).", **values)
    return _("{first} stands before {second} (probability {chance}; {value} ± {error} logits).", **values)
