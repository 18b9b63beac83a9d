"""The tables of a bias audit as New York City asks for them (Local Law 144 of 2021; 6 RCNY 5-300 to 5-304)."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple

from pydantic import Field

from rubric.fairness import State, state_of
from rubric.record import Record
from rubric.statistics.estimate import Finite
from rubric.statistics.impact import impact_ratios
from rubric.suppression import SMALLEST_CELL, safe, visible

SMALL_SHARE = 50  # a category of fewer than one in fifty, 2 %, may be left out of the ratios (6 RCNY 5-301)

Category = tuple[str | None, str | None]  # sex, race or ethnicity; None: the table does not divide by it


class Person(NamedTuple):
    sex: str | None  # None: not said
    origin: str | None
    selected: bool  # or scored above the median


class AuditRow(Finite):
    category: Category
    n: int
    selected: int
    rate: float = Field(ge=0, le=1)
    ratio: float | None = Field(default=None, ge=0, le=1)  # None: left out, or nobody was selected
    left_out: bool  # of the ratios, as less than 2 % of the data


class AuditTable(Record):
    rows: tuple[AuditRow, ...] = ()
    hidden: tuple[Category, ...] = ()  # fewer than five people, or shown they would give such a category away
    unknown: int | None = None  # people who are in no category; None: that number would give a hidden one away
    state: State = "told"


class Audit(Record):
    sex: AuditTable
    origin: AuditTable
    both: AuditTable


def above_median(scores: Sequence[float | None]) -> tuple[bool, ...]:
    """Who scored above the median of all who have a score; whoever has none did not (6 RCNY 5-301, scoring rate)."""
    known = [one for one in scores if one is not None]
    middle = median(known) if known else 0.0
    return tuple(one is not None and one > middle for one in scores)


def audit_rows(counts: Mapping[Category, tuple[int, int]]) -> tuple[AuditRow, ...]:
    """Rates and impact ratios of categories given as (selected, n), all of which have somebody in them."""
    everybody = sum(n for _, n in counts.values())
    kept = {one: n * SMALL_SHARE >= everybody for one, (_, n) in counts.items()}
    impacts = impact_ratios({str(one): counts[one] for one in counts if kept[one]})
    return tuple(
        AuditRow(
            category=one,
            n=n,
            selected=selected,
            rate=selected / n,
            ratio=impacts[str(one)].ratio if kept[one] else None,
            left_out=not kept[one],
        )
        for one, (selected, n) in counts.items()
    )


def audit(people: Sequence[Person], sexes: Sequence[str], origins: Sequence[str]) -> Audit:
    """The three tables, without categories of fewer than five people and what would give these away."""
    by_sex = _one_way(people, [(one, None) for one in sexes])
    by_origin = _one_way(people, [(None, one) for one in origins])
    return Audit(sex=by_sex, origin=by_origin, both=_both(people, by_sex, by_origin))


def _one_way(people: Sequence[Person], categories: Sequence[Category]) -> AuditTable:
    counts = {one: _counted(people, one) for one in categories}
    sizes = {str(one): n for one, (_, n) in counts.items()}
    shown, unknown = visible(sizes, len(people) - sum(sizes.values()))
    return _table(counts, [one for one in counts if str(one) in shown], unknown)


def _counted(people: Sequence[Person], category: Category) -> tuple[int, int]:
    sex, origin = category
    inside = [one for one in people if sex in {None, one.sex} and origin in {None, one.origin}]
    return sum(one.selected for one in inside), len(inside)


def _table(counts: Mapping[Category, tuple[int, int]], shown: Sequence[Category], unknown: int | None) -> AuditTable:
    known = {one: counts[one] for one in shown}
    state = state_of({str(one): count for one, count in known.items()})
    return AuditTable(
        rows=audit_rows(known) if state == "told" else (),
        hidden=tuple(one for one in counts if one not in known),
        unknown=unknown,
        state=state,
    )


def _both(people: Sequence[Person], by_sex: AuditTable, by_origin: AuditTable) -> AuditTable:
    """Each race or ethnicity by sex: a whole race or ethnicity at a time is shown or hidden.

    Both other tables hold the sums of this one, so that what is hidden must stay unknown down and across.
    """
    sexes = [row.category[0] for row in by_sex.rows]
    origins = [row.category[1] for row in by_origin.rows]
    size = {(sex, origin): _cell(people, sex, origin) for sex, origin in {(one.sex, one.origin) for one in people}}
    shown = sorted(
        (one for one in origins if _row_safe(size, one, sexes)),
        key=lambda one: sum(n for (_, origin), n in size.items() if origin == one),
        reverse=True,
    )
    while shown and not all(_column_safe(size, sex, shown) for sex in sexes):
        shown.pop()
    counts = {(sex, origin): _counted(people, (sex, origin)) for origin in origins for sex in sexes}
    people_in = {one: count for one, count in counts.items() if count[1]}
    kept = [one for one in people_in if one[1] in shown]
    in_none = sum(one.sex is None or one.origin is None for one in people)
    everybody_shown = len(kept) == len(people_in) and not by_sex.hidden and not by_origin.hidden
    return _table(people_in, kept, in_none if everybody_shown else None)


def _cell(people: Sequence[Person], sex: str | None, origin: str | None) -> int:
    return sum((one.sex, one.origin) == (sex, origin) for one in people)


def _row_safe(size: Mapping[Category, int], origin: str | None, sexes: Sequence[str | None]) -> bool:
    own = {sex: n for (sex, of), n in size.items() if of == origin}
    hidden = [n for sex, n in own.items() if sex is not None and sex not in sexes]
    return all(own[sex] >= SMALLEST_CELL for sex in sexes if sex in own) and (
        not hidden or safe([*hidden, own.get(None, 0)])
    )


def _column_safe(size: Mapping[Category, int], sex: str | None, shown: Sequence[str | None]) -> bool:
    own = {origin: n for (of, origin), n in size.items() if of == sex}
    hidden = [n for origin, n in own.items() if origin is not None and origin not in shown]
    return not hidden or safe([*hidden, *([own[None]] if None in own else [])])
