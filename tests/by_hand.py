"""Reports computed anew from their dossiers, by the formulae of docs/check-by-hand.md and without the product's code.

python -m tests.by_hand DOSSIER [OTHER DOSSIER]
"""

import json
import sys
from collections import defaultdict
from math import fsum, sqrt
from pathlib import Path
from typing import Any, NamedTuple

from scipy.stats import norm, t

SD = 20.0  # of true scores between candidates, points
PRIOR_DF = 4.0  # what the prior of an error counts for beside the tasks
SPECIAL, REST = 0.2, 0.7  # of the error of one rating: what raters share about a piece of work, and what they do not
TOGETHER = 0.3  # correlation of true scores of two competencies
NORMAL = 200.0  # degrees of freedom from which Student's t is told as the normal
Loads = dict[str, float]  # by rater: points that a score moves with one level of theirs


class Panel(NamedTuple):
    """What the dossier says of the raters of the position, in levels and levels^2."""

    added: Loads  # to the levels of each
    severity: float
    df: float
    halo: float
    left: Loads
    shared: float

    def of_severity(self, loads: Loads) -> float:
        own = fsum(load**2 * self.left.get(rater, self.severity) for rater, load in loads.items())
        return own + self.shared * fsum(load for rater, load in loads.items() if rater in self.left) ** 2

    def of_halo(self, loads: Loads) -> float:
        return self.halo * fsum(load**2 for load in loads.values())

    def freedom(self, loads: Loads, variance: float) -> float | None:
        severe = self.of_severity(loads)
        return self.df * (variance / severe) ** 2 if severe else None


class Part(NamedTuple):
    name: str
    weight: float  # in the task
    levels: tuple[float, ...]  # as they count
    keyed: bool
    share: float
    error: float  # points


class Task(NamedTuple):
    name: str
    weight: float  # in the competency
    parts: tuple[Part, ...]
    share: float
    error: float
    loads: Loads


class Score(NamedTuple):
    value: float
    own: float  # variance of the error without what raters do
    severity: float
    halo: float
    df: float | None
    loads: Loads
    tasks: tuple[Task, ...]

    @property
    def error(self) -> float:
        return sqrt(self.own + self.severity + self.halo)

    @property
    def reach(self) -> float:
        """Half the band, in standard errors."""
        return 1.96 if self.df is None or self.df >= NORMAL else float(t.ppf(0.975, self.df))

    @property
    def band(self) -> tuple[float, float]:
        half = self.reach * self.error
        return max(0.0, self.value - half), min(100.0, self.value + half)

    def at_least(self, cut: float) -> float:
        return below((self.value - cut) / self.error, self.df)


class Fit(NamedTuple):
    score: Score  # the fit, as a score of its own
    weights: dict[str, float]  # they sum to 1
    true: float  # variance of true fits


class Between(NamedTuple):
    difference: float
    error: float
    reliability: float
    df: float | None

    @property
    def probability(self) -> float:
        return below(sqrt(self.reliability) * self.difference / self.error, self.df)


def below(x: float, df: float | None) -> float:
    return float(norm.cdf(x) if df is None or df >= NORMAL else t.cdf(x, df))


def free_pairs(rows: list[dict[str, str]]) -> int:
    """Degrees of freedom of the variance of candidate x rater; a row for each level, by candidate and rater."""
    pairs = {(one["candidate"], one["rater"]) for one in rows}
    return len(pairs) - len({one for one, _ in pairs}) - len({one for _, one in pairs}) + 1


def drawn_to_priors(rater: float, candidate_rater: float, raters: int, free: int) -> tuple[float, float]:
    """Variance of severity and of halo, levels^2, from what was seen: .1 counts as one rater, halo's prior as four."""
    severity = (0.1 + (raters - 1) * rater) / raters
    prior = 0.1 * (SD * sqrt(0.4 / 0.6) / 25) ** 2
    return severity, (4 * prior + free * candidate_rater) / (4 + free)


def panel(inputs: dict[str, Any]) -> Panel:
    known, leaning = inputs["panel"], inputs["panel"]["leaning"]
    added = {one["rater_id"]: one["levels"] for one in known["severities"]}
    return Panel(added, *(leaning[one] for one in ("severity", "df", "halo", "left", "shared")))


def counted(inputs: dict[str, Any]) -> dict[tuple[str, str], dict[str, float | None]]:
    """The level of each rater for each part: the last one given before others' could be read."""
    found: dict[tuple[str, str], dict[str, float | None]] = defaultdict(dict)
    for one in sorted(inputs["ratings"], key=lambda one: one["rated_at"]):
        own = found[one["task_id"], one["part_id"]]
        if not (one["after_others"] and one["rater_id"] in own):
            own[one["rater_id"]] = one["level"]
    return found


def scores(inputs: dict[str, Any]) -> dict[str, Score]:
    """By competency, those for which enough is known."""
    found: dict[str, Score] = {}
    for competency in inputs["profile"]["weights"]:
        asked = [one for one in inputs["blueprints"] if one["competency_id"] == competency]
        asked = [one for one in asked if one["missing"] != "not_in_form"]
        tasks = [task for one in asked if (task := judged(inputs, one, fsum(it["points"] for it in asked)))]
        rated = any(not part.keyed for one in tasks for part in one.parts)
        to_rate = any(part["source"] == "rater" for one in asked if one["administered"] for part in one["parts"])
        if fsum(one.weight for one in tasks) >= 0.6 - 1e-9 and rated == to_rate:
            found[competency] = scored(tasks, panel(inputs))
    return found


