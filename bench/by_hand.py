"""`python -m bench.by_hand`: write docs/check-by-hand.md, one report computed step by step."""

import json
from collections.abc import Mapping
from math import sqrt
from pathlib import Path
from typing import Any

from tests.by_hand import SD, Between, Fit, Score, between, fit, panel, reliability, scores

DOCS = Path(__file__).parents[1] / "docs"
PAGE = DOCS / "check-by-hand.md"
WHO, OTHER = "Wiktoria", "Anaëlle"
FILES = {WHO: DOCS / "dossiers" / "wiktoria.json", OTHER: DOCS / "dossiers" / "anaelle.json"}
ONE = "WR"  # the competency that is followed from its ratings

WORDS = """# Check a report by hand

All numbers of a report follow from two files that HR downloads at the end of a report and of a comparison: the dossier
(JSON) and the workbook (Excel). Here they are computed for {who} and {other}, two of the invented people of the demo;
what their dossiers hold is kept in [dossiers](dossiers). [tests/by_hand.py](../tests/by_hand.py) does the same for any
dossier (`python -m tests.by_hand DOSSIER [OTHER]`) with none of the product’s code, and tests compare what it finds
with the reports. This page is written by `python -m bench.by_hand`; a test fails when it is out of date. The lines
after `>` are R.

| | dossier | workbook |
|:--|:--|:--|
| levels | `inputs.ratings`: `task_id`, `part_id`, `rater_id`, `level` | *Steps* |
| points of a task, weights of its parts, reliability of one judgement | `inputs.blueprints`: `points`, `parts`, \
`prior_reliability` | *Steps*: weights |
| what is known of the raters, in levels² | `inputs.panel.leaning` | |
| weights and minimums of the role | `inputs.profile` | *Comparison* |
| scores | `report.competencies[].score` | *Scores* |
| fit | `report.fit` | *Comparison* |
| two people beside each other | their two dossiers | *Pairs* |

## From levels to a score: {competency}

A level *l* of 1 to 5 is worth (*l* − 1) / 4. Where several people judged a part, their mean counts; of each of them the
last level given before they could read the others’ (`after_others` is false).

| part of {task} | weight | levels | share |
|:--|--:|:--|--:|
{parts}

Share of the task: {sum_of_parts} = {share:.4f}. The score is 100 times the mean share of the tasks, weighted by their
points: with one task, **{value:.2f}**.

## Its standard error

One judgement errs by *e* = {sd:.0f} √((1 − r) / r), with r = {r} stored for the task: {e:.3f} points. A part that the
key judges errs by *e*; one that *n* people judge by *e* √(.2 + .7 / *n*), because a share of .2 is special to the piece
of work and not taken out by further raters. Parts are judgements of one piece of work: their errors are added.

{errors} = {task_error:.3f} points.

Raters also lean: severe or kind to everybody (variance *v* = {v:.5f}), and to this person (halo, *h* = {h:.5f}). Each
rater here moves the score by *L* = 25 × {weight} / {n} = {load:.4f} points with each level.

V = Σ *L*² (*v* + *h*) = {n} × {load:.4f}² × {both:.5f} = {leaning:.3f}, and SE = √({task_error:.3f}² + {leaning:.3f}) =
**{se:.3f}**.

*v* is estimated from few raters: *d* = {d:.0f} degrees of freedom. Those of the whole are *d* (SE² / Σ *L*² *v*)² =
{df:.1f} (Satterthwaite). From 200 on, Student’s t is told as the normal.

```r
> e <- {sd:.0f} * sqrt((1 - {r}) / {r})
> own <- ({r_errors})^2
> SE <- sqrt(own + {n} * {load:.4f}^2 * ({v:.6f} + {h:.6f}))   # {se:.3f}
> df <- {d:.0f} * (SE^2 / ({n} * {load:.4f}^2 * {v:.6f}))^2   # {df:.1f}
```

## Its band, and the minimum

The band is X ± t SE, cut to 0..100: {value:.2f} ± {reach:.3f} × {se:.3f}, **{low:.1f} to {high:.1f}**. The role asks
for {cut:.0f} points at least; that the true score reaches them has the probability **{minimum:.3f}**: from .80 on
“meets”, up to .20 “below”, between them “uncertain”.

```r
> {value:.4f} + c(-1, 1) * {r_reach} * {se:.5f}   # {low_uncut:.1f} {high_uncut:.1f}
> {r_minimum}   # {minimum:.3f}
```

## The fit

| | weight | score | SE | own error² | {raters} |
|:--|--:|--:|--:|--:|{ruler}
{competencies}
| sum, weighted | {all:.2f} | {fit:.2f} | | {fit_own:.3f} | {fit_loads} |

Own error² is SE² without V, and is added with squared weights. The columns on the right are *L* of each rater, added
with plain weights: a rater who is severe is so in every competency, and errors that share a rater go together.

SE² = {fit_own:.3f} + Σ *L*² (*v* + *h*) = {fit_own:.3f} + {squares:.3f} × {both:.5f}, SE = **{fit_se:.3f}**. Taken as
independent, the errors of the competencies would give {naive:.3f}, which is too little. Degrees of freedom
{fit_df:.1f}; the band is **{fit_low:.1f} to {fit_high:.1f}**.

True fits are taken to vary by T = {sd:.0f}² Σ w w′ c, with c = 1 for a competency with itself and .3 for two:
{true:.1f}. The reliability is T / (T + SE²) = **{reliability:.3f}**.

## The probability that one is above the other

{other} has {other_fit:.2f}, {who} {fit:.2f}: {difference:.2f} points. In the difference, what a rater does to both
drops out; halo, which is of one person, does not.

SED² = own error² and halo of both + *v* Σ (*L* − *L*′)² = {sed2:.3f}, SED = {sed:.3f}; r = (T + T′) / (T + T′ + SED²) =
{pair_r:.4f}.

P = Φ(√r × difference / SED){pair_t} = **{probability:.3f}**.

```r
> {r_pair}   # {probability:.3f}
```

From .95 on “clearly above”, from .80 “likely”, from .65 “perhaps”; below it the two cannot be told apart.

## Being the best, the first three, and how firm the order is

These are counted over draws of true fits, 4,000 of them, and of weights, 1,000: another seed moves them by two
points or three. For each candidate a true fit is drawn around r X (r the mean of the pairs’ r) with variance
r (own error² + halo), and for each rater one severity, with variance r *v*, that moves everybody by their *L*.
Weights are drawn as Dirichlet(40 × weights); the order holds where nobody overtakes anybody.

## What this report does not show

- **Several tasks.** With *m* tasks of weights *w* (points, summing to 1) and shares that give X₁ … Xₘ, the own error²
  is (4 p + (m − 1) s) / (4 + m − 1): p = Σ *w*² *e*² from above, s = Σ *w* (Xᵢ − X)² / (1 − Σ *w*²) × Σ *w*². Where one
  person judged alone, p stands.
- **Severity taken out** (20 candidates, 3 raters who share them; `inputs.panel.severities`). Each rater's levels are
  raised by their severity before anything else, within 1 to 5. *v* is then what is left of it, `left` for each rater,
  and `shared` (Σ *L*)² is added. The severities are those of
  `lmer(level ~ 1 + (1|candidate) + (1|rater) + (1|task) + (1|candidate:task) + (1|candidate:rater))` in R.
- **Something missing.** A task that was not administered is left out, and the weights of the others sum to 1. Below
  60 % of its points, or without any level by a person where people rate, a competency has no score.
- **Questions and groups.** *How do the questions work?* gives every credit, choice and level as a table: difficulty is
  `mean`, discrimination `cor(item, rest)`, alpha `psych::alpha`, omega from `psych::fa(items, 1)`, agreement
  `psych::ICC` on pairs of levels. The page of groups shows its counts:
  `fisher.test`, `p.adjust(p, "BH")`, `mantelhaen.test`.

## What was set and not computed

SD {sd:.0f} of true scores, r = {r} of one judgement, shares .2 and .7, the correlation .3 and the prior of an error (4
degrees of freedom) are judgements of the authors until there are data: [rubric/precision.py](../rubric/precision.py)
says of each why. *v* and *h* are drawn to such priors too: [rubric/leaning.py](../rubric/leaning.py). How often bands
and probabilities then hold is in [simulation.md](simulation.md).
"""


