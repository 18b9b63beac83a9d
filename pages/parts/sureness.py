"""How far levels can be trusted, in words: the severity of raters, and what of the margin comes from them."""

from typing import assert_never

from pages.parts.words import _, number, percent
from rubric.adjusting import CANDIDATES, RATERS, Panel
from rubric.margin import margin_parts
from rubric.report import FitReport


def words(report: FitReport) -> str:
    """All that is to be said of the raters of a report; nothing where nobody rated."""
    told = (panel(report.panel) if report.panel is not None else "", margin(report))
    return " ".join(one for one in told if one)


def margin(report: FitReport) -> str:
    """What the margin of the fit counts; nothing where no person's judgement is in it."""
    found = margin_parts(report.fit, report.scores)
    if found is None:
        return ""
    told = _(
        "Of the error variance of the fit, {tasks} lies in tasks and single ratings, {severity} in how severe raters "
        "may be to everybody, {halo} in what a rater makes of one person.",
        tasks=percent(found.tasks),
        severity=percent(found.severity),
        halo=percent(found.halo),
    )
    together = _(
        "Because the same people judged several competencies, the margin is {half} points on either side and not "
        "{apart}.",
        half=number(found.half, 1),
        apart=number(found.apart, 1),
    )
    return f"{told} {together}" if number(found.half, 1) != number(found.apart, 1) else told


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
