"""The public start: what this is, and the way in for everybody; for staff, what to do now."""

from pages.parts import frame, guard
from pages.parts.words import _

me = guard.require("anyone")
frame.title(_("Hire a social media manager on evidence"))
