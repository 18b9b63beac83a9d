"""A table to take away as Excel or as CSV, with its dictionary: made when a button is pressed."""

from collections.abc import Callable
from datetime import tzinfo
from functools import partial

import streamlit as st

from assessments import workflow
from assessments.attempt import Actor, NotAllowed, Refused
from pages.parts import guard, refusals
from pages.parts.words import _, language, speaking, zone
from pages.print import sheet
from rubric.record import Language

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Make = Callable[[Actor, tzinfo], sheet.Sheet]
Write = Callable[[sheet.Sheet, tzinfo], bytes]


def buttons(make: Make, name: str, key: str) -> None:
    """Both files, called by `name` and the day."""
    for suffix, mime, write, label in (
        ("xlsx", EXCEL, sheet.as_excel, _("Excel file")),
        ("zip", "application/zip", sheet.as_zip, _("CSV files (in one archive)")),
    ):
        st.download_button(
            label,
            data=partial(made, str(st.user.get("sid")), make, write, language(), zone()),
            file_name=f"{name}-{guard.now():%Y-%m-%d}.{suffix}",
            mime=mime,
            key=f"{key}-{suffix}",
            on_click="ignore",
        )


def made(session: str, make: Make, write: Write, said: Language, clock: tzinfo) -> bytes:
    """The file, made when the button is pressed; the right to it is asked anew."""
    with speaking(said):
        try:
            found = workflow.web_session(guard.store(), session, guard.now())
            if found is None:
                raise NotAllowed(session)
            told = make(found.actor, clock)
        except Refused as error:
            told = sheet.Sheet("Assay", [sheet.Column(refusals.sentence(error), "")], [])
        return write(told, clock)
