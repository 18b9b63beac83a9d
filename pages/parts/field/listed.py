"""The first of a field as HTML: who cannot be told apart, each score on a shade that is deeper the higher it is."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from urllib.parse import urlencode

from assessments.boards import FieldRow, Scored
from pages.parts.beside import MARKS
from pages.parts.board import scored
from pages.parts.words import _, language, number, speaking
from rubric.model import load_model
from rubric.record import Language

DEEPEST = 0.45  # of the accent, behind words: more would make them too faint to read
LOOK = """<style>
.h { background: color-mix(in srgb, light-dark(#1F5FA8,#7FB2EA) calc(var(--h) * 1%), transparent);
  print-color-adjust: exact; }
.assay-scored td.h { padding: .3125rem .5rem; border-left: 2px solid light-dark(#FBFAF7,#14181F); }
.assay-scored .h + td:not(.h) { padding-left: .75rem; }
.h small { color: inherit !important; }
.assay-note { margin: 0 0 .5rem; font-size: .875rem; color: light-dark(#5B6675,#A3ADBA); }
.assay-scored.heats thead th:nth-child(n+4) { padding-left: .5rem; }
.assay-scored.heats thead th { white-space: normal; vertical-align: bottom; }
.assay-scored.heats td:last-child { white-space: normal; min-width: 7rem; }
.assay-scored .followed > th { font-weight: 600; }
</style>"""


def html(
    rows: Sequence[FieldRow], position_id: str, competencies: Sequence[str], followed: Mapping[str, int], about: str
) -> str:
    """The table; `followed` gives the place of each candidate who is followed, and with it their shape."""
    names = [load_model().competency(one).name.said(language()) for one in competencies]
    titles = [_("Group"), _("Candidate"), _("Fit, 0 to 100"), *names, _("Minimums")]
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in titles)
    told = (position_id, tuple(competencies), language())
    body: list[str] = []
    group = rows[0].group if rows else None
    for row in rows:
        link, heats = _person(row.attempt_id, row.name, row.person.scored, *told)
        mark = f"{MARKS[followed[row.attempt_id]]} " if row.attempt_id in followed else ""
        body.append(
            f"<tr{_look(new=row.group != group, followed=bool(mark))}>"
            f'<td>{"" if row.group is None else number(row.group)}</td><th scope="row">{mark}{link}</th>'
            f"<td>{scored.fit(row)}</td>{heats}<td>{scored.minimums(row.minimums)}</td></tr>"
        )
        group = row.group
    return (
        f'<table class="assay-scored heats" aria-label="{escape(about)}">'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"
    )


def note(said: str) -> str:
    """Plain words in the quieter colour, above the table."""
    return f'<p class="assay-note">{escape(said)}</p>'


def _look(*, new: bool, followed: bool) -> str:
    said = " ".join(name for name, so in (("begins", new), ("followed", followed)) if so)
    return f' class="{said}"' if said else ""


@lru_cache(maxsize=1024)  # while a weight moves, the same people come again and again
def _person(
    attempt_id: str, name: str, scores: Sequence[Scored], position_id: str, order: Sequence[str], said: Language
) -> tuple[str, str]:
    """The link to their report, and their scores in this order: what no weight changes."""
    way = escape(f"/report?{urlencode({'position': position_id, 'attempt': attempt_id})}")
    own = {one: rest for one, *rest in scores}
    with speaking(said):
        return f'<a href="{way}">{escape(name)}</a>', "".join(_heat(own.get(one)) for one in order)


def _heat(known: Sequence[float] | None) -> str:
    if known is None:
        return f"<td>{escape(_('none'))}</td>"
    value, low, high = known
    band = _("{low} to {high}", low=number(low), high=number(high))
    return f'<td class="h" style="--h:{DEEPEST * value:.0f}">{number(value)}<small>{escape(band)}</small></td>'
