"""Omega and generalizability of published cases in the libraries a person would take instead: values, or their time."""

from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from importlib.metadata import version
from io import StringIO
from typing import Any

import numpy as np

from tests.rubric.statistics.published import judges, one_factor_table

Values = Mapping[str, Any]
Peer = tuple[str, Callable[[Any], Values]]


def factor_analyzer() -> dict[str, Peer]:
    """The loadings of one factor by minimum residuals; omega from them is a line."""
    import warnings

    from factor_analyzer import FactorAnalyzer

    def omega(table: Any) -> Values:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            loadings = FactorAnalyzer(n_factors=1, rotation=None, method="minres").fit(table).loadings_[:, 0]
        deviations = table.std(axis=0, ddof=1)
        common = float(loadings @ deviations) ** 2
        return {"omega": common / (common + float((deviations**2 * (1 - loadings**2)).sum()))}

    said = f"factor_analyzer {version('factor_analyzer')}"
    return {
        "omega": (said, lambda data: omega(one_factor_table(data["loadings"]))),
        "omega_rated": (said, lambda data: omega(np.array(data["ratings"], dtype=float))),
    }


def generalizit() -> dict[str, Peer]:
    import pandas as pd
    from generalizit import GeneralizIT

    def study(table: Any, facets: tuple[str, ...]) -> tuple[Any, Any]:
        """Its variances, and its coefficients of persons, who are the first facet; it prints while it works."""
        places = np.indices(table.shape)
        frame = pd.DataFrame({name: place.ravel() for name, place in zip(facets, places, strict=True)})
        with redirect_stdout(StringIO()):
            found = GeneralizIT(data=frame.assign(y=table.ravel()), design_str=" x ".join(facets), response="y")
            found.calculate_anova()
            found.calculate_g_coefficients()
        return found.design.anova_table["Variance"], found.design.g_coeffs_table.loc["person"]

    def coefficients(told: Any) -> Values:
        return {"relative": float(told["rho^2"]), "absolute": float(told["phi^2"])}

    def judged(_data: Any) -> Values:
        return coefficients(study(np.array(judges(), dtype=float), ("person", "judge"))[1])

    def items(data: Any) -> Values:
        variances, told = study(np.array([[float(one) for one in row] for row in data["answers"]]), ("person", "item"))
        names = {"person": "person", "item": "item", "rest": "person x item"}
        return {name: float(variances[one]) for name, one in names.items()} | coefficients(told)

    def facets(data: Any) -> Values:
        table = np.stack([np.array(one, dtype=float) for one in data["occasions"]], axis=2)
        variances, told = study(table, ("person", "item", "occasion"))
        names = {
            "person": "person",
            "item": "item",
            "occasion": "occasion",
            "person_item": "person x item",
            "person_occasion": "person x occasion",
            "item_occasion": "item x occasion",
            "rest": "person x item x occasion",
        }
        return {name: float(variances[one]) for name, one in names.items()} | coefficients(told)

    said = f"generalizit {version('generalizit')}"
    return {
        "generalizability": (said, judged),
        "generalizability_items": (said, items),
        "generalizability_facets": (said, facets),
    }
