"""How the questions and tasks of a form work, from everybody who sat it, or that there are too few to say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import NamedTuple

import numpy as np
from pydantic import Field

from rubric.statistics.consistency import cronbach_alpha, mcdonald_omega
from rubric.statistics.estimate import Estimate, Finite, none_because
from rubric.statistics.generalizability import Dependability, dependability
from rubric.statistics.intraclass import intraclass
from rubric.statistics.items import FEW, FLAT, OptionFigures, correlation, item_figures, mean_of, option_figures
from rubric.statistics.severity import fit_severity
from rubric.statistics.strata import PER_GROUP, ItemBias, item_bias

__all__ = [
    "FEW",
    "PER_GROUP",
    "FormHealth",
    "KeyedHealth",
    "Question",
    "QuestionHealth",
    "Sat",
    "TaskHealth",
    "form_health",
]

FOCAL = "fr"  # the language whose sittings are held against the others: the only groups there are
RIGHT = 1 - 1e-9  # share from which a question counts as right, where only right and wrong are compared
APART = 0.5  # ICC of one rating below which a task asks for a look: that of a single rater of a work sample
RESAMPLES = 100  # of people, for the interval of omega
SEED = 20260601
FEWEST_FOR_OMEGA = 3


class Question(NamedTuple):
    """A keyed question; options and key where one of several is chosen."""

    id: str
    competency_id: str
    options: tuple[str, ...] = ()
    key: str = ""


class Sat(NamedTuple):
    """What one sitting shows of a form; nothing in it says whose it is."""

    language: str
    shares: Mapping[str, float | None]  # by question: credit, 0..1; None: not administered
    chosen: Mapping[str, str | None]  # by question: the option chosen
    levels: Mapping[str, Mapping[str, float]]  # by task, then by rater


class QuestionHealth(Finite):
    id: str
    competency_id: str
    difficulty: Estimate  # mean share of the points
    discrimination: Estimate  # with the sum of all other questions
    options: tuple[OptionFigures, ...] = ()
    bias: ItemBias  # French against English, people of equal score; its size needs 200 in each
    review: tuple[str, ...] = ()  # "easy", "hard", "flat", "reversed", "distractor", "language"

    @property
    def enough(self) -> bool:
        return self.difficulty.n >= FEW


class TaskHealth(Finite):
    """A task that people rate; n of each figure counts sittings."""

    id: str
    mean: Estimate  # level, 1..5
    discrimination: Estimate  # with the mean level of the other tasks
    one: Estimate  # ICC(1,1) of one rating, since raters differ from candidate to candidate
    two: Estimate  # ICC(1,2) of the mean of two
    levels: tuple[int, ...] = Field(min_length=5, max_length=5)  # how often each was given
    review: tuple[str, ...] = ()  # "flat", "reversed", "apart"

    @property
    def enough(self) -> bool:
        return self.mean.n >= FEW


class KeyedHealth(Finite):
    """How consistently the keyed questions of one competency, or of the form (None), measure."""

    competency_id: str | None
    questions: int
    alpha: Estimate
    omega: Estimate


class FormHealth(Finite):
    n: int
    languages: dict[str, int]
    questions: tuple[QuestionHealth, ...]
    tasks: tuple[TaskHealth, ...]
    keyed: tuple[KeyedHealth, ...]
    one: Estimate  # ICC(1,1) of a rating over all rated work; n counts pieces of work
    two: Estimate
    rated: Dependability | None  # of two raters on the rated tasks of the form; None: variances cannot be told apart


def form_health(questions: Sequence[Question], task_ids: Sequence[str], sittings: Sequence[Sat]) -> FormHealth:
    """Every figure of one form. Whoever was not asked one of its questions is left out of the keyed figures.

    Groups of people are those of the language they sat in: nothing else is known, and none has norms of its own.
    """
    whole = [one for one in sittings if all(one.shares.get(it.id) is not None for it in questions)]
    pairs = [pair for one in sittings for task in task_ids if (pair := _pair(one, task))]
    agreement = intraclass(pairs) if pairs else None
    return FormHealth(
        n=len(sittings),
        languages=dict(Counter(one.language for one in sittings)),
        questions=_questions(questions, whole),
        tasks=tuple(_task(one, task_ids, sittings) for one in task_ids),
        keyed=_keyed(questions, whole),
        one=agreement.one_way if agreement else none_because("too_few", 0),
        two=agreement.mean_one_way if agreement else none_because("too_few", 0),
        rated=_rated(task_ids, sittings),
    )


def _table(questions: Sequence[Question], whole: Sequence[Sat]) -> list[list[float]]:
    return [[one.shares[it.id] or 0.0 for it in questions] for one in whole]


def _questions(questions: Sequence[Question], whole: Sequence[Sat]) -> tuple[QuestionHealth, ...]:
    if not questions or not whole:
        none = none_because("too_few", 0)
        bias = item_bias([])
        return tuple(
            QuestionHealth(id=one.id, competency_id=one.competency_id, difficulty=none, discrimination=none, bias=bias)
            for one in questions
        )
    table = _table(questions, whole)
    totals = [sum(row) for row in table]
    found: list[QuestionHealth] = []
    for place, (one, figures) in enumerate(zip(questions, item_figures(table), strict=True)):
        rest = [total - row[place] for total, row in zip(totals, table, strict=True)]
        options = option_figures([it.chosen.get(one.id) for it in whole], rest, one.options, one.key) if one.key else ()
        bias = item_bias(_strata(place, table, whole))
        found.append(
            QuestionHealth(
                id=one.id,
                competency_id=one.competency_id,
                difficulty=figures.difficulty,
                discrimination=figures.discrimination,
                options=options,
                bias=bias,
                review=(
                    *figures.review,
                    *(("distractor",) if any(it.review for it in options) else ()),
                    *(("language",) if bias.size == "C" else ()),
                ),
            )
        )
    return tuple(found)


def _strata(place: int, table: Sequence[Sequence[float]], whole: Sequence[Sat]) -> list[list[list[int]]]:
    """((English right, wrong), (French right, wrong)) for each number of questions answered right.

    The question itself is among them: without it, an unbiased one would seem biased wherever the groups differ in what
    they can do (Holland & Thayer 1988).
    """
    found: dict[int, list[list[int]]] = {}
    for row, one in zip(table, whole, strict=True):
        right = [share >= RIGHT for share in row]
        cells = found.setdefault(sum(right), [[0, 0], [0, 0]])
        cells[int(one.language == FOCAL)][int(not right[place])] += 1
    return list(found.values())


def _keyed(questions: Sequence[Question], whole: Sequence[Sat]) -> tuple[KeyedHealth, ...]:
    """All keyed questions together, then those of each competency that has two or more."""
    groups: list[tuple[str | None, Sequence[Question]]] = [(None, questions)]
    groups += [
        (competency, [one for one in questions if one.competency_id == competency])
        for competency in dict.fromkeys(one.competency_id for one in questions)
    ]
    return tuple(
        KeyedHealth(competency_id=name, questions=len(own), alpha=_alpha(own, whole), omega=_omega(own, whole))
        for name, own in groups
        if len(own) > 1
    )


def _alpha(questions: Sequence[Question], whole: Sequence[Sat]) -> Estimate:
    return cronbach_alpha(_table(questions, whole)) if whole else none_because("too_few", 0)


def _omega(questions: Sequence[Question], whole: Sequence[Sat]) -> Estimate:
    if len(whole) < FEW or len(questions) < FEWEST_FOR_OMEGA:
        return none_because("too_few", len(whole))
    return mcdonald_omega(_table(questions, whole), resamples=RESAMPLES, seed=SEED)


def _pair(one: Sat, task_id: str) -> tuple[float, float] | None:
    """The levels of two of those who rated, whichever they are."""
    given = [level for _, level in sorted(one.levels.get(task_id, {}).items())]
    return (given[0], given[1]) if len(given) > 1 else None


def _task(task_id: str, task_ids: Sequence[str], sittings: Sequence[Sat]) -> TaskHealth:
    own = [one for one in sittings if one.levels.get(task_id)]
    means = [fmean(one.levels[task_id].values()) for one in own]
    beside = [
        (mean, fmean(others))
        for mean, one in zip(means, own, strict=True)
        if (others := [fmean(it.values()) for other in task_ids if other != task_id and (it := one.levels.get(other))])
    ]
    discrimination = correlation(*np.array(beside).T) if beside else none_because("too_few", 0)
    pairs = [pair for one in own if (pair := _pair(one, task_id))]
    agreement = intraclass(pairs) if pairs else None
    one_rating = agreement.one_way if agreement else none_because("too_few", 0)
    given = Counter(round(level) for one in own for level in one.levels[task_id].values())
    return TaskHealth(
        id=task_id,
        mean=mean_of(np.array(means)),
        discrimination=discrimination,
        one=one_rating,
        two=agreement.mean_one_way if agreement else none_because("too_few", 0),
        levels=tuple(given[level] for level in range(1, 6)),
        review=_review(discrimination, one_rating) if len(own) >= FEW else (),
    )


def _review(discrimination: Estimate, one_rating: Estimate) -> tuple[str, ...]:
    found: list[str] = []
    if discrimination.value is not None and discrimination.value < FLAT:
        found.append("reversed" if discrimination.value < 0 else "flat")
    if one_rating.n >= FEW and one_rating.value is not None and one_rating.value < APART:
        found.append("apart")
    return tuple(found)


def _rated(task_ids: Sequence[str], sittings: Sequence[Sat]) -> Dependability | None:
    """The coefficient of two raters on these tasks, from a crossed model of every rating (generalizability.py)."""
    rows = [
        (level, person, rater, task)
        for person, one in enumerate(sittings)
        for task in task_ids
        for rater, level in one.levels.get(task, {}).items()
    ]
    if not rows:
        return None
    found = fit_severity(*(list(column) for column in zip(*rows, strict=True)))
    return dependability(found.variances, 2, len({row[3] for row in rows})) if found.variances else None
