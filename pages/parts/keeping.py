"""What is kept of the candidates of a position and until when; HR hands it over, holds it back, or erases it."""

import json
from functools import partial

import streamlit as st

from assessments import workflow
from assessments.attempt import NotAllowed, Refused
from assessments.retention import Amount, Erased, Keeping
from assessments.views import Position
from pages.parts import copies, frame, held, refusals, tables
from pages.parts.frame import literal
from pages.parts.guard import acting, now, store
from pages.parts.labels import told_apart
from pages.parts.words import _, day, language, listed, n_, speaking
from rubric.record import Language


def key(position: Position, field: str) -> str:
    return f"kept-{position.id}-{field}"


def draw(position: Position) -> None:
    """Folded, and read from the database only when somebody unfolds it."""
    with st.expander(_("What is kept, and until when"), key=key(position, "fold"), on_change="rerun") as fold:
        if fold.open:
            _draw_kept(position)


def _draw_kept(position: Position) -> None:
    found = workflow.kept(store(), acting(), position.id)
    gone = workflow.erased(store(), acting(), position.id)
    if found:
        st.markdown(
            literal(
                _(
                    "As far as is known today, this recruitment ends on {day}. From then on the months run that each "
                    "candidate’s notice names; after them everything about that person is erased by itself.",
                    day=day(found[0].ends_at),
                )
            )
        )
        _draw_table(found)
        ids = [one.attempt_id for one in found]
        frame.quiet(_("Kept today: {amount}", amount=amount_words(workflow.amount(store(), acting(), ids))))
    else:
        st.markdown(literal(_("Nothing is kept of any candidate of this position.")))
    if gone:
        frame.quiet(gone_words(gone))
    if found:
        _draw_one(position, found)


def _draw_table(found: tuple[Keeping, ...]) -> None:
    tables.draw(
        {
            _("Candidate"): [one.person.name for one in found],
            _("Erased on"): [day(one.due_at) for one in found],
            _("Told in the notice"): [n_("{count} month", "{count} months", one.months) for one in found],
            _("Held back"): [held_words(one) for one in found],
        },
        _("Until when what is known of each candidate is kept"),
    )


def held_words(one: Keeping) -> str:
    """Why it is not erased on its day, and who says so."""
    if one.hold is None:
        return _("no")
    return _(
        "{reason} ({name}, {day})", reason=one.hold.reason or "", name=one.hold.set_by_name, day=day(one.hold.set_at)
    )


def amount_words(amount: Amount) -> str:
    said = (
        n_("{count} person", "{count} people", amount.people),
        n_("{count} sitting", "{count} sittings", amount.sittings),
        n_("{count} saved answer", "{count} saved answers", amount.answers),
        n_("{count} rating", "{count} ratings", amount.ratings),
        n_("{count} decision", "{count} decisions", amount.decisions),
        n_("{count} recording", "{count} recordings", amount.recordings),
    )
    return listed(list(said))


def gone_words(gone: tuple[Erased, ...]) -> str:
    """How many were erased, and why; of whom is not known any more."""
    asked = sum(one.why == "request" for one in gone)
    over = len(gone) - asked
    return _(
        "Erased so far: {over} when their time was over, {asked} because they asked. Of them only the number is left.",
        over=str(over),
        asked=str(asked),
    )


def _draw_one(position: Position, found: tuple[Keeping, ...]) -> None:
    """What can be done for one of them."""
    known = {one.attempt_id: one for one in found}
    people = {one.attempt_id: one.person for one in found}
    names = told_apart(
        {one: person.name for one, person in people.items()}, {one: person.email for one, person in people.items()}
    )
    chosen = st.selectbox(
        _("For one candidate"),
        list(known),
        held.index(key(position, "one"), list(known)),
        format_func=lambda one: names.get(one, ""),  # somebody erased may still be in the browser's box
        placeholder=_("Choose a candidate"),
        key=key(position, "one"),
    )
    if chosen not in known:
        return
    one = known[chosen]
    _draw_copy(one)
    copies.draw(one)
    _draw_hold(one)
    _draw_erasing(one)


def _draw_copy(one: Keeping) -> None:
    st.download_button(
        _("Hand over what is kept"),
        data=partial(copy, str(st.user.get("sid")), one.attempt_id, language()),
        file_name=f"assay-{one.attempt_id[:8]}.json",
        mime="application/json",
        key=f"copy-{one.attempt_id}",
        on_click="ignore",
        help=_(
            "A file with every answer, rating, note and recording, for the candidate who asks for a copy. "
            "Nobody of your organisation is named in it."
        ),
    )


def copy(session: str, attempt_id: str, said: Language) -> bytes:
    """The file for the candidate, made when the button is pressed; the right to it is asked anew."""
    try:
        found = workflow.web_session(store(), session, now())
        if found is None:
            raise NotAllowed(session)
        told = workflow.personal_data(store(), found.actor, attempt_id, now())
    except Refused as error:
        with speaking(said):
            told = {"refused": refusals.sentence(error)}
    return json.dumps(told, ensure_ascii=False, indent=2).encode()


def _draw_hold(one: Keeping) -> None:
    if one.hold is not None:
        st.text(held_words(one))
        st.button(_("Lift the hold"), key=f"release-{one.attempt_id}", on_click=release, args=(one,))
        return
    st.text_input(
        _("Reason to hold back"),
        key=f"hold-{one.attempt_id}",
        max_chars=500,
        placeholder=_("For example: the result is contested"),
        help=_("While a reason stands, nothing about this candidate is erased. It is kept with your name."),
    )
    st.button(_("Hold back"), key=f"hold-go-{one.attempt_id}", on_click=hold, args=(one,))


def hold(one: Keeping) -> None:
    field = f"hold-{one.attempt_id}"
    reason = st.session_state.get(field, "").strip()
    if not reason:
        frame.later(_("Write down the reason to hold back. Nothing was changed yet."), "info")
        return
    try:
        workflow.hold_back(store(), acting(), one.attempt_id, reason, now())
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(_("What is kept of {name} stays until the hold is lifted.", name=one.person.name))


def release(one: Keeping) -> None:
    try:
        workflow.release(store(), acting(), one.attempt_id, now())
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(_("The hold is lifted. What is kept of {name} is erased on its day again.", name=one.person.name))


def _draw_erasing(one: Keeping) -> None:
    st.checkbox(
        literal(_("{name} has asked to be erased, and I have checked that it is them who asks", name=one.person.name)),
        key=f"erase-{one.attempt_id}",
    )
    st.button(
        _("Erase everything now"),
        key=f"erase-go-{one.attempt_id}",
        on_click=erase,
        args=(one,),
        help=_("Answers, recordings, ratings, decisions, name and address go for good. Nobody can bring them back."),
    )


def erase(one: Keeping) -> None:
    if not st.session_state.get(f"erase-{one.attempt_id}"):
        frame.later(_("Confirm first that the candidate has asked. Nothing was erased."), "info")
        return
    try:
        workflow.erase_candidate(store(), acting(), one.attempt_id, now())
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(_("Everything about this candidate is erased."))
