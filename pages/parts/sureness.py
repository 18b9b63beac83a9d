"""How far levels can be trusted, in words: the severity of raters."""

from typing import assert_never

from pages.parts.words import _, number
from rubric.adjusting import CANDIDATES, RATERS, Panel


def panel(value: Panel) -> str:
    """Whether the severity of raters was taken out of the levels, and why not."""
    match value.left:
        case "few_candidates" | "few_raters":
            return _(
                "Levels count as they were given. How severe a rater is can be told from chance when {candidates} "
                "candidates and {raters} raters or more are in; until then, the margins count how far they may lean.",
                candidates=number(CANDIDATES),
                raters=number(RATERS),
            )
        case "disconnected":
            return _(
                "Levels count as they were given: some raters have no candidates in common, so nobody can say who is "
                "severe. Let them rate some of the same work."
            )
        case "no_variance":
            return _("Levels count as they were given: all of them are alike.")
        case None:
            without = "" if value.as_given is None else number(value.as_given, 1)
            return _(
                "How severe each rater is was taken out of the levels, from {candidates} candidates and {raters} "
                "raters. With the levels as given, the fit is {value}.",
                candidates=number(value.candidates),
                raters=number(value.raters),
                value=without or _("no value"),
            )
        case _:
            assert_never(value.left)
