"""From "this one is better" to an order with its error: judgements of two pieces of work at a time, never a score."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from math import fsum, sqrt
from typing import Literal

from pydantic import AwareDatetime, Field

from rubric.precision import normal_cdf
from rubric.rating import HIGHEST, LOWEST
from rubric.record import Record

HELD = 2.0  # logits: standard deviation of the prior that holds strengths together where a piece has won everything
FIRM = 0.5  # levels: an estimate with a larger error says no single level
FEWEST_RATED = 3  # pieces with a level of their own, through which a line can be laid and seen to fit


class PairJudgement(Record):
    """Which of two pieces of work on one task somebody found better. It holds no level, and nothing scores it."""

    rater_id: str
    left: str  # sittings, as they stood on the page
    right: str
    better: Literal["left", "right"] | None  # None: cannot tell
    judged_at: AwareDatetime

    @property
    def pair(self) -> frozenset[str]:
        return frozenset({self.left, self.right})


class Level(Record):
    """Where a piece of work would lie on the anchors of its competency, by the levels that others of its round have."""

    value: float = Field(ge=LOWEST, le=HIGHEST)
    standard_error: float = Field(ge=0)

    @property
    def firm(self) -> bool:
        """Whether it says one level."""
        return self.standard_error <= FIRM


class Place(Record):
    """One piece of work in the order: its strength in logits around 0, and its level where that can be told."""

    work: str
    meetings: float
    value: float
    standard_error: float = Field(ge=0)
    level: Level | None = None


class PairOrder(Record):
    """Pieces of work in the order of their strength, the best first; none where they do not hang together."""

    n: int  # judgements that count
    parts: tuple[frozenset[str], ...]  # more than one: pieces that were never compared, however indirectly
    places: tuple[Place, ...] = ()
    held: bool = False  # one has won or lost everything; a prior keeps its strength finite
    reliability: float | None = None  # scale separation reliability, 0 to 1; None: no difference beyond error


class Lead(Record):
    """Two neighbours of an order: how far the first is ahead, in logits, and how sure that is."""

    ahead: str
    behind: str
    value: float
    standard_error: float = Field(ge=0)
    chance: float = Field(ge=0, le=1)  # that the first is truly the stronger


def in_force(judgements: Iterable[PairJudgement]) -> tuple[PairJudgement, ...]:
    """What each rater said last of each pair."""
    return tuple({(one.rater_id, one.pair): one for one in judgements}.values())


def order(
    judgements: Iterable[PairJudgement], works: Collection[str], levels: Mapping[str, float] | None = None
) -> PairOrder:
    """Strengths by Bradley & Terry (1952), "cannot tell" counting as half a win for each.

    `levels` are those that people gave to some of the pieces, each a mean on the scale of 1 to 5. Judgements of pieces
    that are not among `works` are left out.
    """
    from rubric.statistics.graph import components  # noqa: PLC0415 - here and below: the statistics bring numpy along
    from rubric.statistics.pairs import bradley_terry  # noqa: PLC0415

    counted = [one for one in in_force(judgements) if one.pair <= set(works)]
    parts = components([*((one, one) for one in works), *((one.left, one.right) for one in counted)])
    if len(parts) != 1 or not counted:
        return PairOrder(n=len(counted), parts=parts)
    meetings = [_meeting(one) for one in counted]
    found = bradley_terry(meetings)
    held = found.why is not None
    if held:
        found = bradley_terry(meetings, prior_sd=HELD)
    known = levels or {}
    lay = _line({one.name: (one.value, known[one.name]) for one in found.strengths if one.name in known})
    places = (
        Place(
            work=one.name,
            meetings=one.meetings,
            value=one.value,
            standard_error=one.standard_error,
            level=lay and lay(one.value, one.standard_error),
        )
        for one in found.strengths
    )
    return PairOrder(
        n=len(counted),
        parts=parts,
        places=tuple(sorted(places, key=lambda one: -one.value)),
        held=held,
        reliability=found.reliability,
    )


def _meeting(one: PairJudgement) -> tuple[str, str, float, float]:
    wins = {"left": 1.0, "right": 0.0, None: 0.5}[one.better]
    return one.left, one.right, wins, 1 - wins


def _line(pairs: Mapping[str, tuple[float, float]]) -> Callable[[float, float], Level] | None:
    """Level from strength by least squares through the pieces that have both; None where it would not rise or fit.

    The error is that of a mean on the line (Draper & Smith 1998, 1.4) and that of the strength itself.
    """
    strengths, levels = ([one[side] for one in pairs.values()] for side in (0, 1))
    count = len(pairs)
    if count < FEWEST_RATED:
        return None
    middle, mean = fsum(strengths) / count, fsum(levels) / count
    spread = fsum((one - middle) ** 2 for one in strengths)
    together = fsum((one - middle) * level for one, level in pairs.values())
    if spread <= 0 or together <= 0:
        return None
    slope = together / spread
    left = fsum((level - mean - slope * (one - middle)) ** 2 for one, level in pairs.values()) / (count - 2)

    def level(strength: float, error: float) -> Level:
        value = mean + slope * (strength - middle)
        variance = left * (1 / count + (strength - middle) ** 2 / spread) + (slope * error) ** 2
        return Level(value=min(HIGHEST, max(LOWEST, value)), standard_error=sqrt(variance))

    return level


def leads(judgements: Sequence[PairJudgement], works: Collection[str], among: Collection[str]) -> tuple[Lead, ...]:
    """How far each of these pieces is ahead of the next, the errors of both and what they share counted.

    Nothing where fewer than two of them hang together with the round, or no judgement counts.
    """
    from rubric.statistics.pairs import bradley_terry  # noqa: PLC0415

    found = order(judgements, works)
    meetings = [_meeting(one) for one in in_force(judgements) if one.pair <= set(works)]
    names = [one.work for one in found.places if one.work in among]
    told: list[Lead] = []
    for ahead, behind in pairwise(names):
        against = bradley_terry(meetings, reference=behind, prior_sd=HELD if found.held else None)
        one = next(one for one in against.strengths if one.name == ahead)
        told.append(
            Lead(
                ahead=ahead,
                behind=behind,
                value=one.value,
                standard_error=one.standard_error,
                chance=normal_cdf(one.value / one.standard_error),
            )
        )
    return tuple(told)
