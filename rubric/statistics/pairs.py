"""Strength from comparisons of two at a time (Bradley-Terry), with errors and the reliability of the whole."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from pydantic import Field

from rubric.statistics.arrays import Codes, Matrix, Vector, inverse, solved
from rubric.statistics.estimate import CONFIDENCE, Estimate, Finite, Why
from rubric.statistics.graph import all_reach_all, components
from rubric.statistics.quantiles import two_sided

ROUNDS = 100
CLOSE = 1e-10
FAR = 15.0  # logits: somebody who loses once in three million has no bound
Meeting = tuple[str, str, float, float]  # shown first, the other, wins of the first and of the other; ties half each


class Strength(Finite):
    """One piece or person, in logits: P(i beats j) = 1 / (1 + exp(-(t_i - t_j)))."""

    name: str
    meetings: float
    wins: float
    value: float
    standard_error: float = Field(ge=0)


class PairedComparison(Finite):
    """Strengths in the order of their names' first meeting, and how far they can be relied on."""

    n: float  # comparisons
    why: Why | None = None  # there are no strengths
    parts: tuple[frozenset[str], ...] = ()  # who was compared with whom, when they fall apart
    strengths: tuple[Strength, ...] = ()
    first: Estimate | None = None  # advantage of being shown first, in logits, when it was asked for
    deviance: float | None = None  # residual, of the meetings as given
    reliability: float | None = None  # scale separation reliability; None: strengths do not differ beyond error


class _Games(NamedTuple):
    names: list[str]
    one: Codes
    other: Codes
    wins: Vector
    total: Vector


def bradley_terry(
    meetings: Sequence[Meeting],
    *,
    reference: str | None = None,
    order_effect: bool = False,
    prior_sd: float | None = None,
    confidence: float = CONFIDENCE,
) -> PairedComparison:
    """Maximum likelihood of Bradley & Terry (1952), by Newton's method on the logistic likelihood.

    Values are those against `reference`, whose own are 0 and 0, or else around a mean of 0. `order_effect` adds the
    advantage of being shown first (Davidson & Beaver 1977). Somebody who always wins has no finite value (Ford 1957:
    each must be reached from each other by wins): `why` is "boundless", unless `prior_sd`, in logits, holds strengths
    together. Those who were never compared, however indirectly, are "disconnected". The reliability is
    (Var t - mean SE^2) / Var t, around the mean. Raises ValueError for a meeting with oneself, wins below 0, a
    reference who met nobody and a prior that is not above 0.
    """
    games = _games(meetings, reference, prior_sd)
    n = float(games.total.sum())
    if not n:
        return PairedComparison(n=0, why="too_few")
    met = [(a, b) for a, b, wins, losses in meetings if wins + losses > 0]
    parts = components(met)
    if len(parts) > 1:
        return PairedComparison(n=n, why="disconnected", parts=parts)
    won = [(a, b) for a, b, wins, _ in meetings if wins > 0] + [(b, a) for a, b, _, wins in meetings if wins > 0]
    if prior_sd is None and not all_reach_all(games.names, won):
        return PairedComparison(n=n, why="boundless")
    found = _newton(games, order_effect=order_effect, penalty=0.0 if prior_sd is None else prior_sd**-2)
    if found is None:
        return PairedComparison(n=n, why="boundless")
    at, covariance = found
    return _told(games, at, covariance, reference, order_effect=order_effect, confidence=confidence)


def _games(meetings: Sequence[Meeting], reference: str | None, prior_sd: float | None) -> _Games:
    names = list(dict.fromkeys(name for a, b, _, _ in meetings for name in (a, b)))
    if any(a == b or min(wins, losses) < 0 for a, b, wins, losses in meetings):
        raise ValueError("a meeting is of two, and wins are at least 0")
    if (reference is not None and reference not in names) or (prior_sd is not None and not prior_sd > 0):
        raise ValueError("the reference is one of those who met, and a prior is above 0")
    places = {name: i for i, name in enumerate(names)}
    wins = np.array([wins for _, _, wins, _ in meetings], dtype=np.float64)
    losses = np.array([losses for _, _, _, losses in meetings], dtype=np.float64)
    return _Games(
        names,
        np.array([places[a] for a, _, _, _ in meetings], dtype=np.int64),
        np.array([places[b] for _, b, _, _ in meetings], dtype=np.int64),
        wins,
        wins + losses,
    )


