"""Several tests at once: how many false alarms are among those that are called."""

import numpy as np

from rubric.statistics.arrays import Values, vector


def benjamini_hochberg(p: Values) -> tuple[float, ...]:
    """Each p-value adjusted so that those below q hold at most a share q of false alarms (Benjamini & Hochberg 1995).

    In the order given. Raises ValueError for what is no probability.
    """
    found = vector(p)
    if ((found < 0) | (found > 1)).any():
        raise ValueError("p-values lie between 0 and 1")
    count = len(found)
    order = np.argsort(found)[::-1]
    stepped = np.minimum.accumulate(found[order] * count / np.arange(count, 0, -1))
    adjusted = np.empty(count)
    adjusted[order] = np.minimum(stepped, 1)
    return tuple(float(one) for one in adjusted)
