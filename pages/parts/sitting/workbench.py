"""A file of data on the desk: filter it, put it in order, draw it, take it away. None of this is an answer."""

from datetime import date
from math import ceil

import streamlit as st

from assessments.bank import exports
from assessments.bank.exports import Cells
from assessments.form import Export, ExportColumn
from pages.parts import frame, held, prose
from pages.parts.frame import literal
from pages.parts.labels import label
from pages.parts.words import _, day, n_, number
from rubric.record import Language

FIELD = 138  # pixels: two beside each other on a phone, three in the column of the questions
PAGE = 25  # rows at a time: a phone can draw them, and a reader can read them
FINE = 2  # decimals of a figure that has any
BAR, INK, LINE = "#3377C4", "#66717F", "rgba(102,113,127,.3)"  # read on light and dark paper alike


def show(export: Export, said: Language) -> None:
    """Closed until somebody opens it; what is done in it runs by itself and costs the page nothing."""
    with st.container(key="bench"):
        st.fragment(_bench)(export, said)


def _bench(export: Export, said: Language) -> None:
    name = _key(export, "open")
    rows = exports.shown(export)
    facts = n_("{count} row", "{count} rows", len(rows))
    with st.container(border=True):
        frame.two_lines(export.title.said(said), facts)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.toggle(_("Workbench: filter, sort, draw"), held.value(name) or False, key=name)
            st.download_button(
                _("Download as CSV"),
                exports.as_csv(export).encode(),
                file_name=export.file,
                mime="text/csv; charset=utf-8",
                key=_key(export, "csv"),
                on_click="ignore",
            )
        if st.session_state.get(name):
            _opened(export, rows, said)


def _key(export: Export, part: str) -> str:
    return f"bench:{export.id}:{part}"


def _opened(export: Export, rows: tuple[Cells, ...], said: Language) -> None:
    moment = _moment(export)
    with st.container(horizontal=True):
        kept = _filters(export, rows, said)
        since, until = _period(export, rows, moment) if moment else (None, None)
    left = exports.narrowed(rows, kept, moment.id if moment else None, since, until)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        left = _in_order(export, left, said)
    _table(export, left, len(rows), said)
    if any(one.kind == "number" for one in export.columns) and left:
        _chart(export, left, said)


def _moment(export: Export) -> ExportColumn | None:
    return next((one for one in export.columns if one.kind == "moment"), None)


# --- which rows, in which order ---------------------------------------------------------------------------------------


def _filters(export: Export, rows: tuple[Cells, ...], said: Language) -> dict[str, str]:
    """The values that columns of choices are held to."""
    known = exports.choices(export, rows)
    chosen: dict[str, str] = {}
    for column in (one for one in export.columns if one.kind == "choice"):
        options = known[column.id]
        name = _key(export, column.id)
        picked = st.selectbox(
            label(column.label.said(said)),
            options,
            held.index(name, options),
            key=name,
            format_func=lambda cell, of=column.id: exports.named(export, of, cell, said) or _("(empty)"),
            placeholder=_("all"),
            width=FIELD,
        )
        if picked is not None:
            chosen[column.id] = picked
    return chosen


def _period(export: Export, rows: tuple[Cells, ...], moment: ExportColumn) -> tuple[date | None, date | None]:
    days = sorted(date.fromisoformat(row[moment.id][:10]) for row in rows)
    ends = [
        st.date_input(
            asked,
            held.value(_key(export, part)) or usual,
            key=_key(export, part),
            min_value=days[0],
            max_value=days[-1],
            format="DD/MM/YYYY",
            width=FIELD,
        )
        for asked, part, usual in ((_("From"), "since", days[0]), (_("To"), "until", days[-1]))
    ]
    return ends[0], ends[1]


def _in_order(export: Export, rows: tuple[Cells, ...], said: Language) -> tuple[Cells, ...]:
    columns = {one.id: one for one in export.columns if one.kind in {"name", "moment", "number"}}
    name = _key(export, "order")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.selectbox(
            _("In the order of"),
            list(columns),
            held.index(name, list(columns)),
            key=name,
            format_func=lambda one: columns[one].label.said(said),
            placeholder=_("the file"),
            width=220,
        )
        falling = st.toggle(
            _("Largest first"), held.value(_key(export, "falling")) or False, key=_key(export, "falling")
        )
    if by is None:
        return rows
    return exports.ordered(rows, by, number=columns[by].kind == "number", falling=falling)


