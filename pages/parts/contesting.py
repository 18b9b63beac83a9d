"""A result that a candidate contests: the form under their report, and HR's side of it with who answers by when."""

from collections.abc import Iterable
from typing import assert_never, get_args

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Actor, Contest, OpenContest, OwnReport, Refused
from assessments.attempt.contest import Outcome
from assessments.views import BoardRow, Position
from pages.parts import frame
from pages.parts.guard import acting, now, store
from pages.parts.words import _, day, language, listed, n_

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
MOST_WORDS = 4000  # characters


def outcome_words(code: Outcome) -> str:
    match code:
        case "raised":
            return _("The result is raised")
        case "stands":
            return _("The result stays as it is")
        case "unusable":
            return _("The result is not usable")
        case _:
            assert_never(code)


# --- the candidate ----------------------------------------------------------------------------------------------------


def own(report: OwnReport) -> None:
    """What was contested and answered, and a form for more."""
    st.header(frame.literal(bank.notices().fill("ntc.contest.title", {}, language())), anchor=False)
    for one in report.contests:
        with st.container(border=True):
            st.markdown(f"**{frame.literal(one.about)}** · {frame.literal(day(one.made_at))}")
            st.text(one.words)
            _answered(one)
    st.markdown(frame.literal(report.how_to_contest))
    names = [one.competency.name.said(language()) for one in report.competencies]
    st.selectbox(_("What is it about?"), [*names, _("The conditions of the sitting"), _("Something else")], key="about")
    st.text_area(
        _("What do you think is wrong, and what should be looked at?"), key="contest-words", max_chars=MOST_WORDS
    )
    st.button(_("Contest this result"), key="contest", on_click=_contest)


def _answered(one: Contest) -> None:
    if one.outcome is None or one.answer is None or one.answered_at is None:
        frame.quiet(_("To be answered by {day}", day=day(one.due_at)))
        return
    st.markdown(f"**{frame.literal(outcome_words(one.outcome))}** · {frame.literal(day(one.answered_at))}")
    st.text(one.answer)


def _contest() -> None:
    about, words = st.session_state["about"], st.session_state["contest-words"]
    try:
        made = workflow.contest(store(), acting(), about, words, now())
    except Refused as error:
        frame.refused_later(error)
        return
    st.session_state["contest-words"] = ""
    values = {"contest_ref": made.id[:8].upper(), "contest_due_date": day(made.due_at)}
    frame.later(bank.notices().fill("ntc.contest.sent", values, language()))


# --- HR ---------------------------------------------------------------------------------------------------------------


def office(actor: Actor, who: BoardRow) -> None:
    """Hand the candidate their report, and answer what they contest."""
    st.header(_("The candidate’s own report"), anchor=False)
    shared = workflow.shared_report(store(), actor, who.attempt.id)
    if shared is None:
        st.markdown(
            frame.literal(
                _(
                    "{name} does not see any result yet. Their own report shows their answers, the scores with their "
                    "bands, the words of the scale and what would lift them; no rater, no weight and no other "
                    "candidate is in it.",
                    name=who.person.name,
                )
            )
        )
        st.button(_("Hand over the report"), key="share", on_click=_share, args=(who,))
        return
    st.markdown(
        frame.literal(
            _(
                "Handed over by {name} on {day}. The candidate’s link opens it.",
                name=shared.shared_by_name,
                day=day(shared.shared_at),
            )
        )
    )
    for one in workflow.contests_of(store(), actor, who.attempt.id):
        with st.container(border=True):
            _to_answer(actor, one)


def _share(who: BoardRow) -> None:
    try:
        workflow.share_report(store(), acting(), who.attempt.id, now())
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(_("{name} can read their report now, by their own link. Tell them.", name=who.person.name))


def _to_answer(actor: Actor, one: OpenContest) -> None:
    found = one.contest
    st.markdown(f"**{_('Contested')}** · {frame.literal(found.about)} · {frame.literal(day(found.made_at))}")
    st.text(found.words)
    if found.answered_at is not None:
        _answered(found)
        frame.quiet(_("Answered by {name}", name=found.answered_by_name))
        return
    frame.quiet(_due(one))
    if actor.id in one.may_answer:
        st.selectbox(_("Outcome"), OUTCOMES, format_func=outcome_words, key=f"outcome-{found.id}")
        st.text_area(
            _("Your answer with its reasons, as the candidate reads it"), key=f"answer-{found.id}", max_chars=MOST_WORDS
        )
        st.button(_("Answer the candidate"), key=f"answer-{found.id}-go", on_click=_answer, args=(found.id,))


def _due(one: OpenContest) -> str:
    day_due = day(one.contest.due_at)
    if not one.may_answer:
        return _(
            "To be answered by {day}. Everybody in human resources has rated this work: give somebody else the role.",
            day=day_due,
        )
    names = listed(sorted(one.may_answer.values()))
    return _("To be answered by {day} by somebody who did not rate the work: {names}", day=day_due, names=names)


def _answer(contest_id: str) -> None:
    outcome, said = st.session_state[f"outcome-{contest_id}"], st.session_state[f"answer-{contest_id}"]
    try:
        workflow.answer_contest(store(), acting(), contest_id, outcome, said, now())
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(_("Your answer is kept, and the candidate reads it beside their report."))


def waiting(position: Position, rows: Iterable[BoardRow]) -> None:
    """On the board: what waits for an answer, until when, and who may give it."""
    found = workflow.open_contests(store(), acting(), position.id)
    if not found:
        return
    names = {one.attempt.id: one.person.name for one in rows}
    with st.container(border=True):
        st.header(n_("{count} result is contested", "{count} results are contested", len(found)), anchor=False)
        for one in found:
            frame.two_lines(names[one.contest.attempt_id], _due(one))
            frame.link("report", _("Read and answer"), position=position.id, attempt=one.contest.attempt_id)
