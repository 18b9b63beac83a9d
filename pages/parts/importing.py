"""A file of candidates: what each of its columns holds is guessed from the titles, shown, and can be changed."""

from hashlib import sha256

import streamlit as st

from assessments import workflow
from assessments.attempt import Refused
from assessments.views import Position
from assessments.workflow import Part
from pages.parts import frame, held, tables
from pages.parts.words import _, n_, number

SHOWN = 3  # rows, so that one sees what is in a column
TYPES = ["csv", "txt", "tsv", "xlsx"]

Table = tuple[tuple[str, ...], ...]


def key(position: Position, field: str) -> str:
    return f"invite-{position.id}-{field}"


def draw(position: Position) -> int:
    """The file, and for each thing we ask about the column that holds it; returns how many rows lie there."""
    st.file_uploader(_("CSV or Excel file, its first row with titles"), type=TYPES, key=key(position, "file"))
    try:
        table = opened(position)
    except Refused as error:
        frame.refused(error)
        return 0
    if not table:
        return 0
    fill(position, table)
    st.markdown(frame.literal(_("Which column holds what? It was guessed from the titles; change what is not right.")))
    columns = list(range(len(table[0])))
    cells = [*st.columns(3), *st.columns(3)]
    for cell, part in zip(cells, workflow.PARTS, strict=True):
        field = key(position, f"map-{part}")
        cell.selectbox(
            part_words(part),
            columns,
            held.index(field, columns),
            key=field,
            format_func=titles(table).__getitem__,
            placeholder=_("Not in the file"),
        )
    _draw_sample(table)
    return len(table) - 1


def _draw_sample(table: Table) -> None:
    said = n_("{count} row, the first ones:", "{count} rows, the first ones:", len(table) - 1)
    frame.quiet(said)
    sample = table[1 : 1 + SHOWN]
    columns = {title: [row[at] if at < len(row) else "" for row in sample] for at, title in titles(table).items()}
    tables.draw(columns, said)


def titles(table: Table) -> dict[int, str]:
    """Each column under its title, told apart by its number where that is missing or stands twice."""
    found: dict[int, str] = {}
    for at, title in enumerate(table[0]):
        known = title and title not in found.values()
        found[at] = title if known else _("{title} (column {number})", title=title or "–", number=number(at + 1))
    return found


def part_words(part: Part) -> str:
    match part:
        case "name":
            return _("Name")
        case "first_name":
            return _("First name")
        case "last_name":
            return _("Last name")
        case "email":
            return _("E-mail")
        case "language":
            return _("Language")
        case "extra_time":
            return _("Extra time")


def opened(position: Position) -> Table:
    """The rows of the file that lies there; none where there is no file."""
    uploaded = st.session_state.get(key(position, "file"))
    return workflow.open_table(uploaded.getvalue()) if uploaded else ()


def fill(position: Position, table: Table) -> None:
    """Guess anew for a file with other titles; what was chosen for these stays."""
    digest = sha256("\n".join(table[0]).encode()).hexdigest()
    if st.session_state.get(key(position, "mapped")) == digest:
        return
    st.session_state[key(position, "mapped")] = digest
    guessed = workflow.guess(table[0])
    for part in workflow.PARTS:
        st.session_state[key(position, f"map-{part}")] = guessed.index(part) if part in guessed else None


def lacks(position: Position) -> bool:
    """Whether a column is still to be chosen for what nobody can be invited without."""
    if not st.session_state.get(key(position, "mapped")):
        return False
    known = {part for part in workflow.PARTS if st.session_state.get(key(position, f"map-{part}")) is not None}
    return "email" not in known or known.isdisjoint({"name", "first_name", "last_name"})


def mapped(position: Position) -> tuple[Table, tuple[Part | None, ...]]:
    """The rows, and what each column holds as it was chosen; raises FileRefused."""
    table = opened(position)
    if not table:
        return (), ()
    fill(position, table)
    chosen: dict[int | None, Part] = {
        st.session_state.get(key(position, f"map-{part}")): part for part in workflow.PARTS
    }
    return table, tuple(chosen.get(at) for at in range(len(table[0])))
