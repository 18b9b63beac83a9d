"""A file of data on the desk: worked with in the browser, and drawn from here. None of this is an answer."""

from datetime import date

import streamlit as st
from pydantic import ValidationError

from assessments.bank import exports
from assessments.form import Export, ExportColumn
from pages.parts import prose
from pages.parts.components import show as show_parts
from pages.parts.components.workbench import workbench
from pages.parts.words import _, day, number
from rubric.record import Language, Record

FINE = 2  # decimals of a figure that has any
BAR, INK, LINE = "#3377C4", "#66717F", "rgba(102,113,127,.3)"  # read on light and dark paper alike


class Chart(Record):
    """What is to be drawn: sums of a column for each value of another, of the rows that the browser has left."""

    kept: dict[str, str]
    since: date | None
    until: date | None
    measure: str
    by: str


def show(export: Export, said: Language) -> None:
    """What is done in it runs by itself and costs the page nothing."""
    st.fragment(_bench)(export, said)


def _bench(export: Export, said: Language) -> None:
    key = f"workbench:{export.id}"

    def asked(told: object) -> None:
        st.session_state[f"{key}:chart"] = told

    show_parts(key, workbench(export, exports.shown(export), said, asked))
    chart = _read(export, st.session_state.get(f"{key}:chart"))
    if chart is not None:
        _draw(export, chart, said, f"{key}:bars")


def _read(export: Export, told: object) -> Chart | None:
    """What the browser asks for, as far as the file has it."""
    try:
        chart = Chart.model_validate(told)
    except ValidationError:
        return None
    numbers = {one.id for one in export.columns if one.kind == "number"}
    others = {one.id for one in export.columns} - numbers
    return chart if chart.measure in numbers and {chart.by, *chart.kept} <= others else None


def _draw(export: Export, chart: Chart, said: Language, key: str) -> None:
    """Sums as bars; the same figures stand below them as a table."""
    columns = {one.id: one for one in export.columns}
    moment = next((one.id for one in export.columns if one.kind == "moment"), None)
    rows = exports.narrowed(exports.shown(export), chart.kept, moment, chart.since, chart.until)
    sums = exports.grouped(rows, chart.by, chart.measure, weeks=chart.by == moment)
    groups = [_group(export, columns[chart.by], one, said) for one in sums]
    measure = columns[chart.measure].label.said(said)
    st.plotly_chart(_bars(groups, list(sums.values()), measure), config={"displayModeBar": False}, key=key)
    by = _("week") if chart.by == moment else columns[chart.by].label.said(said)
    table = prose.table(by, measure, zip(groups, map(_figure, sums.values()), strict=True))
    st.html(prose.sheet(prose.fold(_("The same as a table"), table)))


def _group(export: Export, by: ExportColumn, one: str, said: Language) -> str:
    if by.kind == "moment":
        return _("week of {day}", day=day(date.fromisoformat(one)))
    return exports.named(export, by.id, one, said) or _("(empty)")


def _figure(value: float) -> str:
    return number(value, 0 if value.is_integer() else FINE)


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
