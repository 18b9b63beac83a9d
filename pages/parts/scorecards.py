"""Scorecards on a screen: one's own while it is filled in, and those of others once it is handed in."""

from collections.abc import Iterable

import streamlit as st

from assessments import workflow
from assessments.attempt import Refused
from assessments.interviews import Asked, InterviewView, Mark, Scorecard, counted
from pages.parts import deciding, frame, guard, held, interviewing, refusals
from pages.parts.words import _, day_and_clock, language, n_, number, quoted

LEVELS = ("1", "2", "3", "4", "5", "n")


def key(attempt_id: str, question_id: str, field: str) -> str:
    return f"card-{attempt_id}-{question_id}-{field}"


def stand(view: InterviewView) -> None:
    """Where this reader's scorecard stands, and what follows for those of others."""
    attempt_id = view.guide.attempt_id
    if view.guide.fixed_at is not None:
        frame.quiet(_("Questions fixed {moment}, when the first scorecard was begun.", moment=_moment(view)))
    if filling(view):
        frame.quiet(
            _(
                "Your scorecard stands under the questions and is saved as you go. What others heard is shown once "
                "yours is handed in."
            )
        )
        if view.waiting and view.own is None:
            with st.container(border=True):
                st.markdown(
                    frame.literal(
                        n_("{count} other has handed in.", "{count} others have handed in.", view.waiting)
                        + " "
                        + _("Whoever reads them first can hand in none of their own any more.")
                    )
                )
                st.button(
                    _("I did not interview: show me what others heard"),
                    key="read-only",
                    on_click=_read_only,
                    args=(attempt_id,),
                )
    elif view.own is not None:
        handed = _("Your scorecard was handed in {moment}.", moment=day_and_clock(view.own.handed_in_at))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(frame.literal(handed))
            st.button(_("Correct my scorecard"), key="correct-card", on_click=_correct, args=(view,))
    else:
        frame.quiet(_("You read what others heard, without a scorecard of your own."))


def _moment(view: InterviewView) -> str:
    assert view.guide.fixed_at is not None
    return day_and_clock(view.guide.fixed_at)


def filling(view: InterviewView) -> bool:
    """Whether one's own scorecard is open."""
    return view.may_fill and (view.own is None or bool(view.draft))


def restore(view: InterviewView) -> None:
    """Take over what is kept and not known here, after a reload or from another tab; what was changed here stays."""
    attempt_id, asked = view.guide.attempt_id, view.guide.asked
    known = st.session_state.get(_kept(attempt_id), ())
    if known == view.draft:
        return
    before, here, kept = (
        {one.question_id: one for one in marks} for marks in (known, entered(attempt_id, asked), view.draft)
    )
    for one in (each.question.id for each in asked):
        was, stands, now = (marks.get(one, Mark(question_id=one)) for marks in (before, here, kept))
        if stands.choice == was.choice:
            st.session_state[key(attempt_id, one, "level")] = now.choice
        if stands.note == was.note:
            st.session_state[key(attempt_id, one, "note")] = now.note
    st.session_state[_kept(attempt_id)] = view.draft


def _kept(attempt_id: str) -> str:
    """Where a session notes what it knows to be kept."""
    return key(attempt_id, "all", "kept")


def entered(attempt_id: str, asked: Iterable[Asked]) -> tuple[Mark, ...]:
    """What stands on the scorecard now; a question of which nothing is said yet is left out."""

    def mark(question_id: str) -> Mark:
        found = {one: st.session_state.get(key(attempt_id, question_id, one)) for one in ("level", "note")}
        return Mark(question_id=question_id, choice=found["level"] or None, note=(found["note"] or "").strip())

    marks = (mark(one.question.id) for one in asked)
    return tuple(one for one in marks if one.choice or one.note)


def fields(attempt_id: str, one: Asked) -> None:
    """The level of one answer, on its anchors, and what was said."""
    level, note = (key(attempt_id, one.question.id, field) for field in ("level", "note"))
    st.radio(
        _("Which level fits best?"),
        LEVELS,
        held.index(level, LEVELS),
        format_func=lambda each: _level(one, each),
        key=level,
    )
    st.text_area(_("What was said, in their words"), held.value(note) or "", key=note, max_chars=2000, height=80)
    if touched := deciding.touched_in(st.session_state.get(note) or ""):
        st.warning(frame.literal(warning(deciding.touched_words(touched))))


def _level(one: Asked, choice: str) -> str:
    if choice == "n":
        words = frame.literal(_("Nothing was said that these levels describe."))
        return f"**{frame.literal(_('Not assessed.'))}** {words}"
    between = int(choice) % 2 == 0
    words = _("between the two") if between else one.anchor(int(choice)).said(language())
    return f"**{choice}.** {frame.literal(words)}"


