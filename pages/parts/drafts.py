"""The draft of a rating between the widgets of the desk and the record: a reload brings it back, on its card only."""

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Actor, NotFound
from assessments.drafting import RatingDraft
from pages.parts.guard import acting, now, store
from pages.parts.judgement import DELIVERY, SEEN, key

STEPS = "steps"  # in session state: what stood there before each change, for undoing
KEPT = "kept"  # in session state: what the record holds, so that a run without a change writes nothing


def restore(card_id: str, actor: Actor) -> None:
    """Put back what was entered before, the first time this session shows the card."""
    state = st.session_state
    if key(card_id, KEPT) in state:
        return
    _put_back(card_id, workflow.draft(store(), actor, card_id) or RatingDraft())


def _put_back(card_id: str, found: RatingDraft) -> None:
    state = st.session_state
    state[key(card_id, KEPT)] = found
    simple = {"level": found.level, "reason": found.reason, "reason-words": found.reason_words, "note": found.note}
    simple |= {DELIVERY: found.delivery}
    for field, value in {**simple, "quotes": found.quotes, "correcting": found.correcting}.items():
        if value:
            state.setdefault(key(card_id, field), value)
    for one in found.seen:
        state.setdefault(key(card_id, f"{SEEN}{one}"), True)
    for flag, reason in found.flags.items():
        state.setdefault(key(card_id, f"flag-{flag}"), True)
        state.setdefault(key(card_id, f"flag-{flag}-reason"), reason)


def keep(card_id: str) -> None:
    """Keep what stands on the desk now, if it differs from what is kept."""
    entered = _entered(card_id)
    before = st.session_state.get(key(card_id, KEPT))
    if entered == before:
        return
    try:
        workflow.keep_draft(store(), acting(), card_id, entered, now())
    except NotFound:  # the work is erased: saving will say so
        return
    st.session_state[key(card_id, KEPT)] = entered
    st.session_state.setdefault(key(card_id, STEPS), []).append(before or RatingDraft())


def can_undo(card_id: str) -> bool:
    return bool(st.session_state.get(key(card_id, STEPS)))


def undo(card_id: str) -> None:
    """Put back what stood there before the last change; for callbacks."""
    steps: list[RatingDraft] = st.session_state.get(key(card_id, STEPS), [])
    if not steps:
        return
    earlier = steps.pop()
    workflow.keep_draft(store(), acting(), card_id, earlier, now())
    flags = [f"flag-{flag}{part}" for flag in bank.critical_flags() for part in ("", "-reason")]
    for field in (
        "level",
        "reason",
        "reason-words",
        "note",
        "quotes",
        "correcting",
        DELIVERY,
        *flags,
        *_ticked(card_id),
    ):
        st.session_state.pop(key(card_id, field), None)
    _put_back(card_id, earlier)


def _ticked(card_id: str) -> list[str]:
    """The fields of what is ticked as seen."""
    start = key(card_id, "")
    names = [str(one) for one in st.session_state if str(one).startswith(start + SEEN)]
    return sorted(one.removeprefix(start) for one in names if st.session_state[one])


def _entered(card_id: str) -> RatingDraft:
    start = key(card_id, "")
    there = {name.removeprefix(start) for name in map(str, st.session_state) if name.startswith(start)}

    def entered(field: str) -> str:  # a key that is not there is dear to ask for
        return st.session_state[start + field] or "" if field in there else ""

    raised = [flag for flag in bank.critical_flags() if entered(f"flag-{flag}")]
    return RatingDraft(
        level=entered("level") or None,
        reason=entered("reason") or None,
        reason_words=entered("reason-words"),
        quotes=st.session_state.get(start + "quotes", ()),
        note=entered("note"),
        flags={flag: entered(f"flag-{flag}-reason") for flag in raised},
        seen=tuple(one.removeprefix(SEEN) for one in _ticked(card_id)),
        delivery=entered(DELIVERY) or None,
        correcting=bool(entered("correcting")),
    )
