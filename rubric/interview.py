"""A structured interview as one more source: what was heard, with its own error, beside what the work showed."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import fsum, sqrt
from typing import NamedTuple

from pydantic import Field

from rubric.apart import apart
from rubric.compare import Pair, pair_of
from rubric.fit import Fit, RoleProfile, assess_fit
from rubric.leaning import Leaning, loads_together
from rubric.model import CompetencyModel
from rubric.precision import LEVEL_STEP, SPECIAL, Band, band_around, prior_error, reliability_of
from rubric.rating import HIGHEST, LOWEST
from rubric.record import Record, Text
from rubric.score import Measured, Score
from rubric.walk import Step

# Of one interviewer's level for one answer: that of a single rater. The validities of the methods, .42 for a
# structured interview and .33 for a work sample with wide intervals (Sackett, Zhang, Berry & Lievens 2022, Journal of
# Applied Psychology 107:2040), give no reason to hold one hour of talk for surer than a task, whose stored reliability
# is .6.
RELIABILITY = 0.5
# What its error is made of, besides severity; they sum to 1. Who hears one person answer six questions forms one view
# of them, so halo is thrice that of raters who judge work without a name: a judgement, until there are data.
HALO = 0.3
REST = 1 - SPECIAL - HALO
HALO_VARIANCE = HALO * (prior_error(RELIABILITY) / LEVEL_STEP) ** 2  # levels^2

ASSESSMENT = Text(en="The assessment", fr="L’évaluation")
INTERVIEW = Text(en="The interview", fr="L’entretien")


class Heard(Record):
    """The level that one interviewer gave to the answer to one question."""

    interviewer_id: str
    interviewer: str  # their name
    competency_id: str
    question_id: str
    question: Text
    level: int = Field(ge=LOWEST, le=HIGHEST)
    anchor: Text  # the words of that level
    note: str = ""

    @property
    def points(self) -> float:
        return (self.level - LOWEST) * LEVEL_STEP


class Source(Record):
    """What one source says of one competency, on 0..100."""

    value: float = Field(ge=0, le=100)
    standard_error: float = Field(gt=0)
    band: Band
    share: float = Field(ge=0, le=1)  # of the joined score


class Together(Record):
    """One competency with and without the interview; a source that says nothing is None and counts for nothing."""

    competency_id: str
    assessment: Source | None
    interview: Source | None
    score: Score  # of both


class Joined(Record):
    fit: Fit
    competencies: tuple[Together, ...]
    walk: Step
    interviewers: int


class _Told(NamedTuple):
    """What an interview says of a competency."""

    value: float
    own: float  # variance, points^2, without how interviewers lean
    loads: Mapping[str, float]


def join(
    model: CompetencyModel, profile: RoleProfile, scores: Sequence[Score], heard: Iterable[Heard]
) -> Joined | None:
    """The fit of one sitting with its interview; None where nothing was heard of what the role weighs.

    In each competency the two sources count by how sure they are, a share in inverse proportion to each variance. An
    answer nobody gave a level counts for nothing. The variance of an interview is, for m questions of a competency
    that n_q interviewers judged, sum_q e^2 (SPECIAL + REST / n_q) / m^2 + V, with V of leaning.py: severity, and the
    view an interviewer has of this person, go through all competencies and are averaged out by further interviewers
    alone. That interviewers do not know the scores, so that both errors are independent, is for the guide to ask.
    """
    told = {one.competency_id: list[Heard]() for one in scores if profile.weights.get(one.competency_id, 0) > 0}
    for one in heard:
        if one.competency_id in told:
            told[one.competency_id].append(one)
    levels = {one: found for one, found in told.items() if found}
    if not levels:
        return None
    leaning = _leaning(scores, levels)
    together = tuple(_together(one, levels.get(one.competency_id, ()), leaning) for one in scores)
    fit = assess_fit(profile, [one.score for one in together])
    return Joined(
        fit=fit,
        competencies=tuple(one for one in together if one.score.measured),
        walk=_walk(model, fit, together, levels),
        interviewers=len({one.interviewer_id for found in levels.values() for one in found}),
    )


def joined_pairs(fits: Mapping[str, Fit]) -> tuple[Pair, ...]:
    """Who is above whom by fits with an interview, those without a value passed over; the higher fit stands first."""
    ordered = sorted((one for one in fits.items() if one[1].measured), key=lambda one: -(one[1].value or 0))
    return tuple(
        pair_of(first, second, apart(one, other).probability)
        for (first, one), (second, other) in combinations(ordered, 2)
    )


def _name(interviewer_id: str) -> str:
    """Apart from the name under which somebody may have rated work: they may lean otherwise face to face."""
    return f"interview:{interviewer_id}"


def _leaning(scores: Iterable[Score], levels: Mapping[str, Sequence[Heard]]) -> Leaning:
    """That of the raters, with the wider view of everybody who saw the person."""
    of_raters = next((one.leaning for one in scores if one.measured), Leaning())
    names = {_name(one.interviewer_id) for found in levels.values() for one in found}
    return of_raters.model_copy(update={"views": dict.fromkeys(sorted(names), max(HALO_VARIANCE, of_raters.halo))})


def _together(score: Score, heard: Sequence[Heard], leaning: Leaning) -> Together:
    work = score.measured
    if not heard:
        kept = score.model_copy(update={"leaning": leaning})
        return Together(competency_id=score.competency_id, assessment=_alone(work), interview=None, score=kept)
    talk = _told(heard)
    talked = talk.own + leaning.variance(talk.loads)
    share = work.standard_error**2 / (work.standard_error**2 + talked) if work else 1.0
    value = min(100.0, share * talk.value + (1 - share) * (work.value if work else 0.0))  # rounding may pass the end
    loads = loads_together({"work": 1 - share, "talk": share}, {"work": score.loads, "talk": talk.loads})
    variance = share**2 * talked + ((1 - share) * work.standard_error) ** 2 if work else talked
    joined = Score(
        competency_id=score.competency_id,
        value=value,
        standard_error=sqrt(variance),
        basis="prior",
        reliability=reliability_of(sqrt(variance)),
        band=band_around(value, sqrt(variance), leaning.freedom(loads, variance)),
        coverage=score.coverage,
        state="scored",
        df=leaning.freedom(loads, variance),
        loads=loads,
        leaning=leaning,
        tasks=score.tasks,
    )
    interview = Source(
        value=talk.value,
        standard_error=sqrt(talked),
        band=band_around(talk.value, sqrt(talked), leaning.freedom(talk.loads, talked)),
        share=share,
    )
    return Together(
        competency_id=score.competency_id, assessment=_alone(work, 1 - share), interview=interview, score=joined
    )


def _alone(work: Measured | None, share: float = 1.0) -> Source | None:
    if work is None:
        return None
    band = band_around(work.value, work.standard_error, work.df)
    return Source(value=work.value, standard_error=work.standard_error, band=band, share=share)


def _by_question(heard: Iterable[Heard]) -> dict[str, list[Heard]]:
    found: dict[str, list[Heard]] = {}
    for one in heard:
        found.setdefault(one.question_id, []).append(one)
    return found


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)


def _told(heard: Sequence[Heard]) -> _Told:
    """The mean over questions of the mean over interviewers."""
    asked = list(_by_question(heard).values())
    error = prior_error(RELIABILITY) / len(asked)
    loads: dict[str, float] = {}
    for given in asked:
        for one in given:
            name = _name(one.interviewer_id)
            loads[name] = loads.get(name, 0.0) + LEVEL_STEP / len(asked) / len(given)
    return _Told(
        value=_mean([_mean([one.points for one in given]) for given in asked]),
        own=fsum(error**2 * (SPECIAL + REST / len(given)) for given in asked),
        loads=loads,
    )


def _walk(
    model: CompetencyModel, fit: Fit, together: Sequence[Together], levels: Mapping[str, Sequence[Heard]]
) -> Step:
    """From the fit to each scorecard: adding up weight times value at each step gives the step above."""
    return Step(
        kind="fit",
        id=fit.profile.id,
        label=fit.profile.name,
        value=fit.value,
        steps=tuple(
            Step(
                kind="competency",
                id=one.competency_id,
                label=model.competency(one.competency_id).name,
                value=one.score.value,
                weight=fit.weights_used.get(one.competency_id) if fit.value is not None else None,
                steps=tuple(_sources(one, levels.get(one.competency_id, ()))),
            )
            for one in together
            if one.score.measured
        ),
    )


def _sources(one: Together, heard: Sequence[Heard]) -> Iterable[Step]:
    if one.assessment is not None:
        found = one.assessment
        yield Step(kind="task", id="assessment", label=ASSESSMENT, value=found.value, weight=found.share)
    if one.interview is not None:
        asked = _by_question(heard)
        steps = tuple(_question(given, 1 / len(asked)) for given in asked.values())
        found = one.interview
        yield Step(kind="task", id="interview", label=INTERVIEW, value=found.value, weight=found.share, steps=steps)


def _question(given: Sequence[Heard], weight: float) -> Step:
    return Step(
        kind="part",
        id=given[0].question_id,
        label=given[0].question,
        value=_mean([one.points for one in given]),
        weight=weight,
        steps=tuple(
            Step(
                kind="rating",
                id=one.interviewer_id,
                label=_said(one),
                value=one.points,
                weight=1 / len(given),
                level=one.level,
                steps=(Step(kind="words", id=one.question_id, words=one.note),) if one.note else (),
            )
            for one in given
        ),
    )


def _said(one: Heard) -> Text:
    """Who gave which level, and the words of that level."""
    return Text(
        en=f"{one.interviewer}, level {one.level} ({one.anchor.en})",
        fr=f"{one.interviewer}, niveau {one.level} ({one.anchor.fr})",
    )
