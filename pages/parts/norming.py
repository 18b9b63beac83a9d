"""Where a sitting lies among everybody who sat the same form, and what each weight truly decides, on a screen."""

from collections.abc import Mapping, Sequence

import streamlit as st

from assessments import workflow
from assessments.attempt import Actor
from assessments.workflow import Deciding, Placed
from pages.parts import frame, guard, held, tables
from pages.parts.words import _, day, language, number
from rubric.model import load_model
from rubric.norms import ENOUGH, Norm
from rubric.weighing import SEVERAL

FIT = "fit"
MUCH, LITTLE = 1.5, 0.5  # times its weight, from which a competency decides more, or less, than it was given


def norms(actor: Actor, position_id: str, attempts: Mapping[str, str]) -> None:
    """Sittings of a position, by id with their names, among all of the same form; or that there are too few yet."""
    st.header(_("Among everybody who sat this form"), anchor=False)
    people = workflow.people_beside(guard.store(), actor, next(iter(attempts)))
    if people < ENOUGH:
        frame.quiet(too_few(people))
        return
    label = _("Show where they lie among {n} people", n=number(people))
    if st.toggle(label, bool(held.value("norms")), key="norms"):
        found = workflow.placed(guard.store(), actor, position_id, tuple(attempts))
        frame.quiet(group_words(found))
        tables.draw(table(found, attempts), _("Among everybody who sat this form"))


def too_few(people: int) -> str:
    return _(
        "Too few yet: {n} of {least} people have handed in this form. Until then, scores are read against the anchors "
        "alone.",
        n=number(people),
        least=number(ENOUGH),
    )


def group_words(found: Placed) -> str:
    """Who the norm group is, and since when."""
    assert found.since is not None
    assert found.until is not None
    return _(
        "Norm group: {n} people who handed in the same form between {since} and {until}, whoever they are; nobody is "
        "grouped by anything. In brackets, where the true score lies 19 times in 20.",
        n=number(found.people),
        since=day(found.since),
        until=day(found.until),
    )


def table(found: Placed, attempts: Mapping[str, str]) -> dict[str, list[str]]:
    """One column for each sitting, one row for the fit and each competency."""
    rows = list(dict.fromkeys(what for one in attempts for what in found.norms.get(one, {})))
    columns = {_("Above so many of 100 people"): [_name(one) for one in rows]}
    for one, name in attempts.items():
        own = found.norms.get(one, {})
        columns[name] = [percentile(own[what]) if what in own else _("no value") for what in rows]
    return columns


def _name(what: str) -> str:
    return _("Fit") if what == FIT else load_model().competency(what).name.said(language())


def percentile(one: Norm) -> str:
    """ "62 (41 to 80); T 53"."""
    return _(
        "{value} ({low} to {high}); T {t}",
        value=number(100 * one.below),
        low=number(100 * one.below_low),
        high=number(100 * one.below_high),
        t=number(one.t),
    ).replace(" ", "\u00a0")


def weights(actor: Actor, position_id: str, moved: Mapping[str, float]) -> None:
    """What each weight truly decides among all of a position; or that there are too few people to say."""
    if not st.toggle(_("Show what each weight truly decides"), bool(held.value("deciding")), key="deciding"):
        return
    found = workflow.deciding(guard.store(), actor, position_id, moved)
    if found.effective is None:
        frame.quiet(
            _(
                "Too few to say: {n} people have handed in their work, of {least} it takes.",
                n=number(found.people),
                least=number(SEVERAL),
            )
        )
        return
    st.markdown("\n".join(f"- {frame.literal(one)}" for one in deciding_words(found)))
    tables.draw(deciding_table(found), _("What each weight truly decides"))
    frame.quiet(
        _(
            "A competency in which everybody does alike puts nobody ahead, whatever it weighs; one in which people lie "
            "far apart decides more than it was given. From {n} people.",
            n=number(found.people),
        )
    )


def deciding_words(found: Deciding) -> Sequence[str]:
    """A sentence for each competency that decides much more or much less than its weight."""
    effective = found.effective or {}
    said: list[str] = []
    for one, given in found.given.items():
        values = {"competency": _name(one), "given": number(given), "share": number(effective.get(one, 0.0))}
        if effective.get(one, 0.0) >= MUCH * given:
            said.append(_("{competency} weighs {given} of 100 and makes {share} of 100 of the differences.", **values))
        elif effective.get(one, 0.0) <= LITTLE * given:
            said.append(_("{competency} weighs {given} of 100 and decides little: {share} of 100.", **values))
    return said or [_("Every competency decides about as much as it weighs.")]


def deciding_table(found: Deciding) -> dict[str, list[str]]:
    effective = found.effective or {}
    return {
        _("Competency"): [_name(one) for one in found.given],
        _("Weight"): [number(one) for one in found.given.values()],
        _("Share of the differences"): [number(effective.get(one, 0.0)) for one in found.given],
    }
