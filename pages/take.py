"""A candidate's sitting, from the notice to the thank-you: one address, whatever the step."""

import streamlit as st

from assessments import workflow
from pages.parts import frame
from pages.parts.components import leaf, show
from pages.parts.guard import keep_to, now, require, store
from pages.parts.sitting import between, desk, ended, notice
from pages.parts.words import _

me = require("candidate", "self")
sitting = workflow.sitting(store(), me.actor, now())
said = sitting.attempt.language
keep_to(me, said)
if st.session_state.pop("expired", False) and sitting.step != "block":
    frame.later(_("The time for this part is up. Everything saved until then is handed in."), "info")

place = desk.place(sitting) if sitting.step in {"block", "practice", "levels"} else sitting.step
submitted = sitting.attempt.id if sitting.step == "submitted" else None
show("top", *desk.top(sitting, place), leaf(said, f"{sitting.step}:{place}", submitted))
match sitting.step:
    case "notice":
        notice.show(me, sitting)
    case "practice" | "levels":
        desk.task(sitting, sitting.tasks[0].task.id)
    case "block" if place == desk.REVIEW:
        desk.review(me.actor, sitting)
    case "block":
        desk.task(sitting, place)
    case "break":
        between.show(me.actor, sitting)
    case "submitted":
        ended.show(me.actor, sitting)
    case "closed":
        ended.closed(sitting)
