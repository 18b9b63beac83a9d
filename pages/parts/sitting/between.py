"""The moment before a part starts, when no clock runs."""

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Actor, Refused
from assessments.views import Sitting
from pages.parts import frame, words
from pages.parts.frame import literal
from pages.parts.guard import acting, now, store
from pages.parts.sitting import facts, notice
from pages.parts.words import _, n_


def show(actor: Actor, sitting: Sitting) -> None:
    """What the next part holds and how long it takes; it starts when the candidate says so."""
    index = sitting.block or 0
    blocks = sitting.form.blocks
    many = len(blocks) > 1
    if index:
        frame.title(_("A break between two parts"))
        st.markdown(
            literal(_("Part {n} is handed in and kept. The clock stands still: take the time you need.", n=index))
        )
    else:
        frame.title(_("Ready when you are"))
        st.markdown(literal(_("Nothing is timed yet. The clock starts when you press the button below.")))
    span = words.minutes(sitting.block_minutes[index])
    tasks = [bank.task(one) for one in blocks[index].tasks]
    said = sitting.attempt.language
    with st.container(border=True):
        title = _("Part {n} of {all}: {span}", n=index + 1, all=len(blocks), span=span) if many else span
        st.markdown(f"**{literal(title)}**")
        rows = (f"- {literal(task.title.said(said))} ({words.minutes(task.minutes)})" for task in tasks)
        st.markdown("\n".join(rows))
    facts.show(actor)
    st.markdown(literal(_rules(sitting, many)))
    st.button(
        _("Start part {n}", n=index + 1) if many else _("Start now"), type="primary", key="start", on_click=_start
    )
    notice.arrangement(actor, sitting)


def _rules(sitting: Sitting, many: bool) -> str:
    said = [
        _("Once started, a part has one clock for all its tasks and runs to its end, also while this page is closed."),
        _("Every answer is saved as you give it. What is saved when the time is up is handed in."),
    ]
    if many and sitting.block == 0:
        parts = len(sitting.form.blocks) - 1
        said.append(
            n_(
                "After it comes {count} more part; the break before it is as long as you like.",
                "After it come {count} more parts; the breaks between them are as long as you like.",
                parts,
            )
        )
    if sitting.opens_until is not None:
        said.append(_("Your link is open until {moment}.", moment=words.day_and_clock(sitting.opens_until)))
    return " ".join(said)


def _start() -> None:
    st.query_params.pop("task", None)
    try:
        workflow.start_block(store(), acting(), now())
    except Refused as error:
        frame.refused_later(error, "warning")
