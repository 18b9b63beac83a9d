"""Where somebody has most to learn for a role."""

from rubric.report import CompetencyReport, FitReport


def gaps(report: FitReport) -> tuple[CompetencyReport, ...]:
    """The weighted competencies whose next anchor lies beyond the margin, those that people can train first.

    Among them a minimum that is not surely reached comes first, then what would add most to the fit: weight times the
    points that are missing.
    """
    found = [one for one in report.competencies if one.gap is not None and one.gap.shown and one.weight > 0]
    return tuple(sorted(found, key=_worth, reverse=True))


def _worth(one: CompetencyReport) -> tuple[bool, bool, float]:
    assert one.gap is not None
    below = one.minimum is not None and one.minimum.state != "meets"
    return one.gap.trainable, below, one.weight * one.gap.points
