"""The six intraclass correlations: how much of the differences in ratings lies in the work and not in who rated it."""

from rubric.statistics.anova import MeanSquares, mean_squares
from rubric.statistics.arrays import Rows, complete, matrix
from rubric.statistics.estimate import CONFIDENCE, Estimate, Finite, Why, none_because
from rubric.statistics.quantiles import f_quantile


class Intraclass(Finite):
    """ICC of one rating and of the mean of k, in the three designs of Shrout & Fleiss (1979).

    In the notation of McGraw & Wong (1996) the six are ICC(1), ICC(A,1), ICC(C,1), ICC(k), ICC(A,k), ICC(C,k).
    """

    raters: float  # k
    left_out: int  # rows with a missing rating
    one_way: Estimate  # ICC(1,1): everybody has raters of their own
    absolute: Estimate  # ICC(2,1): the same raters, whose severity counts as error
    consistency: Estimate  # ICC(3,1): the same raters, whose severity does not count
    mean_one_way: Estimate  # ICC(1,k)
    mean_absolute: Estimate  # ICC(2,k)
    mean_consistency: Estimate  # ICC(3,k), which is Cronbach's alpha of the table
    mean_squares: MeanSquares | None


def intraclass(ratings: Rows, confidence: float = CONFIDENCE) -> Intraclass:
    """The six ICCs of ratings, pieces of work x raters, with F intervals (Shrout & Fleiss 1979; McGraw & Wong 1996).

    Mean squares need complete rows: a row with a missing rating is left out and counted. For designs with many of
    them fit `severity.fit_severity` and read its `intraclass`, which uses every rating. n counts the rows used. Raises
    ValueError for a table that is none.
    """
    table = matrix(ratings)
    kept = complete(table)
    n, k = kept.shape
    left_out = len(table) - n
    if n < 2 or k < 2:  # noqa: PLR2004 (differences need two)
        return _nothing("one_rater" if k < 2 else "too_few", n, k, left_out)  # noqa: PLR2004
    ms = mean_squares(kept)
    if ms.between == ms.within == 0:
        return _nothing("no_variance", n, k, left_out)
    return Intraclass(
        raters=k,
        left_out=left_out,
        one_way=_single(ms.between, ms.within, n, k, n * (k - 1), confidence),
        absolute=_absolute(ms, n, k, confidence),
        consistency=_single(ms.between, ms.error, n, k, (n - 1) * (k - 1), confidence),
        mean_one_way=_mean(ms.between, ms.within, n, n * (k - 1), confidence),
        mean_absolute=_mean_absolute(ms, n, k, confidence),
        mean_consistency=_mean(ms.between, ms.error, n, (n - 1) * (k - 1), confidence),
        mean_squares=ms,
    )


def _nothing(why: Why, n: int, k: int, left_out: int) -> Intraclass:
    none = none_because(why, n)
    return Intraclass(
        raters=k,
        left_out=left_out,
        one_way=none,
        absolute=none,
        consistency=none,
        mean_one_way=none,
        mean_absolute=none,
        mean_consistency=none,
        mean_squares=None,
    )


def _single(between: float, rest: float, n: int, k: int, df: int, confidence: float) -> Estimate:
    """(B - R) / (B + (k - 1) R), one rating, with R the mean square within rows or of the error."""
    if between == rest == 0:
        return none_because("no_variance", n)
    low, high = _f_limits(between, rest, n - 1, df, confidence)
    ends = [None if f is None else (f - 1) / (f + k - 1) for f in (low, high)]
    value = (between - rest) / (between + (k - 1) * rest)
    return Estimate(value=value, n=n, low=ends[0], high=ends[1], confidence=confidence)


def _mean(between: float, rest: float, n: int, df: int, confidence: float) -> Estimate:
    """(B - R) / B, the mean of k ratings."""
    if between == 0:
        return none_because("no_variance", n)
    low, high = _f_limits(between, rest, n - 1, df, confidence)
    ends = [None if f is None else 1 - 1 / f for f in (low, high)]
    return Estimate(value=(between - rest) / between, n=n, low=ends[0], high=ends[1], confidence=confidence)


def _f_limits(
    between: float, rest: float, df_between: int, df_rest: int, confidence: float
) -> tuple[float, float] | tuple[None, None]:
    """The observed F over and times its critical values; none where F is 0 or infinite."""
    if between == 0 or rest == 0:
        return None, None
    f, p = between / rest, (1 + confidence) / 2
    return f / f_quantile(p, df_between, df_rest), f * f_quantile(p, df_rest, df_between)


def _absolute(ms: MeanSquares, n: int, k: int, confidence: float) -> Estimate:
    value = (ms.between - ms.error) / (ms.between + (k - 1) * ms.error + k * (ms.raters - ms.error) / n)
    low, high = _absolute_limits(value, ms, n, k, confidence)
    return Estimate(value=value, n=n, low=low, high=high, confidence=confidence)


def _mean_absolute(ms: MeanSquares, n: int, k: int, confidence: float) -> Estimate:
    bottom = ms.between + (ms.raters - ms.error) / n
    if bottom <= 0:
        return none_because("no_variance", n)
    one = _absolute(ms, n, k, confidence)
    low, high = _limits_of_mean(one, k)
    return Estimate(value=(ms.between - ms.error) / bottom, n=n, low=low, high=high, confidence=confidence)


def _limits_of_mean(one: Estimate, k: int) -> tuple[float, float] | tuple[None, None]:
    """The interval of one rating as that of the mean of k; none where it reaches -1 / (k - 1) and falls without end."""
    if one.low is None or one.high is None or 1 + (k - 1) * one.low <= 0:
        return None, None
    return k * one.low / (1 + (k - 1) * one.low), k * one.high / (1 + (k - 1) * one.high)


def _absolute_limits(
    value: float, ms: MeanSquares, n: int, k: int, confidence: float
) -> tuple[float, float] | tuple[None, None]:
    """Satterthwaite's degrees of freedom for the mixture of error and raters (Fleiss & Shrout 1978)."""
    if value == 1 or ms.between == 0 or ms.error == 0:
        return None, None
    a = k * value / (n * (1 - value))
    b = 1 + a * (n - 1)
    parts = a * ms.raters, b * ms.error
    df = sum(parts) ** 2 / (parts[0] ** 2 / (k - 1) + parts[1] ** 2 / ((n - 1) * (k - 1)))
    p = (1 + confidence) / 2
    lower, upper = f_quantile(p, n - 1, df), f_quantile(p, df, n - 1)
    rest = k * ms.raters + (k * n - k - n) * ms.error
    low = n * (ms.between - lower * ms.error) / (lower * rest + n * ms.between)
    high = n * (upper * ms.between - ms.error) / (rest + n * upper * ms.between)
    return low, high
