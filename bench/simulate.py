"""`python -m bench.simulate`: candidates, raters and tasks whose truth is known, and how often what we say holds.

Writes docs/simulation.md and its picture. Everything is drawn from seeds, so the same figures come out again.
"""

import argparse
import sys
from collections.abc import Sequence
from math import sqrt
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.reports import position
from rubric.apart import Apart
from rubric.precision import Z
from rubric.statistics.ranking import top_chances
from rubric.statistics.severity import SeverityFit, fit_severity

DOCS = Path(__file__).parents[1] / "docs"
CANDIDATE, TASK, SPECIAL, HALO, REST = 0.7, 0.4, 0.3, 0.2, 0.5  # standard deviations, in levels of a 1-to-5 scale
SMALL, LARGE = sqrt(0.05), sqrt(0.30)  # spread of severity between raters
DESIGNS = ((20, 3), (20, 4), (50, 6), (200, 12))  # candidates, raters; two raters and three tasks each
MANY = 200  # positions at least: candidates of one share its raters, and are right or wrong together
PANELS = ((10, 2), (5, 3), (10, 3), (15, 4), (30, 4), (60, 6))  # of whole reports, small ones among them
Array = NDArray[np.float64]

PAGE = """# Simulation: does what we say hold?

Candidates, raters and tasks whose truth is known, drawn from seeds and put through the functions that reports use.
Written by `make simulate` ({times} positions of 50 candidates for each line, others in proportion).

Standard deviations in levels of the 1-to-5 scale: candidates {candidate}, tasks {task}, candidate x task {special},
candidate x rater (halo) {halo}, rest {rest}; severity {small:.2f} (small) or {large:.2f} (large). Everybody does three
tasks; two of the raters judge all of one candidate's work.

![Calibration of the probability that one candidate is above another](pictures/simulation.svg)

| candidates x raters, severity | true level inside the 95 % band | raw mean with truth (r) | without severity (r) | \
chance given to the first | how often truly the best |
|:--|--:|--:|--:|--:|--:|
{rows}

## The probability that A is above B

{steps}

The bands and probabilities above leave out where all candidates lie together: that depends on the raters and tasks that
happened to be drawn, is the same for everybody, and changes no order.

## Whole reports

Seven competencies of two tasks each, two raters who give whole levels, scores, fits and 95 % bands as on the page of a
report; among raters who are equally severe, a single rating has the reliability of .6 that is stored for it.
A true score is what all raters there could be would give, so that it matters which of them happened to be asked. The
bands of one position are right or wrong together: with {many} positions or more in each line, the standard error of a
share of fits is 1 to 1.5 points where severity is large.

| candidates x raters, severity | severity taken out | true score inside its band | true fit inside its band | \
half the band of a fit, points |
|:--|:--|--:|--:|--:|
{held}

Nobody tells the program whether raters differ little or widely. It learns that from the candidates they share, and
until then assumes something in between (`rubric/leaning.py`): bands are narrow where the panel turns out to agree, and
wide where it does not. Two raters show one difference, which may be small or large by chance. Their bands are
therefore somewhat too wide where such raters agree and somewhat too narrow where they differ; from three raters on
they hold what they say.

The probability that A is above B, from the same reports: what a rater does to both candidates drops out.

{whole_steps}
"""

_SPREADS = {"candidate": CANDIDATE, "task": TASK, "special": SPECIAL, "halo": HALO, "rest": REST}
_SPREADS |= {"small": SMALL, "large": LARGE, "many": MANY}


class Sitting(NamedTuple):
    """Ratings of one position, and the truth behind them."""

    values: list[float]
    candidates: list[int]
    raters: list[int]
    tasks: list[int]
    truth: Array  # level of each candidate, were they rated by everybody on every task


class Outcome(NamedTuple):
    """What held in one position."""

    covered: float  # share of true levels inside their 95 % band
    raw: float  # correlation of the raw means with the truth
    expected: float  # the same of what is expected once severity is out
    chances: list[tuple[float, bool]]  # what was said of each pair, and whether it was so
    first: float  # the chance that was given to whoever came out first
    right: bool  # whether they were truly the best


