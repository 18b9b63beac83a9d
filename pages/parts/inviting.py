"""Inviting candidates: one by one, or a pasted list of which every row is right or nobody is invited."""

from collections.abc import Callable
from typing import cast

import streamlit as st

from assessments import workflow
from assessments.attempt import EmailTaken, Refused
from assessments.views import ImportResult, Position, RowError
from assessments.workflow import Words
from pages.parts import frame, importing, links, posting, sheets
from pages.parts.frame import literal
from pages.parts.guard import acting, now, store
from pages.parts.words import LANGUAGE_NAMES, _, n_, number, percent, quoted
from pages.print.sheet import Column, Sheet
from rubric.record import Language

AT_ONCE = 20  # rows in error on the page
ONE, LIST, FILE = "one", "list", "file"
EXTRA_TIMES = (1.0, 1.25, 1.33, 1.5, 2.0, 3.0)


def key(position: Position, field: str) -> str:
    return f"invite-{position.id}-{field}"


def extra_time_words(factor: float) -> str:
    """1.33 -> "33% more time"."""
    return _("No extra time") if factor == 1 else _("{share} more time", share=percent(factor - 1))


def draw(position: Position, sender: str) -> None:
    """The ways to invite, the one for one person first."""
    ways = {ONE: _("One candidate"), LIST: _("A list"), FILE: _("A file")}
    with st.container(border=True):
        way = st.segmented_control(
            _("Invite"), list(ways), default=ONE, required=True, format_func=ways.__getitem__, key=key(position, "way")
        )
        if way == LIST:
            draw_list(position, sender)
        elif way == FILE:
            count = importing.draw(position)
            draw_errors(st.session_state.get(key(position, "errors"), ()))
            posting.buttons(
                position, sender, _("Invite everybody in the file"), key(position, "import"), invite_file, count
            )
        else:
            draw_one(position, sender)


def draw_one(position: Position, sender: str) -> None:
    name, email = st.columns(2)
    name.text_input(_("Name"), key=key(position, "name"), max_chars=120)
    email.text_input(_("E-mail"), key=key(position, "email"), max_chars=254, placeholder="name@example.org")
    spoken, extra = st.columns(2)
    spoken.selectbox(
        _("Language of mail and start page"),
        position.languages,
        key=key(position, "language"),
        format_func=LANGUAGE_NAMES.__getitem__,
    )
    extra.selectbox(
        _("Extra time"),
        EXTRA_TIMES,
        key=key(position, "extra"),
        format_func=extra_time_words,
        help=_("Lengthens every deadline of this sitting. Raters never see it, and it changes no score."),
    )
    posting.buttons(position, sender, _("Invite"), key(position, "go"), invite_one, 1)


def invite_one(position: Position, mail: Words | None) -> None:
    state = st.session_state
    name, email = (state.get(key(position, field), "").strip() for field in ("name", "email"))
    language = cast("Language", state.get(key(position, "language"), position.languages[0]))
    if not name:
        frame.later(_("The name is missing. Nobody was invited yet."), "error")
        return
    extra, shown, queued = state.get(key(position, "extra"), 1.0), links.shown(), posting.queued()
    try:
        invitation, token = workflow.invite(
            store(), acting(), position.id, name, email, language, extra, None, now(), mail=mail
        )
    except EmailTaken as error:
        if email not in just_now(position, shown, queued):  # else the button was pressed twice
            frame.refused_later(error)
            return
    except Refused as error:
        frame.refused_later(error)
        return
    else:
        link = links.Link(position.id, name, email, language, token, invitation.expires_at)
        hand_over([link], shown, queued, by_mail=mail is not None)
    state[key(position, "name")] = state[key(position, "email")] = ""
    state[key(position, "extra")] = 1.0
    if mail is None:
        frame.later(_("{name} is invited. Send the link below.", name=name))


def hand_over(made: list[links.Link], shown: list[links.Link], queued: list[tuple[str, str]], *, by_mail: bool) -> None:
    """New links are shown, or in mails that wait: never in both places."""
    if by_mail and made:
        queued[:] = [(one.position_id, one.email) for one in made]
    elif not by_mail:
        links.keep(shown, made)


def just_now(position: Position, shown: list[links.Link], queued: list[tuple[str, str]]) -> list[str]:
    """The addresses invited a moment ago on this page."""
    known = [*((one.position_id, one.email) for one in shown), *queued]
    return [email for position_id, email in known if position_id == position.id]


