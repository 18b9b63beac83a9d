"""What the figures of a form are computed from, as a sheet: one row for each credit, choice and level, and no names."""

from collections.abc import Iterator

from assessments.workflow import Behind
from pages.parts.words import _
from pages.print.sheet import Cell, Column, Sheet


def answers_sheet(behind: Behind) -> Sheet:
    """Everything that can be put into a statistics program; a question that somebody was not asked has no row."""
    columns = [
        Column(_("Person’s number"), _("In no order; the same person has the same number in all rows")),
        Column(_("Language"), _("Of the sitting"), states=["en", "fr"]),
        Column(_("Kind"), _("What the value is"), states=["share", "option", "level"]),
        Column(_("Id"), _("Of the question, of the rule by which software scores, or of the task that people rate")),
        Column(_("Rater’s number"), _("In no order; the same rater has the same number in all rows")),
        Column(
            _("Value"),
            _(
                "share: of the points of a question, 0 to 1, from which difficulty, discrimination, alpha and omega "
                "follow. option: the one chosen, right where the share is 1. level: as a rater gave it, 1 to 5"
            ),
        ),
    ]
    return Sheet(_("Answers"), columns, list(_rows(behind)))


def _rows(behind: Behind) -> Iterator[tuple[Cell, ...]]:
    raters = sorted({rater for one in behind.sat for given in one.levels.values() for rater in given})
    numbers = {rater: number for number, rater in enumerate(raters, start=1)}
    for person, one in enumerate(behind.sat, start=1):
        for name in behind.units:
            if (share := one.shares.get(name)) is not None:
                yield person, one.language, "share", name, None, share
            if option := one.chosen.get(name):
                yield person, one.language, "option", name, None, option
        for task, given in one.levels.items():
            for rater, level in sorted(given.items()):
                yield person, one.language, "level", task, numbers[rater], level
