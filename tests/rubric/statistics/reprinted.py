"""More published cases: what our functions make of their data, for published.py."""

from collections.abc import Callable, Mapping
from math import log, sqrt
from typing import Any

import numpy as np

from rubric.statistics.consistency import cronbach_alpha, mcdonald_omega
from rubric.statistics.generalizability import crossed_components, dependability
from rubric.statistics.items import correlation, item_figures, option_figures
from rubric.statistics.kappa import cohen_kappa, fleiss_kappa
from rubric.statistics.krippendorff import krippendorff_alpha
from rubric.statistics.proportions import newcombe
from rubric.statistics.ranks import kendall_tau, kendall_w, spearman_rho
from rubric.statistics.rasch import rasch
from rubric.statistics.severity import fit_severity
from rubric.statistics.shrinkage import shrink
from rubric.statistics.strata import item_bias, mantel_haenszel


def takers(data):
    """The option and the score on the rest of everybody who answered."""
    return [
        (option, score)
        for option, counted in data["counts"].items()
        for score, times in enumerate(counted)
        for _ in range(times)
    ]


def distractors(data):
    chosen, rest = zip(*takers(data), strict=True)
    found = option_figures(chosen, rest, list(data["counts"]), data["key"])
    right = np.array([float(one == data["key"]) for one in chosen])
    return {
        "chosen": {one.option: one.chosen.value for one in found},
        "rest": {one.option: one.rest.value for one in found},
        "error": {one.option: one.rest.standard_error for one in found},
        "discrimination": correlation(right, np.array(rest, dtype=float)).value,
    }


def omega_rated(data):
    table = np.array(data["ratings"]) / 100
    alpha = cronbach_alpha(table)
    return {
        "omega": mcdonald_omega(table).value,
        "alpha": alpha.value,
        "low": alpha.low,
        "high": alpha.high,
        "r_rest": [one.discrimination.value for one in item_figures(table)],
    }


def generalizability_items(data):
    table = np.array([[float(one) for one in row] for row in data["answers"]])
    own = crossed_components([table])
    found = dependability(own, table.shape[1])
    return {
        "person": own.candidate,
        "item": own.rater,
        "rest": own.residual,
        "relative": found.relative,
        "absolute": found.absolute,
        "alpha": cronbach_alpha(table).value,
    }


def generalizability_facets(data):
    own = crossed_components([np.array(one, dtype=float) for one in data["occasions"]])
    found = dependability(own, *data["means_of"])
    return {
        "person": own.candidate,
        "item": own.rater,
        "occasion": own.task,
        "person_item": own.candidate_rater,
        "person_occasion": own.candidate_task,
        "item_occasion": own.rater_task,
        "rest": own.residual,
        "relative": found.relative,
        "absolute": found.absolute,
    }


def kappa_errors(data):
    found = {one: cohen_kappa(data["counts"], one) for one in ("none", "linear", "quadratic")}
    return {name: [one.value, one.standard_error] for name, one in found.items()}


def fleiss_diagnoses(data):
    """Each category by itself is the table of its column beside the others together."""
    table = np.array(data["counts"])
    alone = (np.column_stack([one, table.sum(axis=1) - one]) for one in table.T)
    return {"kappa": fleiss_kappa(table).value, "category": [fleiss_kappa(one).value for one in alone]}


def krippendorff_three(data):
    table = np.array(data["ratings"], dtype=float).T
    return {one: krippendorff_alpha(table, one).value for one in ("nominal", "interval")}


def concordance_ties(data):
    found = kendall_w(data["ranks"])
    return {"w": found.w.value, "p": found.p}


def tau_ties(data):
    x, y, *_ = np.array(data["ratings"], dtype=float).T
    found = kendall_tau(x, y)
    return {"tau": found.tau.value, "p": found.p, "rho": spearman_rho(x, y).value}


def item_bias_printed(data):
    """Women are the reference group; z is the log odds ratio over its standard error."""
    found = {item: (mantel_haenszel(strata), item_bias(strata)) for item, strata in data.items()}
    return {
        item: {
            "chi2_corrected": tested.chi2_corrected,
            "p_corrected": tested.p_corrected,
            "odds_ratio": tested.odds_ratio.value,
            "delta": bias.delta.value,
            "z": -bias.delta.value / bias.delta.standard_error,
        }
        for item, (tested, bias) in found.items()
    }


def newcombe_small(data):
    found = [newcombe(tuple(one), tuple(other)) for one, other in data["pairs"]]
    return {"limits": [[one.low, one.high] for one in found]}


