"""Whether groups of candidates are selected at the same rate: at each step, at every cut-off, over all positions."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from assessments import impact as counting
from assessments import workflow
from assessments.attempt import Refused, Role
from assessments.demographics import Attribute, ImpactRow
from assessments.impact import PASSAGES, Months, Passage
from assessments.views import Position
from pages.parts import (
    auditing,
    beside,
    by_month,
    charts,
    choosing,
    cutting,
    frame,
    groups,
    held,
    impact,
    sheets,
    tables,
)
from pages.parts.guard import require, store
from pages.parts.reporting import PLAIN, shade
from pages.parts.words import _, listed, n_
from pages.print import impact_sheet
from rubric.fairness import ImpactTable
from rubric.suppression import SMALLEST_CELL

me = require(Role.HR, Role.ADMIN)


def draw(position: Position) -> None:
    asked = counting.answers(position.monitoring)
    if not asked:
        draw_nothing_asked(position)
        return
    rows = counting.staying(workflow.impact_rows(store(), me.actor, position.id))
    if sum(any(counting.said(one, attribute) for attribute in asked) for one in rows) < SMALLEST_CELL:
        frame.empty(  # the same whether nobody or somebody has answered: that too is their own affair
            _(
                "Too few have said anything of themselves yet. Candidates are asked once their work is handed in; they "
                "may leave it, change it or withdraw it. What they say is counted here from five people on."
            )
        )
        return
    attribute, passage = chosen(asked, rows)
    names = {one: groups.answer_words(attribute, one) for one in asked[attribute]}
    about = (position.title, impact.passage_words(passage))
    draw_table(counting.table(rows, attribute, asked[attribute], passage), names, about)
    draw_meaning()
    draw_by_month(counting.by_month(rows, attribute, asked[attribute], passage), names, about)
    draw_cut_offs(position, rows, attribute, asked[attribute], names)
    draw_over_all(attribute, passage, names)
    if position.monitoring is not None and position.monitoring.jurisdiction == "us_nyc" and "origin" in asked:
        draw_audit(position, rows, asked["origin"], passage)


def draw_nothing_asked(position: Position) -> None:
    frame.empty(
        _(
            "Candidates of this position are asked nothing about themselves, so no groups can be compared. Choose "
            "where the position is, and they are asked what the law there allows: age and gender, race or ethnicity "
            "where it is usual. They are asked once their work is handed in, of their own free will; no rater, manager "
            "or score ever meets it."
        )
    )
    frame.link("positions", _("Choose what is asked"), edit=position.id)


def chosen(asked: Mapping[Attribute, tuple[str, ...]], rows: tuple[ImpactRow, ...]) -> tuple[Attribute, Passage]:
    """What makes the groups, and the step of hiring: at first those of which something can be said."""
    left, right = st.columns(2)
    attributes, passages = tuple(asked), tuple(PASSAGES)
    if st.session_state.get("attribute") not in asked:
        told = (
            (attribute, passage)
            for attribute in attributes
            for passage in passages
            if counting.table(rows, attribute, asked[attribute], passage).state == "told"
        )
        st.session_state["attribute"], st.session_state["passage"] = next(told, (attributes[0], passages[0]))
    attribute = left.selectbox(
        _("Groups by"),
        attributes,
        held.place("attribute", attributes),
        format_func=groups.attribute_words,
        key="attribute",
    )
    passage = right.selectbox(
        _("Step"), passages, held.place("passage", passages), format_func=impact.passage_words, key="passage"
    )
    return attribute, passage


def draw_table(table: ImpactTable, names: impact.Names, about: tuple[str, str]) -> None:
    st.header(frame.literal(about[1]), anchor=False)
    st.markdown(f"**{frame.literal(impact.verdict(table, names))}**")
    if hidden := impact.hidden_words(table, names):
        frame.quiet(hidden)
    if table.state != "told":
        return
    rows = impact.rate_rows(table, names)
    figure = charts.rows_figure(rows, shade(), cut_label="")
    st.plotly_chart(figure, key="rates", theme=None, config=PLAIN, alt=charts.described(rows))
    frame.quiet(
        _("Dot: selected of 100. Band: where the true rate lies 19 times in 20; wide bands come from few people.")
    )
    tables.draw(impact.columns(table, names), _("Groups beside each other"))
    with st.expander(_("How sure these figures are")):
        tables.draw(impact.certainty(table, names), _("How sure these figures are"))
        frame.quiet(
            _(
                "In brackets, where the true value lies 19 times in 20. Chance (P): Fisher’s exact test, for as many "
                "groups as are compared. The last column: how often the test would notice a group selected at two "
                "thirds of the highest rate, with as many people; below 80, the absence of a flag says little."
            )
        )
    with st.container(horizontal=True):
        sheets.buttons(lambda _actor, _clock: impact_sheet.groups_sheet(table, names, about), "assay-groups", "groups")


def draw_meaning() -> None:
    with st.expander(_("What a flag means, and what it does not")):
        st.markdown("\n".join(f"- {frame.literal(one)}" for one in impact.meaning()))


def draw_by_month(found: Months, names: impact.Names, about: tuple[str, str]) -> None:
    st.header(_("From month to month"), anchor=False)
    if not found.found.stretches:
        frame.quiet(
            _(
                "Too few to tell months apart: each period takes five people or more of at least two groups, and at "
                "each step five who were selected and five who were not. Months that hold fewer are put together."
            )
        )
        return
    st.markdown(f"**{frame.literal(by_month.verdict(found, names))}**")
    if found.found.left_out:
        few = listed([names[one] for one in found.found.left_out])
        frame.quiet(_("Too few to be told of any period: {groups}.", groups=few))
    rows = by_month.rows(found, names)
    shown = (names[one.group] for one in found.found.stretches[0].table.groups)
    frame.quiet("   ".join(f"{mark} {name}" for mark, name in zip(beside.MARKS, shown, strict=False)))
    figure = charts.rows_figure(rows, shade(), cut_label="", own_colour=True)
    st.plotly_chart(figure, key="months", theme=None, config=PLAIN, alt=charts.described(rows))
    tables.draw(by_month.columns(found, names), _("From month to month"))
    tables.draw(by_month.within_columns(found, names), _("Compared within each period"))
    frame.quiet(
        _(
            "By the month (UTC) in which the work was handed in. Months stand together until each period holds five "
            "people or more of every group told, and five on either side of each step: all steps share the same "
            "periods, so that nobody is found between two tables. The odds compare each group with the one of the "
            "highest rate inside every period, and put that together (Mantel-Haenszel)."
        )
    )
    with st.container(horizontal=True):
        make = partial(impact_sheet.months_sheet, found, names, about)
        sheets.buttons(lambda _actor, _clock: make(), "assay-months", "months")


def draw_cut_offs(
    position: Position, rows: tuple[ImpactRow, ...], attribute: Attribute, answers: tuple[str, ...], names: impact.Names
) -> None:
    st.header(_("At every cut-off of the fit"), anchor=False)
    found = counting.at_cut_offs(rows, attribute, answers)
    if not found:
        frame.quiet(
            _("Too few to say: it takes two groups that can be shown, and five people on either side of a cut-off.")
        )
        return
    without = sum(one.fit is None for one in rows)
    st.markdown("\n".join(f"- {frame.literal(one)}" for one in cutting.below(found, names)))
    figure = cutting.figure(found, names, shade())
    st.plotly_chart(figure, key="cuts", theme=None, config=PLAIN, alt=" ".join(cutting.below(found, names)))
    frame.quiet(
        _(
            "If everybody from a cut-off on were selected: each group’s rate in percent of the highest one. Dashed "
            "line: four fifths. Five people or more lie between two cut-offs that are told, so that nobody can be "
            "found between them. Of twenty cut-offs, one may look like more than chance by itself."
        )
    )
    if without:
        frame.quiet(
            n_(
                "{count} person has no fit and would be selected at none.",
                "{count} people have no fit and would be selected at none.",
                without,
            )
        )
    with st.expander(_("The same as a table")):
        tables.draw(cutting.columns(found, names), _("At every cut-off of the fit"))
        frame.quiet(_("The rate of each group, and in brackets its share of the highest rate."))
    with st.container(horizontal=True):
        make = partial(impact_sheet.cut_offs_sheet, found, names, position.title)
        sheets.buttons(lambda _actor, _clock: make(), "assay-cut-offs", "cut-offs")


def draw_over_all(attribute: Attribute, passage: Passage, names: impact.Names) -> None:
    """All positions that ask the same, each compared within itself."""
    st.header(_("Over all positions"), anchor=False)
    label = _("Put all positions together that ask the same")
    if not st.toggle(label, bool(held.value("over-all")), key="over-all"):
        return
    known = [(one.id, counting.answers(one.monitoring)) for one in workflow.positions(store(), me.actor)]
    rows = [
        (counting.staying(workflow.impact_rows(store(), me.actor, one)), offered[attribute])
        for one, offered in known
        if attribute in offered
    ]
    found = counting.over_all(rows, attribute, passage)
    every = {one: groups.answer_words(attribute, one) for _rows, offered in rows for one in offered} | dict(names)
    frame.quiet(n_("{count} position asks this.", "{count} positions ask this.", len(rows)))
    st.markdown(f"**{frame.literal(impact.pooled_verdict(found, every))}**")
    if found.table.groups:
        tables.draw(impact.pooled_columns(found, every), _("Over all positions"))
        frame.quiet(
            _(
                "A difference over all positions may come from groups applying for different ones. The odds compare "
                "each group with the one of the highest rate inside every position, and put that together "
                "(Mantel-Haenszel); in brackets, the 95 % interval."
            )
        )
        make = partial(impact_sheet.pooled_sheet, found, every, impact.passage_words(passage))
        with st.container(horizontal=True):
            sheets.buttons(lambda _actor, _clock: make(), "assay-all-positions", "pooled")


def draw_audit(position: Position, rows: tuple[ImpactRow, ...], origins: tuple[str, ...], passage: Passage) -> None:
    """What Local Law 144 has an auditor compute."""
    st.header(_("Tables for New York City"), anchor=False)
    kinds = (True, False)
    words = {True: _("Scores above the median of all"), False: impact.passage_words(passage)}
    scored = st.radio(_("Rate of"), kinds, held.place("scored", kinds), format_func=words.__getitem__, key="scored")
    found = counting.bias_tables(rows, origins, None if scored else passage)
    for title, table in (
        (_("Sex"), found.sex),
        (_("Race or ethnicity"), found.origin),
        (_("Race or ethnicity and sex"), found.both),
    ):
        st.subheader(title, anchor=False)
        if table.rows:
            tables.draw(auditing.columns(table, scored=scored), title)
        else:
            frame.quiet(_("Too few to say."))
        if said := auditing.notes(table):
            frame.quiet(said)
    frame.quiet(
        _(
            "In the form of 6 RCNY 5-301. The rule has an independent auditor compute and sign them, with the source "
            "of the data and the day the tool came into use, and wants them published; these tables are what the "
            "auditor begins with. A category of less than 2% of the data keeps its rate and may be left out of the "
            "ratios; the auditor says why."
        )
    )
    with st.container(horizontal=True):
        make = partial(impact_sheet.audit_sheet, found, (position.title, words[scored]))
        sheets.buttons(lambda _actor, _clock: make(), "assay-bias-audit", "audit")


frame.title(
    _("Are groups selected at the same rate?"),
    _("What candidates said of themselves is counted, never named, and kept apart from all scoring."),
    wide=True,
)
opening = choosing.position(me.actor)
if opening is not None:
    try:
        draw(opening)
    except Refused as error:
        frame.refused(error)
