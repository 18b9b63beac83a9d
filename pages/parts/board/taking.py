"""Taking candidates away as a file: a table and its dictionary, as Excel or as CSV."""

from collections.abc import Callable, Collection
from datetime import tzinfo
from functools import partial

import streamlit as st

from assessments import workflow
from assessments.attempt import NotAllowed, Refused
from assessments.views import Position
from pages.parts import frame, guard, refusals
from pages.parts.words import _, language, speaking, zone
from pages.print import sheet
from pages.print.board_sheet import board_sheet
from rubric.record import Language

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Write = Callable[[sheet.Sheet, tzinfo], bytes]


def draw(position: Position, attempt_ids: Collection[str]) -> None:
    """Both files of these candidates; each is made when its button is pressed."""
    with st.popover(_("Export"), key=f"take-{position.id}"):
        frame.quiet(_("Each file explains its columns in a dictionary. What is not known is empty, never zero."))
        whose = (str(st.user.get("sid")), position, frozenset(attempt_ids))
        for suffix, mime, write, label in (
            ("xlsx", EXCEL, sheet.as_excel, _("Excel file")),
            ("zip", "application/zip", sheet.as_zip, _("CSV files (in one archive)")),
        ):
            st.download_button(
                label,
                data=partial(made, *whose, write, language(), zone()),
                file_name=f"assay-candidates-{guard.now():%Y-%m-%d}.{suffix}",
                mime=mime,
                key=f"take-{position.id}-{suffix}",
                on_click="ignore",
            )


def made(
    session: str, position: Position, attempt_ids: Collection[str], write: Write, said: Language, clock: tzinfo
) -> bytes:
    """The file, made when the button is pressed; the right to it is asked anew."""
    with speaking(said):
        try:
            found = workflow.web_session(guard.store(), session, guard.now())
            if found is None:
                raise NotAllowed(session)
            known = workflow.export(guard.store(), found.actor, position.id, attempt_ids, guard.now())
        except Refused as error:
            told = sheet.Sheet(_("Candidates"), [sheet.Column(refusals.sentence(error), "")], [])
            return write(told, clock)
        return write(board_sheet(position, known, clock), clock)
