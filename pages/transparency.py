"""How a position is filled, for everybody concerned: what is measured, how sure that is, its limits, who decides."""

from assessments import workflow
from assessments.attempt import Role
from assessments.views import Position
from assessments.workflow.transparency import Transparency
from pages.parts import choosing, frame, guard, paper
from pages.parts.guard import require
from pages.parts.words import _, language
from pages.print.transparency import told, transparency_document

me = require(Role.HR, Role.ADMIN, Role.MANAGER, "candidate")


def found(chosen: Position | None) -> Transparency:
    """Of the position that staff choose; None: of a candidate's own."""
    with frame.waiting(_("Looking up how reliable the form has proved …")):
        if chosen is None:
            return workflow.transparency.of_own_position(guard.store(), me.actor, language(), guard.now())
        return workflow.transparency.of_position(guard.store(), me.actor, chosen.id, language(), guard.now())


def show(one: Transparency) -> None:
    frame.quiet(f"{one.position.title} · {one.position.notice.organisation}")
    paper.show(told(one))
    paper.downloads(transparency_document(one, guard.now()), "assay-transparency")


frame.title(_("How is this position filled?"))
if me.actor.kind == "candidate":
    show(found(None))
else:
    position = choosing.position(me.actor)
    if position is not None:
        show(found(position))
