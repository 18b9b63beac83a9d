"""A piece of work becomes an anchor: what a lead says of it, and the anchors of a position with their withdrawal."""

from functools import partial

import streamlit as st

from assessments import bank, workflow
from assessments.anchors import AnchorInUse
from assessments.attempt import Actor, AnchorRefused, Refused
from assessments.pairs import PairRound, PlacedWork
from pages.parts import frame, held, judgement, prose, reading, refusals
from pages.parts.frame import literal
from pages.parts.guard import acting, now, store
from pages.parts.words import LANGUAGE_NAMES, _, day, language, n_, quoted

MOST = 1000  # characters
NOTHING = ""  # guards against no mistake in particular


def draw_form(actor: Actor, position_id: str, one: PairRound, place: PlacedWork) -> None:
    """What the lead says of the work that stands above, or why it cannot train anybody."""
    chosen = workflow.anchor_choice(store(), actor, position_id, one.task_id, one.language, place.number)
    if chosen.hindrance is not None:
        frame.quiet(refusals.sentence(AnchorRefused(chosen.hindrance)))
        return
    key = f"accept-{one.task_id}-{one.language}-{place.number}"
    errors = bank.rating_errors()
    with st.form(key):
        st.markdown(f"**{literal(_('Make it an anchor'))}**")
        frame.quiet(
            _(
                "A copy as it stands above, without a name, then trains the raters of this position to whom it is new, "
                "and comes back unmarked among their work. It is erased with the candidate’s data."
            )
        )
        st.radio(
            _("Agreed level"),
            chosen.levels,
            held.index(f"{key}-level", chosen.levels),
            format_func=judgement.level_words,
            key=f"{key}-level",
        )
        _draw_words(key, one)
        st.selectbox(
            _("Which mistake it guards against"),
            [NOTHING, *errors],
            held.place(f"{key}-error", [NOTHING, *errors]),
            format_func=lambda it: errors[it].said(language()) if it else _("None in particular"),
            key=f"{key}-error",
        )
        st.checkbox(
            _("I have read it to the end, and nothing in it tells whose it is"),
            bool(held.value(f"{key}-confirmed")),
            key=f"{key}-confirmed",
        )
        st.form_submit_button(
            _("Take it as an anchor"), on_click=partial(accept, position_id, one, place.number, key), type="primary"
        )


def _draw_words(key: str, one: PairRound) -> None:
    asked = {
        "deciding": _("The words that decided, copied from the answer, one passage a line"),
        "reason": _(
            "Why this level, in the language of the answer ({language})", language=LANGUAGE_NAMES[one.language]
        ),
    }
    for name, said in asked.items():
        field = f"{key}-{name}"
        st.text_area(said, held.value(field) or "", key=field, max_chars=MOST, height=80)


def accept(position_id: str, one: PairRound, number: int, key: str) -> None:
    def given(name: str) -> str:
        return st.session_state[f"{key}-{name}"]

    try:
        workflow.accept_anchor(
            store(),
            acting(),
            position_id,
            one.task_id,
            one.language,
            number,
            level=st.session_state[f"{key}-level"],
            deciding=given("deciding").splitlines(),
            reason=given("reason"),
            error=given("error") or None,
            confirmed=bool(given("confirmed")),
            now=now(),
        )
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(_("It is an anchor from now on. Who has trained for this task already is not asked to again."))


def draw_in_use(actor: Actor, position_id: str) -> None:
    """Every anchor that comes from work of this position, to be read and withdrawn."""
    found = workflow.anchors_in_use(store(), actor, position_id)
    if not found:
        return
    st.header(_("Anchors from work of this position"), anchor=False)
    for one in found:
        title = bank.task(one.task_id).title.said(language())
        level = judgement.level_words(one.anchor.level)
        with st.expander(
            literal(f"{title} · {level} · {LANGUAGE_NAMES[one.anchor.language]}"), key=f"in-use-{one.anchor.id}"
        ):
            judged = (
                n_("judged by {count} rater so far", "judged by {count} raters so far", one.judged_by)
                if one.judged_by
                else _("judged by no rater yet")
            )
            frame.quiet(f"{_('in use since {day}', day=day(one.accepted_at))} · {judged}")
            _draw_anchor(position_id, one)


def _draw_anchor(position_id: str, one: AnchorInUse) -> None:
    reading.show_all(one.answers, one.anchor.language)
    told = (prose.foreign(quoted(words), one.anchor.language) for words in one.anchor.deciding)
    st.html(prose.sheet(prose.head(_("The words that decided")), *told))
    st.html(prose.sheet(prose.head(_("Why this level")), prose.foreign(one.anchor.reason, one.anchor.language)))
    key = f"withdraw-{one.anchor.id}"
    st.text_input(
        _("Reason to withdraw it"),
        held.value(key) or "",
        key=key,
        max_chars=500,
        help=_("It then lies on no desk any more. What raters said of it stays, as numbers of theirs."),
    )
    st.button(_("Withdraw this anchor"), key=f"{key}-go", on_click=partial(withdraw, position_id, one.anchor.id, key))


def withdraw(position_id: str, anchor_id: str, key: str) -> None:
    try:
        workflow.withdraw_anchor(store(), acting(), position_id, anchor_id, st.session_state[key], now())
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(_("The anchor is withdrawn. No rater is shown it any more."))
