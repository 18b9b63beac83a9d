"""The conditions of a job in words: what is required, what was said, how it stands; never part of a score."""

from datetime import date

import streamlit as st

from assessments.conditions import Amount, Condition, Day, Pick, Standing, State, YesNo
from assessments.views import BoardRow
from pages.parts import frame
from pages.parts.words import _, day, language, listed, number


def state_words(state: State) -> str:
    match state:
        case "met":
            return _("met")
        case "not_met":
            return _("not met")
        case "not_known":
            return _("to be clarified")


def overall_words(state: State | None) -> str | None:
    """All of them in a row of a table; None where nothing is asked."""
    match state:
        case "met":
            return _("conditions met")
        case "not_met":
            return _("a condition not met")
        case "not_known":
            return _("a condition to be clarified")
        case None:
            return None


def needed_words(condition: Condition) -> str:
    """What meets it: "needed: yes", "needed: 20 to 35"."""
    match condition:
        case YesNo():
            what = yes_or_no(condition.needed)
        case Pick():
            what = listed([one.label.said(language()) for one in condition.options if one.id in condition.needed])
        case Amount():
            what = _number_words(condition.at_least, condition.at_most)
        case Day():
            what = _day_words(condition.earliest, condition.latest)
    return _("needed: {what}", what=what)


def _number_words(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return _("{low} to {high}", low=_number(low), high=_number(high))
    return _("{low} or more", low=_number(low)) if low is not None else _("{high} or less", high=_number(high or 0))


def _day_words(low: date | None, high: date | None) -> str:
    if low is not None and high is not None:
        return _("{low} to {high}", low=day(low), high=day(high))
    return _("from {day} on", day=day(low)) if low is not None else _("by {day}", day=day(high or date.max))


def yes_or_no(said: str) -> str:
    return _("yes") if said == "yes" else _("no")


def _number(value: float) -> str:
    return number(value, 0 if value == round(value) else 2)


def said_words(one: Standing) -> str:
    """What the candidate has said, in the reader's words; a sentence where they have said nothing."""
    said = one.answer and one.answer.said
    if said is None:
        return _("not answered")
    match one.condition:
        case YesNo():
            return yes_or_no(said)
        case Pick():
            return next(option.label.said(language()) for option in one.condition.options if option.id == said)
        case Amount():
            return _number(float(said))
        case Day():
            return day(date.fromisoformat(said))


def line(one: Standing) -> str:
    """One condition with how it stands."""
    return _(
        "{question} {said} ({state}; {needed})",
        question=one.condition.question.said(language()),
        said=said_words(one),
        state=state_words(one.state),
        needed=needed_words(one.condition),
    )


def draw(who: BoardRow) -> None:
    """For whoever reads a report: apart from the score, with the words of the candidate for those who may read them."""
    if not who.conditions:
        return
    st.header(_("Conditions of the job"), anchor=False)
    frame.quiet(about())
    for one in who.conditions:
        asked = (
            f"**{frame.literal(state_words(one.state))}** · {frame.literal(one.condition.question.said(language()))}"
        )
        st.markdown(f"{asked}  \n{frame.quietly(_answered(one))}")
        if one.answer is not None and one.answer.words:
            st.text(_("Explained: {words}", words=one.answer.words))


def _answered(one: Standing) -> str:
    """ "answered: yes · needed: yes"."""
    said = said_words(one)
    if one.answer is not None and one.answer.said is not None:
        said = _("answered: {what}", what=said)
    return f"{said} · {needed_words(one.condition)}"


def about() -> str:
    return _("No score holds them, and no answer moves anybody: a person reads them and decides.")