def sat(seed: int, candidates: int, raters: int, severity: float, *, tasks: int = 3, per: int = 2) -> Sitting:
    """A position: everybody does every task, and `per` of the raters judge all of one candidate's work."""
    rng = np.random.default_rng(seed)
    truth, severe = rng.normal(0, CANDIDATE, candidates), rng.normal(0, severity, raters)
    hard, special = rng.normal(0, TASK, tasks), rng.normal(0, SPECIAL, (candidates, tasks))
    halo = rng.normal(0, HALO, (candidates, raters))
    rows = [
        (3 + truth[c] - severe[r] - hard[t] + special[c, t] + halo[c, r] + rng.normal(0, REST), c, int(r), t)
        for c in range(candidates)
        for r in rng.choice(raters, per, replace=False)
        for t in range(tasks)
    ]
    values, who, judges, works = (list(one) for one in zip(*rows, strict=True))
    return Sitting(values, who, judges, works, 3 + truth)


def outcome(sitting: Sitting, seed: int) -> Outcome:
    """What is said of this position, beside its truth."""
    found = fit_severity(sitting.values, sitting.candidates, sitting.raters, sitting.tasks)
    truth = sitting.truth[[int(one.candidate) for one in found.candidates]]
    said = np.array([one.expected for one in found.candidates])
    errors = np.array([one.standard_error for one in found.candidates])
    raw = np.array([one.raw for one in found.candidates])
    middle = said.mean() - truth.mean()  # raters and tasks are a sample: where all of them lie is no one's to know
    first = top_chances(said, _own(found, errors), 1, draws=2_000, seed=seed)
    best = int(said.argmax())
    return Outcome(
        covered=float((np.abs(said - middle - truth) <= Z * _own(found, errors)).mean()),
        raw=float(np.corrcoef(raw, truth)[0, 1]),
        expected=float(np.corrcoef(said, truth)[0, 1]),
        chances=_pairs(said, _own(found, errors), truth),
        first=float(first[best]),
        right=bool(truth.argmax() == best),
    )


def _own(found: SeverityFit, errors: Array) -> Array:
    """Standard errors without what all candidates share: the mean of the raters and tasks that happened to be drawn."""
    own = found.variances
    assert own is not None
    shared = own.rater / len(found.raters) + (own.task or 0.0) / max(1, len(found.tasks))
    return np.sqrt(np.maximum(errors**2 - shared, 0.02**2))


def _pairs(said: Array, errors: Array, truth: Array) -> list[tuple[float, bool]]:
    """For neighbours in the order of the list: the chance that one is above the other, and whether it is so."""
    return [
        (Apart(float(said[i] - said[i + 1]), sqrt(float(errors[i] ** 2 + errors[i + 1] ** 2)), 1.0).probability,
         bool(truth[i] > truth[i + 1]))
        for i in range(len(said) - 1)
    ]  # fmt: skip


def calibration(chances: Sequence[tuple[float, bool]], bins: int = 10) -> list[tuple[float, float, int]]:
    """For each tenth of what was said: its mean, the share that was so, how many."""
    said = np.array([chance for chance, _ in chances])
    so = np.array([was for _, was in chances], dtype=float)
    place = np.minimum((said * bins).astype(int), bins - 1)
    return [
        (float(said[place == one].mean()), float(so[place == one].mean()), int((place == one).sum()))
        for one in range(bins)
        if (place == one).any()
    ]


def repeated(candidates: int, raters: int, severity: float, times: int, seed: int = 1) -> list[Outcome]:
    """So many positions of one design."""
    return [outcome(sat(seed * 100_000 + one, candidates, raters, severity), one) for one in range(times)]


class Line(NamedTuple):
    design: str
    covered: float
    raw: float
    expected: float
    first: float
    right: float


