"""What HR can do for one candidate on the board: a new link, more time, a technical failure, an end to it."""

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Refused, Stage
from assessments.item import LiveChat
from assessments.views import BoardRow, Position
from pages.parts import frame, held, inviting, links, posting
from pages.parts.guard import acting, now, store
from pages.parts.words import _, language

OPEN = frozenset({Stage.INVITED, Stage.SITTING, Stage.REVOKED, Stage.EXPIRED})
WITHDRAW = "withdraw"
REASONS = ("technical", "accommodation", WITHDRAW)


def key(row: BoardRow, field: str) -> str:
    return f"row-{row.attempt.id}-{field}"


def draw(position: Position, row: BoardRow, sender: str) -> None:
    """Behind one button, so that the list stays a list."""
    form = bank.form(position.form_id)
    with st.popover(_("Change"), type="tertiary", key=key(row, "change")):
        if row.stage in OPEN:
            _draw_link(position, row, sender)
            _draw_extra_time(row)
            if any(isinstance(item, LiveChat) for one in form.task_ids for item in bank.task(one).items):
                _draw_untimed(row)
        _draw_failure(position, row)


def _draw_link(position: Position, row: BoardRow, sender: str) -> None:
    if posting.server() is not None:
        st.button(
            _("Send a new link by mail"),
            key=key(row, "send"),
            on_click=posting.send_links,
            args=(position, [row.attempt.id], sender),
            help=_("The old link stops working; everything saved stays."),
        )
    st.button(
        _("Make a new link"),
        key=key(row, "renew"),
        on_click=renew,
        args=(position, row),
        help=_("The old link stops working; everything saved stays."),
    )
    if row.stage in {Stage.INVITED, Stage.SITTING}:
        st.button(
            _("Revoke the link"),
            key=key(row, "revoke"),
            on_click=revoke,
            args=(row,),
            help=_("The sitting cannot be opened any more; what was saved stays. A new link opens it again."),
        )


def renew(position: Position, row: BoardRow) -> None:
    shown = links.shown()
    try:
        token = workflow.renew_link(store(), acting(), row.attempt.id, now())
    except Refused as error:
        frame.refused_later(error)
        return
    person = row.person
    links.keep(shown, [links.Link(position.id, person.name, person.email, person.language, token, position.closes_at)])
    frame.later(_("A new link for {name} is below. The old one no longer works.", name=person.name))


def revoke(row: BoardRow) -> None:
    try:
        workflow.revoke_invitation(store(), acting(), row.attempt.id, now())
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(_("The link of {name} is revoked. What was saved is kept.", name=row.person.name))


def _draw_extra_time(row: BoardRow) -> None:
    factor = row.invitation.extra_time or 1.0
    factors = sorted({*inviting.EXTRA_TIMES, factor})
    field = key(row, "extra")
    st.session_state.setdefault(field, factor)
    st.selectbox(
        _("Extra time"),
        factors,
        held.place(field, factors),
        key=field,
        format_func=inviting.extra_time_words,
        on_change=give_time,
        args=(row,),
        help=_("Lengthens every deadline of this sitting. Raters never see it, and it changes no score."),
    )


def give_time(row: BoardRow) -> None:
    factor = st.session_state[key(row, "extra")]
    try:
        workflow.set_extra_time(store(), acting(), row.attempt.id, factor, now())
    except Refused as error:
        frame.refused_later(error)
        return
    said = inviting.extra_time_words(factor)
    frame.later(_("Saved for {name}: {time}.", name=row.person.name, time=said))


def _draw_untimed(row: BoardRow) -> None:
    field = key(row, "untimed")
    st.session_state.setdefault(field, row.invitation.untimed)
    st.checkbox(
        _("Live chat without a clock"),
        key=field,
        on_change=take_clock,
        args=(row,),
        help=_("The same lines come in groups, at the candidate’s own pace. Raters never see it; no score changes."),
    )


def take_clock(row: BoardRow) -> None:
    untimed = bool(st.session_state[key(row, "untimed")])
    try:
        workflow.set_untimed(store(), acting(), row.attempt.id, now(), untimed=untimed)
    except Refused as error:
        frame.refused_later(error)
        return
    said = _("without a clock") if untimed else _("by the clock")
    frame.later(_("Saved for {name}: live chat {how}.", name=row.person.name, how=said))


def _draw_failure(position: Position, row: BoardRow) -> None:
    tasks = {one: bank.task(one).title.said(language()) for one in bank.form(position.form_id).task_ids}
    st.markdown(f"**{_('A task could not be done')}**")
    st.selectbox(
        _("Task"),
        list(tasks),
        key=key(row, "failed"),
        format_func=tasks.__getitem__,
        index=None,
        placeholder=_("Choose a task"),
    )
    reasons = {
        "technical": _("A technical failure"),
        "accommodation": _("Left out by arrangement"),
        WITHDRAW: _("Neither: withdraw an earlier note"),
    }
    st.radio(_("Reason"), REASONS, key=key(row, "failed-because"), format_func=reasons.__getitem__)
    st.button(
        _("Note it"),
        key=key(row, "failed-go"),
        on_click=mark_failed,
        args=(row,),
        help=_("The task then counts as missing, never as zero: the score rests on the others and its margin widens."),
    )


def mark_failed(row: BoardRow) -> None:
    task_id = st.session_state.get(key(row, "failed"))
    if not task_id:
        frame.later(_("Choose the task that could not be done. Nothing was changed."), "info")
        return
    picked = st.session_state[key(row, "failed-because")]
    reason = None if picked == WITHDRAW else picked
    try:
        workflow.note_missing(store(), acting(), row.attempt.id, task_id, reason, now())
    except Refused as error:
        frame.refused_later(error)
        return
    title = bank.task(task_id).title.said(language())
    if reason is None:
        frame.later(_("“{task}” counts again for {name}.", task=title, name=row.person.name))
        return
    frame.later(_("“{task}” counts as not administered for {name}.", task=title, name=row.person.name))
