"""Everything behind a comparison as a workbook: scores, weights and steps, with the formulas that join them."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pages.parts import telling, walking
from pages.parts.words import _, language
from rubric.apart import apart
from rubric.compare import Comparison
from rubric.precision import MANY
from rubric.walk import Step

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LABELS, NUMBERS = 30, 14  # widths of columns, in letters


class Formula(NamedTuple):
    """What the cell computes, and what that comes to here."""

    words: str
    value: float


Cell = str | float | Formula | None
Rows = list[tuple[Cell, ...]]


def workbook(comparison: Comparison, names: dict[str, str]) -> bytes:
    """An xlsx file in the language of the run; what people wrote stays words, whatever it begins with."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only who downloads it loads it

    found = io.BytesIO()
    with Workbook(found, SAFE) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        for title, rows in (
            (_("Comparison"), _compared(comparison, names)),
            (_("Scores"), _scores(comparison, names)),
            (_("Pairs"), _pairs(comparison, names)),
            (_("Steps"), _steps(comparison, names)),
            (_("Dictionary"), _dictionary()),
        ):
            _written(book.add_worksheet(title), rows, bold)
    return found.getvalue()


def _written(sheet: "Worksheet", rows: Rows, bold: "Format") -> None:
    """The first row is the head: it stays in sight, and each column has the width of what it holds."""
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            match cell:
                case str():
                    sheet.write_string(at, column, cell, *([bold] if at == 0 else []))
                case Formula():
                    sheet.write_formula(at, column, cell.words, None, cell.value)  # pyright: ignore[reportArgumentType] - any number
                case None:
                    pass
                case _:
                    sheet.write_number(at, column, cell)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, LABELS)
    sheet.set_column(1, len(rows[0]), NUMBERS)


def _letter(column: int) -> str:
    """The letter of a column, from 0; there are never more than twenty."""
    return chr(ord("A") + column)


def _compared(comparison: Comparison, names: dict[str, str]) -> Rows:
    """Weights as they are, as they are used, and the fit of each: change a weight, and every fit follows."""
    weights, used = comparison.profile.weights, comparison.compared_on
    total = sum(weights[one] for one in used)
    people = [one for one in comparison.reports if one.attempt_id in comparison.fits]
    scores = [{one.competency.id: one.score.value for one in report.competencies} for report in people]
    called = {one.competency.id: one.competency.name.said(language()) for one in comparison.reports[0].competencies}
    last = len(used) + 1
    rows: Rows = [(_("Competency"), _("Weight"), _("Weight used"), *(names[one.attempt_id] for one in people))]
    for at, one in enumerate(used, start=2):
        share = Formula(f"=B{at}/SUM(B$2:B${last})", weights[one] / total)
        rows.append((called[one], weights[one], share, *(each[one] for each in scores)))
    fits: list[Cell] = []
    for column, report in enumerate(people, start=3):
        value = comparison.fits[report.attempt_id].value
        assert value is not None  # those without are not ranked
        letter = _letter(column)
        fits.append(Formula(f"=SUMPRODUCT($C$2:$C${last},{letter}$2:{letter}${last})", value))
    rows.append((_("Fit"), Formula(f"=SUM(B2:B{last})", total), Formula(f"=SUM(C2:C{last})", 1.0), *fits))
    for said, pick in ((_("Fit, lower end of the band"), "low"), (_("Fit, upper end of the band"), "high")):
        bands = (comparison.fits[one.attempt_id].band for one in people)
        rows.append((said, None, None, *(getattr(band, pick) if band else None for band in bands)))
    for said, pick in (
        (_("Standard error of the fit"), "standard_error"),
        (_("Degrees of freedom"), "df"),
        (_("Reliability"), "reliability"),
    ):
        rows.append((said, None, None, *(getattr(comparison.fits[one.attempt_id], pick) for one in people)))
    rows.append((_("Probability of being the best"), None, None, *(comparison.p_first[o.attempt_id] for o in people)))
    return rows


def _scores(comparison: Comparison, names: dict[str, str]) -> Rows:
    said = language()
    head = (
        _("Candidate"),
        _("Competency"),
        _("Score"),
        _("Standard error"),
        _("Degrees of freedom"),
        _("Band from"),
        _("Band to"),
        _("Level"),
        _("Weight"),
        _("Coverage"),
        _("Why there is no score"),
    )
    rows: Rows = [head]
    for report in comparison.reports:
        for one in report.competencies:
            score = one.score
            rows.append(
                (
                    names[report.attempt_id],
                    one.competency.name.said(said),
                    score.value,
                    score.standard_error,
                    score.df,
                    score.band.low if score.band else None,
                    score.band.high if score.band else None,
                    one.level_label.said(said) if one.level_label else None,
                    comparison.profile.weights.get(one.competency.id, 0.0),
                    score.coverage,
                    None if score.value is not None else telling.no_score(score),
                )
            )
    return rows