def warning(words: str) -> str:
    return _(
        "These words may touch private life or a protected ground: {words}. No level may rest on that. Your note is "
        "kept as it stands; say what the answer showed of the work instead.",
        words=words,
    )


def finish(view: InterviewView) -> None:
    """Keep what has changed, and the button that hands the scorecard in."""
    attempt_id, asked = view.guide.attempt_id, view.guide.asked
    now = entered(attempt_id, asked)
    if now != view.draft:
        try:
            workflow.interviewing.keep(guard.store(), guard.acting(), attempt_id, now, guard.now())
            st.session_state[_kept(attempt_id)] = now
        except Refused as error:
            frame.refused(error)
    marked = sum(one.choice is not None for one in now)
    told = _("{marked} of {count} marked, saved.", marked=number(marked), count=number(len(asked)))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(_("Hand in my scorecard"), key="hand-in", type="primary", on_click=_hand_in, args=(view,))
        st.markdown(frame.quietly(told))
    if problem := st.session_state.pop(key(attempt_id, "all", "problem"), None):
        st.error(frame.literal(problem))
    _shown_warnings(attempt_id, now)


def _shown_warnings(attempt_id: str, marks: Iterable[Mark]) -> None:
    """What has been warned of on the screen: the button holds back once for anything else."""
    st.session_state[key(attempt_id, "all", "warned")] = _touched(marks)


def _touched(marks: Iterable[Mark]) -> set[tuple[str, str]]:
    return {each for one in marks for each in deciding.touched_in(one.note)}


def _hand_in(view: InterviewView) -> None:
    attempt_id = view.guide.attempt_id
    marks = entered(attempt_id, view.guide.asked)
    try:
        workflow.interviewing.keep(guard.store(), guard.acting(), attempt_id, marks, guard.now())
        if not _touched(marks) <= st.session_state.get(key(attempt_id, "all", "warned"), set()):
            return
        workflow.interviewing.hand_in(guard.store(), guard.acting(), attempt_id, guard.now())
    except Refused as error:
        st.session_state[key(attempt_id, "all", "problem")] = refusals.sentence(error)
        return
    _clear(view)
    frame.later(_("Your scorecard is handed in. What others heard stands under the questions."))


def _clear(view: InterviewView) -> None:
    for one in (*(each.question.id for each in view.guide.asked), "all"):
        for field in ("level", "note", "kept", "warned"):
            st.session_state.pop(key(view.guide.attempt_id, one, field), None)


def _read_only(attempt_id: str) -> None:
    try:
        workflow.interviewing.read_only(guard.store(), guard.acting(), attempt_id, guard.now())
    except Refused as error:
        frame.refused_later(error)


def _correct(view: InterviewView) -> None:
    """Begin from what was handed in; nothing changes before it is handed in again."""
    assert view.own is not None
    _clear(view)
    try:
        workflow.interviewing.keep(guard.store(), guard.acting(), view.guide.attempt_id, view.own.marks, guard.now())
    except Refused as error:
        frame.refused_later(error)


def heard(view: InterviewView, one: Asked) -> None:
    """What each interviewer says of the answer to a question; what was corrected stays to be read."""
    cards = view.cards or ()
    counting = counted(cards)
    for card in cards:
        mark = next((each for each in card.marks if each.question_id == one.question.id), None)
        if mark is not None:
            with st.container(border=True, gap="small"):
                st.markdown(f"**{frame.literal(card.interviewer_name)}** · {frame.literal(level_words(one, mark))}")
                if mark.note:
                    st.text(mark.note)
                if card not in counting:
                    frame.quiet(_passed_over(card))


def _passed_over(card: Scorecard) -> str:
    if card.after_others:
        return _("A correction made after reading others; it does not count.")
    return _("Corrected since.")


def level_words(one: Asked, mark: Mark) -> str:
    if mark.level is None:
        return _("not assessed")
    words = one.anchor(mark.level).said(language())
    worded = mark.level in {each.level for each in one.question.anchors}
    return _("level {level}: {words}", level=number(mark.level), words=quoted(words) if worded else words)


def draw(view: InterviewView, person: str) -> None:
    """Every question, with one's own scorecard or with what was heard."""
    is_open = filling(view)
    if is_open:
        restore(view)
    for heading, asked in interviewing.parts(view.guide, person):
        st.header(frame.literal(heading), anchor=False)
        for place, one in asked:
            with st.container(border=True):
                interviewing.question(place, one, anchors=not is_open)
                if is_open:
                    fields(view.guide.attempt_id, one)
                else:
                    heard(view, one)
    if is_open:
        finish(view)
