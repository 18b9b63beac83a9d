"""The published cases, and what our functions make of their data: the same keys as in the expected values."""

from collections.abc import Callable, Mapping
from functools import partial
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from rubric.statistics.consistency import alpha_from_variances, cronbach_alpha, mcdonald_omega
from rubric.statistics.generalizability import crossed_components, dependability
from rubric.statistics.impact import impact_ratios, pooled_test
from rubric.statistics.intraclass import intraclass
from rubric.statistics.irt import two_parameter
from rubric.statistics.items import item_figures
from rubric.statistics.kappa import cohen_kappa, fleiss_kappa
from rubric.statistics.krippendorff import krippendorff_alpha
from rubric.statistics.multiple import benjamini_hochberg
from rubric.statistics.pairs import bradley_terry
from rubric.statistics.proportions import fisher_exact, newcombe, rate_ratio, wilson
from rubric.statistics.ranks import kendall_tau, kendall_w, spearman_rho
from rubric.statistics.rasch import rasch
from rubric.statistics.severity import fit_severity
from rubric.statistics.shrinkage import shrink
from rubric.statistics.strata import mantel_haenszel
from tests.rubric.statistics import reprinted

CASES: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("published.yaml").read_text(encoding="utf-8"))
FORMS = ("one_way", "absolute", "consistency", "mean_one_way", "mean_absolute", "mean_consistency")


def icc(data):
    found = intraclass(data["ratings"])
    return {one: getattr(found, one).value for one in FORMS} | found.mean_squares.model_dump()


def krippendorff(data):
    table = np.array(data["ratings"], dtype=float).T
    return {one: krippendorff_alpha(table, one).value for one in ("nominal", "ordinal", "interval", "ratio")}


def kappa(data):
    table = np.array(data["shares"]) * data["n"]
    return {
        "kappa": cohen_kappa(table).value,
        "weighted": cohen_kappa(table, data["disagreement"]).value,
        "asymmetric": cohen_kappa(table, data["asymmetric"]).value,
    }


def judges():
    return CASES["icc"]["data"]["ratings"]


def icc_intervals(_data):
    found = intraclass(judges())
    return {one: [getattr(found, one).low, getattr(found, one).high] for one in FORMS}


def cronbach_interval(_data):
    found = cronbach_alpha(judges())
    return {"alpha": found.value, "low": found.low, "high": found.high}


def generalizability(data):
    found = dependability(crossed_components([judges()]), **data)
    return {"relative": found.relative, "absolute": found.absolute}


def fleiss(data):
    return {"kappa": fleiss_kappa(data["counts"]).value}


def one_factor_table(found):
    """Forty persons whose items correlate exactly as the loadings say."""
    loadings = np.array(found)
    correlations = np.outer(loadings, loadings)
    np.fill_diagonal(correlations, 1)
    drawn = np.random.default_rng(1).normal(size=(40, len(loadings)))
    independent, _ = np.linalg.qr(drawn - drawn.mean(axis=0))
    return independent @ np.linalg.cholesky(correlations).T


def omega(data):
    return {"omega": mcdonald_omega(one_factor_table(data["loadings"])).value}


def concordance(data):
    found = kendall_w(data["ranks"])
    return {"w": found.w.value, "chi2": found.chi2, "p": found.p}


def false_discoveries(data):
    adjusted = benjamini_hochberg(data["p"])
    return {"discoveries": sum(one <= data["q"] for one in adjusted), "adjusted": adjusted}


def cronbach_printed(data):
    return {"alpha": alpha_from_variances(**data).value}


def simpson(data):
    found = impact_ratios({"male": tuple(data["male"]), "female": tuple(data["female"])})
    return {
        "rate_male": found["male"].rate,
        "rate_female": found["female"].rate,
        "impact_ratio_female": found["female"].ratio,
        "chi2": pooled_test(tuple(data["male"]), tuple(data["female"])).chi2,
    }


def fisher(data):
    return fisher_exact(data["table"]).model_dump()


def tau(data):
    found = kendall_tau(data["x"], data["y"])
    return {"tau": found.tau.value, "p": found.p, "rho": spearman_rho(data["x"], data["y"]).value}


def four_fifths(data):
    found = impact_ratios({name: (selected, 100) for name, selected in data["selected_of_100"].items()})
    return {
        "ratio": {name: one.ratio for name, one in found.items()},
        "below": {name: one.below_four_fifths for name, one in found.items()},
    }


def scoring_rate(data):
    tables = {
        name: impact_ratios({group: (above, n) for group, (n, above) in table.items()}) for name, table in data.items()
    }
    ratios = {name: {group: one.ratio for group, one in table.items()} for name, table in tables.items()}
    return ratios | {"rates_sex": {group: one.rate for group, one in tables["sex"].items()}}


def proportions(data):
    difference = newcombe(*(tuple(one) for one in data["difference"]))
    return {
        "wilson": [[one.low, one.high] for one in (wilson(*pair) for pair in data["single"])],
        "difference": [difference.low, difference.high],
    }


def people(data):
    """Every person of the patterns, one row each."""
    return np.array(
        [[float(one) for one in pattern] for pattern, times in data["patterns"].items() for _ in range(times)]
    )


