"""Accounts of staff: who works here and as what, a link for a first or lost password, an end to access."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from assessments import workflow
from assessments.attempt import Refused, Role, User
from pages.parts import frame
from pages.parts.frame import literal
from pages.parts.guard import acting, now, require, store
from pages.parts.words import LANGUAGE_NAMES, _, language, role_name
from rubric.record import LANGUAGES, Language

me = require(Role.ADMIN)

_LINK = "_password_link"  # in session state: name, e-mail and token in a list, stored nowhere else
_ROUND = "_round"  # in session state: counts what was done; forms with a new number are closed and filled afresh


def what_it_may(role: Role) -> str:
    match role:
        case Role.ADMIN:
            return _("Adds and deactivates accounts, gives roles")
        case Role.HR:
            return _("Opens positions, invites, follows who stands where, reads reports")
        case Role.RATER:
            return _("Judges work without knowing whose it is")
        case Role.LEAD:
            return _("Shares out the rating, sees how far raters agree, settles what they cannot; reads no names")
        case Role.MANAGER:
            return _("Reads reports, compares candidates, decides")


def key(of: str) -> str:
    return f"{of}-{st.session_state.get(_ROUND, 0)}"


def close_forms() -> None:
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def attempted(done: str, change: Callable[[], object]) -> None:
    """Carry out one change of a callback; what it came to is said at the top of the page."""
    try:
        change()
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(done)
    close_forms()


# --- what the buttons do ----------------------------------------------------------------------------------------------


def typed(of: str) -> tuple[str, str, frozenset[Role], Language]:
    """Name, e-mail, roles and language as they stand in the form of this person, or of "new"."""
    state = st.session_state
    roles = frozenset(role for role in Role if state[key(f"{of}-{role}")])
    return state[key(f"{of}-name")], state[key(f"{of}-email")], roles, state[key(f"{of}-language")]


def link_made() -> list[tuple[str, str, str]]:
    """The link not copied yet, if any; taken before a verb makes one, since the next click may cut a callback short."""
    return st.session_state.setdefault(_LINK, [])


def add(asked: int) -> None:
    """Add whoever stands in the form, which was drawn in the round `asked`; pressed twice it adds once."""
    link = link_made()
    if asked != st.session_state.get(_ROUND, 0):
        return
    name, email, roles, spoken = typed("new")
    if link and email.strip().casefold() == link[0][1].casefold():
        close_forms()
        return
    if not name.strip():
        frame.later(_("Nobody was added: the name is missing. Fill it in and try again."), "error")
        return
    try:
        user, token = workflow.add_user(store(), acting(), email, name, roles, spoken, now())
    except Refused as error:
        frame.refused_later(error)
        return
    link[:] = [(user.name, user.email, token)]
    frame.later(_("{name} was added.", name=user.name))
    close_forms()


def save(user: User) -> None:
    name, email, roles, spoken = typed(user.id)
    change = partial(
        workflow.change_user,
        store(),
        acting(),
        user.id,
        now(),
        name=name if name.strip() else None,
        email=email,
        roles=roles,
        language=spoken,
    )
    attempted(_("Saved. New roles count from that person’s next step."), change)


def set_active(user: User, *, active: bool) -> None:
    said = (
        _("{name} can sign in again.", name=user.name)
        if active
        else _("{name} can no longer sign in; what they did stays in the record.", name=user.name)
    )
    attempted(said, partial(workflow.change_user, store(), acting(), user.id, now(), active=active))


def renew(user: User) -> None:
    link = link_made()
    try:
        link[:] = [(user.name, user.email, workflow.new_password_link(store(), acting(), user.id, now()))]
    except Refused as error:
        frame.refused_later(error)
    close_forms()


def forget() -> None:
    st.session_state.pop(_LINK, None)


# --- what the page shows ----------------------------------------------------------------------------------------------


def draw_link() -> None:
    """The link just made: shown until it is copied, since only its digest is stored."""
    kept = link_made()
    if not kept:
        return
    ((name, _email, token),) = kept
    with st.container(border=True):
        st.markdown(
            literal(_("Link for {name} to choose a password. Hand it over yourself; it works once.", name=name))
        )
        st.code(frame.address(f"/setup/{token}"), language=None, wrap_lines=True)
        st.button(_("I have copied it"), key="link-copied", on_click=forget)


def draw_person(user: User) -> None:
    with st.container(border=True):
        st.markdown(f"**{literal(user.name)}** · {literal(user.email)}")
        st.markdown(literal(standing(user)))
        with st.popover(_("Change"), key=key(f"{user.id}-change")):
            draw_fields(user.id, user, _("Save"), partial(save, user))
            with st.container(horizontal=True):
                if user.active:
                    label = _("New password link") if user.has_password else _("New link for the first password")
                    st.button(label, key=key(f"{user.id}-link"), on_click=renew, args=(user,))
                said = _("Deactivate") if user.active else _("Activate again")
                change = partial(set_active, user, active=not user.active)
                st.button(said, key=key(f"{user.id}-active"), on_click=change)


def standing(user: User) -> str:
    """What they are and whether they can sign in, in one line."""
    roles = ", ".join(role_name(role) for role in Role if role in user.roles) or _("No role")
    if not user.active:
        return _("{roles} · deactivated", roles=roles)
    return roles if user.has_password else _("{roles} · no password chosen yet", roles=roles)


def draw_fields(
    of: str, user: User | None, button: str, on_click: Callable[[], None], *, primary: bool = False
) -> None:
    """Name, e-mail, roles and language, with one button that sends them together."""
    with st.form(key(f"{of}-form"), border=False):
        st.text_input(_("Name"), user.name if user else "", key=key(f"{of}-name"), max_chars=200)
        st.text_input(_("E-mail"), user.email if user else "", key=key(f"{of}-email"), max_chars=254)
        st.markdown(_("Roles"))
        for role in Role:
            mark = user is not None and role in user.roles
            st.checkbox(role_name(role), mark, key=key(f"{of}-{role}"), help=what_it_may(role))
        st.radio(
            _("Language"),
            LANGUAGES,
            LANGUAGES.index(user.language if user else language()),
            format_func=LANGUAGE_NAMES.__getitem__,
            key=key(f"{of}-language"),
            horizontal=True,
        )
        st.form_submit_button(button, type="primary" if primary else "secondary", on_click=on_click)


frame.title(_("Who works here, and as what?"))
draw_link()
with st.popover(_("Add somebody"), type="primary", key=key("new")):
    st.markdown(_("They get a link from you and choose their own password with it. One person may have several roles."))
    draw_fields("new", None, _("Add"), partial(add, st.session_state.get(_ROUND, 0)), primary=True)
for user in sorted(workflow.users(store(), me.actor), key=lambda one: (not one.active, one.name.casefold())):
    draw_person(user)