def shrinkage_trials(data):
    """Log risk ratios of vaccinated and not vaccinated, given as (ill, well, ill, well)."""
    values = [log(a / (a + b) / (c / (c + d))) for a, b, c, d in data["trials"]]
    errors = [sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)) for a, b, c, d in data["trials"]]
    moments, likelihood = shrink(values, errors), shrink(values, errors, method="reml")
    return {
        "q": moments.q,
        "moments": [moments.between, moments.pooled.value, moments.pooled.standard_error],
        "reml": [likelihood.between, likelihood.pooled.value, likelihood.pooled.standard_error],
        "drawn": [one.value for one in likelihood.values],
    }


def rasch_seven(data):
    return calibrated(sevens(data))


def rasch_missing(data):
    table = sevens(data)
    table[:300, 4] = table[700:, 0] = np.nan
    return calibrated(table)


def sevens(data):
    return np.array(
        [[float(one) for one in pattern] for pattern, times in data["patterns"].items() for _ in range(times)]
    )


def calibrated(table):
    found = rasch(table)
    return {
        "difficulty": [one.difficulty for one in found.items],
        "se": [one.standard_error for one in found.items],
        "log_likelihood": found.log_likelihood,
    }


def severity_unbalanced(data):
    """Every fifth diameter of the penicillin data is missing, from the first on."""
    table = np.array(data["ratings"], dtype=float)
    kept = np.arange(table.size) % 5 != 0
    rows, columns = (one.ravel()[kept].tolist() for one in np.indices(table.shape))
    found = fit_severity(table.ravel()[kept], rows, columns)
    own = found.variances
    return {
        "mean": found.mean,
        "sd_rows": sqrt(own.candidate),
        "sd_columns": sqrt(own.rater),
        "sd_residual": sqrt(own.residual),
        "criterion": found.criterion,
        "columns": [-one.severity for one in sorted(found.raters, key=lambda one: int(one.name))],
        "rows": [one.expected - found.mean for one in found.candidates[:3]],
    }


def severity_tasks(data):
    """Two columns for each symptom, one of each judge; every seventh rating is missing, column after column."""
    table = np.array(data["ratings"], dtype=float).T
    kept = np.arange(table.size) % 7 != 0
    columns, patients = (one.ravel()[kept] for one in np.indices(table.shape))
    found = fit_severity(table.ravel()[kept], patients.tolist(), (columns % 2).tolist(), (columns // 2).tolist())
    own = found.variances
    drawn = {int(one.candidate): one.expected - found.mean for one in found.candidates}
    return {
        "patient": own.candidate,
        "judge": own.rater,
        "symptom": own.task,
        "patient_symptom": own.candidate_task,
        "patient_judge": own.candidate_rater,
        "rest": own.residual,
        "criterion": found.criterion,
        "mean": found.mean,
        "symptoms": [-one.severity for one in found.tasks],
        "patients": [drawn[one] for one in range(4)],
    }


OURS: Mapping[str, Callable[[Any], Mapping[str, Any]]] = {
    one.__name__: one
    for one in (
        distractors,
        omega_rated,
        generalizability_items,
        generalizability_facets,
        kappa_errors,
        fleiss_diagnoses,
        krippendorff_three,
        concordance_ties,
        tau_ties,
        item_bias_printed,
        newcombe_small,
        shrinkage_trials,
        rasch_seven,
        rasch_missing,
        severity_unbalanced,
        severity_tasks,
    )
}

SAID: Mapping[str, str] = {
    "distractors": "Distractors: who takes each option, and how they do on the rest",
    "omega_rated": "McDonald's omega, alpha and discrimination of rated items",
    "generalizability_items": "Generalizability of persons by items",
    "generalizability_facets": "Generalizability of persons by items by occasions",
    "kappa_errors": "Standard errors of kappa, plain, linear and quadratic",
    "fleiss_diagnoses": "Fleiss' kappa of six raters, over all and for each category",
    "krippendorff_three": "Krippendorff's alpha of three observers, most ratings missing",
    "concordance_ties": "Kendall's W with ties",
    "tau_ties": "Kendall's tau-b and Spearman's rho with ties",
    "item_bias_printed": "Differential item functioning (Mantel-Haenszel, ETS delta)",
    "newcombe_small": "Newcombe intervals of small samples and empty cells",
    "shrinkage_trials": "Empirical Bayes where much lies between",
    "rasch_seven": "Rasch difficulties and their errors",
    "rasch_missing": "Rasch difficulties of items that not everybody was asked",
    "severity_unbalanced": "Crossed random effects by REML, unbalanced",
    "severity_tasks": "Severity by REML with tasks, candidate x task and halo, unbalanced",
}
