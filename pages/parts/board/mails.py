"""What became of the mails that went from here: which wait, which were sent, and what to do about the others."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import NotAllowed, Refused, Stage
from assessments.mailing import Mail
from assessments.views import BoardRow, Position
from pages.parts import frame, mail_words, posting
from pages.parts.board import reminding
from pages.parts.frame import literal
from pages.parts.guard import acting, now, store
from pages.parts.words import _, clock, listed, n_

EVERY = timedelta(seconds=4)  # how often the count is read anew while mails wait
NAMED = 10  # people named in a sentence
STILL_AT_IT = frozenset({Stage.INVITED, Stage.SITTING})

Last = Mapping[str, Mail]  # the last mail to each candidate, by sitting


def last(position: Position) -> Last:
    return {one.attempt_id: one for one in workflow.mails(store(), acting(), position.id)}


def draw(position: Position, known: Last, rows: Sequence[BoardRow], sender: str) -> None:
    """How many wait and were sent, what can be taken back, and who could not be reached and why."""
    if not known:
        return
    _draw_undo(position, known, rows)
    if any(one.waits for one in known.values()):
        st.fragment(_follow, run_every=EVERY)(position)
    else:
        _draw_count(known)
    missed: dict[str, list[BoardRow]] = {}
    for row in rows:
        mail = known.get(row.attempt.id)
        if mail is not None and _is_missed(row, mail):
            missed.setdefault(mail.error or "", []).append(row)
    for error, people in missed.items():
        _draw_missed(position, error, people, known, sender)


def _follow(position: Position) -> None:
    """The count anew while mails wait. A page that nobody looks at must not keep its session alive for ever."""
    try:
        known = last(position)
    except NotAllowed:
        st.rerun()  # the whole page: its guard says what to do
    if not any(one.waits for one in known.values()):
        st.rerun()  # the whole page, that each line says what became of its mail; and nothing is followed any more
    _draw_count(known)


def _is_missed(row: BoardRow, mail: Mail) -> bool:
    """Whether it did not reach somebody who can still work, by the link that it was about."""
    failed = mail.outcome == "failed" or mail.error == "taken_back"
    return failed and row.stage in STILL_AT_IT and row.invitation.issued_at <= mail.queued_at


def _draw_undo(position: Position, known: Last, rows: Sequence[BoardRow]) -> None:
    """The way back from what was sent last, as long as none of it has left."""
    names = {row.attempt.id: row.person.name for row in rows}
    fresh: dict[str, list[Mail]] = {}
    for one in known.values():
        if one.waits and one.tries == 0 and now() < one.due_at:
            fresh.setdefault(one.batch, []).append(one)
    for batch, those in fresh.items():
        leaves = clock(those[0].due_at)
        said = n_("{count} mail leaves at {clock}.", "{count} mails leave at {clock}.", len(those), clock=leaves)
        if len(those) == 1:
            said = _("The mail to {name} leaves at {clock}.", name=names[those[0].attempt_id], clock=leaves)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.success(literal(said))
            st.button(_("Take back"), key=f"mails-back-{batch}", on_click=take_back, args=(position, batch))


def take_back(position: Position, batch: str) -> None:
    try:
        found = workflow.take_back(store(), acting(), position.id, batch, now())
    except Refused as error:
        frame.refused_later(error)
        return
    if found.done:
        frame.later(n_("{count} mail was taken back.", "{count} mails were taken back.", found.done))
    if found.kept:
        frame.later(
            n_("{count} mail had left already.", "{count} mails had left already.", found.kept),
            "info",
        )


def _draw_count(known: Last) -> None:
    found = known.values()
    waiting = [one for one in found if one.waits]
    sent = sum(one.outcome == "sent" for one in found)
    failed = sum(one.outcome == "failed" for one in found)
    said = [
        n_("{count} waits", "{count} wait", len(waiting)) if waiting else "",
        n_("{count} sent", "{count} sent", sent) if sent else "",
        n_("{count} could not be sent", "{count} could not be sent", failed) if failed else "",
    ]
    if any(said):
        frame.quiet(_("Last mail to each candidate: {counts}.", counts=" · ".join(one for one in said if one)))
    if waiting and posting.server() is None:
        st.warning(literal(_("No mail server is set up any more, so the mails that wait stay here.")))
    for error in sorted({one.error for one in waiting if one.error}):
        tried = min(one.due_at for one in waiting if one.error == error)
        st.warning(literal(f"{mail_words.trouble(error)} {_('They are tried again at {clock}.', clock=clock(tried))}"))


def _draw_missed(position: Position, error: str, people: Sequence[BoardRow], known: Last, sender: str) -> None:
    names = [row.person.name for row in people[:NAMED]]
    if len(people) > NAMED:
        names.append(n_("{count} more", "{count} more", len(people) - NAMED))
    with st.container(border=True):
        st.markdown(f"**{literal(mail_words.missed(error, len(people)))}** {literal(listed(names))}")
        frame.quiet(mail_words.trouble(error))
        if posting.server() is not None and error != "address":
            label = n_("Send again to {count} person", "Send again to {count} people", len(people))
            st.button(
                label,
                key=f"mails-again-{error}",
                on_click=again,
                args=(position, people, known, sender),
                help=_("An invitation goes with a new link: the words of the first one are erased."),
            )


def again(position: Position, people: Sequence[BoardRow], known: Last, sender: str) -> None:
    """The same kind of mail once more to each, with a new link where there was one."""
    kinds = {row.attempt.id: known[row.attempt.id].kind for row in people}
    links = [one for one, kind in kinds.items() if kind == "invitation"]
    if links:
        posting.send_links(position, links, sender)
    try:
        for mail in bank.mails().mails:
            rows = [row for row in people if kinds[row.attempt.id] == mail.id]
            if rows:
                filled = {row.attempt.id: reminding.filled(position, row, mail, sender) for row in rows}
                workflow.send_mails(store(), acting(), position.id, mail.id, filled, now())
    except Refused as error:
        frame.refused_later(error)


def line(row: BoardRow, known: Last) -> str:
    """What became of the last mail to one candidate; nothing where there was none."""
    mail = known.get(row.attempt.id)
    return mail_words.state(mail) if mail is not None else ""
