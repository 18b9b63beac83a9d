"""Authored words as HTML of our own: a whole sheet to read in one element, where markdown would take one for each part.

Every word is escaped here; what is handed to `sheet` and `fold` as a body has come from these functions.
"""

from collections.abc import Iterable, Sequence
from html import escape

from rubric.record import Language

LINE = "light-dark(#949084,#66717F)"
QUIET = "light-dark(#5B6675,#A3ADBA)"

_ONE_LINE = 16  # characters: as many as a date and an hour take
_SENTENCE = 60  # letters of a cell from which on it is prose

LOOK = f"""
.assay-title {{ margin: 0; padding: 1.25rem 0 .25rem; font-size: 1.75rem; font-weight: 650; line-height: 1.2; }}
.assay-sheet {{ max-width: 70ch; line-height: 1.5; overflow-wrap: anywhere; }}
.assay-sheet p, .assay-sheet ul, .assay-sheet table {{ margin: 0 0 .75rem; }}
.assay-sheet ul {{ padding-left: 1.25rem; }}
.assay-sheet .quiet {{ color: {QUIET}; font-size: .875rem; }}
.assay-sheet .head {{ font-weight: 600; }}
.assay-sheet table {{ border-collapse: collapse; width: 100%; }}
.assay-sheet th, .assay-sheet td {{ padding: .25rem .5rem; border-bottom: 1px solid {LINE}; text-align: left; }}
.assay-sheet :is(th + th, td + td) {{ text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }}
.assay-sheet .wide {{ overflow-x: auto; margin: 0 0 .75rem; }}
.assay-sheet .wide table {{ margin: 0; overflow-wrap: normal; font-size: .875rem; }}
.assay-sheet .wide th, .assay-sheet .wide td {{ vertical-align: top; }}
.assay-sheet .wide :is(th + th, td + td) {{ text-align: left; white-space: normal; }}
.assay-sheet .wide th.figure + th.figure, .assay-sheet .wide .figure {{ text-align: right; }}
.assay-sheet .wide td.figure, .assay-sheet .wide td.short {{ white-space: nowrap; }}
.assay-sheet .wide td.sentence {{ min-width: 15rem; }}
.assay-sheet .wide tbody th {{ font-weight: 600; }}
.assay-sheet details {{ border: 1px solid {LINE}; border-radius: 6px; margin: 0 0 .5rem; padding: 0 .75rem; }}
.assay-sheet summary {{ cursor: pointer; padding: .5rem 0; }}
.assay-sheet .card {{ border: 1px solid {LINE}; border-radius: 6px; margin: 0 0 .75rem; padding: .75rem 1rem .125rem; }}
.assay-sheet .words {{ padding-bottom: .75rem; white-space: pre-wrap; }}
.assay-sheet progress {{ display: block; width: 100%; height: .5rem; accent-color: light-dark(#1F5FA8,#7FB2EA); }}
.assay-sheet img {{ display: block; width: 100%; height: auto; margin: 0 0 .75rem; }}
"""  # for the document, and for pieces with a shadow tree


def sheet(*parts: str) -> str:
    """The whole, ready for `st.html`."""
    return f'<div class="assay-sheet">{"".join(parts)}</div>'


def title(said: str) -> str:
    """The heading of a whole page."""
    return f'<h1 class="assay-title">{escape(said)}</h1>'


def progress(done: int, of: int, about: str) -> str:
    """A bar of how much is done."""
    return f'<progress value="{done}" max="{of}" aria-label="{escape(about)}"></progress>'


def words(text: str) -> str:
    """What somebody has typed, to the letter and the line, set apart by a frame."""
    return f'<div class="card words">{escape(text)}</div>'


def foreign(text: str, said: Language) -> str:
    """Words that stay in the language they were written in, whatever the page speaks."""
    return f'<div lang="{said}">{paragraphs(text)}</div>'


