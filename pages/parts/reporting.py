"""The pieces of the fit report on a screen, from the answer on top to the way the numbers were made."""

from collections.abc import Iterable, Sequence

import streamlit as st

from assessments import bank
from pages.parts import charts, frame, noting, profile, sureness, tables, telling, walking
from pages.parts.words import _, language, n_, number, percent, quoted
from rubric.model import CompetencyModel
from rubric.rating import Evidence
from rubric.report import CompetencyReport, FitReport, Quote, RaisedFlag
from rubric.walk import Step

PLAIN = {"displayModeBar": False, "responsive": True}


def shade() -> charts.Shade:
    """Whether the reader's page is light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"


def answer(report: FitReport, model: CompetencyModel, person: str) -> None:
    """The verdict in words, the fit with its error, the minimums, the profile."""
    st.subheader(frame.literal(telling.verdict(report)), anchor=False)
    st.markdown(f"**{_('Fit:')}** {frame.literal(telling.fit(report.fit))}")
    st.markdown(
        frame.literal(" ".join(one for one in (telling.coverage(report.fit), telling.basis(report.fit)) if one))
    )
    if said := sureness.words(report):
        frame.quiet(said)
    names = {one.competency.id: one.competency.name.said(language()) for one in report.competencies}
    if report.fit.minimums:
        st.markdown(f"**{_('Minimums of the role')}**")
        lines = [
            telling.minimum(one, model, names.get(one.competency_id, one.competency_id)) for one in report.fit.minimums
        ]
        st.markdown("\n".join(f"- {frame.literal(line)}" for line in lines))
    if report.fit.missing:
        missing = [names.get(one, one) for one in report.fit.missing]
        frame.quiet(
            _(
                "Weighted but not assessed here: {names}. The other weights were scaled up to 100.",
                names=", ".join(missing),
            )
        )
    rows = profile.report_rows(report, person)
    figure = charts.rows_figure(rows, shade(), cut_label=_("Minimum of the role"))
    st.plotly_chart(figure, key="profile", theme=None, config=PLAIN, alt=charts.described(rows))
    frame.quiet(
        _(
            "Dot: score on 0 to 100 (anchors lie 25 apart). Band: where the true score lies 19 times in 20. "
            "Dashed line: minimum of the role."
        )
    )
    with st.expander(_("The profile as a table")):
        tables.draw(profile.table(report), _("The profile as a table"))


def flags(report: FitReport) -> None:
    """What needs a person's decision; nothing of it changes a score."""
    if not report.flags:
        return
    st.header(_("Critical flags"), anchor=False)
    st.markdown(frame.literal(_("These need a person’s decision; none of them changes a score.")))
    for one in report.flags:
        _flag(one)


def flag_names() -> dict[str, str]:
    return {one: text.said(language()) for one, text in bank.critical_flags().items()}


def _flag(one: RaisedFlag) -> None:
    name = flag_names().get(one.flag, one.flag)
    with st.container(border=True, gap="small"):
        st.markdown(f"**{frame.literal(name)}** · {frame.literal(telling.raised(one))}")
        for span in one.spans:
            st.text(quoted(span.quote))
        if one.reason:
            st.text(one.reason)


def competency(one: CompetencyReport) -> None:
    """Score, what was seen, the words of the level, the next one, what was not assessed."""
    said = language()
    heading = f"**{frame.literal(one.competency.name.said(said))}** · {frame.literal(telling.score(one.score))}"
    with st.expander(heading):
        if one.anchor is not None and one.level_label is not None:
            st.markdown(f"**{frame.literal(one.level_label.said(said))}.** {frame.literal(one.anchor.text.said(said))}")
        _seen(one)
        gap = telling.gap(one)
        if gap and one.next_anchor is not None:
            st.markdown(f"**{_('Next level')}.** {frame.literal(gap)}")
            st.markdown(f"> {frame.literal(one.next_anchor.text.said(said))}")
        for task in one.not_assessed:
            st.markdown(f"**{frame.literal(task.title.said(said))}:** {frame.literal(telling.not_assessed(task))}")
        if one.remarks:
            frame.quiet(" ".join(telling.remark(code) for code in one.remarks))
        frame.quiet(_weights(one))


def _seen(one: CompetencyReport) -> None:
    if one.quotes:
        st.markdown(f"**{_('The words raters quoted')}**")
        quotes(one.quotes)
    if counted := telling.counted(one.evidence):
        st.markdown(f"**{_('What software counted')}**")
        software(counted)


def quotes(found: Iterable[Quote]) -> None:
    """Words of the work that raters quoted, each with the level that rests on it and not with who gave it."""
    for quote in found:
        with st.container(border=True):
            st.text(quoted(quote.span.quote))
            level = number(quote.level) if quote.level is not None else "–"
            frame.quiet(_("Level {level}", level=level))
            if quote.note:
                st.text(quote.note)


def software(counted: Sequence[Evidence]) -> None:
    """What software counted, as a table."""
    lines = {
        _("Counted"): [found.label.said(language()) for found in counted],
        _("Found"): [telling.found(found.value) for found in counted],
        _("Credit earned"): [percent(found.share) if found.share is not None else _("shown only") for found in counted],
    }
    tables.draw(lines, _("What software counted"))


def delivered(report: FitReport) -> None:
    """How recordings can be followed by ear, apart from everything that counts."""
    if not report.delivered:
        return
    st.header(_("Delivery, not part of the score"), anchor=False)
    frame.quiet(noting.delivery_note())
    for one in report.delivered:
        st.markdown(f"**{frame.literal(one.title.said(language()))}**")
        for level in one.levels:
            st.markdown(noting.delivery_words(level))


def _weights(one: CompetencyReport) -> str:
    weight = _("Weight in the role: {weight} of 100", weight=number(one.weight))
    if one.weight_used is not None:
        weight += " " + _("({share} of what was assessed)", share=percent(one.weight_used))
    people = len(one.score.loads)
    tasks = n_("{count} task", "{count} tasks", len(one.score.tasks))
    return f"{weight}. {tasks}, {telling.judged_by(people) if people else _('judged by the key')}."


def walk(step: Step, depth: int = 0) -> None:
    """The steps from the fit to the words, indented; multiply and add up to find each number again."""
    lines = list(_lines(step, depth))
    st.markdown("\n".join(lines))


def _lines(step: Step, depth: int) -> list[str]:
    said = walking.step(step).replace("\n", " ")  # a line of a list stays one
    lines = [f"{'    ' * depth}- {frame.literal(said)}"]
    for one in step.steps:
        lines += _lines(one, depth + 1)
    return lines
