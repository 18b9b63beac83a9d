"""A fit with and without the interview, side by side, as blocks for the screen and for paper."""

from collections.abc import Iterator, Mapping

from assessments.interviews import Beside
from pages.parts import telling
from pages.parts.beside import MARKS
from pages.parts.charts import Dot
from pages.parts.words import _, language, n_
from pages.print.document import Chart, ChartRow, Heading, Points, Words
from rubric.compare import Comparison
from rubric.fit import Fit
from rubric.interview import Joined, Together, joined_pairs
from rubric.model import CompetencyModel
from rubric.precision import Band

Told = Heading | Words | Points | Chart


def with_interview(beside: Beside, fit: Fit, model: CompetencyModel) -> Iterator[Told]:
    """Of one candidate: what was heard beside what the work showed; the report keeps its own numbers."""
    yield Heading(level=2, text=_("With the interview"))
    if beside.joined is None:
        yield Words(text=silent(beside))
        return
    joined = beside.joined
    yield Words(
        text=_(
            "The report above rests on the work alone and stays as it is. This is the same with what {people} heard.",
            people=_people(joined),
        )
    )
    yield Chart(
        header=(
            _("What is measured"),
            _("Where it lies"),
            *(f"{mark} {name}" for mark, name in zip(MARKS, _sources(), strict=False)),
        ),
        rows=(_fit_row(fit, joined.fit), *(_row(one, model) for one in joined.competencies)),
        key=_(
            "In each competency the work and the interview count by how sure they are. An answer that was not assessed "
            "counts for nothing. In brackets, where the true score lies 19 times in 20."
        ),
    )
    if joined.fit.minimums:
        named = {
            one.competency_id: model.competency(one.competency_id).name.said(language()) for one in joined.fit.minimums
        }
        yield Words(label=_("{label}:", label=_("Minimums of the role, with the interview")), text="")
        yield Points(lines=tuple(telling.minimum(one, model, named[one.competency_id]) for one in joined.fit.minimums))
    yield Words(text=sure(), tone="quiet")


def silent(beside: Beside) -> str:
    """Why there is no fit with the interview."""
    if beside.withheld:
        return n_(
            "{count} scorecard is handed in. It is shown, with the fit that comes of it, once your own is handed in or "
            "you say that you did not interview.",
            "{count} scorecards are handed in. They are shown, with the fit that comes of them, once your own is "
            "handed in or you say that you did not interview.",
            beside.scorecards,
        )
    if beside.scorecards:
        return _("Scorecards are handed in, and no answer in them was given a level: nothing is added.")
    return _("No scorecard has been handed in yet.")


def sure() -> str:
    """What the error of an interview rests on."""
    return _(
        "The margin of an interview is a stored assumption: one interviewer is about as reliable as one rater, further "
        "ones make it surer, and the view that each forms of the whole person is counted in every competency."
    )


def _people(joined: Joined) -> str:
    return n_("{count} interviewer", "{count} interviewers", joined.interviewers)


def _sources() -> tuple[str, str, str]:
    return _("The work"), _("The interview"), _("Both")


def _fit_row(alone: Fit, both: Fit) -> ChartRow:
    names = _sources()
    return ChartRow(
        label=_("Fit"),
        dots=(
            _dot(names[0], _("Fit"), alone.value, alone.band, 0),
            _dot(names[2], _("Fit"), both.value, both.band, 2),
        ),
        cells=(telling.short(alone), "–", telling.short(both)),
    )


def _row(one: Together, model: CompetencyModel) -> ChartRow:
    label, names = model.competency(one.competency_id).name.said(language()), _sources()
    work, talk = one.assessment, one.interview
    return ChartRow(
        label=label,
        dots=(
            *((_dot(names[0], label, work.value, work.band, 0),) if work else ()),
            *((_dot(names[1], label, talk.value, talk.band, 1),) if talk else ()),
            _dot(names[2], label, one.score.value, one.score.band, 2),
        ),
        cells=(
            telling.figures(work.value, work.band) if work else _("not assessed"),
            telling.figures(talk.value, talk.band) if talk else "–",
            telling.short(one.score),
        ),
    )


def _dot(source: str, label: str, value: float | None, band: Band | None, place: int) -> Dot:
    return Dot(name=source, value=value, band=band, said=f"{label}, {source}", place=place)


def with_interviews(comparison: Comparison, besides: Mapping[str, Beside], names: Mapping[str, str]) -> Iterator[Told]:
    """Of those compared: both fits of each, and who is above whom with the interview; nothing before there is one."""
    if not any(one.scorecards for one in besides.values()):
        return
    yield Heading(level=2, text=_("With the interviews"))
    yield Words(text=_("What stands above rests on the work alone and stays as it is."))
    yield Chart(
        header=(
            _("Candidate"),
            _("Where the fit lies"),
            *(f"{MARKS[at]} {_sources()[at]}" for at in (0, 2)),
            _("Interview"),
        ),
        rows=tuple(_person(comparison.fits[one], besides[one], names[one]) for one in _as_chosen(comparison)),
        key=_("In brackets, where the true fit lies 19 times in 20."),
    )
    known = {one: beside.joined.fit for one, beside in besides.items() if beside.joined}
    if pairs := joined_pairs(known):
        yield Words(label=_("{label}:", label=_("With the interviews, two by two")), text="")
        yield Points(lines=tuple(telling.pair(one, dict(names)) for one in pairs))
    yield Words(text=sure(), tone="quiet")


def _as_chosen(comparison: Comparison) -> Iterator[str]:
    """Those with a fit in the order in which they were chosen, as in every picture: never in a rank."""
    return (one.attempt_id for one in comparison.reports if one.attempt_id in comparison.fits)


def _person(alone: Fit, beside: Beside, name: str) -> ChartRow:
    both = beside.joined.fit if beside.joined else None
    sources = _sources()
    return ChartRow(
        label=name,
        dots=(
            _dot(sources[0], name, alone.value, alone.band, 0),
            *((_dot(sources[2], name, both.value, both.band, 2),) if both else ()),
        ),
        cells=(
            telling.short(alone),
            telling.short(both) if both else "–",
            _people(beside.joined) if beside.joined else _none(beside),
        ),
    )


def _none(beside: Beside) -> str:
    """Why there is no fit with an interview, for a narrow column."""
    if beside.withheld:
        return n_("{count} scorecard, hidden until yours", "{count} scorecards, hidden until yours", beside.scorecards)
    return _("no level given") if beside.scorecards else _("none yet")