def card(text: str) -> str:
    """Words as they stand somewhere else, set apart by a frame."""
    return framed(paragraphs(text))


def framed(*parts: str) -> str:
    """Parts made here, set apart by a frame."""
    return f'<div class="card">{"".join(parts)}</div>'


def fold(title: str, body: str, *, unfolded: bool = False) -> str:
    """Something to look up: its title, and what it holds once it is opened."""
    return f"<details{' open' if unfolded else ''}><summary>{escape(title)}</summary>{body}</details>"


def paragraphs(text: str) -> str:
    """Prose as it was written, line by line; an empty line parts two paragraphs."""
    return "".join(f"<p>{_lines(block)}</p>" for block in text.strip().split("\n\n"))


def quiet(said: str) -> str:
    return f'<p class="quiet">{escape(said)}</p>'


def head(said: str) -> str:
    """What the next part is about, in bold; no heading, for a sheet has the one of its page."""
    return f'<p class="head">{escape(said)}</p>'


def named(name: str, text: str) -> str:
    """A paragraph that begins with what it is about, in bold."""
    return f"<p><strong>{escape(name)}</strong> {_lines(text)}</p>"


def finding(asked: str, said: str) -> str:
    """What was looked for, and in bold what was found."""
    return f"<p>{escape(asked)} <strong>{escape(said)}</strong></p>"


def listed(rows: Iterable[str], names: Iterable[str] | None = None) -> str:
    """A list; a name before a row, where it has one, is in bold."""
    said = list(rows)
    who = list(names) if names is not None else [""] * len(said)
    bold = [f"<strong>{escape(one)}</strong> " if one else "" for one in who]
    return f"<ul>{''.join(f'<li>{name}{_lines(one)}</li>' for name, one in zip(bold, said, strict=True))}</ul>"


def table(left: str, right: str, rows: Iterable[tuple[str, str]]) -> str:
    """Two columns, figures to the right."""
    first = f'<tr><th scope="col">{escape(left)}</th><th scope="col">{escape(right)}</th></tr>'
    cells = (f"<tr><td>{escape(one)}</td><td>{escape(two)}</td></tr>" for one, two in rows)
    return f"<table><thead>{first}</thead><tbody>{''.join(cells)}</tbody></table>"


def wide_table(columns: Sequence[str], rows: Iterable[Sequence[str]], about: str) -> str:
    """Several columns in a box of their own that scrolls where the page is narrow, reached by the keyboard as well.

    The first cell of a row names it; columns that hold nothing but figures are set to the right.
    """
    filled = list(rows)
    figures = [_is_of_figures([row[place] for row in filled if row[place]]) for place in range(len(columns))]
    marks = [' class="figure"' if figure else "" for figure in figures]
    heads = "".join(f'<th scope="col"{mark}>{escape(one)}</th>' for mark, one in zip(marks, columns, strict=True))
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td{mark or _short(one)}>{_lines(one)}</td>" for mark, one in zip(marks[1:], others, strict=True))
        + "</tr>"
        for first, *others in filled
    )
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="wide" role="region" tabindex="0" aria-label="{escape(about)}">{table}</div>'


def _short(cell: str) -> str:
    """Names, dates and words of a few letters stay on one line; sentences get the room to be read."""
    if len(cell) <= _ONE_LINE:
        return ' class="short"'
    return ' class="sentence"' if len(cell) > _SENTENCE else ""


def _is_of_figures(cells: Sequence[str]) -> bool:
    """Whether what is filled in of a column is nothing but figures; a date is none."""
    return bool(cells) and all(not one.strip("0123456789.,+-%€ \u00a0\u202f") and one.count("-") < 2 for one in cells)  # noqa: PLR2004 - 2026-06-13 has two


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())


def parted(paragraph: str) -> tuple[str, str]:
    """The first sentence of a notice, which names its subject, and the rest."""
    lead, _stop, rest = paragraph.partition(". ")
    return (lead, rest) if rest else ("", paragraph)