def _pairs(comparison: Comparison, names: dict[str, str]) -> Rows:
    """How each probability comes about; areas under Student's t by the beta distribution, which takes any df."""
    head = (
        _("Candidate"),
        _("Other candidate"),
        _("Probability of being above"),
        _("In words"),
        _("Fit above the other’s"),
        _("Standard error of the difference"),
        _("Reliability of the difference"),
        _("Degrees of freedom"),
    )
    rows: Rows = [head]
    for at, one in enumerate(comparison.pairs, start=2):
        gap = apart(comparison.fits[one.a], comparison.fits[one.b])
        t = f"SQRT(G{at})*E{at}/F{at}"
        known = gap.df is None or gap.df >= MANY
        words = f"=NORMSDIST({t})" if known else f"=1-BETADIST(H{at}/(H{at}+({t})^2),H{at}/2,0.5)/2"
        probability = Formula(words, one.probability)
        told = telling.pair(one, names)
        rows.append(
            (names[one.a], names[one.b], probability, told, gap.difference, gap.deviation, gap.reliability, gap.df)
        )
    return rows


def _steps(comparison: Comparison, names: dict[str, str]) -> Rows:
    """Each step of each report under the number of the one above it: weight times value, summed, is the step above."""
    head = (
        _("Candidate"),
        _("Step"),
        _("Step above"),
        _("What"),
        _("Weight in the step above"),
        _("Value"),
        _("Weight times value"),
        _("Sum of the steps below"),
        _("Words"),
    )
    rows: Rows = [head]
    for report in comparison.reports:
        for number, above, step in _numbered(report.walk):
            at = len(rows) + 1
            product = step.weight * step.value if step.weight is not None and step.value is not None else None
            below = [one for one in step.steps if one.weight is not None and one.value is not None]
            total = sum((one.weight or 0) * (one.value or 0) for one in below)
            rows.append(
                (
                    names[report.attempt_id],
                    number,
                    above,
                    step.label.said(language()) if step.label else walking.rater(step.id),
                    step.weight,
                    step.value,
                    None if product is None else Formula(f"=E{at}*F{at}", product),
                    Formula(f"=SUMIFS(G:G,A:A,A{at},C:C,B{at})", total) if below else None,
                    step.words,
                )
            )
    return rows


def _numbered(root: Step) -> Iterator[tuple[int, int | None, Step]]:
    """Every step but the words, each with its number and that of the step above."""
    waiting: list[tuple[int | None, Step]] = [(None, root)]
    number = 0
    while waiting:
        above, step = waiting.pop(0)
        number += 1
        yield number, above, step
        waiting = [(number, one) for one in step.steps if one.kind != "words"] + waiting


def _dictionary() -> Rows:
    """What every column means, sheet by sheet."""
    return [
        (_("Sheet and column"), _("What it says")),
        (
            _("Comparison: weight"),
            _("Of 100, as in this comparison. Change it, and the weights used and every fit follow."),
        ),
        (_("Comparison: weight used"), _("The weight over the sum of the weights of what was scored for everybody.")),
        (_("Comparison: a candidate’s scores"), _("On 0 to 100: anchor 1 is 0, anchor 5 is 100.")),
        (_("Comparison: fit"), _("The sum of weight used times score.")),
        (_("Comparison: band"), _("Where the true fit lies 19 times in 20. Bands that overlap are read as equal.")),
        (_("Scores: standard error"), _("How far scores of equally good work would scatter around the true one.")),
        (
            _("Degrees of freedom"),
            _("Of Student’s t: the band holds the middle 95 of 100. None, or 200 and more: 1.96 standard errors."),
        ),
        (_("Scores: coverage"), _("Points of the tasks that were scored over the points of those in the form.")),
        (
            _("Pairs: probability"),
            _(
                "That the true fit of the first is above that of the second: the area below √reliability × difference "
                "÷ standard error, under Student’s t."
            ),
        ),
        (
            _("Pairs: standard error of the difference"),
            _("Without what raters do to both alike: how severe a rater is drops out as far as both had that rater."),
        ),
        (
            _("Steps: step, step above"),
            _("From the fit (1) to competencies, tasks, parts and ratings; raters are not named."),
        ),
        (_("Steps: sum of the steps below"), _("Weight times value of all steps under this one: it is its value.")),
        (_("Steps: no weight"), _("Not counted in the step above, such as a correction made after seeing others.")),
    ]
