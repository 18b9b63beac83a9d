"""Values for the tests of measurement: one line each where a test is about something else."""

from datetime import UTC, datetime, timedelta

from rubric.fit import Minimum, RoleProfile
from rubric.precision import band_around
from rubric.rating import CriticalFlag, Rating, Source, Span
from rubric.record import Text
from rubric.score import Blueprint, MissingBecause, Part, Score

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)


def text(words: str) -> Text:
    return Text(en=words, fr=words)


def key_part(id: str = "key", weight: float = 1.0) -> Part:  # noqa: A002
    return Part(id=id, source=Source.KEY, weight=weight, label=text(id))


def human_part(id: str = "human", weight: float = 1.0) -> Part:  # noqa: A002
    return Part(id=id, source=Source.RATER, weight=weight, label=text(id))


def blueprint(
    task_id: str = "WR1",
    *parts: Part,
    competency_id: str = "WR",
    points: float = 10,
    missing: MissingBecause | None = None,
    raters_needed: int = 2,
    prior_reliability: float = 0.6,
) -> Blueprint:
    return Blueprint(
        task_id=task_id,
        competency_id=competency_id,
        points=points,
        parts=parts or (human_part(),),
        raters_needed=raters_needed,
        prior_reliability=prior_reliability,
        title=text(task_id),
        administered=missing is None,
        missing=missing,
    )


def rating(
    level: float | None = 3,
    rater_id: str = "r1",
    task_id: str = "WR1",
    part_id: str = "human",
    *,
    attempt_id: str = "a1",
    competency_id: str = "WR",
    minutes: float = 0,
    quotes: tuple[str, ...] = (),
    flags: tuple[CriticalFlag, ...] = (),
    note: str = "",
    after_others: bool = False,
    delivery: int | None = None,
) -> Rating:
    return Rating(
        attempt_id=attempt_id,
        task_id=task_id,
        part_id=part_id,
        competency_id=competency_id,
        rater_id=rater_id,
        source=Source.KEY if rater_id == "key" else Source.RATER,
        level=level,
        not_assessed_because="no sound" if level is None else None,
        quotes=tuple(Span(item_id=f"{task_id}.x", start=0, end=len(one), quote=one) for one in quotes),
        note=note,
        flags=flags,
        model_fingerprint="model",
        task_fingerprint="task",
        rated_at=NOW + timedelta(minutes=minutes),
        after_others=after_others,
        delivery=delivery,
    )


def by_key(share: float, task_id: str = "PU2", part_id: str = "key", competency_id: str = "PU") -> Rating:
    return rating(1 + 4 * share, "key", task_id, part_id, competency_id=competency_id)


def score(competency_id: str, value: float | None, standard_error: float = 10.0, reliability: float = 0.75) -> Score:
    """A scored competency, or one without any evidence for a value of None."""
    if value is None:
        return Score(competency_id=competency_id, coverage=0, state="not_assessed", reason="not_in_form")
    return Score(
        competency_id=competency_id,
        value=value,
        standard_error=standard_error,
        basis="prior",
        reliability=reliability,
        band=band_around(value, standard_error),
        coverage=1,
        state="scored",
        reason="one_task",
    )


def profile(weights: dict[str, float], *minimums: tuple[str, int]) -> RoleProfile:
    return RoleProfile(
        id="role",
        name=text("Role"),
        weights=weights,
        minimums=tuple(Minimum(competency_id=one, level=level) for one, level in minimums),
    )
