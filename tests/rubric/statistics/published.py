"""The published cases, and what our functions make of their data: the same keys as in the expected values."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from rubric.statistics.consistency import alpha_from_variances
from rubric.statistics.impact import impact_ratios, pooled_test
from rubric.statistics.intraclass import intraclass
from rubric.statistics.kappa import cohen_kappa
from rubric.statistics.krippendorff import krippendorff_alpha
from rubric.statistics.proportions import fisher_exact, newcombe, wilson
from rubric.statistics.ranks import kendall_tau, spearman_rho

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
    )
}
