"""How far levels and orders can be trusted, in words: the severity of raters, and what the weights decide."""

from typing import assert_never

from pages.parts.words import _, language, number
from rubric.adjusting import CANDIDATES, RATERS, Panel
from rubric.model import CompetencyModel
from rubric.weighing import Swap


def swap(value: Swap | None, model: CompetencyModel, names: dict[str, str]) -> str:
    """What it would take to put somebody else first."""
    if value is None:
        return _("No change of a single weight puts the second before the first.")
    return _(
        "{second} would be level with {first} if {competency} weighed {needed} instead of {weight} of 100, the other "
        "weights in proportion.",
        second=names[value.second],
        first=names[value.first],
        competency=model.competency(value.competency_id).name.said(language()),
        needed=number(value.needed),
        weight=number(value.weight),
    )


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
