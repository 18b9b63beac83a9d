"""A report as one HTML file that needs nothing else and prints clean."""

from html import escape
from importlib import resources
from typing import assert_never

from pages.print.document import Block, Branch, Chart, ChartRow, Document, Flag, Quote, Table, Words
from pages.print.drawing import SCALE, scale, strip

SHORT = 12  # characters that are not worth a second line: "34 to 98"
STYLE = resources.files("pages.print").joinpath("report.css").read_text(encoding="utf-8") + SCALE


def html(document: Document) -> str:
    title = escape(document.title)
    body = "".join(_block(one) for one in document.blocks)
    return (
        f'<!doctype html><html lang="{document.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head><body><main><h1>{title}</h1>"
        f'<p class="quiet">{escape(document.facts)}</p>{body}</main></body></html>'
    )


def _block(one: Block) -> str:  # noqa: PLR0911 - one for each kind
    match one.kind:
        case "heading":
            kind = ' class="proof"' if one.new_page else ""
            return f"<h{one.level}{kind}>{escape(one.text)}</h{one.level}>"
        case "words":
            return _words(one)
        case "points":
            return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in one.lines) + "</ul>"
        case "quote":
            return _quote(one)
        case "flag":
            return _flag(one)
        case "chart":
            return chart(one)
        case "table":
            return _table(one)
        case "tree":
            return f'<ul class="walk">{_branch(one.root)}</ul>'
        case _:
            assert_never(one.kind)


def _words(one: Words) -> str:
    label = f"<strong>{escape(one.label)}</strong> " if one.label else ""
    kind = "" if one.tone == "plain" else f' class="{one.tone}"'
    return f"<p{kind}>{label}{escape(one.text)}</p>"


def _quote(one: Quote) -> str:
    note = f'<br><span class="quiet">{escape(one.note)}</span>' if one.note else ""
    return f"<blockquote>{escape(one.text)}{note}</blockquote>"


def _flag(one: Flag) -> str:
    quotes = "".join(f"<blockquote>{escape(quote)}</blockquote>" for quote in one.quotes)
    reason = f"<p>{escape(one.reason)}</p>" if one.reason else ""
    return f'<div class="flag"><strong>{escape(one.name)}</strong> · {escape(one.text)}{quotes}{reason}</div>'


def chart(one: Chart) -> str:
    """The table with its picture in it, and how to read it."""
    label, picture, *cells = one.header
    head = (
        f'<th scope="col">{escape(label)}</th><th scope="col" class="strip">{escape(picture)}{scale()}</th>'
        + "".join(f'<th scope="col">{escape(cell)}</th>' for cell in cells)
    )
    return (
        _framed(label, head, "".join(_chart_row(row) for row in one.rows)) + f'<p class="quiet">{escape(one.key)}</p>'
    )


def _chart_row(row: ChartRow) -> str:
    cells = "".join(map(_cell, row.cells))
    return f'<tr><th scope="row">{escape(row.label)}</th><td class="strip">{strip(row)}</td>{cells}</tr>'


def _cell(words: str) -> str:
    """Figures and a word or two stay on one line."""
    whole = ' class="whole"' if len(words) <= SHORT else ""
    return f"<td{whole}>{escape(words)}</td>"


def _table(one: Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in one.header)
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:]) + "</tr>"
        for row in one.rows
    )
    return _framed(one.header[0], head, rows)


def _framed(about: str, head: str, rows: str) -> str:
    """A table that is moved inside its own frame where the screen is narrow, by keyboard too."""
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{escape(about)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _branch(one: Branch) -> str:
    below = "".join(_branch(each) for each in one.branches)
    return f"<li>{escape(one.text)}" + (f"<ul>{below}</ul>" if below else "") + "</li>"