def judged(inputs: dict[str, Any], blueprint: dict[str, Any], points: float) -> Task | None:
    """None where nobody was asked it, or part of it has no level."""
    levels, own = counted(inputs), panel(inputs)
    whole = SD * sqrt((1 - blueprint["prior_reliability"]) / blueprint["prior_reliability"])
    parts: list[Part] = []
    loads: Loads = defaultdict(float)
    for part in blueprint["parts"]:
        given = levels[blueprint["task_id"], part["id"]]
        known = {rater: level for rater, level in given.items() if level is not None}
        if not known or not blueprint["administered"]:
            return None
        keyed, n = part["source"] == "key", len(known)
        counting = tuple(min(5.0, max(1.0, level + own.added.get(rater, 0.0))) for rater, level in known.items())
        share = fsum((level - 1) / 4 for level in counting) / n
        error = whole if keyed else whole * sqrt(SPECIAL + REST / n)
        parts.append(Part(part["id"], part["weight"], counting, keyed, share, error))
        for rater in () if keyed else known:
            loads[rater] += 25 * part["weight"] / n
    share, error = (fsum(one.weight * getattr(one, what) for one in parts) for what in ("share", "error"))
    return Task(blueprint["task_id"], blueprint["points"] / points, tuple(parts), share, error, dict(loads))


def scored(tasks: list[Task], raters: Panel) -> Score:
    total = fsum(one.weight for one in tasks)
    weights = [one.weight / total for one in tasks]
    value = fsum(w * 100 * one.share for w, one in zip(weights, tasks, strict=True))
    own = fsum((w * one.error) ** 2 for w, one in zip(weights, tasks, strict=True))
    once = any(not part.keyed and len(part.levels) == 1 for one in tasks for part in one.parts)
    if len(tasks) > 1 and not once:
        squares = fsum(w * w for w in weights)
        apart = fsum(w * (100 * one.share - value) ** 2 for w, one in zip(weights, tasks, strict=True))
        seen, df = apart / (1 - squares) * squares, len(tasks) - 1
        own = (PRIOR_DF * own + df * seen) / (PRIOR_DF + df)
    return _with_raters(min(100.0, value), own, together(weights, [one.loads for one in tasks]), raters, tuple(tasks))


def together(weights: list[float], loads: list[Loads]) -> Loads:
    found: Loads = defaultdict(float)
    for weight, own in zip(weights, loads, strict=True):
        for rater, load in own.items():
            found[rater] += weight * load
    return dict(found)


def _with_raters(value: float, own: float, loads: Loads, raters: Panel, tasks: tuple[Task, ...]) -> Score:
    severity, halo = raters.of_severity(loads), raters.of_halo(loads)
    return Score(value, own, severity, halo, raters.freedom(loads, own + severity + halo), loads, tasks)


def fit(inputs: dict[str, Any], found: dict[str, Score]) -> Fit:
    """Over the competencies that were scored and carry weight."""
    weights = {one: weight for one, weight in inputs["profile"]["weights"].items() if weight > 0 and one in found}
    total = fsum(weights.values())
    shares = {one: weight / total for one, weight in weights.items()}
    value = fsum(w * found[one].value for one, w in shares.items())
    own = fsum(w * w * found[one].own for one, w in shares.items())
    loads = together(list(shares.values()), [found[one].loads for one in shares])
    true = SD**2 * fsum(a * b * (1 if k == j else TOGETHER) for k, a in shares.items() for j, b in shares.items())
    return Fit(_with_raters(min(100.0, value), own, loads, panel(inputs), ()), shares, true)


def reliability(one: Fit) -> float:
    return one.true / (one.true + one.score.error**2)


def between(one: Fit, other: Fit, raters: Panel) -> Between:
    """What a rater does to both drops out as far as both have that rater."""
    a, b = one.score, other.score
    loads = {rater: a.loads.get(rater, 0.0) - b.loads.get(rater, 0.0) for rater in {**a.loads, **b.loads}}
    variance = a.own + a.halo + b.own + b.halo + raters.of_severity(loads)
    true = one.true + other.true
    return Between(a.value - b.value, sqrt(variance), true / (true + variance), raters.freedom(loads, variance))


def told(read: list[dict[str, Any]]) -> list[str]:
    """Lines of what follows from the inputs of dossiers of one position."""
    fits = [fit(one, scores(one)) for one in read]
    lines: list[str] = []
    for inputs, whole in zip(read, fits, strict=True):
        for name, one in {**scores(inputs), "fit": whole.score}.items():
            low, high = one.band
            lines.append(f"{name:4} {one.value:8.3f}  SE {one.error:7.3f}  95 % {low:8.3f} to {high:8.3f}")
    chances = [between(fits[0], other, panel(read[0])).probability for other in fits[1:]]
    return [*lines, *(f"P(the first is above this one) = {one:.4f}" for one in chances)]


if __name__ == "__main__":
    sys.stdout.write(
        "\n".join(told([json.loads(Path(one).read_text("utf-8"))["inputs"] for one in sys.argv[1:]])) + "\n"
    )