def items(data):
    table = people(data)
    found = item_figures(table)
    return {
        "p": [one.difficulty.value for one in found],
        "logit_p": [one.logit for one in found],
        "r_total": [one.with_total.value for one in found],
        "r_rest": [one.discrimination.value for one in found],
        "score_freq": np.bincount(table.sum(axis=1).astype(int)).tolist(),
        "alpha": cronbach_alpha(table).value,
    }


def rasch_conditional(_data):
    return {"difficulty": [one.difficulty for one in rasch(people(CASES["items"]["data"])).items]}


def two_parameter_marginal(_data):
    found = two_parameter(people(CASES["items"]["data"]), close=1e-5)
    return {
        "discrimination": [one.discrimination for one in found.items],
        "difficulty": [one.difficulty for one in found.items],
        "log_likelihood": found.log_likelihood,
    }


def bradley_terry_league(_data):
    found = bradley_terry([tuple(one) for one in CASES["bradley_terry_pairs"]["data"]["games"]], order_effect=True)
    return {"first": found.first.value, "deviance": found.deviance}


def strengths_beside(reference, data):
    found = bradley_terry([tuple(one) for one in data["games"]], reference=reference)
    return {
        "ability": {one.name: one.value for one in found.strengths},
        "se": {one.name: one.standard_error for one in found.strengths},
        "deviance": found.deviance,
    }


def mantel_haenszel_common(data):
    found = mantel_haenszel(data["strata"])
    return found.model_dump() | {
        "odds_ratio": found.odds_ratio.value,
        "low": found.odds_ratio.low,
        "high": found.odds_ratio.high,
    }


def shrinkage(data):
    found = shrink(data["values"], data["errors"])
    assert all(one.value == found.pooled.value for one in found.values)
    return {
        "pooled": found.pooled.value,
        "error": found.pooled.standard_error,
        "q": found.q,
        "between": found.between,
    }


def severity(data):
    table = np.array(data["ratings"], dtype=float)
    rows, columns = np.indices(table.shape)
    found = fit_severity(table.ravel(), rows.ravel().tolist(), columns.ravel().tolist())
    own = found.variances
    return {
        "mean": found.mean,
        "sd_rows": sqrt(own.candidate),
        "sd_columns": sqrt(own.rater),
        "sd_residual": sqrt(own.residual),
        "criterion": found.criterion,
        "columns": [-one.severity for one in found.raters],
    }


def rate_ratios(data):
    found = rate_ratio(tuple(data["placebo"]), tuple(data["aspirin"]))
    return {"ratio": found.value, "low": found.low, "high": found.high}


OURS: Mapping[str, Callable[[Any], Mapping[str, Any]]] = {
    one.__name__: one
    for one in (
        icc,
        krippendorff,
        kappa,
        cronbach_printed,
        simpson,
        fisher,
        tau,
        four_fifths,
        scoring_rate,
        proportions,
        items,
        rasch_conditional,
        two_parameter_marginal,
        bradley_terry_league,
        mantel_haenszel_common,
        shrinkage,
        severity,
        icc_intervals,
        cronbach_interval,
        generalizability,
        fleiss,
        omega,
        concordance,
        false_discoveries,
        rate_ratios,
    )
} | {
    "bradley_terry_pairs": partial(strengths_beside, "Baltimore"),
    "bradley_terry_journals": partial(strengths_beside, "Biometrika"),
    "mantel_haenszel_empty": mantel_haenszel_common,
    **reprinted.OURS,
}

SAID: Mapping[str, str] = {
    "icc": "Intraclass correlations and mean squares",
    "krippendorff": "Krippendorff's alpha, with missing ratings",
    "kappa": "Cohen's kappa, plain and weighted",
    "cronbach_printed": "Cronbach's alpha from printed variances",
    "items": "Item difficulty, discrimination and alpha",
    "rasch_conditional": "Rasch difficulties, conditional likelihood",
    "two_parameter_marginal": "Two-parameter model, marginal likelihood",
    "bradley_terry_pairs": "Bradley-Terry strengths and standard errors",
    "bradley_terry_league": "Bradley-Terry with an effect of order",
    "mantel_haenszel_common": "Mantel-Haenszel odds ratio and tests",
    "simpson": "Rates that turn round when strata are put together",
    "fisher": "Fisher's exact test",
    "tau": "Kendall's tau and Spearman's rho",
    "four_fifths": "Impact ratios and the four-fifths rule",
    "scoring_rate": "Impact ratios of scoring rates",
    "proportions": "Wilson and Newcombe intervals",
    "shrinkage": "Empirical Bayes where nothing lies between",
    "severity": "Crossed random effects by REML",
    "icc_intervals": "Intervals of the six intraclass correlations",
    "cronbach_interval": "Cronbach's alpha with its interval",
    "generalizability": "Generalizability coefficients, relative and absolute",
    "fleiss": "Fleiss' kappa",
    "omega": "McDonald's omega",
    "concordance": "Kendall's W",
    "false_discoveries": "False discoveries (Benjamini-Hochberg)",
    "rate_ratios": "Ratio of two rates",
    "mantel_haenszel_empty": "Mantel-Haenszel with strata that compare nothing",
    "bradley_terry_journals": "Bradley-Terry of four that always meet",
} | reprinted.SAID
