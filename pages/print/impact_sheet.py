"""Groups beside each other as sheets: the table of a passage, cut-offs, positions together, New York City's tables."""

from collections.abc import Callable, Sequence
from typing import get_args

from assessments.impact import Months
from pages.parts import auditing, by_month, impact
from pages.parts.impact import Names
from pages.parts.words import _
from pages.print.sheet import Cell, Column, Sheet
from rubric.bias_audit import Audit, AuditRow
from rubric.fairness import CutOff, Finding, GroupImpact, ImpactTable, Pooled
from rubric.statistics.estimate import Estimate

Filled = tuple[Column, Callable[[GroupImpact], Cell]]


def groups_sheet(table: ImpactTable, names: Names, about: Sequence[str]) -> Sheet:
    """One row for each group that may be shown; `about` is the position and the passage."""
    filled = [*_counts(names), *_comparisons()]
    rows = [[*about, *(fill(one) for _column, fill in filled)] for one in table.groups]
    return Sheet(_("Groups"), [*_about(), *(column for column, _fill in filled)], rows)


def months_sheet(found: Months, names: Names, about: Sequence[str]) -> Sheet:
    """One row for each group in each period."""
    filled = [*_counts(names), *_comparisons()]
    columns = [
        *_about(),
        Column(
            _("First month"),
            _("First day of the first month in which the work was handed in, UTC"),
            _("year-month-day"),
        ),
        Column(_("Last month"), _("First day of the last month of the period, UTC"), _("year-month-day")),
    ]
    rows = [
        [*about, *(one.isoformat() for one in by_month.ends(found, stretch)), *(fill(one) for _column, fill in filled)]
        for stretch in found.found.stretches
        for one in stretch.table.groups
    ]
    return Sheet(_("Months"), [*columns, *(column for column, _fill in filled)], rows)


def _about() -> list[Column]:
    return [
        Column(_("Position"), _("The opening, as HR titled it")),
        Column(_("Step"), _("Who could be selected, and for what")),
    ]


def _counts(names: Names) -> list[Filled]:
    share, people = _("share, 0 to 1"), _("people")
    findings = [impact.finding_words(one) for one in get_args(Finding)]
    sure = _("Lower and upper end where the true rate lies 19 times in 20 (Wilson)")
    return [
        (Column(_("Group"), _("As candidates said of themselves")), lambda one: names[one.group]),
        (
            Column(_("What the figures say"), _("The figures of the row in words"), states=findings),
            lambda one: impact.finding_words(one.finding),
        ),
        (Column(_("People there"), _("Who could be selected"), people), lambda one: one.n),
        (Column(_("Selected"), _("Who was"), people), lambda one: one.selected),
        (Column(_("Selection rate"), _("Selected over people there"), share), lambda one: _four(one.rate)),
        (Column(_("Rate, low"), sure, share), lambda one: _four(one.rate_range.low)),
        (Column(_("Rate, high"), sure, share), lambda one: _four(one.rate_range.high)),
        (
            Column(_("Impact ratio"), _("Selection rate over the highest one"), share),
            lambda one: _four(one.ratio),
        ),
        (
            Column(
                _("Below four fifths"),
                _("Computed in whole numbers; exactly four fifths is not below"),
                states=[_("yes"), _("no")],
            ),
            lambda one: _yes_no(one.below_four_fifths),
        ),
        (
            Column(
                _("One person changes the flag"),
                _("One more or one fewer selected in this group would set or lift it"),
                states=[_("yes"), _("no")],
            ),
            lambda one: _yes_no(one.fragile),
        ),
    ]


def _comparisons() -> list[Filled]:
    share = _("share, 0 to 1")
    points = _("Selection rate minus the highest one, with the interval of Newcombe")
    ratio = _("Interval of the impact ratio, on its logarithm (Katz)")
    return [
        (Column(_("Chance (P), single"), _("Fisher’s exact test, two-sided")), lambda one: _six(one.p)),
        (
            Column(_("Chance (P)"), _("The same for as many groups as are compared (Benjamini and Hochberg)")),
            lambda one: _six(one.p_adjusted),
        ),
        (Column(_("Difference"), points, share), lambda one: _part(one.difference, "value")),
        (Column(_("Difference, low"), points, share), lambda one: _part(one.difference, "low")),
        (Column(_("Difference, high"), points, share), lambda one: _part(one.difference, "high")),
        (Column(_("Ratio, low"), ratio, share), lambda one: _part(one.ratio_range, "low")),
        (Column(_("Ratio, high"), ratio, share), lambda one: _part(one.ratio_range, "high")),
        (
            Column(
                _("Power"),
                _("How often the test would notice a true ratio of two thirds with as many people"),
                share,
            ),
            lambda one: _four(one.power),
        ),
        (
            Column(
                _("Selections short of the rate of all"),
                _("How many more selected would bring the group to the rate of all groups shown"),
                _("people"),
            ),
            lambda one: one.shortfall,
        ),
    ]


