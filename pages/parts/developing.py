"""The pieces of the development page: own level beside the measured one, gaps in words, advice and exercises."""

from collections.abc import Sequence

import streamlit as st

from assessments import bank
from pages.parts import frame, telling
from pages.parts.charts import Dot, Row
from pages.parts.words import _, language, minutes, number
from rubric.model import Competency, load_model
from rubric.selfview import SelfGap


def rows(gaps: Sequence[SelfGap]) -> tuple[Row, ...]:
    """One row for each competency: the own level without a band, the score with its own."""
    return tuple(_row(one) for one in gaps)


def _row(one: SelfGap) -> Row:
    name = _name(one)
    own = _("{competency}, own level: {level}", competency=name, level=_level(one))
    shown = _("{competency}, tasks: {score}", competency=name, score=telling.score(one.score))
    dots = (
        Dot(name=_("Your own level"), value=one.own_points, said=own, place=0),
        Dot(name=_("Tasks"), value=one.score.value, band=one.score.band, said=shown, place=1),
    )
    return Row(label=name, dots=dots, empty=_("not answered") if one.level is None and one.score.value is None else "")


def gaps(found: Sequence[SelfGap]) -> None:
    """Only gaps that exceed their error are told; everything else is within what a short test can say."""
    told = [one for one in found if one.shown]
    if all(one.level is None for one in found):
        st.markdown(_("You have not placed yourself on the scale, so there is nothing to compare with the tasks."))
    elif not told:
        st.markdown(
            _("No gap is larger than its margin: within what these short tasks can tell, you see yourself as they do.")
        )
    for one in told:
        st.markdown(f"- {frame.literal(_gap(one))}")
    missing = [_name(one) for one in found if one.score.value is None]
    if missing:
        frame.quiet(
            _("No task of this short form looks at: {names}. There is only your own level.", names=", ".join(missing))
        )


def _level(one: SelfGap) -> str:
    return _("not answered") if one.level is None else number(one.level)


def _gap(one: SelfGap) -> str:
    """In words; `one` is shown, so that it has both levels and a gap."""
    assert one.gap is not None
    assert one.measured_level is not None
    values = {"competency": _name(one), "level": _level(one), "measured": number(one.measured_level)}
    if one.gap > 0:
        return _("{competency}: you chose level {level}, the tasks showed nearer to {measured}.", **values)
    return _("{competency}: the tasks showed level {measured}, more than the {level} you gave yourself.", **values)


def advice(found: Sequence[SelfGap]) -> None:
    """The next anchor and two exercises for each competency, from the level the tasks showed or the own one."""
    for one in found:
        level = one.measured_level or one.level
        if level is not None:
            with st.expander(
                frame.literal(_("{competency}: from level {level}", competency=_name(one), level=number(level)))
            ):
                _step(load_model().competency(one.competency_id), level)


def _step(competency: Competency, level: int) -> None:
    said = language()
    found = bank.development().advice(competency.id, level)
    if found is None:
        st.markdown(frame.literal(bank.development().highest().said(said)))
        return
    st.markdown(f"**{_('The next level')}.** {frame.literal(competency.anchor(level + 1).text.said(said))}")
    st.markdown(frame.literal(found.advice.said(said)))
    for exercise in found.exercises:
        st.markdown(f"- **{frame.literal(minutes(exercise.minutes))}** · {frame.literal(exercise.text.said(said))}")
    st.markdown(f"**{_('It works when')}.** {frame.literal(found.good_looks_like.said(said))}")
    frame.quiet(found.score_does_not_say.said(said))


def _name(one: SelfGap) -> str:
    return load_model().competency(one.competency_id).name.said(language())
