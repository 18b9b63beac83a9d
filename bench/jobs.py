"""Large jobs of the statistics, and the same data in the libraries a person would take instead."""

from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from typing import Any, NamedTuple

import numpy as np

from bench.peers import crossed
from rubric.statistics.intraclass import intraclass
from rubric.statistics.irt import two_parameter
from rubric.statistics.krippendorff import krippendorff_alpha
from rubric.statistics.pairs import bradley_terry
from rubric.statistics.ranking import place_chances, top_chances
from rubric.statistics.severity import fit_severity

FIRST = 10  # places that count as the top


class Job(NamedTuple):
    name: str
    limit: float  # CPU-ms it may take
    ours: Callable[[], Any]
    numbers: Callable[[Any], Any]  # of our result, to be compared with the reference
    peers: dict[str, Callable[[], Any]]  # each gives the same numbers
    within: float | None  # largest difference to the first peer that counts as equal
    rounds: int = 15


def jobs() -> list[Job]:
    return [_icc(), _alpha(), _calibration(), *_severity(), *_places(), _pairs()]


def _ratings(n: int, k: int) -> Any:
    rng = np.random.default_rng(2)
    return np.clip(np.rint(rng.normal(3, 1, n)[:, None] + rng.normal(0, 0.7, (n, k))), 1, 5)


def _icc() -> Job:
    table = _ratings(10_000, 3)
    peers: dict[str, Callable[[], Any]] = {}
    with suppress(ImportError):
        import pandas as pd
        import pingouin

        n, k = table.shape
        long = pd.DataFrame({"t": np.repeat(np.arange(n), k), "r": np.tile(np.arange(k), n), "y": table.ravel()})

        def six() -> Any:
            return pingouin.intraclass_corr(long, targets="t", raters="r", ratings="y")["ICC"].to_numpy()

        peers[f"pingouin {version('pingouin')}"] = six
    return Job(
        "six ICCs with intervals, 10,000 x 3 ratings",
        1.0,
        lambda: intraclass(table),
        lambda found: [
            getattr(found, form).value
            for form in ("one_way", "absolute", "consistency", "mean_one_way", "mean_absolute", "mean_consistency")
        ],
        peers,
        1e-9,
    )


def _alpha() -> Job:
    table = _ratings(10_000, 3)
    peers: dict[str, Callable[[], Any]] = {}
    with suppress(ImportError):
        import krippendorff

        theirs = table.T
        peers[f"krippendorff {version('krippendorff')}"] = lambda: krippendorff.alpha(
            theirs, level_of_measurement="ordinal"
        )
    return Job(
        "Krippendorff's alpha, ordinal, 10,000 x 3 ratings",
        2.0,
        lambda: krippendorff_alpha(table, "ordinal"),
        lambda found: found.value,
        peers,
        1e-9,
    )


def _calibration() -> Job:
    rng = np.random.default_rng(3)
    slopes, difficulties = rng.lognormal(0, 0.3, 60), rng.normal(0, 1, 60)
    ability = rng.normal(0, 1, 5_000)
    chance = 1 / (1 + np.exp(-slopes * (ability[:, None] - difficulties)))
    table = (rng.random(chance.shape) < chance).astype(np.float64)
    peers: dict[str, Callable[[], Any]] = {"141 nodes in double precision, run to the end": lambda: reference(table)}
    with suppress(ImportError):
        import mirt

        def marginal() -> Any:
            own = mirt.fit_mirt(table.astype(int), model="2PL").model.parameters
            return [*own["discrimination"], *own["difficulty"]]

        peers[f"mirt {version('mirt')}"] = marginal
    with suppress(ImportError):
        import girth

        def girth_marginal() -> Any:
            own = girth.twopl_mml(table.T.astype(int))
            return [*own["Discrimination"], *own["Difficulty"]]

        peers[f"girth {version('girth')}"] = girth_marginal
    return Job(
        "2PL with standard errors, 5,000 x 60 answers",
        250.0,
        lambda: two_parameter(table),
        lambda found: [*(one.discrimination for one in found.items), *(one.difficulty for one in found.items)],
        peers,
        1e-3,
        5,
    )


