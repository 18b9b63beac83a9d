"""The short list of a position on paper: who is above whom and how surely, then what each of them showed."""

from collections import Counter
from collections.abc import Iterator, Mapping

from assessments.interviews import Beside
from pages.parts import profile, questions, telling
from pages.parts.beside import MARKS
from pages.parts.words import _, day, language, number
from pages.print.document import Block, Chart, ChartRow, Document, Heading, Points, Words, framed
from pages.print.heard import with_interviews
from pages.print.report import Head
from rubric.compare import Comparison
from rubric.model import CompetencyModel
from rubric.report import FitReport


def position_document(
    comparison: Comparison,
    names: dict[str, str],
    head: Head,
    model: CompetencyModel,
    flag_names: dict[str, str],
    besides: Mapping[str, Beside],
) -> Document:
    """The whole comparison in the language of the run; people stand in the order in which they were chosen."""
    title = _("Short list: {position}", position=head.position)
    made = max(one.made_at for one in comparison.reports)
    return framed(
        title,
        f"{head.organisation} · {head.form} · {_('as of {day}', day=day(made))}",
        made,
        (
            *_answer(comparison, names),
            Heading(level=2, text=_("Fit with the role")),
            fits_chart(comparison, names),
            Heading(level=2, text=_("Profiles side by side")),
            _profiles(comparison, names),
            Heading(level=2, text=_("Two by two")),
            Points(lines=tuple(telling.pair(one, names) for one in comparison.pairs)),
            *with_interviews(comparison, besides, names),
            *_to_lead(comparison, names),
            *_to_ask(comparison, names),
            Heading(level=2, text=_("What each of them showed")),
            *(block for one in comparison.reports for block in _person(one, names, model, flag_names)),
            Heading(level=2, text=_("How to read this report")),
            Words(text=head.introduction),
            Words(text=head.limits),
            Words(
                text=_(
                    "Fingerprint of model and form: {structure}",
                    structure=comparison.reports[0].structure.replace(":", " "),
                ),
                tone="quiet",
            ),
        ),
    )


def _answer(comparison: Comparison, names: dict[str, str]) -> Iterator[Block]:
    if len(comparison.order) > 1:
        yield Words(text=questions.first(comparison, names), tone="verdict")
    for group in comparison.groups:
        yield Words(text=telling.together(names[one] for one in group), tone="verdict")
    leads = telling.leads(comparison, names)
    if leads:
        yield Points(lines=leads)
    if comparison.unranked:
        missing = ", ".join(names[one] for one in comparison.unranked)
        yield Words(
            text=_("Without a fit, because a competency with a minimum was not assessed: {names}.", names=missing)
        )
    if comparison.stability is not None:
        yield Words(text=telling.stability(comparison.stability))


def _to_lead(comparison: Comparison, names: dict[str, str]) -> Iterator[Block]:
    found = questions.behind(comparison)
    if found:
        yield Heading(level=2, text=_("What would have to be true for somebody else to lead?"))
    for one in found:
        title = _("{label}:", label=questions.lead_title(one, names))
        yield Words(label=title, text=" ".join(questions.lead_lines(one, comparison)))


def _to_ask(comparison: Comparison, names: dict[str, str]) -> Iterator[Block]:
    lines = questions.open_lines(comparison, names)
    yield Heading(level=2, text=_("What should we ask in the interview?"))
    if lines:
        yield Points(lines=lines)
    yield Words(text=questions.how_to_ask(comparison), tone="quiet")


def fits_chart(comparison: Comparison, names: dict[str, str]) -> Chart:
    """Each fit with its band, in the order in which people were chosen, never in a rank."""
    used = [one.competency for one in comparison.reports[0].competencies if one.competency.id in comparison.compared_on]
    compared = _(
        "Compared on what was scored for everybody: {names}.",
        names=", ".join(one.name.said(language()) for one in used),
    )
    brackets = _("In brackets, where the true fit lies 19 times in 20.")
    basis = dict.fromkeys(telling.basis(one) for one in comparison.fits.values())
    return Chart(
        header=(_("Candidate"), _("Where the fit lies"), _("Fit"), _("Probability of being the best")),
        rows=tuple(
            ChartRow(
                label=row.label,
                dots=row.dots,
                cells=(
                    telling.short(comparison.fits.get(report.attempt_id, report.fit)),
                    telling.chance_of(comparison.p_first[report.attempt_id])
                    if report.attempt_id in comparison.p_first
                    else "–",
                ),
            )
            for row, report in zip(profile.fit_rows(comparison, names), comparison.reports, strict=True)
        ),
        key=" ".join((brackets, compared, *(one for one in basis if one))),
    )


def _profiles(comparison: Comparison, names: dict[str, str]) -> Chart:
    marked = [
        f"{MARKS[place % len(MARKS)]} {names[report.attempt_id]}" for place, report in enumerate(comparison.reports)
    ]
    scores = zip(
        *([telling.short(one.score) for one in report.competencies] for report in comparison.reports), strict=True
    )
    weights = comparison.profile.weights
    return Chart(
        header=(_("Competency"), _("Where the score lies"), *marked, _("Weight")),
        rows=tuple(
            ChartRow(
                label=row.label,
                dots=row.dots,
                cut=row.cut,
                cells=(*told, number(weights.get(one.competency.id, 0.0), 1)),
            )
            for row, told, one in zip(
                profile.comparison_rows(comparison, names), scores, comparison.reports[0].competencies, strict=True
            )
        ),
        key=_("Score, and in brackets where the true score lies 19 times in 20."),
    )


def _person(
    report: FitReport, names: dict[str, str], model: CompetencyModel, flag_names: dict[str, str]
) -> Iterator[Block]:
    yield Heading(level=3, text=names[report.attempt_id])
    yield Words(label=telling.verdict(report), text=telling.coverage(report.fit))
    called = {one.competency.id: one.competency.name.said(language()) for one in report.competencies}
    if report.fit.minimums:
        yield Points(lines=tuple(telling.minimum(one, model, called[one.competency_id]) for one in report.fit.minimums))
    flags = Counter(flag_names.get(one.flag, one.flag) for one in report.flags)
    if flags:
        told = (f"{name} ({number(count)})" if count > 1 else name for name, count in flags.items())
        yield Words(label=_("{label}:", label=_("Critical flags")), text=", ".join(told))
    gaps = tuple(
        _("{label}: {value}", label=one.competency.name.said(language()), value=said)
        for one in report.competencies
        if (said := telling.gap(one))
    )
    if gaps:
        yield Points(lines=gaps)