def page(inputs: Mapping[str, dict[str, Any]]) -> str:
    """The whole page, from what the two dossiers hold, by name."""
    own, raters = inputs[WHO], panel(inputs[WHO])
    found = scores(own)
    whole, other = fit(own, found), fit(inputs[OTHER], scores(inputs[OTHER]))
    return WORDS.format(
        who=WHO,
        other=OTHER,
        sd=SD,
        v=raters.severity,
        h=raters.halo,
        both=raters.severity + raters.halo,
        d=raters.df,
        **_score(own, found[ONE]),
        **_fit(whole, found),
        **_pair(whole, other, between(other, whole, raters)),
    )


def _score(own: dict[str, Any], one: Score) -> dict[str, object]:
    (task,) = one.tasks
    blueprint = next(it for it in own["blueprints"] if it["task_id"] == task.name)
    labels = {it["id"]: it["label"]["en"] for it in blueprint["parts"]}
    r = blueprint["prior_reliability"]
    e = SD * sqrt((1 - r) / r)
    (rated,) = (it for it in task.parts if not it.keyed)
    n, low, high = len(rated.levels), one.value - one.reach * one.error, one.value + one.reach * one.error
    cut = next(25.0 * (it["level"] - 1) for it in own["profile"]["minimums"] if it["competency_id"] == ONE)
    roots = [f"{it.weight:g} × e" + ("" if it.keyed else f" × √(.2 + .7 / {n})") for it in task.parts]
    return {
        "competency": ONE,
        "task": task.name,
        "parts": "\n".join(
            f"| {labels[it.name]} | {it.weight:g} | {', '.join(f'{level:g}' for level in sorted(it.levels))} | "
            f"{it.share:.4f} |"
            for it in task.parts
        ),
        "sum_of_parts": " + ".join(f"{it.weight:g} × {it.share:.4f}" for it in task.parts),
        "share": task.share,
        "value": one.value,
        "r": f"{r:g}",
        "e": e,
        "errors": " + ".join(roots).replace("e", "*e*"),
        "r_errors": " + ".join(roots).replace("×", "*").replace("√", "sqrt"),
        "task_error": task.error,
        "weight": f"{rated.weight:g}",
        "n": n,
        "load": next(iter(one.loads.values())),
        "leaning": one.severity + one.halo,
        "se": one.error,
        "df": one.df,
        "reach": one.reach,
        "r_reach": _r("qt(.975", one.df, "1.96"),
        "low": one.band[0],
        "high": one.band[1],
        "low_uncut": low,
        "high_uncut": high,
        "cut": cut,
        "minimum": one.at_least(cut),
        "r_minimum": _r(f"pt(({one.value:.4f} - {cut:g}) / {one.error:.5f}", one.df),
    }


