"""The same data in the libraries a person would take instead: their values, or their time. Each import is a try."""

from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from typing import Any

import numpy as np

from bench.reliability import Peer, Values, factor_analyzer, generalizit
from tests.rubric.statistics.published import judges

WEIGHTS = ("none", "linear", "quadratic")


def peers() -> dict[str, Peer]:
    """By the name of a published case: the library, and what it makes of the data of that case."""
    found: dict[str, Peer] = {}
    for add in (_pingouin, _krippendorff, _statsmodels, _scipy, _choix, _mirt, factor_analyzer, generalizit):
        with suppress(ImportError):
            found.update(add())
    return found


def _pingouin() -> dict[str, Peer]:
    import pandas as pd
    import pingouin

    rows = {"one_way": 0, "absolute": 1, "consistency": 2, "mean_one_way": 3, "mean_absolute": 4, "mean_consistency": 5}

    def icc(data: Any) -> Values:
        table = np.array(data["ratings"], dtype=float)
        n, k = table.shape
        long = pd.DataFrame({"t": np.repeat(np.arange(n), k), "r": np.tile(np.arange(k), n), "y": table.ravel()})
        told = pingouin.intraclass_corr(long, targets="t", raters="r", ratings="y")["ICC"].to_numpy()
        return {name: float(told[place]) for name, place in rows.items()}

    def icc_intervals(_data: Any) -> Values:
        n, k = np.shape(judges())
        long = pd.DataFrame({"t": np.repeat(np.arange(n), k), "r": np.tile(np.arange(k), n), "y": np.ravel(judges())})
        told = pingouin.intraclass_corr(long, targets="t", raters="r", ratings="y").filter(like="CI95").squeeze(axis=1)
        return {name: [float(end) for end in told.iloc[place]] for name, place in rows.items()}

    def cronbach_interval(_data: Any) -> Values:
        value, (low, high) = pingouin.cronbach_alpha(pd.DataFrame(judges()))
        return {"alpha": float(value), "low": float(low), "high": float(high)}

    said = f"pingouin {version('pingouin')}"
    return {one.__name__: (said, one) for one in (icc, icc_intervals, cronbach_interval)}


def _krippendorff() -> dict[str, Peer]:
    import krippendorff

    def alpha(data: Any) -> Values:
        table = np.array(data["ratings"], dtype=float)
        return {
            one: float(krippendorff.alpha(table, level_of_measurement=one))
            for one in ("nominal", "ordinal", "interval", "ratio")
        }

    def three(data: Any) -> Values:
        found = alpha(data)
        return {one: found[one] for one in ("nominal", "interval")}

    said = f"krippendorff {version('krippendorff')}"
    return {"krippendorff": (said, alpha), "krippendorff_three": (said, three)}


def _statsmodels() -> dict[str, Peer]:
    from statsmodels.stats.inter_rater import cohens_kappa, fleiss_kappa

    def kappa(data: Any) -> Values:
        table = np.array(data["shares"]) * data["n"]
        return {
            "kappa": float(cohens_kappa(table).kappa),
            "weighted": float(cohens_kappa(table, weights=np.array(data["disagreement"], dtype=float)).kappa),
        }

    def errors(data: Any) -> Values:
        found = {one: cohens_kappa(np.array(data["counts"]), wt=None if one == "none" else one) for one in WEIGHTS}
        return {name: [float(one.kappa), float(one.std_kappa)] for name, one in found.items()}

    def fleiss(data: Any) -> Values:
        return {"kappa": float(fleiss_kappa(np.array(data["counts"])))}

    cases = {
        "kappa": kappa,
        "severity": _mixed,
        "fleiss": fleiss,
        "fleiss_diagnoses": fleiss,
        "kappa_errors": errors,
    }
    said = f"statsmodels {version('statsmodels')}"
    return {name: (said, one) for name, one in (cases | _tables()).items()}


def _tables() -> dict[str, Callable[[Any], Values]]:
    """Rates and tables of counts in statsmodels."""
    from statsmodels.stats.contingency_tables import StratifiedTable
    from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

    def newcombe(*cells: int) -> list[float]:
        return [float(end) for end in confint_proportions_2indep(*cells, method="newcomb")]

    def small(data: Any) -> Values:
        return {"limits": [newcombe(*one, *other) for one, other in data["pairs"]]}

    def proportions(data: Any) -> Values:
        wilson = [[float(end) for end in proportion_confint(*pair, method="wilson")] for pair in data["single"]]
        one, other = data["difference"]
        return {"wilson": wilson, "difference": newcombe(*one, *other)}

    def strata(data: Any) -> Values:
        found = StratifiedTable([np.array(one) for one in data["strata"]])
        low, high = found.oddsratio_pooled_confint()
        plain, corrected = found.test_null_odds(), found.test_null_odds(correction=True)
        return {
            "odds_ratio": float(found.oddsratio_pooled),
            "low": float(low),
            "high": float(high),
            "chi2": float(plain.statistic),
            "p": float(plain.pvalue),
            "chi2_corrected": float(corrected.statistic),
            "p_corrected": float(corrected.pvalue),
        }

    return {
        "proportions": proportions,
        "newcombe_small": small,
        "mantel_haenszel_common": strata,
        "mantel_haenszel_empty": strata,
    }


