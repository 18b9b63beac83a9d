"""Checks on what was chosen in a grid of menus."""

from collections import Counter
from collections.abc import Mapping
from statistics import fmean

from assessments.evidence.credit import chosen_of
from assessments.evidence.programs import arguments
from assessments.evidence.search import seek
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import NOTHING, Work, after_colon, listed, of
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


def load(work: Work, check: Check) -> Verdict:
    """The rows given to each option of `arguments["limits"]` weigh at most its limit; a row weighs its `weights`.

    Told for every option: what it was given of what it can take.
    """
    grid = _grid(work, check)
    chosen = chosen_of(work.answers.get(grid.id))
    if not any(chosen.values()):
        return NOT_GIVEN
    weights, limits = arguments.numbers(check, "weights"), arguments.numbers(check, "limits")
    taken = dict.fromkeys(limits, 0.0)
    rows = dict.fromkeys(limits, 0)
    for row, menus in chosen.items():
        for option in menus.values():
            if option in limits:
                taken[option] += weights[row]
                rows[option] += 1
    told = [after_colon(_said(grid, one), _hours(taken[one], limits[one], rows[one])) for one in limits]
    return kept(whole=all(taken[one] <= limits[one] for one in limits), detail=listed(told, "; "))


def _hours(taken: float, limit: float, rows: int) -> Text:
    part = of(taken, limit)
    tasks = Text(en="task" if rows == 1 else "tasks", fr="tâche" if rows <= 1 else "tâches")
    return Text(en=f"{part.en} ({rows} {tasks.en})", fr=f"{part.fr} ({rows} {tasks.fr})")


def skilled(work: Work, check: Check) -> Verdict:
    """Every row has an option that its key allows in every menu."""
    grid = _grid(work, check)
    chosen = chosen_of(work.answers.get(grid.id))
    if not any(chosen.values()):
        return NOT_GIVEN
    wrong = [
        row.text
        for row in grid.rows
        if any(chosen.get(row.id, {}).get(column) not in key.full for column, key in row.keys.items())
    ]
    return kept(whole=not wrong, detail=listed(wrong, "; ") if wrong else None)


def spread(work: Work, check: Check) -> Verdict:
    """At least `arguments["fewest"]` different options are chosen, and none more often than `arguments["most"]`."""
    options = [one for row in chosen_of(work.answers.get(_grid(work, check).id)).values() for one in row.values()]
    if not options:
        return NOT_GIVEN
    times = Counter(options)
    fewest, most = arguments.number(check, "fewest"), arguments.number(check, "most")
    told = Text(en=f"{len(times)} people asked", fr=f"personnes interrogées\u00a0: {len(times)}")
    return kept(whole=len(times) >= fewest and max(times.values()) <= most, detail=told)


def _grid(work: Work, check: Check) -> MenuGrid:
    (name,) = check.items
    grid = work.task.item(name)
    assert isinstance(grid, MenuGrid)
    return grid


def _said(grid: MenuGrid, option: str) -> Text:
    return next((one.text for one in grid.options if one.id == option), NOTHING)


PROGRAMS: Mapping[str, Program] = {
    "menus.row": row,
    "menus.avoid": avoid,
    "menus.varied": varied,
    "menus.load": load,
    "menus.skilled": skilled,
    "menus.spread": spread,
}