# --- what is seen -----------------------------------------------------------------------------------------------------


def _table(export: Export, rows: tuple[Cells, ...], all_rows: int, said: Language) -> None:
    """The rows that are left, a page at a time, under their sums."""
    st.markdown(literal(_("{left} of {all} rows", left=number(len(rows)), all=number(all_rows))))
    if not rows:
        frame.quiet(_("No row is like that. Take a filter away."))
        return
    page = _page(export, len(rows))
    heads = [one.label.said(said) for one in export.columns]
    body = [[_cell(export, one, row[one.id], said) for one in export.columns] for row in rows[page : page + PAGE]]
    sums = exports.totals(rows, export)
    total = [_("Sum"), *(_figure(sums[one.id]) if one.id in sums else "" for one in export.columns[1:])]
    st.html(prose.sheet(prose.wide_table(heads, [*([total] if sums else []), *body], export.title.said(said))))


def _page(export: Export, rows: int) -> int:
    """The place of the first row of the page that is shown."""
    pages = ceil(rows / PAGE)
    if pages == 1:
        return 0
    name = _key(export, "page")
    if st.session_state.get(name, 1) > pages:
        st.session_state[name] = 1
    asked = _("Page, of {all}", all=number(pages))
    return PAGE * (st.number_input(asked, 1, pages, held.value(name) or 1, key=name, width=FIELD) - 1)


def _cell(export: Export, column: ExportColumn, cell: str, said: Language) -> str:
    match column.kind:
        case "number":
            return _figure(float(cell)) if cell else ""
        case "choice":
            return exports.named(export, column.id, cell, said)
        case "name" | "moment" | "text":
            return cell


def _figure(value: float) -> str:
    return number(value, 0 if value.is_integer() else FINE)


def _chart(export: Export, rows: tuple[Cells, ...], said: Language) -> None:
    """Sums of one column, by week or by a choice; the same figures stand beside it as a table."""
    measures = {one.id: one.label.said(said) for one in export.columns if one.kind == "number"}
    groups = {one.id: one.label.said(said) for one in export.columns if one.kind == "choice"}
    moment = _moment(export)
    if moment:
        groups = {moment.id: _("week"), **groups}
    with st.expander(_("Chart")):
        with st.container(horizontal=True):
            names = _key(export, "measure"), _key(export, "by")
            what = st.selectbox(
                _("Sum of"),
                list(measures),
                held.place(names[0], list(measures)),
                key=names[0],
                format_func=measures.__getitem__,
                width=220,
            )
            by = st.selectbox(
                _("for each"),
                list(groups),
                held.place(names[1], list(groups)),
                key=names[1],
                format_func=groups.__getitem__,
                width=220,
            )
        weekly = moment is not None and by == moment.id
        sums = exports.grouped(rows, by, what, weeks=weekly)
        said_groups = [_group(export, by, one, said, weekly=weekly) for one in sums]
        st.plotly_chart(
            _bars(said_groups, list(sums.values()), measures[what]),
            config={"displayModeBar": False},
            key=_key(export, "bars"),
        )
        table = prose.table(groups[by], measures[what], zip(said_groups, map(_figure, sums.values()), strict=True))
        st.html(prose.sheet(prose.fold(_("The same as a table"), table)))


def _group(export: Export, by: str, one: str, said: Language, *, weekly: bool) -> str:
    if weekly:
        return _("week of {day}", day=day(date.fromisoformat(one)))
    return exports.named(export, by, one, said) or _("(empty)")


def _bars(names: list[str], values: list[float], measure: str) -> dict[str, object]:
    """A figure as plotly reads it, so that nothing has to be imported to describe it."""
    grid = {"gridcolor": LINE, "zerolinecolor": LINE, "tickfont": {"color": INK}}
    return {
        "data": [{"type": "bar", "x": names, "y": values, "marker": {"color": BAR}}],
        "layout": {
            "height": 320,
            "margin": {"l": 56, "r": 8, "t": 8, "b": 80},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": "Inter, sans-serif", "size": 13, "color": INK},
            "xaxis": {**grid, "type": "category"},
            "yaxis": {**grid, "title": {"text": measure, "font": {"color": INK}}},
        },
    }
