"""Whole reports of people whose true levels are known: from whole-number levels to scores, fits, bands and pairs."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rubric.adjusting import adjustment
from rubric.apart import apart
from rubric.fit import Fit, RoleProfile, assess_fit
from rubric.model import load_model
from rubric.rating import Rating, Source
from rubric.record import Text
from rubric.score import Blueprint, Part
from rubric.scoring import score_all

TRUE, TOGETHER = 0.8, 0.3  # of true levels: standard deviation, and correlation between competencies
SPECIAL, HALO, REST = 0.3, 0.2, 0.4  # with whole levels and among equals, one rating has the stored reliability .6
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
NAME = Text(en="Simulated", fr="Simulé")
TASKS = 2  # of each competency

Array = NDArray[np.float64]


class Held(NamedTuple):
    """What held in one position."""

    scores: float  # share of the bands of competencies that held the truth
    fits: float
    on: bool  # severity was taken out
    half: float  # half the width of the band of a fit, points, mean
    chances: list[tuple[float, bool]]  # of one candidate to be above another, and whether they are


def position(seed: int, candidates: int, raters: int, severity: float) -> Held:
    """Everybody does two tasks for each competency, judged by two of the raters in whole levels; equal weights."""
    rng = np.random.default_rng(seed)
    names = [one.id for one in load_model().profile_competencies]
    truth = _levels(rng, candidates, len(names))
    ratings = _rated(rng, truth, names, rng.normal(0, severity, raters))
    found = adjustment(one for each in ratings for one in each)
    fits: list[Fit] = []
    blueprints = [_blueprint(name, task) for name in names for task in range(TASKS)]
    profile = RoleProfile(id="simulated", name=NAME, weights={one: 100 / len(names) for one in names})
    scored = fitted = 0
    for own, true in zip(ratings, 25 * (truth - 1), strict=True):
        scores = score_all(load_model(), blueprints, own, found.levels, found.leaning)
        by_id = {one.competency_id: one for one in scores}
        bands = [by_id[name].band for name in names]
        scored += sum(
            band is not None and band.low <= value <= band.high for band, value in zip(bands, true, strict=True)
        )
        fits.append(assess_fit(profile, scores))
        band = fits[-1].band
        fitted += band is not None and band.low <= true.mean() <= band.high
    return Held(
        scored / truth.size,
        fitted / candidates,
        found.on,
        float(np.mean([known.margin for one in fits if (known := one.measured)])),
        _chances(fits, truth.mean(axis=1)),
    )


def _chances(fits: Sequence[Fit], truth: Array) -> list[tuple[float, bool]]:
    """For neighbours in the order of the list: the chance that one is above the other, and whether it is so."""
    return [(apart(fits[i], fits[i + 1]).probability, bool(truth[i] > truth[i + 1])) for i in range(len(fits) - 1)]


def _levels(rng: np.random.Generator, candidates: int, competencies: int) -> Array:
    """True levels within the scale, that go together between competencies."""
    common = rng.normal(0, TRUE * TOGETHER**0.5, (candidates, 1))
    own = rng.normal(0, TRUE * (1 - TOGETHER) ** 0.5, (candidates, competencies))
    return np.clip(3 + common + own, 1, 5)


def _rated(rng: np.random.Generator, truth: Array, names: list[str], severe: Array) -> list[list[Rating]]:
    found: list[list[Rating]] = []
    for c, levels in enumerate(truth):
        own: list[Rating] = []
        judges = [int(one) for one in rng.choice(len(severe), 2, replace=False)]
        halo = rng.normal(0, HALO, len(judges))
        for k, name in enumerate(names):
            for task in range(TASKS):
                work = levels[k] + rng.normal(0, SPECIAL)
                for place, judge in enumerate(judges):
                    level = work - severe[judge] + halo[place] + rng.normal(0, REST)
                    own.append(_rating(c, name, task, judge, float(np.clip(round(level), 1, 5))))
        found.append(own)
    return found


def _rating(candidate: int, name: str, task: int, judge: int, level: float) -> Rating:
    return Rating(
        attempt_id=f"c{candidate}",
        task_id=f"{name}{task}",
        part_id="human",
        competency_id=name,
        rater_id=f"r{judge}",
        source=Source.RATER,
        level=level,
        model_fingerprint="simulated",
        task_fingerprint="simulated",
        rated_at=NOW,
    )


def _blueprint(name: str, task: int) -> Blueprint:
    part = Part(id="human", source=Source.RATER, weight=1, label=NAME)
    return Blueprint(task_id=f"{name}{task}", competency_id=name, points=10, parts=(part,), raters_needed=2, title=NAME)