def draw_list(position: Position, sender: str) -> None:
    st.markdown(
        literal(
            _(
                "One person a line: name, e-mail and, if you like, language (en or fr) and extra time (33 %). Rows "
                "copied from a spreadsheet work as they are."
            )
        )
    )
    pasted = st.text_area(
        _("Rows"),
        key=key(position, "rows"),
        height=160,
        placeholder="Alix Martin, alix@example.org, fr\nSam Lee, sam@example.org, en",
    )
    draw_errors(st.session_state.get(key(position, "errors"), ()))
    count = sum(bool(line.strip()) for line in pasted.splitlines())
    posting.buttons(position, sender, _("Invite everybody on the list"), key(position, "list"), invite_list, count)


def draw_errors(errors: tuple[RowError, ...]) -> None:
    if not errors:
        return
    told = n_(
        "{count} row is not right, so nobody was invited. Correct it and try again.",
        "{count} rows are not right, so nobody was invited. Correct them and try again.",
        len(errors),
    )
    st.error(literal(told))
    if len(errors) > AT_ONCE:
        frame.quiet(_("The first {count} are here; all of them stand in the file.", count=number(AT_ONCE)))
        with st.container(horizontal=True):
            sheets.buttons(lambda _actor, _clock: errors_sheet(errors), "assay-rows-in-error", "errors")
    for error in errors[:AT_ONCE]:
        st.text(
            _(
                "Row {row}: {problem} {content}",
                row=error.row,
                problem=problem_words(error),
                content=quoted(error.content),
            )
        )


def errors_sheet(errors: tuple[RowError, ...]) -> Sheet:
    columns = [
        Column(_("Row"), _("As counted in the list or file, empty rows too")),
        Column(_("What is wrong"), _("Why the row invites nobody; as long as one is wrong, no row does")),
        Column(_("In the file"), _("What stands in the row")),
    ]
    return Sheet(_("Errors"), columns, [(one.row, problem_words(one), one.content) for one in errors])


def problem_words(error: RowError) -> str:  # noqa: PLR0911 - one case for each problem
    match error.problem:
        case "name_missing":
            return _("the name is missing.")
        case "email_invalid":
            return _("this is not an e-mail address.")
        case "email_twice":
            return _("this address stands on the list twice.")
        case "already_invited":
            return _("this address is invited already.")
        case "language_unknown":
            return _("this is not a language of the position.")
        case "extra_time_unknown":
            return _("extra time is a percentage up to 200 %, or a factor from 1 to 3.")
        case "columns":
            return _("name and e-mail must be separated by a comma, a semicolon or a tab.")


def invite_list(position: Position, mail: Words | None) -> None:
    pasted = st.session_state.get(key(position, "rows"), "")
    invite_all(position, mail, lambda: workflow.import_people(store(), acting(), position.id, pasted, now(), mail=mail))


def invite_file(position: Position, mail: Words | None) -> None:
    if importing.lacks(position):
        frame.later(
            _(
                "It is not known which column holds the e-mail address and which the name, so nobody was invited. "
                "Choose both columns; where the file has no row with titles, add one."
            ),
            "error",
        )
        return
    invite_all(
        position,
        mail,
        lambda: workflow.import_table(store(), acting(), position.id, *importing.mapped(position), now(), mail=mail),
    )


def invite_all(position: Position, mail: Words | None, verb: Callable[[], ImportResult]) -> None:
    state = st.session_state
    state.pop(key(position, "errors"), None)
    shown, queued = links.shown(), posting.queued()
    try:
        with frame.waiting(_("Inviting everybody on the list …")):
            result = verb()
    except Refused as error:
        frame.refused_later(error)
        return
    made = [
        links.Link(position.id, one.name, one.email, one.language, token, position.closes_at)
        for one, token in result.invited
    ]
    hand_over(made, shown, queued, by_mail=mail is not None)
    if result.errors and not just_invited(result.errors, just_now(position, shown, queued)):
        state[key(position, "errors")] = result.errors
    elif result.errors:
        state[key(position, "rows")] = ""
    elif not result.invited:
        frame.later(_("The list is empty, so nobody was invited. Paste at least one row."), "info")
    else:
        state[key(position, "rows")] = ""
        if mail is None:
            frame.later(
                n_(
                    "{count} candidate invited. Send the links below.",
                    "{count} candidates invited. Send the links below.",
                    len(made),
                )
            )


def just_invited(errors: tuple[RowError, ...], emails: list[str]) -> bool:
    """Whether a list was only sent twice, by a double click: everybody on it was invited a moment ago."""
    return all(
        error.problem == "already_invited" and any(email in error.content.casefold() for email in emails)
        for error in errors
    )
