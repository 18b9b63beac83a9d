"""`python -m bench.by_hand`: write docs/check-by-hand.md, one report computed step by step."""

import csv
import json
from collections.abc import Mapping
from math import sqrt
from pathlib import Path
from typing import Any

from rubric.statistics.severity import Components, fit_severity
from tests.by_hand import SD, Between, Fit, Score, between, fit, free_pairs, panel, reliability, scores

DOCS = Path(__file__).parents[1] / "docs"
PAGE = DOCS / "check-by-hand.md"
WHO, OTHER = "Wiktoria", "Anaëlle"
FILES = {WHO: DOCS / "dossiers" / "wiktoria.json", OTHER: DOCS / "dossiers" / "anaelle.json"}
ONE = "WR"  # the competency that is followed from its ratings

WORDS = Path(__file__).with_suffix(".md")  # with the names of what is computed in braces


def page(inputs: Mapping[str, dict[str, Any]]) -> str:
    """The whole page, from what the two dossiers hold, by name."""
    own, raters = inputs[WHO], panel(inputs[WHO])
    found = scores(own)
    whole, other = fit(own, found), fit(inputs[OTHER], scores(inputs[OTHER]))
    return WORDS.read_text(encoding="utf-8").format(
        who=WHO,
        other=OTHER,
        sd=SD,
        v=raters.severity,
        h=raters.halo,
        both=raters.severity + raters.halo,
        d=raters.df,
        **_panel(),
        **_score(own, found[ONE]),
        **_fit(whole, found),
        **_pair(whole, other, between(other, whole, raters)),
    )


def levels() -> list[dict[str, str]]:
    """Every level that counts in the position of the two."""
    with (DOCS / "dossiers" / "levels.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def variances(rows: list[dict[str, str]]) -> Components:
    """By the function of the product, which gives what lme4 gives (docs/statistics.md)."""
    columns = ([one[name] for one in rows] for name in ("candidate", "rater", "task"))
    found = fit_severity([float(one["level"]) for one in rows], *columns).variances
    assert found is not None
    return found


def _panel() -> dict[str, object]:
    rows = levels()
    own = variances(rows)
    return {
        "raters": len({one["rater"] for one in rows}),
        "free": free_pairs(rows),
        "s": sqrt(own.rater),
        "u": sqrt(own.candidate_rater or 0.0),
    }


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
        "loads": " | ".join(f"*L*, rater {place}" for place in range(1, len(raters) + 1)),
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
