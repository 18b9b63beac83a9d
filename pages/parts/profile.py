"""The rows of a profile: one competency each, with its band, its minimum, or the reason why there is no score."""

from collections.abc import Sequence

from pages.parts import telling
from pages.parts.charts import Dot, Row
from pages.parts.words import _, language, number
from rubric.compare import Comparison
from rubric.report import CompetencyReport, FitReport


def report_rows(report: FitReport, name: str) -> tuple[Row, ...]:
    """One person's profile, competencies in the order of the model."""
    return tuple(
        Row(
            label=one.competency.name.said(language()),
            dots=(_dot(one, name, 0),),
            cut=one.minimum.cut if one.minimum else None,
            empty="" if one.score.state == "scored" else telling.no_score(one.score),
        )
        for one in report.competencies
    )


def comparison_rows(comparison: Comparison, names: dict[str, str]) -> tuple[Row, ...]:
    """The same for several people, their places fixed by the order in which they were chosen."""
    first = comparison.reports[0]
    return tuple(
        Row(
            label=one.competency.name.said(language()),
            dots=tuple(
                _dot(_of(report, one.competency.id), names[report.attempt_id], place)
                for place, report in enumerate(comparison.reports)
            ),
            cut=one.minimum.cut if one.minimum else None,
            empty=_("not assessed for anybody") if _nobody(comparison.reports, one.competency.id) else "",
        )
        for one in first.competencies
    )


def fit_rows(comparison: Comparison, names: dict[str, str]) -> tuple[Row, ...]:
    """The fits over what was assessed for everybody, one row for each person; who has none is told so."""
    rows: list[Row] = []
    for place, report in enumerate(comparison.reports):
        fit, name = comparison.fits.get(report.attempt_id, report.fit), names[report.attempt_id]
        said = _("{name}: {score}", name=name, score=telling.fit(fit))
        dot = Dot(name=name, value=fit.value, band=fit.band, said=said, place=place)
        rows.append(Row(label=name, dots=(dot,)))
    return tuple(rows)


def table(report: FitReport) -> dict[str, list[str]]:
    """The profile as columns, for readers and screen readers who prefer numbers."""
    said = language()
    return {
        _("Competency"): [one.competency.name.said(said) for one in report.competencies],
        _("Score"): [number(one.score.value) if one.score.value is not None else "–" for one in report.competencies],
        _("Most likely"): [
            telling.band(one.score.band) if one.score.band else telling.no_score(one.score)
            for one in report.competencies
        ],
        _("Level"): [one.level_label.said(said) if one.level_label else "–" for one in report.competencies],
        _("Weight"): [number(one.weight) for one in report.competencies],
    }


def _dot(one: CompetencyReport | None, name: str, place: int) -> Dot:
    if one is None:
        return Dot(name=name, said="", place=place)
    label = one.competency.name.said(language())
    said = _("{competency}, {name}: {score}", competency=label, name=name, score=telling.score(one.score))
    return Dot(name=name, value=one.score.value, band=one.score.band, said=said, place=place)


def _of(report: FitReport, competency_id: str) -> CompetencyReport | None:
    return next((one for one in report.competencies if one.competency.id == competency_id), None)


def _nobody(reports: Sequence[FitReport], competency_id: str) -> bool:
    found = [_of(report, competency_id) for report in reports]
    return all(one is None or one.score.value is None for one in found)
