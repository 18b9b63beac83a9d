"""One's own development page: levels put beside what the tasks showed, and one next step where it is called for."""

from assessments import workflow
from assessments.attempt import Refused
from pages.parts import frame, guard, paper, retesting
from pages.parts.guard import require
from pages.parts.words import _
from pages.print.development import development_document, limits, seen
from rubric.selfview import SelfGap

me = require("self")


def show(gaps: tuple[SelfGap, ...]) -> None:
    paper.show(seen(gaps))
    code = retesting.draw(me.actor)
    paper.show(limits())
    paper.downloads(development_document(gaps, code, guard.now()), "assay-development")


frame.title(_("Where do you stand, and what comes next?"))
try:
    gaps = workflow.self_report(guard.store(), me.actor, guard.now())
except Refused:
    frame.empty(
        _("This page fills once you have placed yourself on the scale and done the two short tasks."),
        "take",
        _("Go on with the self-assessment"),
    )
else:
    show(gaps)
