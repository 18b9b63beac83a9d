"""Checks on what was chosen in a grid of menus."""

from collections.abc import Mapping
from statistics import fmean

from assessments.evidence.credit import chosen_of
from assessments.evidence.programs import arguments
from assessments.evidence.search import seek
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import NOTHING, Work, listed
from assessments.form import Check
from assessments.item import MenuGrid
from rubric.keyed import partial_key
from rubric.record import Text


def row(work: Work, check: Check) -> Verdict:
    """The credit of one row by its key, mean of its menus; what was chosen is told."""
    grid, name = _grid(work, check), str(check.arguments["row"])
    chosen = chosen_of(work.answers.get(grid.id)).get(name, {})
    if not chosen:
        return NOT_GIVEN
    keys = next(one.keys for one in grid.rows if one.id == name)
    share = fmean(partial_key(chosen.get(column), key.full, key.half) for column, key in keys.items())
    return Verdict(share, listed([_said(grid, option) for option in chosen.values()]))


def avoid(work: Work, check: Check) -> Verdict:
    """None of the options `never` is chosen in the row, nor one of `if_said` with words that the patterns find.

    The words are looked for in the question `text`; what `strip` matches, negations, is taken out before.
    """
    grid, name = _grid(work, check), str(check.arguments["row"])
    chosen = chosen_of(work.answers.get(grid.id)).get(name, {}).values()
    if not chosen:
        return NOT_GIVEN
    passages = work.passages_of((str(check.arguments.get("text", "")),))
    spans = [spans for one in passages if (spans := seek(check.patterns, check.strip, one, work.language)) is not None]
    never, if_said = (arguments.names(check, one) for one in ("never", "if_said"))
    broken = any(option in never or (bool(spans) and option in if_said) for option in chosen)
    return kept(whole=not broken, spans=tuple(span for each in spans for span in each) if broken else ())


def varied(work: Work, check: Check) -> Verdict:
    """Not every row of the grid has the same answer; told only of a grid that is filled."""
    grid = _grid(work, check)
    chosen = chosen_of(work.answers.get(grid.id))
    rows = [tuple(sorted(chosen.get(one.id, {}).items())) for one in grid.rows]
    return kept(whole=len(set(rows)) > 1) if all(rows) else NOT_GIVEN


def _grid(work: Work, check: Check) -> MenuGrid:
    (name,) = check.items
    grid = work.task.item(name)
    assert isinstance(grid, MenuGrid)
    return grid


def _said(grid: MenuGrid, option: str) -> Text:
    return next((one.text for one in grid.options if one.id == option), NOTHING)


PROGRAMS: Mapping[str, Program] = {"menus.row": row, "menus.avoid": avoid, "menus.varied": varied}
