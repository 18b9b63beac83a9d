"""Numbers in words: verdicts, scores with their error, minimums, gaps; for the page and the printed report alike."""

from collections.abc import Iterable
from typing import assert_never

from assessments.attempt import Considered
from pages.parts.words import _, language, listed, n_, number, percent
from rubric.compare import Comparison, Pair, PairVerdict
from rubric.fit import Fit, MinimumState
from rubric.model import CompetencyModel
from rubric.precision import Band, nearest_level
from rubric.rating import Evidence
from rubric.record import Text
from rubric.report import CompetencyReport, FitReport, NotAssessed, RaisedFlag, Remark
from rubric.score import Score


def verdict(report: FitReport) -> str:  # noqa: PLR0911 - one sentence for each verdict
    """The answer of the report in one sentence."""
    match report.verdict:
        case "insufficient":
            return _("Nothing can be said yet: no competency has enough evidence.")
        case "incomplete":
            return _("Not to be concluded yet: a competency that the role depends on has not been assessed.")
        case "below_minimum":
            return _("A minimum of the role was most likely not reached.")
        case "minimum_uncertain":
            return _("The work leaves open whether a minimum of the role is reached: collect more evidence.")
        case "strong":
            return _("Strong work for this role, most likely at or above “strong” on the whole.")
        case "solid":
            return _("Solid work for this role, most likely at or above “solid” on the whole.")
        case "unclear":
            return _("The work lies around “solid”; its error leaves open on which side.")
        case "below_solid":
            return _("Most likely below “solid” for this role on the whole.")
        case _:
            assert_never(report.verdict)


def band(value: Band) -> str:
    return _("{low} to {high}", low=number(value.low), high=number(value.high))


def fit(value: Fit) -> str:
    """The fit with its error: "62 of 100, most likely between 50 and 74"."""
    if value.value is not None and value.band is not None:
        return _("{value} of 100, most likely {band}", value=number(value.value), band=band(value.band))
    if value.low_high is not None:
        return _("{band}, depending on what was not assessed", band=band(value.low_high))
    return _("no value")


def coverage(value: Fit) -> str:
    return _("{share} of the weight of this role was assessed.", share=percent(value.coverage))


def basis(value: Fit | Score) -> str:
    """Where the error comes from."""
    match value.basis:
        case "estimated":
            return _("The margin is estimated from several tasks and raters.")
        case "prior":
            return _(
                "The margin rests on a stored assumption about how reliable such tasks are, because one task or one "
                "rater cannot show its own error."
            )
        case None:
            return ""
        case _:
            assert_never(value.basis)


def score(value: Score) -> str:
    """A competency score with its band, or why there is none."""
    if value.value is not None and value.band is not None:
        return _("{value}, most likely {band}", value=number(value.value), band=band(value.band))
    return no_score(value)


def no_score(value: Score) -> str:
    match value.reason:
        case "not_in_form":
            return _("not part of this form")
        case "not_administered":
            return _("not assessed: the task was not administered")
        case "awaiting_raters":
            return _("waiting for raters")
        case "raters_left_blank":
            return _("the raters could not assess it")
        case "too_little":
            return _("insufficient evidence")
        case "one_task" | "one_rater" | "one_task_one_rater" | None:
            return _("no value")
        case _:
            assert_never(value.reason)


def minimum(state: MinimumState, model: CompetencyModel, name: str) -> str:
    """One minimum of the role in three states, or not assessed."""
    level = model.scale_label(nearest_level(state.cut))
    values = {"name": name, "level": level.said(language())}
    chance = chance_of(state.probability) if state.probability is not None else ""
    match state.state:
        case "meets":
            return _("{name}: meets “{level}” (probability {chance})", chance=chance, **values)
        case "below":
            return _("{name}: below “{level}” (probability of reaching it {chance})", chance=chance, **values)
        case "uncertain":
            return _(
                "{name}: uncertain at “{level}” (probability {chance}); collect more evidence", chance=chance, **values
            )
        case "not_assessed":
            return _("{name}: not assessed, so nothing is known about “{level}”", **values)
        case _:
            assert_never(state.state)


def gap(one: CompetencyReport) -> str | None:
    """What separates the work from the next anchor, only where it exceeds its error."""
    if one.gap is None or not one.gap.shown:
        return None
    points = number(one.gap.points)
    if one.gap.trainable:
        return _("{points} points below the next level: trainable, see its words.", points=points)
    return _("{points} points below the next level, in the behaviour seen here.", points=points)


def remark(code: Remark) -> str:
    match code:
        case "few_tasks":
            return _("It rests on few tasks.")
        case "rater_gap":
            return _("Two raters differ by two levels or more; a third judgement is called for.")
        case "prior_error":
            return _("Its margin is a stored assumption, not an estimate.")
        case "raters_short":
            return _("Fewer raters than planned have judged it.")
        case _:
            assert_never(code)