def reference(table: Any) -> Any:
    """Plain EM in double precision on 141 nodes until nothing changes: slow, and as exact as the model is."""
    nodes = np.linspace(-7, 7, 141)
    weights = np.exp(-nodes * nodes / 2)
    share = table.mean(axis=0)
    slopes, intercepts = np.ones(table.shape[1]), np.log(share / (1 - share))
    moved, still = 1.0, 1e-7
    while moved > still:
        logits = slopes[:, None] * nodes + intercepts[:, None]
        wrong = -np.logaddexp(0, logits)
        seen = table @ logits + wrong.sum(axis=0) + np.log(weights / weights.sum())
        seen = np.exp(seen - seen.max(axis=1, keepdims=True))
        seen /= seen.sum(axis=1, keepdims=True)
        right, times, before = table.T @ seen, seen.sum(axis=0), np.concatenate([slopes, intercepts])
        for _ in range(3):
            chance = 1 / (1 + np.exp(-(slopes[:, None] * nodes + intercepts[:, None])))
            rest, weight = right - times * chance, times * chance * (1 - chance)
            up, along = rest.sum(axis=1), rest @ nodes
            flat, cross, steep = weight.sum(axis=1), weight @ nodes, weight @ (nodes * nodes)
            size = steep * flat - cross**2
            slopes = slopes + (flat * along - cross * up) / size
            intercepts = intercepts + (steep * up - cross * along) / size
        moved = float(np.abs(np.concatenate([slopes, intercepts]) - before).max())
    return [*slopes, *(-intercepts / slopes)]


def _severity() -> list[Job]:
    plain, full = _panel(tasks=1), _panel(tasks=6)

    def spread(found: Any) -> list[float]:
        own = found.variances
        return [own.candidate**0.5, own.rater**0.5, own.residual**0.5]

    peers: dict[str, Callable[[], Any]] = {}
    with suppress(ImportError):
        import statsmodels

        peers[f"statsmodels {statsmodels.__version__} MixedLM"] = lambda: _mixed(plain)
    return [
        Job(
            "severity by REML, 500 candidates x 12 raters, two ratings each",
            300.0,
            lambda: fit_severity(*plain[:3]),
            spread,
            peers,
            1e-3,
            5,
        ),
        Job(
            "the same with six tasks, candidate x task and halo, 6,000 ratings",
            300.0,
            lambda: fit_severity(*full),
            spread,
            {},
            None,
            5,
        ),
    ]


def _panel(tasks: int) -> tuple[list[float], list[int], list[int], list[int]]:
    rng = np.random.default_rng(0)
    people, severe, hard = rng.normal(0, 0.7, 500), rng.normal(0, 0.5, 12), rng.normal(0, 0.4, tasks)
    special, halo = rng.normal(0, 0.3, (500, tasks)), rng.normal(0, 0.2, (500, 12))
    rows = [
        (3 + people[c] - severe[r] + hard[t] + special[c, t] + halo[c, r] + rng.normal(0, 0.6), c, int(r), t)
        for c in range(500)
        for r in rng.choice(12, 2, replace=False)
        for t in range(tasks)
    ]
    values, candidates, raters, works = (list(one) for one in zip(*rows, strict=True))
    return values, candidates, raters, works


def _mixed(panel: tuple[list[float], list[int], list[int], list[int]]) -> list[float]:
    found, sds = crossed(panel[0], candidate=panel[1], rater=panel[2])
    return [sds["candidate"], sds["rater"], float(np.sqrt(found.scale))]


def _places() -> list[Job]:
    rng = np.random.default_rng(4)
    means, errors = rng.normal(3, 0.5, 1_000), rng.uniform(0.1, 0.4, 1_000)
    peers: dict[str, Callable[[], Any]] = {}
    with suppress(ImportError):
        from scipy.stats import rankdata

        def ranked() -> Any:
            draws = np.random.default_rng(0).normal(means, errors, size=(10_000, 1_000))
            return (rankdata(-draws, axis=1) <= FIRST).mean(axis=0)

        peers[f"scipy {version('scipy')} rankdata"] = ranked
    return [
        Job(
            "chance of every place, 1,000 candidates x 10,000 draws",
            500.0,
            lambda: place_chances(means, errors),
            lambda found: found[:, :FIRST].sum(axis=1),
            peers,
            None,
            5,
        ),
        Job(
            "chance of being among the first ten, the same",
            200.0,
            lambda: top_chances(means, errors, FIRST),
            lambda found: found,
            peers,
            None,
            5,
        ),
    ]


def _pairs() -> Job:
    rng = np.random.default_rng(5)
    truth = rng.normal(0, 1, 200)
    wins = []
    for _ in range(5_000):
        one, other = (int(i) for i in rng.choice(200, 2, replace=False))
        first = rng.random() < 1 / (1 + np.exp(truth[other] - truth[one]))
        wins.append((one, other) if first else (other, one))
    meetings = [(str(one), str(other), 1.0, 0.0) for one, other in wins]
    names = list(dict.fromkeys(name for meeting in meetings for name in meeting[:2]))
    peers: dict[str, Callable[[], Any]] = {}
    with suppress(ImportError):
        import choix

        def strengths() -> Any:
            found = choix.ilsr_pairwise(200, wins, alpha=0, tol=1e-10)
            return [found[int(name)] - found.mean() for name in names]

        peers[f"choix {version('choix')}, without errors"] = strengths
    return Job(
        "Bradley-Terry with standard errors, 200 pieces, 5,000 comparisons",
        300.0,
        lambda: bradley_terry(meetings),
        lambda found: [one.value for one in found.strengths],
        peers,
        1e-6,
        5,
    )
