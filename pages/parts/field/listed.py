"""The first of a field as HTML: who cannot be told apart, each score on a shade that is deeper the higher it is."""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from assessments.boards import FieldRow
from pages.parts.beside import MARKS
from pages.parts.board import scored
from pages.parts.words import _, language, number
from rubric.model import load_model

DEEPEST = 0.45  # of the accent, behind words: more would make them too faint to read
LOOK = """<style>
.assay-heat { background: color-mix(in srgb, light-dark(#1F5FA8,#7FB2EA) calc(var(--h) * 1%), transparent);
  print-color-adjust: exact; }
.assay-scored td.assay-heat { padding: .3125rem .5rem; border-left: 2px solid light-dark(#FBFAF7,#14181F); }
.assay-heat small { color: inherit !important; }
.assay-note { margin: 0 0 .5rem; font-size: .875rem; color: light-dark(#5B6675,#A3ADBA); }
.assay-heat + td:not(.assay-heat) { padding-left: .75rem; }
.assay-scored.heats thead th:nth-child(n+4) { padding-left: .5rem; }
.assay-scored.heats thead th { white-space: normal; vertical-align: bottom; }
.assay-scored .followed > th { font-weight: 600; }
</style>"""


def html(
    rows: Sequence[FieldRow], position_id: str, competencies: Sequence[str], followed: Mapping[str, int], about: str
) -> str:
    """The table; `followed` gives the place of each candidate who is followed, and with it their shape."""
    names = [load_model().competency(one).name.said(language()) for one in competencies]
    titles = [_("Group"), _("Candidate"), _("Fit, 0 to 100"), *names, _("Minimums")]
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in titles)
    groups = [row.group for row in rows]
    body = "".join(
        f"<tr{_look(new=one != before, followed=row.attempt_id in followed)}>"
        f"{_row(row, position_id, competencies, followed)}</tr>"
        for row, before, one in zip(rows, groups[:1] + groups, groups, strict=False)
    )
    return (
        f'<table class="assay-scored heats" aria-label="{escape(about)}">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def note(said: str) -> str:
    """Plain words in the quieter colour, above the table."""
    return f'<p class="assay-note">{escape(said)}</p>'


def _look(*, new: bool, followed: bool) -> str:
    said = " ".join(name for name, so in (("begins", new), ("followed", followed)) if so)
    return f' class="{said}"' if said else ""


def _row(row: FieldRow, position_id: str, competencies: Sequence[str], followed: Mapping[str, int]) -> str:
    way = escape(f"/report?{urlencode({'position': position_id, 'attempt': row.attempt_id})}")
    mark = f"{MARKS[followed[row.attempt_id]]} " if row.attempt_id in followed else ""
    group = "" if row.group is None else number(row.group)
    cells = [scored.fit(row), *(_heat(row, one) for one in competencies), scored.minimums(row.minimums)]
    said = "".join(one if one.startswith("<td") else f"<td>{one}</td>" for one in cells)
    return f'<td>{group}</td><th scope="row">{mark}<a href="{way}">{escape(row.name)}</a></th>{said}'


def _heat(row: FieldRow, competency_id: str) -> str:
    known = row.scores.get(competency_id)
    if known is None:
        return f"<td>{escape(_('none'))}</td>"
    value, low, high = known
    band = _("{low} to {high}", low=number(low), high=number(high))
    return f'<td class="assay-heat" style="--h:{DEEPEST * value:.0f}">{number(value)}<small>{escape(band)}</small></td>'
