"""How a position is filled, for everybody concerned: what is measured, how sure that is, its limits, who decides."""

from assessments import workflow
from assessments.attempt import Role
from pages.parts import choosing, frame, guard, paper
from pages.parts.guard import require
from pages.parts.words import _, language
from pages.print.transparency import told, transparency_document

me = require(Role.HR, Role.ADMIN, Role.MANAGER, "candidate")


def found() -> workflow.transparency.Transparency | None:
    """Of the position that staff choose, or of a candidate's own."""
    if me.actor.kind == "candidate":
        return workflow.transparency.of_own_position(guard.store(), me.actor, language())
    chosen = choosing.position(me.actor)
    return chosen and workflow.transparency.of_position(guard.store(), me.actor, chosen.id, language())


frame.title(_("How is this position filled?"))
open_to_all = found()
if open_to_all is not None:
    position = open_to_all.position
    frame.quiet(f"{position.title} · {position.notice.organisation}")
    paper.show(told(open_to_all))
    paper.downloads(transparency_document(open_to_all, guard.now()), "assay-transparency")
