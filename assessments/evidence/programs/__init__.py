"""The functions behind checks that patterns cannot make, by the name the bank calls them.

A module of this package holds those of one kind of work and a mapping `PROGRAMS`; it is joined to the others here.
"""

from collections.abc import Mapping

from assessments.evidence.programs import (
    answers,
    calendar,
    canvas,
    chosen,
    crisis,
    drafts,
    figures,
    interview,
    links,
    listening,
    live,
    menus,
    plans,
    reports,
    rows,
    sharing,
    show,
    texts,
    triage,
    uploads,
)
from assessments.evidence.verdict import Program

PROGRAMS: Mapping[str, Program] = {
    **answers.PROGRAMS,
    **canvas.PROGRAMS,
    **calendar.PROGRAMS,
    **chosen.PROGRAMS,
    **crisis.PROGRAMS,
    **drafts.PROGRAMS,
    **figures.PROGRAMS,
    **interview.PROGRAMS,
    **links.PROGRAMS,
    **listening.PROGRAMS,
    **live.PROGRAMS,
    **menus.PROGRAMS,
    **plans.PROGRAMS,
    **reports.PROGRAMS,
    **rows.PROGRAMS,
    **sharing.PROGRAMS,
    **show.PROGRAMS,
    **texts.PROGRAMS,
    **triage.PROGRAMS,
    **uploads.PROGRAMS,
}