def pooled_sheet(found: Pooled, names: Names, step: str) -> Sheet:
    """One row for each group of all positions that ask the same."""
    odds = _("Odds of being selected against those of the highest rate, inside every position (Mantel-Haenszel)")
    within: list[Filled] = [
        (Column(_("Odds within positions, 1 is alike"), odds), lambda one: _odds(found, one, "value")),
        (Column(_("Odds, low"), odds), lambda one: _odds(found, one, "low")),
        (Column(_("Odds, high"), odds), lambda one: _odds(found, one, "high")),
        (
            Column(_("Chance (P)"), _("Of odds as far from 1 if both groups were alike in every position")),
            lambda one: _six(found.within[one.group].p) if one.group in found.within else None,
        ),
        (
            Column(_("Positions that compare them"), _("Positions that hold both groups"), _("positions")),
            lambda one: found.within[one.group].strata if one.group in found.within else None,
        ),
    ]
    filled = [*_counts(names), *within]
    columns = [Column(_("Step"), _("Who could be selected, and for what")), *(column for column, _fill in filled)]
    return Sheet(
        _("Over all positions"),
        columns,
        [[step, *(fill(one) for _column, fill in filled)] for one in found.table.groups],
    )


def _odds(found: Pooled, one: GroupImpact, end: str) -> float | None:
    own = found.within.get(one.group)
    return None if own is None else _part(own.odds_ratio, end)


def cut_offs_sheet(found: Sequence[CutOff], names: Names, title: str) -> Sheet:
    """One row for each cut-off and group."""
    share = _("share, 0 to 1")
    columns = [
        Column(_("Position"), _("The opening, as HR titled it")),
        Column(_("Cut-off of the fit"), _("Selected from this fit on"), _("points, 0 to 100")),
        Column(_("Group"), _("As candidates said of themselves")),
        Column(_("Selection rate"), _("Selected over people there"), share),
        Column(_("Impact ratio"), _("Selection rate over the highest one"), share),
        Column(
            _("Below four fifths"),
            _("Computed in whole numbers; exactly four fifths is not below"),
            states=[_("yes"), _("no")],
        ),
    ]
    rows = [
        [
            title,
            one.cut,
            names[group],
            _four(own.rate),
            _four(own.ratio),
            _yes_no(own.below_four_fifths),
        ]
        for one in found
        for group, own in one.groups.items()
    ]
    return Sheet(_("Cut-offs"), columns, rows)


def audit_sheet(found: Audit, about: Sequence[str]) -> Sheet:
    """The city's three tables below each other; `about` is the position and what a rate counts."""
    columns = [
        Column(_("Position"), _("The opening, as HR titled it")),
        Column(_("Rate of"), _("Whether the rate counts selections or scores above the median of all")),
        Column(_("Table"), _("By sex, by race or ethnicity, or by both")),
        Column(_("Category"), _("As candidates said of themselves; empty for those in no category")),
        Column(_("Applicants"), _("People in the category"), _("people")),
        Column(_("Selected"), _("Selected, or scored above the median"), _("people")),
        Column(_("Share selected"), _("Selected over applicants"), _("share, 0 to 1")),
        Column(_("Impact ratio"), _("Rate over the highest one; empty where left out"), _("share, 0 to 1")),
        Column(_("Note"), _("Why a category has no ratio")),
    ]
    tables = (
        (_("Sex"), found.sex),
        (_("Race or ethnicity"), found.origin),
        (_("Race or ethnicity and sex"), found.both),
    )
    rows: list[Sequence[Cell]] = []
    for name, table in tables:
        rows += [[*about, name, *_audited(one)] for one in table.rows]
        if table.rows and table.unknown is not None:
            rows.append([*about, name, None, table.unknown, None, None, None, _("in no category")])
    return Sheet(_("Bias audit"), columns, rows)


def _audited(one: AuditRow) -> list[Cell]:
    note = auditing.ratio_words(one) if one.left_out else None
    return [auditing.category_words(one.category), one.n, one.selected, _four(one.rate), _four(one.ratio), note]


def _yes_no(one: bool) -> str:
    return _("yes") if one else _("no")


def _part(one: Estimate | None, end: str) -> float | None:
    return None if one is None else _four(getattr(one, end))


def _four(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _six(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
