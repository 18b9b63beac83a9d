"""A page of the table of scores as HTML: each fit with its band, each minimum in words, nothing that is not known."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import assert_never
from urllib.parse import urlencode

from assessments.boards import FieldRow, MinimumWord, ScoredRow
from pages.parts.board.funnel import hiring_words
from pages.parts.conditions import overall_words
from pages.parts.prose import QUIET
from pages.parts.words import _, day, language, number, speaking
from rubric.model import load_model
from rubric.record import Language

LOOK = f"""<style>
.assay-scored td, .assay-scored th {{ white-space: nowrap; vertical-align: top; padding-right: 1rem; }}
.assay-scored td {{ font-variant-numeric: tabular-nums; }}
.assay-scored small {{ display: block; color: {QUIET}; font-size: .8125rem; }}
.assay-scored a {{ color: light-dark(#1F5FA8,#7FB2EA); text-underline-offset: 3px; }}
.assay-scored .begins > * {{ border-top: 2px solid light-dark(#949084,#66717F); }}
@media (max-width: 40rem) {{
  .assay-scored tbody th {{ white-space: normal; overflow-wrap: anywhere; min-width: 6.5rem; }}
}}
.assay-band {{ display: block; position: relative; width: 8rem; height: .5rem; margin-top: .3rem; border-radius: 3px;
  background: light-dark(#E3E1DA,#2C3440); }}
.assay-band::before {{ content: ""; position: absolute; inset: 0 auto 0 var(--low); width: var(--wide);
  background: light-dark(#1F5FA8,#7FB2EA); opacity: .4; border-radius: 3px; }}
.assay-band.dot::after {{ content: ""; position: absolute; top: -.125rem; left: calc(var(--at) - .1875rem);
  width: .375rem; height: .75rem; border-radius: 2px; background: light-dark(#1F5FA8,#7FB2EA); }}
</style>"""


def minimum_words(state: MinimumWord) -> str:
    match state:
        case "meets":
            return _("meets")
        case "below":
            return _("below")
        case "uncertain":
            return _("uncertain")
        case "not_assessed":
            return _("not assessed")
        case _:
            assert_never(state)


def html(rows: Sequence[ScoredRow], position_id: str, competencies: Sequence[str], *, ordered: bool) -> str:
    """The table, to stand in a page with the look of pages.parts.tables and LOOK.

    Where it is `ordered` by fit, a line stands between two groups.
    """
    names = [load_model().competency(one).name.said(language()) for one in competencies]
    titles = [_("Candidate"), _("Group"), _("Fit, 0 to 100"), *names, _("Minimums"), _("Stage"), _("Handed in")]
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in titles)
    groups = [row.group for row in rows]
    begins = [ordered and one != before for before, one in zip(groups[:1] + groups, groups, strict=False)]
    way = {row.attempt_id: f"/report?{urlencode({'position': position_id, 'attempt': row.attempt_id})}" for row in rows}
    body = "".join(
        f"<tr{' class=begins' if new else ''}>{_row(row, way[row.attempt_id], competencies)}</tr>"
        for row, new in zip(rows, begins, strict=True)
    )
    return f'<table class="assay-scored"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _row(row: ScoredRow, way: str, competencies: Sequence[str]) -> str:
    name = f'<a href="{escape(way)}">{escape(row.name)}</a><small>{escape(row.email)}</small>'
    cells = [
        "" if row.group is None else number(row.group),
        fit(row),
        *(_score(row, one) for one in competencies),
        minimums(row.detail.minimums),
        _stands(row),
        escape(day(row.submitted_at)),
    ]
    return f'<th scope="row">{name}</th>' + "".join(f"<td>{one}</td>" for one in cells)


def _stands(row: ScoredRow) -> str:
    """Where a person has put them, and how the conditions of the job stand."""
    facts = overall_words(row.conditions)
    return escape(hiring_words(row.hiring)) + (f"<small>{escape(facts)}</small>" if facts else "")


def fit(row: ScoredRow | FieldRow) -> str:
    """The fit and its band; where a minimum was not assessed, only between what it would lie."""
    if row.low is None or row.high is None:
        return escape(_("none yet"))
    said = _("{low} to {high}", low=number(row.low), high=number(row.high))
    style = f"--low:{row.low:.1f}%;--wide:{row.high - row.low:.1f}%"
    if row.value is None:
        return f'{escape(said)}<span class="assay-band" style="{style}"></span>'
    bar = f'<span class="assay-band dot" style="{style};--at:{row.value:.1f}%"></span>'
    return f"<b>{number(row.value)}</b> ({escape(said)}){bar}"


def _score(row: ScoredRow, competency_id: str) -> str:
    known = row.detail.scores.get(competency_id)
    if known is None:
        return escape(_("none"))
    value, low, high = known
    band = _("{low} to {high}", low=number(low), high=number(high))
    return f"{number(value)}<small>{escape(band)}</small>"


def minimums(states: Mapping[str, MinimumWord]) -> str:
    return _minimums(tuple(states.items()), language())


@lru_cache(maxsize=256)  # the same few in every row
def _minimums(states: tuple[tuple[str, MinimumWord], ...], said: Language) -> str:
    model = load_model()
    with speaking(said):
        return "".join(
            f"{escape(minimum_words(state))}<small>{escape(model.competency(one).name.said(said))}</small>"
            for one, state in states
        )
