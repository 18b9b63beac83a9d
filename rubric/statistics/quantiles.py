"""Points of the distributions that intervals are read from; scipy is loaded at the first call."""

from importlib import import_module
from math import erfc, sqrt
from statistics import NormalDist
from types import ModuleType


def _special() -> ModuleType:
    """scipy's special functions, which come without types: only who needs them pays their memory."""
    return import_module("scipy.special")


def normal_quantile(p: float) -> float:
    """z with P(standard normal <= z) = p, for p above 0 and below 1."""
    return NormalDist().inv_cdf(p)


def two_sided(confidence: float) -> float:
    """z that leaves half of 1 - confidence on each side."""
    return normal_quantile((1 + confidence) / 2)


def f_quantile(p: float, between: float, within: float) -> float:
    """The point of F(between, within) that a share p of it lies below."""
    return float(_special().fdtri(between, within, p))


def t_quantile(p: float, df: float) -> float:
    """The point of Student's t that a share p of it lies below."""
    return float(_special().stdtrit(df, p))


def chi2_above(value: float, df: float) -> float:
    """P(chi-square with df degrees of freedom > value)."""
    if df == 1:
        return erfc(sqrt(value / 2))
    return float(_special().chdtrc(df, value))


def normal_two_sided(z: float) -> float:
    """P(a standard normal lies further from 0 than z)."""
    return erfc(abs(z) / sqrt(2))