def raised(one: RaisedFlag) -> str:
    """Where a critical flag comes from: the task, what software found, who raised it."""
    by = _("found by software") if one.raised_by == "software" else _("raised by a rater")
    return " · ".join((one.task_id, *((one.label.said(language()),) if one.label else ()), by))


def counted(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """What software found in the work that has something to say; flags are told apart from it."""
    return tuple(seen for seen in evidence if seen.kind != "flag" and found(seen.value))


def asked(one: Evidence) -> str:
    """What software looked for, ready for what it found to follow."""
    label = one.label.said(language())
    return label if label.endswith("?") else _("{label}:", label=label)


def found(value: Text | float | bool | None) -> str:
    """A finding as people read it; nothing where there is nothing to say."""
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case Text():
            return value.said(language())
        case _:
            return number(value, 0 if value == round(value) else 2)


def not_assessed(one: NotAssessed) -> str:
    match one.reason:
        case "not_administered":
            return _("not administered; this is nobody’s loss")
        case "not_in_form":
            return _("not part of this form")
        case "awaiting_raters":
            return _("waiting for raters")
        case "raters_left_blank":
            return _("left blank by the raters")
        case _:
            assert_never(one.reason)


def pair(one: Pair, name_of: dict[str, str]) -> str:
    """Two people beside each other, in words first."""
    first, second = name_of[one.a], name_of[one.b]
    chance = one.probability
    if one.ahead == one.b:
        first, second, chance = second, first, 1 - chance
    values = {"first": first, "second": second, "chance": chance_of(chance)}
    match one.verdict:
        case "clear":
            return _("{first} is clearly above {second} (probability {chance}).", **values)
        case "likely":
            return _("{first} is likely above {second} (probability {chance}).", **values)
        case "slight":
            return _("{first} is perhaps above {second}; the difference is slight (probability {chance}).", **values)
        case "not_distinguishable":
            return _("{first} and {second} cannot be told apart.", **values)
        case _:
            assert_never(one.verdict)


def leads(comparison: Comparison, names: dict[str, str]) -> tuple[str, ...]:
    """Who is above whom, one sentence for each person and degree of certainty; nothing about the rest."""
    lines: list[str] = []
    for one in comparison.order:
        for verdict in ("clear", "likely", "slight"):
            below = [
                names[pair.b if pair.ahead == pair.a else pair.a]
                for pair in comparison.pairs
                if pair.ahead == one and pair.verdict == verdict
            ]
            if below:
                lines.append(_lead(verdict, names[one], listed(below)))
    return tuple(lines)


def _lead(verdict: PairVerdict, first: str, others: str) -> str:
    match verdict:
        case "clear":
            return _("{first} is clearly above {others}.", first=first, others=others)
        case "likely":
            return _("{first} is likely above {others}.", first=first, others=others)
        case "slight" | "not_distinguishable":
            return _("{first} is perhaps above {others}; the difference is slight.", first=first, others=others)
        case _:
            assert_never(verdict)


def figures(value: float, band: Band) -> str:
    """For narrow columns: "68 (47–89)", without a space at which one would break it."""
    return f"{number(value)}\u00a0({number(band.low)}–{number(band.high)})"


def short(value: Score | Fit) -> str:
    """A score or a fit with its band in figures, or why there is none in words."""
    if value.value is not None and value.band is not None:
        return figures(value.value, value.band)
    return fit(value) if isinstance(value, Fit) else no_score(value)


def chance_of(probability: float) -> str:
    """A probability as a share; never a certainty, which no sample of work can give."""
    if probability > 0.99:  # noqa: PLR2004 - what rounds to a hundred
        return _("over {share}", share=percent(0.99))
    if probability < 0.01:  # noqa: PLR2004 - what rounds to nothing
        return _("under {share}", share=percent(0.01))
    return percent(probability)


def together(names: Iterable[str]) -> str:
    return _("Cannot be told apart: {names}", names=listed(list(names)))


def stability(share: float) -> str:
    """How often the order survives when the weights are shaken."""
    if share >= 0.95:  # noqa: PLR2004 - the words of the field for "clear"
        return _("The order holds when the weights move a little ({share} of 1,000 draws).", share=percent(share))
    return _(
        "The order depends on the weights: it stays the same in {share} of 1,000 draws around them.",
        share=percent(share),
    )


def judged_by(raters: int) -> str:
    return n_("{count} rater", "{count} raters", raters)


def considered(what: Considered) -> str | None:
    """What was considered before a decision, as one sentence; None where nothing was said about it."""
    named = (
        (what.considered_report, _("the report")),
        (what.considered_answers, _("the answers")),
        (what.considered_interview, _("the interview")),
        (what.considered_other, what.considered_other or ""),
    )
    said = [words for chosen, words in named if chosen]
    return _("Considered: {what}", what=listed(said)) if said else None


def outcome(code: str) -> str:
    """What was decided about a candidate."""
    match code:
        case "advance":
            return _("Goes on to the next step")
        case "hold":
            return _("On hold")
        case "decline":
            return _("Not retained")
        case "hire":
            return _("Hired")
        case _:
            return code
