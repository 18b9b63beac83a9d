"""Writing the conditions of a job: each a question in both languages, with what is required of the answer."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Refused
from assessments.conditions import MOST, Amount, Condition, Day, Option, Pick, YesNo
from assessments.evidence.personal import Ground
from assessments.views import Position
from pages.parts import conditions, deciding, frame, held
from pages.parts.guard import acting, now, store
from pages.parts.words import _, language, n_
from rubric.record import Text

KINDS = ("yes_no", "choice", "number", "date")
DAY = "DD/MM/YYYY"
FIELDS = ("en", "fr", "yes", "options-en", "options-fr", "needed", "low", "high", "earliest", "latest")


def key(position: Position, field: str) -> str:
    return f"condition-{position.id}-{field}"


def draw(position: Position) -> None:
    """What is asked now, and the form for one thing more."""
    frame.title(_("What does this job require as a fact?"), position.title)
    frame.link("positions", _("Back to the positions"))
    st.markdown(
        frame.literal(
            _(
                "Candidates answer before the tasks. Each answer is met, not met or to be clarified; none of them "
                "moves anybody or touches a score. Raters never see them."
            )
        )
    )
    found = workflow.conditions.of_position(store(), acting(), position.id)
    if found.invited:
        st.info(
            frame.literal(
                n_(
                    "{count} candidate was invited with these questions and keeps them. What you change is asked of "
                    "those invited from now on.",
                    "{count} candidates were invited with these questions and keep them. What you change is asked of "
                    "those invited from now on.",
                    found.invited,
                )
            )
        )
    if not found.conditions:
        frame.empty(_("Nothing is asked yet. Add what nobody can do this job without: begin with a usual question."))
    for one in found.conditions:
        _draw_one(position, one)
    if len(found.conditions) < MOST or _replaces(position) is not None:
        _draw_form(position, found.conditions)


def _draw_one(position: Position, one: Condition) -> None:
    with st.container(border=True, gap="xsmall"):
        other = one.question.fr if language() == "en" else one.question.en
        frame.two_lines(one.question.said(language()), other)
        frame.quiet(conditions.needed_words(one))
        with st.container(horizontal=True):
            for field, said, act in (("change", _("Change"), change), ("drop", _("Ask no more"), drop)):
                st.button(
                    said, key=key(position, f"{field}-{one.id}"), type="tertiary", on_click=act, args=(position, one)
                )


def _draw_form(position: Position, asked: Iterable[Condition]) -> None:
    replaced = next((one for one in asked if one.id == _replaces(position)), None)
    st.header(_("Change a question") if replaced else _("Add a question"), anchor=False)
    if replaced is None:
        _draw_usual(position)
    names = {"yes_no": _("Yes or no"), "choice": _("One of several"), "number": _("A number"), "date": _("A day")}
    name = key(position, "kind")
    kind = st.segmented_control(
        _("How it is answered"),
        KINDS,
        default=held.value(name) or KINDS[0],
        required=True,
        key=name,
        format_func=names.__getitem__,
    )
    for field, said in (("en", _("The question in English")), ("fr", _("The question in French"))):
        st.text_input(said, held.value(key(position, field)) or "", key=key(position, field), max_chars=300)
    _draw_needed(position, kind)
    if warned := st.session_state.get(key(position, "warned")):
        st.warning(frame.literal(warning(warned)))
    with st.container(horizontal=True):
        label = _("Ask it instead") if replaced else _("Ask it of those invited from now on")
        st.button(label, key=key(position, "add"), type="primary", on_click=add, args=(position,))
        if replaced:
            st.button(_("Leave it as it is"), key=key(position, "leave"), on_click=clear, args=(position,))


def _draw_needed(position: Position, kind: str) -> None:
    """What meets the question."""
    match kind:
        case "choice":
            _draw_options(position)
        case "number":
            _draw_bounds(position, (("low", _("At least")), ("high", _("At most"))), st.number_input)
        case "date":
            _draw_bounds(position, (("earliest", _("From")), ("latest", _("Until"))), st.date_input, format=DAY)
        case _:
            name = key(position, "yes")
            st.radio(
                _("Needed"),
                ("yes", "no"),
                held.place(name, ("yes", "no")),
                key=name,
                format_func=conditions.yes_or_no,
                horizontal=True,
            )


def _draw_usual(position: Position) -> None:
    usual = {one.id: one for one in bank.usual_conditions()}
    name = key(position, "usual")
    st.selectbox(
        _("Begin with a usual question"),
        list(usual),
        held.index(name, list(usual)),
        key=name,
        format_func=lambda one: usual[one].name.said(language()),
        placeholder=_("Your own"),
        on_change=take,
        args=(position,),
    )


def _draw_options(position: Position) -> None:
    left, right = st.columns(2)
    for place, field, said in (
        (left, "options-en", _("The answers in English, one a line")),
        (right, "options-fr", _("The same in French, in this order")),
    ):
        place.text_area(said, held.value(key(position, field)) or "", key=key(position, field), height=120)
    offered, name = _lines(position, "options-en"), key(position, "needed")
    st.session_state[name] = [one for one in st.session_state.get(name) or () if one in offered]
    st.multiselect(
        _("Which of them meet it"), offered, held.value(name), key=name, placeholder=_("Choose at least one")
    )


def _draw_bounds(position: Position, fields: Iterable[tuple[str, str]], widget: Any, **more: object) -> None:  # noqa: ANN401 - a widget
    for place, (field, said) in zip(st.columns(2), fields, strict=True):
        with place:
            widget(said, value=held.value(key(position, field)), key=key(position, field), **more)


def _lines(position: Position, field: str) -> list[str]:
    written = str(st.session_state.get(key(position, field)) or "")
    return list(dict.fromkeys(one.strip() for one in written.splitlines() if one.strip()))


def _replaces(position: Position) -> str | None:
    return st.session_state.get(key(position, "instead"))


# --- acts -------------------------------------------------------------------------------------------------------------


def take(position: Position) -> None:
    """Fill the form with a usual question."""
    one = next((each for each in bank.usual_conditions() if each.id == st.session_state[key(position, "usual")]), None)
    if one is not None:
        _fill(position, one.kind, one.question, one.options, one.needed)


def change(position: Position, one: Condition) -> None:
    """Fill it with a question that is asked now, to ask another instead."""
    clear(position)
    options = tuple(each.label for each in one.options) if isinstance(one, Pick) else ()
    needed = [each.label.en for each in one.options if each.id in one.needed] if isinstance(one, Pick) else ()
    _fill(position, one.kind, one.question, options, needed)
    values: dict[str, object] = {"instead": one.id}
    match one:
        case YesNo():
            values["yes"] = one.needed
        case Amount():
            values |= {"low": one.at_least, "high": one.at_most}
        case Day():
            values |= {"earliest": one.earliest, "latest": one.latest}
        case Pick():
            pass
    for field, value in values.items():
        st.session_state[key(position, field)] = value


def _fill(position: Position, kind: str, question: Text, options: Iterable[Text], needed: Iterable[str]) -> None:
    offered = tuple(options)
    values: dict[str, object] = {
        "kind": kind,
        "en": question.en,
        "fr": question.fr,
        "options-en": "\n".join(one.en for one in offered),
        "options-fr": "\n".join(one.fr for one in offered),
        "needed": list(needed) if offered else [],
    }
    for field, value in values.items():
        st.session_state[key(position, field)] = value


def clear(position: Position) -> None:
    for field in (*FIELDS, "kind", "usual", "instead", "warned"):
        st.session_state.pop(key(position, field), None)


def drop(position: Position, one: Condition) -> None:
    try:
        workflow.conditions.drop(store(), acting(), position.id, one.id, now())
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(_("It is not asked any more of those invited from now on. Answers given stay."))


def add(position: Position) -> None:
    """Ask it; what touches private life is warned of once, and a second press asks it all the same."""
    if problems := _problems(position):
        for one in problems:
            frame.later(one, "error")
        return
    made = _read(position)
    touched = _touched(made)
    if not set(touched) <= set(st.session_state.get(key(position, "warned"), ())):
        st.session_state[key(position, "warned")] = touched
        return
    try:
        workflow.conditions.add(store(), acting(), position.id, made, now(), _replaces(position))
    except Refused as error:
        frame.refused_later(error)
        return
    clear(position)
    frame.later(_("Saved. It is asked of those invited from now on."))


def _touched(made: Condition) -> tuple[tuple[Ground, str], ...]:
    texts = [made.question, *(one.label for one in made.options)] if isinstance(made, Pick) else [made.question]
    return tuple(found for text in texts for said in (text.en, text.fr) for found in deciding.touched_in(said))


def warning(touched: tuple[tuple[Ground, str], ...]) -> str:
    return _(
        "This question may touch private life or a protected ground: {words}. Ask only what the job needs. Nothing was "
        "saved, and your words are kept. Put it otherwise, or press the button again to ask it as it is.",
        words=deciding.touched_words(touched),
    )


def _problems(position: Position) -> list[str]:
    value = {one: st.session_state.get(key(position, one)) for one in (*FIELDS, "kind")}
    found: list[str] = []
    if not all(str(value[one] or "").strip() for one in ("en", "fr")):
        found.append(_("Write the question in both languages. Nothing was saved."))
    match value["kind"]:
        case "choice":
            english, french = (_lines(position, one) for one in ("options-en", "options-fr"))
            if len(english) < 2 or len(english) != len(french):  # noqa: PLR2004 - a choice needs two
                found.append(_("Write at least two answers, as many in French as in English. Nothing was saved."))
            if not value["needed"]:
                found.append(_("Say which answers meet it. Nothing was saved."))
        case "number":
            found += _bounds(value["low"], value["high"])
        case "date":
            found += _bounds(value["earliest"], value["latest"])
        case _:
            pass
    return found


def _bounds(low: Any, high: Any) -> list[str]:  # noqa: ANN401 - two numbers, or two days
    if low is None and high is None:
        return [_("Say what is required: one bound at least. Nothing was saved.")]
    if low is not None and high is not None and low > high:
        return [_("Nothing lies between these bounds. Nothing was saved.")]
    return []


def _read(position: Position) -> Condition:
    value = {one: st.session_state.get(key(position, one)) for one in (*FIELDS, "kind")}
    common = {"id": "new", "question": Text(en=str(value["en"]).strip(), fr=str(value["fr"]).strip())}
    match value["kind"]:
        case "choice":
            pairs = zip(_lines(position, "options-en"), _lines(position, "options-fr"), strict=True)
            options = [Option(id=f"o{place}", label=Text(en=en, fr=fr)) for place, (en, fr) in enumerate(pairs, 1)]
            needed = [one.id for one in options if one.label.en in (value["needed"] or ())]
            return Pick.model_validate(common | {"options": options, "needed": needed})
        case "number":
            return Amount.model_validate(common | {"at_least": value["low"], "at_most": value["high"]})
        case "date":
            return Day.model_validate(common | {"earliest": value["earliest"], "latest": value["latest"]})
        case _:
            return YesNo.model_validate(common | {"needed": value["yes"]})