def _newton(games: _Games, *, order_effect: bool, penalty: float) -> tuple[Vector, Matrix] | None:
    """The strengths around a mean of 0 (then the order effect), and their covariances; None where it runs away.

    One direction is free, because only differences count: a unit of information on the mean of the strengths fixes it.
    """
    count = len(games.names)
    at = np.zeros(count + order_effect)
    held = np.zeros((len(at), len(at)))
    held[:count, :count] = penalty * np.eye(count) + 1 / count
    curve = held
    step = np.full(1, np.inf)
    rounds = 0
    while rounds < ROUNDS and np.abs(step).max() >= CLOSE and np.abs(at).max() <= FAR:
        rounds += 1
        chance = _chances(games, at, order_effect=order_effect)
        slope = _summed(games, games.wins - games.total * chance, len(at)) - held @ at
        curve = _crossed(games, games.total * chance * (1 - chance), len(at)) + held
        step = solved(curve, slope)
        at = at + step / max(1.0, float(np.abs(step).max()) / 2)
    return (at, inverse(curve)) if np.abs(at).max() <= FAR else None


def _chances(games: _Games, at: Vector, *, order_effect: bool) -> Vector:
    """Of winning, for the one shown first in each meeting."""
    return 1 / (1 + np.exp(at[games.other] - at[games.one] - (at[-1] if order_effect else 0.0)))


def _summed(games: _Games, weights: Vector, size: int) -> Vector:
    """Weights of the meetings, for whoever was shown first and against the other; then of all, for the order."""
    count = len(games.names)
    found = np.zeros(count + 1)
    np.add.at(found, games.one, weights)
    np.subtract.at(found, games.other, weights)
    found[count] = weights.sum()
    return found[:size]


def _crossed(games: _Games, weights: Vector, size: int) -> Matrix:
    """The products of the columns that `_summed` sums along, weighted."""
    count = len(games.names)
    met = np.bincount(games.one * count + games.other, weights, count * count).reshape(count, count)
    own = np.diag(met.sum(axis=0) + met.sum(axis=1)) - met - met.T
    found = np.zeros((count + 1, count + 1))
    found[:count, :count] = own
    found[count, :count] = found[:count, count] = met.sum(axis=1) - met.sum(axis=0)
    found[count, count] = weights.sum()
    return found[:size, :size]


def _told(
    games: _Games,
    at: Vector,
    covariance: Matrix,
    reference: str | None,
    *,
    order_effect: bool,
    confidence: float,
) -> PairedComparison:
    count = len(games.names)
    centre = np.eye(count) - 1 / count
    around = centre @ covariance[:count, :count] @ centre
    if reference is None:
        against = centre
    else:
        against = np.eye(count)
        against[:, games.names.index(reference)] -= 1
    values = against @ at[:count]
    errors = np.sqrt(np.maximum(0, np.diag(against @ covariance[:count, :count] @ against.T)))
    meetings, wins = (np.zeros(count) for _ in range(2))
    np.add.at(meetings, games.one, games.total)
    np.add.at(meetings, games.other, games.total)
    np.add.at(wins, games.one, games.wins)
    np.add.at(wins, games.other, games.total - games.wins)
    spread = float(np.var(at[:count], ddof=1))
    noise = float(np.diag(around).mean())
    return PairedComparison(
        n=float(games.total.sum()),
        strengths=tuple(
            Strength(
                name=name,
                meetings=float(meetings[i]),
                wins=float(wins[i]),
                value=float(values[i]),
                standard_error=float(errors[i]),
            )
            for i, name in enumerate(games.names)
        ),
        first=_advantage(at, covariance, float(games.total.sum()), confidence) if order_effect else None,
        deviance=_deviance(games, at, order_effect=order_effect),
        reliability=(spread - noise) / spread if spread > noise else None,
    )


def _advantage(at: Vector, covariance: Matrix, n: float, confidence: float) -> Estimate:
    value, error = float(at[-1]), float(np.sqrt(covariance[-1, -1]))
    half = two_sided(confidence) * error
    return Estimate(
        value=value, n=round(n), standard_error=error, low=value - half, high=value + half, confidence=confidence
    )


def _deviance(games: _Games, at: Vector, *, order_effect: bool) -> float:
    chance = _chances(games, at, order_effect=order_effect)
    parts = ((games.wins, chance), (games.total - games.wins, 1 - chance))
    return 2 * sum(
        float((seen[seen > 0] * np.log(seen[seen > 0] / (games.total * expected)[seen > 0])).sum())
        for seen, expected in parts
    )
