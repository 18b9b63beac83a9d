"""The pieces of a comparison on a screen: who is ahead in words, dots with bands, the table, the weights."""

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from pages.parts import charts, frame, held, profile, questions, tables, telling
from pages.parts.reporting import PLAIN, shade
from pages.parts.words import _, language, number
from rubric.compare import Comparison
from rubric.fit import RoleProfile
from rubric.model import POINTS, load_model

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

MARKS = ("●", "■", "◆", "▲", "✚", "★")  # the shapes of the charts, in text


def verdicts(comparison: Comparison, names: dict[str, str]) -> None:
    """What can be said, strongest first; what cannot be told apart is said as plainly."""
    if comparison.unranked:
        missing = ", ".join(names[one] for one in comparison.unranked)
        st.info(
            frame.literal(
                _("Without a fit, because a competency with a minimum was not assessed: {names}.", names=missing)
            )
        )
    if len(comparison.order) > 1:
        st.markdown(f"**{frame.literal(questions.first(comparison, names))}**")
    for group in comparison.groups:
        st.markdown(f"**{frame.literal(telling.together(names[one] for one in group))}**")
    st.markdown("\n".join(f"- {frame.literal(line)}" for line in telling.leads(comparison, names)))
    if comparison.stability is not None:
        st.markdown(frame.literal(telling.stability(comparison.stability)))


def to_lead(comparison: Comparison, names: dict[str, str]) -> None:
    """What it would take for each who is not first; nothing where there is no order."""
    if len(comparison.order) > 1:
        st.header(_("What would have to be true for somebody else to lead?"), anchor=False)
        st.html(questions.leading(comparison, names))


def next_steps(comparison: Comparison, names: dict[str, str], position_id: str) -> None:
    """What each could learn, and what is left to ask."""
    st.header(_("Where is each one trainable?"), anchor=False)
    st.html(questions.training(comparison, names))
    st.header(_("What should we ask in the interview?"), anchor=False)
    st.html(questions.interview(comparison, names))
    for one in comparison.reports:
        label = _("Open the interview guide of {name}", name=names[one.attempt_id])
        frame.link("interview", label, position=position_id, attempt=one.attempt_id)


class Drawn(NamedTuple):
    """All profiles on one axis, and the same in words; no weight changes them, so that they are drawn once."""

    figure: "Figure"
    alt: str


def drawn(comparison: Comparison, names: dict[str, str]) -> Drawn:
    rows = profile.comparison_rows(comparison, names)
    figure = charts.rows_figure(rows, shade(), cut_label=_("Minimum of the role"), own_colour=True)
    return Drawn(figure, charts.described(rows))


def profiles(comparison: Comparison, names: dict[str, str], picture: Drawn) -> None:
    """The picture, and the same as a table."""
    marks = "   ".join(
        f"{MARKS[place % len(MARKS)]} {names[report.attempt_id]}" for place, report in enumerate(comparison.reports)
    )
    st.markdown(frame.literal(marks))
    st.plotly_chart(picture.figure, key="profiles", theme=None, config=PLAIN, alt=picture.alt)
    tables.draw(_columns(comparison, names), _("Scores side by side"))
    frame.quiet(_("Score, and in brackets where the true score lies 19 times in 20."))


def _columns(comparison: Comparison, names: dict[str, str]) -> dict[str, list[str]]:
    said = language()
    columns = {
        _("Competency"): [one.competency.name.said(said) for one in comparison.reports[0].competencies],
    }
    for report in comparison.reports:
        columns[names[report.attempt_id]] = [telling.short(one.score) for one in report.competencies]
    columns[_("Weight")] = [
        number(comparison.profile.weights.get(one.competency.id, 0.0), 1) for one in comparison.reports[0].competencies
    ]
    return columns


def chances(comparison: Comparison, names: dict[str, str]) -> None:
    """How likely each is to be the best of those compared."""
    with st.expander(_("The probabilities behind these words")):
        lines = {
            _("Candidate"): [names[one] for one in comparison.p_first],
            _("Probability of being the best"): [telling.chance_of(share) for share in comparison.p_first.values()],
        }
        if comparison.top > 1:
            column = _("Probability of being among the best {count}", count=number(comparison.top))
            lines[column] = [telling.chance_of(comparison.p_top[one]) for one in comparison.p_first]
        tables.draw(lines, _("Probability of being the best of those compared"))
        st.markdown("\n".join(f"- {frame.literal(telling.pair(one, names))}" for one in comparison.pairs))
        frame.quiet(_("From 4,000 draws of what the true fits may be. A small lead is not a lead."))


def weights(profile_of_position: RoleProfile) -> dict[str, float]:
    """Sliders for the weights of this look only; the position keeps its own, and sums are brought back to 100."""
    said = language()
    with st.expander(_("What if the role weighed differently?")):
        frame.quiet(
            _("Move a weight and see whether the order holds. Nothing is saved; the others keep their proportions.")
        )
        st.button(_("Back to the weights of the position"), on_click=_reset, args=(profile_of_position,))
        moved: dict[str, float] = {}
        for one, weight in profile_of_position.weights.items():
            st.session_state.setdefault(f"weight-{one}", float(weight))
            now = st.session_state[f"weight-{one}"]
            name = load_model().competency(one).name.said(said)
            # Streamlit writes the number over the thumb in the colour of dark buttons, too faint to read: it is told
            # in the label instead.
            label = _("{label}: {value}", label=name, value=number(now))
            moved[one] = st.slider(
                label, 0.0, POINTS, held.value(f"weight-{one}"), step=1.0, key=f"weight-{one}", format=" "
            )
    return moved


def _reset(profile_of_position: RoleProfile) -> None:
    for one, weight in profile_of_position.weights.items():
        st.session_state[f"weight-{one}"] = float(weight)
