"""A comparison as files: the short list on paper, and the workbook with everything behind it."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Actor
from assessments.interviews import Beside
from assessments.views import Position
from pages.parts import guard, paper, reporting
from pages.parts.words import _, language, speaking
from pages.print.position import position_document
from pages.print.report import Head
from pages.print.workbook import workbook
from rubric.compare import Comparison
from rubric.model import load_model
from rubric.record import Language


def downloads(
    actor: Actor, position: Position, comparison: Comparison, names: dict[str, str], besides: Mapping[str, Beside]
) -> None:
    """With the weights as they stand on the screen."""
    st.header(_("To take along"), anchor=False)
    said = language()
    covered = min(one.fit.coverage for one in comparison.reports)
    introduction, limits = workflow.report_notices(guard.store(), actor, position.id, covered, said)
    head = Head(
        person="",
        position=position.title,
        organisation=position.notice.organisation,
        form=bank.form(position.form_id).name.said(said),
        submitted_at=None,
        introduction=introduction,
        limits=limits,
    )
    document = position_document(comparison, names, head, load_model(), reporting.flag_names(), besides)
    paper.downloads(document, f"assay-short-list-{position.id[:8]}")
    st.download_button(
        _("Download as a workbook (Excel)"),
        data=partial(_workbook, comparison, names, said),
        file_name=f"assay-comparison-{position.id[:8]}-{said}.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key="xlsx",
        on_click="ignore",
    )


def _workbook(comparison: Comparison, names: dict[str, str], said: Language) -> bytes:
    """Made when the button is pressed, outside the run that knew the language."""
    with speaking(said):
        return workbook(comparison, names)