def _mixed(data: Any) -> Values:
    table = np.array(data["ratings"], dtype=float)
    rows, columns = np.indices(table.shape)
    found, sds = crossed(table.ravel(), row=rows.ravel(), column=columns.ravel())
    return {
        "mean": float(found.fe_params.iloc[0]),
        "sd_rows": sds["row"],
        "sd_columns": sds["column"],
        "sd_residual": float(np.sqrt(found.scale)),
    }


def crossed(values: Any, **effects: Any) -> tuple[Any, dict[str, float]]:
    """Crossed effects as variance components of one group, which is how statsmodels takes them; the fit and the SDs."""
    import warnings

    import pandas as pd
    from statsmodels.regression.mixed_linear_model import MixedLM

    frame = pd.DataFrame({"y": values, **{name: np.asarray(one).astype(str) for name, one in effects.items()}})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = MixedLM.from_formula(
            "y ~ 1",
            frame,
            groups=np.ones(len(frame)),
            re_formula="0",
            vc_formula={name: f"0 + C({name})" for name in effects},
        ).fit(reml=True)
    return found, dict(zip(found.model.exog_vc.names, map(float, np.sqrt(found.vcomp)), strict=True))


def _scipy() -> dict[str, Peer]:
    from scipy import stats

    def fisher(data: Any) -> Values:
        table = np.array(data["table"])
        return {
            "greater": float(stats.fisher_exact(table, alternative="greater").pvalue),
            "two_sided": float(stats.fisher_exact(table).pvalue),
            "odds_ratio": float(stats.contingency.odds_ratio(table).statistic),
        }

    def tau(data: Any) -> Values:
        found = stats.kendalltau(data["x"], data["y"], method="exact")
        rho = stats.spearmanr(data["x"], data["y"]).statistic
        return {"tau": float(found.statistic), "p": float(found.pvalue), "rho": float(rho)}

    def simpson(data: Any) -> Values:
        table = np.array([[data[one][0], data[one][1] - data[one][0]] for one in ("male", "female")])
        return {"chi2": float(stats.chi2_contingency(table, correction=False).statistic)}

    def concordance(data: Any) -> Values:
        table = np.array(data["ranks"])
        found = stats.friedmanchisquare(*table.T)
        m, n = table.shape
        return {"w": float(found.statistic) / (m * (n - 1)), "chi2": float(found.statistic), "p": float(found.pvalue)}

    def false_discoveries(data: Any) -> Values:
        adjusted = stats.false_discovery_control(data["p"])
        return {"discoveries": int((adjusted <= data["q"]).sum()), "adjusted": adjusted.tolist()}

    def concordance_ties(data: Any) -> Values:
        found = concordance(data)
        return {"w": found["w"], "p": found["p"]}

    def tau_ties(data: Any) -> Values:
        x, y, *_ = np.array(data["ratings"], dtype=float).T
        found = stats.kendalltau(x, y, method="asymptotic")
        return {
            "tau": float(found.statistic),
            "p": float(found.pvalue),
            "rho": float(stats.spearmanr(x, y).statistic),
        }

    said = f"scipy {version('scipy')}"
    cases = (fisher, tau, simpson, concordance, false_discoveries, concordance_ties, tau_ties)
    return {one.__name__: (said, one) for one in cases}


def _choix() -> dict[str, Peer]:
    import choix

    def strengths(data: Any) -> Values:
        names = list(dict.fromkeys(name for game in data["games"] for name in game[:2]))
        place = {name: i for i, name in enumerate(names)}
        wins = [
            pair
            for a, b, won, lost in data["games"]
            for pair in [(place[a], place[b])] * won + [(place[b], place[a])] * lost
        ]
        found = choix.ilsr_pairwise(len(names), wins, alpha=0, tol=1e-10)
        last = next(one for one in ("Baltimore", "Biometrika") if one in place)
        return {"ability": {name: float(found[i] - found[place[last]]) for name, i in place.items() if name != last}}

    said = f"choix {version('choix')}"
    return {"bradley_terry_pairs": (said, strengths), "bradley_terry_journals": (said, strengths)}


def _mirt() -> dict[str, Peer]:
    import mirt

    from tests.rubric.statistics.published import CASES, people

    table = people(CASES["items"]["data"]).astype(int)

    def marginal(_data: Any) -> Values:
        found = mirt.fit_mirt(table, model="2PL")
        own = found.model.parameters
        return {name: own[name].tolist() for name in ("discrimination", "difficulty")} | {
            "log_likelihood": float(found.log_likelihood)
        }

    return {"two_parameter_marginal": (f"mirt {version('mirt')}", marginal)}
