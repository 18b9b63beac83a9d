"""Which two pieces of work somebody compares next: what hangs apart first, then what was met least, never by merit."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import combinations

from assessments.assignment.connection import Groups

# Of each piece: ten to fourteen comparisons give a reliability of about 0.7 (Verhavert, Bouwer, Donche & De Maeyer
# 2019, Assessment in Education 26:541).
MEETINGS = 12
Pair = frozenset[str]


def next_pair(works: Collection[str], met: Iterable[Pair], own: Collection[Pair], seed: str) -> tuple[str, str] | None:
    """The next two for one rater, as they stand on the page; None when each piece was met often enough.

    `met` holds every judgement of anybody, `own` the pairs this rater has judged. Pairs that join what was never
    compared come first, then those met least; chance, which `seed` repeats, decides the rest and the sides. Strength
    has no part in it: choosing near rivals makes the reliability look better than it is (Bramley 2015).
    """
    pairs, times, groups = Counter(met), Counter[str](), Groups()
    for pair, count in pairs.items():
        one, other = pair
        groups.join(one, other)
        times[one] += count
        times[other] += count
    left = [
        pair
        for one, other in combinations(sorted(works), 2)
        if (pair := frozenset({one, other})) not in own and min(times[one], times[other]) < MEETINGS
    ]
    if not left:
        return None

    def rank(pair: Pair) -> tuple[bool, int, int, bytes]:
        one, other = sorted(pair)
        met_by = sorted((times[one], times[other]))
        return groups.same(one, other), pairs[pair], sum(met_by), _drawn(seed, one, other)

    one, other = sorted(min(left, key=rank))
    return (one, other) if _drawn("sides", seed, one, other)[0] % 2 else (other, one)


def _drawn(*said: str) -> bytes:
    return hashlib.sha256(" ".join(said).encode()).digest()


def wanted(works: Collection[str], met: Iterable[Pair], own: Collection[Pair] | None = None) -> int:
    """How many judgements are still to come; with `own`, at most as many as one rater has pairs left."""
    times = Counter(one for pair in met for one in pair)
    missing = -(-sum(max(0, MEETINGS - times[one]) for one in works) // 2)
    open_pairs = len(works) * (len(works) - 1) // 2
    return missing if own is None else min(missing, open_pairs - sum(pair <= set(works) for pair in own))
