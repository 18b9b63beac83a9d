"""Checks on an inbox: how messages are graded and sent on, which come first, and when the grave ones are acted on."""

from collections.abc import Mapping

from assessments.answer import MenuGridAnswer
from assessments.evidence.credit import chosen_of, picked
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Work, decimal, listed, of
from assessments.form import Check
from assessments.item import MenuGrid, MenuRow, OrderedPick
from rubric.keyed import partial_key, weighted_kappa
from rubric.record import Text


def agreement(work: Work, check: Check) -> Verdict:
    """Linearly weighted kappa of one column with its key, never below 0, times the share of rows that were graded.

    `arguments["column"]` names the column; its options stand in the order of the scale.
    """
    grid = _grid(work)
    column = str(check.arguments["column"])
    scale = [one.id for one in next(grid.offered(one) for one in grid.columns if one.id == column)]
    graded = [(row, option) for row in grid.rows if (option := _chosen(work, grid, row, column)) in scale]
    if not graded:
        return NOT_GIVEN
    given = [scale.index(option or "") for _, option in graded]
    key = [scale.index(next(iter(row.keys[column].full))) for row, _ in graded]
    kappa = weighted_kappa(given, key, len(scale))
    told = Text(en=f"kappa {decimal(kappa).en}", fr=f"kappa {decimal(kappa).fr}")
    share = max(0.0, kappa) * len(graded) / len(grid.rows)
    return Verdict(share, listed([told, of(len(graded), len(grid.rows))]))


def cells(work: Work, check: Check) -> Verdict:
    """The share of right menus in the columns of `arguments["columns"]`; a menu left open earns nothing."""
    grid = _grid(work)
    columns = check.arguments["columns"]
    assert isinstance(columns, tuple)
    if not chosen_of(work.answers.get(grid.id)):
        return NOT_GIVEN
    each = [
        partial_key(_chosen(work, grid, row, one), row.keys[one].full, row.keys[one].half)
        for row in grid.rows
        for one in columns
    ]
    return Verdict(sum(each) / len(each), of(sum(each), len(each)))


def grave(work: Work, check: Check) -> Verdict:
    """No message of the gravest level is graded lower or left out of the first ones.

    `arguments["level"]` names that level, an option of the column `arguments["column"]`.
    """
    grid, first = _grid(work), _first(work)
    if not chosen_of(work.answers.get(grid.id)) and not first:
        return NOT_GIVEN
    column, level = str(check.arguments["column"]), str(check.arguments["level"])
    missed = [
        row.text
        for row in _grave(grid, column, level)
        if row.id not in first or _chosen(work, grid, row, column) not in (None, level)
    ]
    return kept(whole=not missed, detail=listed(missed, " · ") if missed else None)


def first_action(work: Work, check: Check) -> Verdict:
    """When a message of the gravest level was first acted on, in seconds of the task; told and never scored."""
    grid = _grid(work)
    answer = work.answers.get(grid.id)
    seconds = answer.seconds if isinstance(answer, MenuGridAnswer) else {}
    if not seconds:
        return NOT_GIVEN
    rows = _grave(grid, str(check.arguments["column"]), str(check.arguments["level"]))
    at = [seconds[row.id] for row in rows if row.id in seconds]
    return kept(whole=True, detail=clock(min(at)) if at else Text(en="never", fr="jamais"))


def clock(seconds: int) -> Text:
    """ "2 min 05 s" in both languages."""
    said = f"{seconds // 60}\u00a0min {seconds % 60:02d}\u00a0s"
    return Text(en=said, fr=said)


def _grid(work: Work) -> MenuGrid:
    return next(item for item in work.task.items if isinstance(item, MenuGrid))


def _first(work: Work) -> tuple[str, ...]:
    picks = (item for item in work.task.items if isinstance(item, OrderedPick))
    return tuple(one for item in picks for one in picked(item, work.answers.get(item.id)))


def _chosen(work: Work, grid: MenuGrid, row: MenuRow, column: str) -> str | None:
    return chosen_of(work.answers.get(grid.id)).get(row.id, {}).get(column)


def _grave(grid: MenuGrid, column: str, level: str) -> list[MenuRow]:
    return [row for row in grid.rows if level in row.keys[column].full]


PROGRAMS: Mapping[str, Program] = {
    "triage.agreement": agreement,
    "triage.cells": cells,
    "triage.grave": grave,
    "triage.first_action": first_action,
}
