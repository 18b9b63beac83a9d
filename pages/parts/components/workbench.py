"""A file of data in the browser: filtered, put in order and taken away there, at no cost to the server."""

from collections.abc import Callable, Sequence

from assessments.bank.exports import Cells
from assessments.form import Export
from pages.parts.components.together import Part
from pages.parts.words import _, language, n_
from rubric.record import Language


def workbench(export: Export, rows: Sequence[Cells], said: Language, asked: Callable[[object], None]) -> Part:
    """`asked` is told what a chart is wanted of, and None when it is not wanted any more; see workbench.js."""
    data: dict[str, object] = {
        "id": export.id,
        "title": export.title.said(said),
        "facts": n_("{count} row", "{count} rows", len(rows)),
        "file": export.file,
        "language": language(),
        "columns": [
            {
                "id": one.id,
                "label": one.label.said(said),
                "kind": one.kind,
                "values": {cell: name.said(said) for cell, name in one.values.items()},
            }
            for one in export.columns
        ],
        "rows": [list(row.values()) for row in rows],
        "words": _words(),
    }
    return Part("workbench", "workbench", data, asked)


def _words() -> dict[str, str]:
    return {
        "open": _("Workbench: filter, sort, draw"),
        "take": _("Download as CSV"),
        "all": _("all"),
        "empty": _("(empty)"),
        "since": _("From"),
        "until": _("To"),
        "order": _("In the order of"),
        "file": _("the file"),
        "falling": _("Largest first"),
        "left": _("{left} of {all} rows"),
        "nothing": _("No row is like that. Take a filter away."),
        "page": _("Page {n} of {all}"),
        "before": _("Earlier rows"),
        "after": _("Later rows"),
        "sum": _("Sum"),
        "chart": _("Draw a chart"),
        "measure": _("Sum of"),
        "by": _("for each"),
        "week": _("week"),
    }
