"""The decision of a named person with its reason: the record so far, and the form that appends to it."""

from collections.abc import Mapping
from typing import get_args

import streamlit as st

from assessments import workflow
from assessments.attempt import Considered, Decision, Refused
from assessments.evidence.personal import Ground, touches
from assessments.views import BoardRow
from pages.parts import frame, guard, ordering, telling
from pages.parts.words import _, day_and_clock, listed, quoted

OUTCOMES: tuple[str, ...] = get_args(Decision.model_fields["outcome"].annotation)


def decisions(found: tuple[Decision, ...], who: BoardRow, names: Mapping[str, str]) -> None:
    """What was decided, and a form for the next decision; a score alone changes nothing."""
    st.header(_("Decision"), anchor=False)
    for one in found:
        with st.container(border=True):
            st.markdown(
                f"**{frame.literal(telling.outcome(one.outcome))}** · {frame.literal(day_and_clock(one.decided_at))}"
            )
            st.text(one.reason)
            if what := telling.considered(one):
                frame.quiet(what)
            if order := ordering.sentence(one, names):
                frame.quiet(order)
            frame.quiet(_("Decided by {name}", name=one.decided_by_name))
    if not found:
        st.markdown(
            _("Nothing has been decided. No score accepts or rejects anybody: a named person does, and writes why.")
        )
    with st.expander(_("Record a decision")):
        st.selectbox(_("Outcome"), OUTCOMES, format_func=telling.outcome, key=f"outcome-{who.attempt.id}")
        st.text_area(
            _("Reason, in words that could be shown to the candidate"), key=f"reason-{who.attempt.id}", max_chars=4000
        )
        _ask_considered(who.attempt.id)
        if warned := st.session_state.get(f"warned-{who.attempt.id}"):
            st.warning(frame.literal(warning(warned)))
        st.button(_("Record the decision"), key="decide", on_click=_decide, args=(who.attempt.id, names))


def _decide(attempt_id: str, names: Mapping[str, str]) -> None:
    outcome = st.session_state[f"outcome-{attempt_id}"]
    reason = st.session_state[f"reason-{attempt_id}"]
    touched = touched_in(reason) + touched_in(st.session_state[f"considered-other-{attempt_id}"])
    if not set(touched) <= set(st.session_state.get(f"warned-{attempt_id}", ())):
        st.session_state[f"warned-{attempt_id}"] = touched
        return
    try:
        made = workflow.decide(
            guard.store(), guard.acting(), attempt_id, outcome, reason, guard.now(), _considered(attempt_id)
        )
    except Refused as error:
        frame.refused_later(error)
        return
    st.session_state[f"reason-{attempt_id}"] = ""
    st.session_state.pop(f"warned-{attempt_id}", None)
    st.session_state.update({f"considered-{key}-{attempt_id}": False for key in ("report", "answers", "interview")})
    st.session_state[f"considered-other-{attempt_id}"] = ""
    frame.later(_("Decision recorded. Earlier ones stay in the record."))
    if made.order is not None and made.order.relation == "departs":
        frame.later(ordering.asked_why(made, names), "info")


def _ask_considered(attempt_id: str) -> None:
    """Three boxes and a line for the rest; nothing has to be ticked."""
    st.markdown(frame.literal(_("What did you consider?")))
    for key, label in (("report", _("The report")), ("answers", _("The answers")), ("interview", _("The interview"))):
        st.checkbox(label, key=f"considered-{key}-{attempt_id}")
    st.text_input(_("Something else, in words"), key=f"considered-other-{attempt_id}", max_chars=500)


def _considered(attempt_id: str) -> Considered:
    report, answers, interview, other = (
        st.session_state[f"considered-{key}-{attempt_id}"] for key in ("report", "answers", "interview", "other")
    )
    return Considered(
        considered_report=report,
        considered_answers=answers,
        considered_interview=interview,
        considered_other=other.strip() or None,
    )


def warning(touched: tuple[tuple[Ground, str], ...]) -> str:
    """What the reason seems to touch, in its own words; whoever decides may still record it."""
    return _(
        "These words may touch private life or a protected ground: {words}. A decision may not rest on that. "
        "Nothing has been recorded, and your words are kept. Say what the work shows instead, or press the "
        "button again to record the reason as it is.",
        words=touched_words(touched),
    )


def touched_words(touched: tuple[tuple[Ground, str], ...]) -> str:
    """The words in quotation marks, each with the ground it touches."""
    return listed([f"{quoted(said)} ({_ground(ground)})" for ground, said in dict.fromkeys(touched)])


def touched_in(words: str) -> tuple[tuple[Ground, str], ...]:
    """What words seem to touch, with their grounds."""
    return tuple((one.ground, words[one.start : one.end]) for one in touches(words))


def _ground(ground: Ground) -> str:
    return {
        "family": _("family"),
        "children": _("pregnancy or children"),
        "health": _("health or disability"),
        "age": _("age of a person"),
        "origin": _("origin, nationality or accent"),
        "religion": _("religion"),
        "opinions": _("opinions or union"),
        "couple": _("sexual orientation or couple"),
        "looks": _("looks"),
        "accounts": _("private accounts"),
        "pay": _("pay history"),
    }[ground]
