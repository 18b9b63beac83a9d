"""Training raters on answers whose level is agreed, and which of those lie unmarked among their real work."""

import hashlib
from collections.abc import Collection, Sequence
from math import ceil
from typing import Literal, Protocol, TypeVar

from pydantic import AwareDatetime, Field

from rubric.rating import HIGHEST, LOWEST, CriticalFlag, Span
from rubric.record import LANGUAGES, Language, Record

CLOSE_BY = 1.0  # levels; two or more call a third rater in live work, so training asks for less than that
EXACT_SHARE = 0.5  # of the answers, whose level has to be met exactly: always saying 3 meets one of five
EVERY = 4  # one anchor for so many real answers, so that a rater's way of judging can be followed
MOST = 5  # anchors among the real answers to one task

Purpose = Literal["training", "live"]


class Agreed(Protocol):
    """What is asked of an anchor here."""

    @property
    def id(self) -> str: ...
    @property
    def language(self) -> Language: ...
    @property
    def level(self) -> int: ...


A = TypeVar("A", bound=Agreed)


class AnchorRating(Record):
    """One judgement of an anchor answer, appended and never edited. It is about no candidate and enters no score."""

    rater_id: str
    task_id: str
    anchor_id: str
    purpose: Purpose
    agreed: float = Field(ge=LOWEST, le=HIGHEST)  # the level as it was agreed that day
    level: float | None = Field(default=None, ge=LOWEST, le=HIGHEST)
    not_assessed_because: str | None = None
    quotes: tuple[Span, ...] = ()
    note: str = ""
    flags: tuple[CriticalFlag, ...] = ()
    task_fingerprint: str
    rated_at: AwareDatetime
    after_others: bool = False  # a correction by somebody who could already read how others judged it

    def without_words(self) -> "AnchorRating":
        """The level and its day alone, once the answer is erased."""
        bare = {"quotes": (), "note": "", "flags": (), "not_assessed_because": None}
        return self.model_copy(update=bare)

    @property
    def distance(self) -> float | None:
        """The level given minus the level agreed; None where none was given."""
        return None if self.level is None else self.level - self.agreed


def in_turn(
    anchors: Sequence[A], languages: Collection[Language], seed: str, real: Sequence[A] = ()
) -> tuple[tuple[A, ...], tuple[A, ...]]:
    """The two rounds of training of one rater: the first for everybody, the second for who has not passed it.

    In two languages a round has one anchor of each level, languages in turn; in one language the first round has a
    low, the middle and a high level, and the second the other two. What the first round does not use can lie among
    real work afterwards. Where there are `real` ones, from the work of candidates, one takes the place of the invented
    one of its language and level.
    """
    turns = [sorted(several, key=lambda one: _chance(seed, one.id)) for several in (anchors, real)]
    chosen_of = {(one.language, one.level): one for several in turns for one in several[::-1]}
    mine = sorted(
        (one for one in chosen_of.values() if one.language in languages), key=lambda one: _chance(seed, one.id)
    )
    heads = {one.language for one in mine}
    flip = _chance(seed, "languages")[0] % 2
    if len(heads) > 1:
        first = [one for one in mine if LANGUAGES.index(one.language) == (one.level + flip) % 2]
    else:
        chosen = {1 + flip, 3, 5 - flip}
        first = [one for one in mine if one.level in chosen]
    return tuple(first), tuple(one for one in mine if one not in first)


def has_passed(ratings: Collection[AnchorRating]) -> bool:
    """Every level within one of the agreed one, and half of them met exactly."""
    distances = [one.distance for one in ratings]
    exact = sum(one == 0 for one in distances)
    return all(one is not None and abs(one) <= CLOSE_BY for one in distances) and exact >= ceil(
        EXACT_SHARE * len(distances)
    )


def to_seed(
    anchors: Sequence[A], used: Collection[str], lying: int, languages: Collection[Language], real: int, seed: str
) -> tuple[A, ...]:
    """The anchors that come to lie among `real` answers in these languages, where so many are `lying` already.

    `used` holds the ids of those this rater has met.
    """
    free = [one for one in anchors if one.id not in used and one.language in languages]
    wanted = max(0, min(real // EVERY, MOST) - lying)
    return tuple(sorted(free, key=lambda one: _chance(seed, one.id)))[:wanted]


def _chance(seed: str, one: str) -> bytes:
    return hashlib.sha256(f"{seed} {one}".encode()).digest()