def _fit(whole: Fit, found: Mapping[str, Score]) -> dict[str, object]:
    one, raters = whole.score, sorted(whole.score.loads)
    return {
        "raters": " | ".join(f"*L*, rater {place}" for place in range(1, len(raters) + 1)),
        "ruler": "--:|" * len(raters),
        "competencies": "\n".join(
            f"| {name} | {weight:.2f} | {found[name].value:.2f} | {found[name].error:.3f} | {found[name].own:.3f} | "
            f"{' | '.join(f'{found[name].loads.get(rater, 0):.3f}' for rater in raters)} |"
            for name, weight in whole.weights.items()
        ),
        "all": sum(whole.weights.values()),
        "fit": one.value,
        "fit_own": one.own,
        "fit_loads": " | ".join(f"{one.loads[rater]:.3f}" for rater in raters),
        "squares": sum(load**2 for load in one.loads.values()),
        "fit_se": one.error,
        "naive": sqrt(sum((weight * found[name].error) ** 2 for name, weight in whole.weights.items())),
        "fit_df": one.df,
        "fit_low": one.band[0],
        "fit_high": one.band[1],
        "true": whole.true,
        "reliability": reliability(whole),
    }


def _pair(whole: Fit, other: Fit, gap: Between) -> dict[str, object]:
    normal = _r("pt(x", gap.df).startswith("pnorm")
    x = f"sqrt({gap.reliability:.6f}) * {gap.difference:.5f} / {gap.error:.5f}"
    return {
        "other_fit": other.score.value,
        "difference": other.score.value - whole.score.value,
        "sed2": gap.error**2,
        "sed": gap.error,
        "pair_r": gap.reliability,
        "pair_t": "" if normal else f", with Student’s t of {gap.df:.1f} degrees of freedom for Φ,",
        "probability": gap.probability,
        "r_pair": _r(f"pt({x}", gap.df),
    }


def _r(call: str, df: float | None, normal: str | None = None) -> str:
    """A call of R's t distribution, or what stands for it from 200 degrees of freedom on."""
    if df is not None and df < 200:  # noqa: PLR2004 - as tests/by_hand.py has it
        return f"{call}, {df:.3f})"
    return normal or f"{call.replace('pt(', 'pnorm(', 1)})"


def kept() -> dict[str, dict[str, Any]]:
    """What the two dossiers hold, by name."""
    return {name: json.loads(file.read_text(encoding="utf-8"))["inputs"] for name, file in FILES.items()}


def main() -> None:
    PAGE.write_text(page(kept()), encoding="utf-8")
    print(f"{Path('docs') / PAGE.name} is written.")


if __name__ == "__main__":
    main()