def lines(times: int) -> tuple[list[Line], list[tuple[float, bool]]]:
    """One line for each design and spread of severity, and every chance that was given."""
    told: list[Line] = []
    chances: list[tuple[float, bool]] = []
    for candidates, raters in DESIGNS:
        for word, severity in (("small", SMALL), ("large", LARGE)):
            found = repeated(candidates, raters, severity, max(20, times * 50 // max(50, candidates)))
            chances += [one for each in found for one in each.chances]
            told.append(
                Line(
                    f"{candidates} x {raters}, {word}",
                    float(np.mean([one.covered for one in found])),
                    float(np.mean([one.raw for one in found])),
                    float(np.mean([one.expected for one in found])),
                    float(np.mean([one.first for one in found])),
                    float(np.mean([one.right for one in found])),
                )
            )
    return told, chances


class Bands(NamedTuple):
    """Of whole reports: shares of true levels inside the bands of competencies, and of fits."""

    design: str
    scores: float
    fits: float
    half: float  # of the band of a fit, points
    on: bool


def bands(times: int) -> tuple[list[Bands], list[tuple[float, bool]]]:
    """One line for each size of a panel and spread of severity, and every chance that was given.

    Whole-number levels, seven competencies, two tasks each; about `times` candidates in each line, or more.
    """
    told: list[Bands] = []
    chances: list[tuple[float, bool]] = []
    for candidates, raters in PANELS:
        for word, severity in (("small", SMALL), ("large", LARGE)):
            found = [position(seed, candidates, raters, severity) for seed in range(max(MANY, times // candidates))]
            chances += [one for each in found for one in each.chances]
            told.append(
                Bands(
                    f"{candidates} x {raters}, {word}",
                    float(np.mean([one.scores for one in found])),
                    float(np.mean([one.fits for one in found])),
                    float(np.mean([one.half for one in found])),
                    found[0].on,
                )
            )
    return told, chances


def page(
    told: Sequence[Line],
    chances: Sequence[tuple[float, bool]],
    whole: tuple[Sequence[Bands], Sequence[tuple[float, bool]]],
    times: int,
) -> str:
    """The figures in Markdown."""
    rows = "\n".join(
        f"| {one.design} | {one.covered:.1%} | {one.raw:.3f} | {one.expected:.3f} | {one.first:.2f} | {one.right:.2f} |"
        for one in told
    )
    held = "\n".join(
        f"| {one.design} | {'yes' if one.on else 'no'} | {one.scores:.1%} | {one.fits:.1%} | {one.half:.0f} |"
        for one in whole[0]
    )
    return PAGE.format(
        times=times, rows=rows, held=held, steps=_steps(chances), whole_steps=_steps(whole[1]), **_SPREADS
    )


def _steps(chances: Sequence[tuple[float, bool]]) -> str:
    rows = "\n".join(f"| {said:.2f} | {so:.2f} | {n:,} |" for said, so, n in calibration(chances))
    return f"| said | was so | pairs |\n|--:|--:|--:|\n{rows}"


def picture(chances: Sequence[tuple[float, bool]]) -> str:
    """Said against so, as SVG: on the line, what is said is what happens."""
    dots = "".join(
        f'<circle cx="{60 + 300 * said:.1f}" cy="{340 - 300 * so:.1f}" r="{3 + min(6, n / 2000):.1f}" fill="#1f5aa6"/>'
        for said, so, n in calibration(chances, 20)
    )
    ticks = "".join(
        f'<text x="{60 + 300 * one / 4:.0f}" y="360" text-anchor="middle">{25 * one}%</text>'
        f'<text x="50" y="{344 - 300 * one / 4:.0f}" text-anchor="end">{25 * one}%</text>'
        for one in range(5)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" font-family="sans-serif" font-size="12" '
        'fill="#444" role="img" aria-label="What was said against how often it was so">'
        '<rect width="400" height="400" fill="#fff"/>'
        '<path d="M60 40V340H360" fill="none" stroke="#444"/>'
        '<path d="M60 340L360 40" stroke="#999" stroke-dasharray="4 4"/>'
        f'{dots}{ticks}<text x="210" y="385" text-anchor="middle">probability given that A is above B</text>'
        '<text x="14" y="190" text-anchor="middle" transform="rotate(-90 14 190)">how often A was above B</text>'
        "</svg>\n"
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.simulate", description=__doc__)
    parser.add_argument("--times", type=int, default=200, help="positions of 50 candidates for each line")
    times = parser.parse_args().times
    told, chances = lines(times)
    (DOCS / "simulation.md").write_text(page(told, chances, bands(15 * times), times), encoding="utf-8")
    (DOCS / "pictures" / "simulation.svg").write_text(picture(chances), encoding="utf-8")
    print("docs/simulation.md and docs/pictures/simulation.svg are written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
