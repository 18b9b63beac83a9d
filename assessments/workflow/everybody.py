"""The numbers of everybody who handed in at a position, in memory while somebody weighs them otherwise."""

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from assessments.boards import FieldPerson, MinimumWord, ScoredDetail, Spread
from assessments.store import Db, Store, lines, scored, scores
from assessments.workflow.positions import position_of
from assessments.workflow.screening import AT_ONCE, refresh
from rubric.fit import MEETS, Minimum, RoleProfile
from rubric.precision import point

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rubric.statistics.columns import Columns, Places, Single, States

KEPT = 3  # fields in memory: 100,000 candidates with 12 competencies take 13 MB
STATES: tuple[MinimumWord, ...] = ("not_assessed", "below", "uncertain", "meets")  # as columns.states numbers them
NAMED = 2_000  # people of one field whose names are remembered

Key = TypeVar("Key")
Value = TypeVar("Value")
_keeping = Lock()
_kept: dict[tuple[str, int], "Everybody"] = {}  # by position and version of its copies, the one used last at the end
_named: dict[str, tuple[int, dict[str, FieldPerson]]] = {}  # by position: of which version, and by attempt


class Stood(NamedTuple):
    states: "States"  # of everybody to one minimum
    counts: dict[MinimumWord, int]


class Everybody(NamedTuple):
    version: int
    profile: RoleProfile
    pending: int
    ids: "NDArray[np.bytes_]"  # of attempts
    by_id: "Places"  # their places in alphabetical order
    table: "Columns"  # a column for each weight of the profile
    margins: "Mapping[str, Single]"  # by competency with a minimum
    spreads: dict[str, Spread]  # by competency
    known_states: dict[tuple[str, int], Stood]  # by competency and level, as they are asked for

    def stood(self, competency_id: str, level: int) -> Stood:
        """Where everybody stands to a level; weights change nothing about it."""
        import numpy as np  # noqa: PLC0415 - here and below: candidates' pages load no numpy

        from rubric.statistics import columns  # noqa: PLC0415

        key = (competency_id, level)
        if key not in self.known_states:
            cut = Minimum(competency_id=competency_id, level=level).cut
            at = list(self.profile.weights).index(competency_id)
            states = columns.states(self.table, at, cut, self.margins[competency_id])
            counts = np.bincount(states, minlength=len(STATES)).tolist()
            self.known_states[key] = Stood(states, dict(zip(STATES, counts, strict=True)))
        return self.known_states[key]

    def places(self, attempt_ids: Sequence[str]) -> list[int]:
        """Of those of these attempts that are here."""
        import numpy as np  # noqa: PLC0415

        wanted = np.array([one for one in attempt_ids if one.isascii()], dtype=np.bytes_)  # an address may say anything
        found = np.searchsorted(self.ids, wanted, sorter=self.by_id).tolist()
        at = [(int(self.by_id[place]), one) for place, one in zip(found, wanted, strict=True) if place < len(self.ids)]
        return [place for place, one in at if self.ids[place] == one]


def everybody(store: Store, position_id: str, version: int | None) -> Everybody:
    """Their numbers as of this version of the copies, while it is in memory, or brought up to date."""
    if version is not None and (found := _kept.get((position_id, version))):
        return found
    if version is None:
        refresh(store, position_id, AT_ONCE)
    with store.read() as db:
        head = scores.head(db, position_id)
        assert head is not None  # made just now, or when this version was
        with _keeping:  # two who wait for the same read it once
            key = (position_id, head.version)
            found = _kept.pop(key, None) or _read(db, position_id, head)
            _remember(_kept, key, found)
    return found


def _remember(held: dict[Key, Value], key: Key, new: Value) -> None:
    """At the end; whatever has not been used for longest goes."""
    held.pop(key, None)
    held[key] = new
    while len(held) > KEPT:
        del held[next(iter(held))]


def _read(db: Db, position_id: str, head: scores.Head) -> Everybody:
    import numpy as np  # noqa: PLC0415

    from rubric.statistics import columns  # noqa: PLC0415

    profile = position_of(db, position_id).profile
    joined = lines.lines(db, position_id, head.recipe)
    ids = np.array(joined.attempt_ids.split(",") if joined.attempt_ids else [], dtype=np.bytes_)
    names = list(profile.weights)
    table = columns.read(joined.numbers, np.fromstring(joined.sizes, dtype=np.intp, sep=","), len(names))
    spreads = {one: columns.spread(table, at) for at, one in enumerate(names)}
    return Everybody(
        version=head.version,
        profile=profile,
        pending=0 if head.complete else scores.pending(db, position_id, head.recipe),
        ids=ids,
        by_id=np.argsort(ids),
        table=table,
        margins={
            one.competency_id: columns.margins(table, names.index(one.competency_id), lambda df: point(MEETS, df))
            for one in profile.minimums
        },
        spreads={
            one: Spread.model_validate(dict(zip(Spread.model_fields, found, strict=True)))
            for one, found in spreads.items()
            if found
        },
        known_states={},
    )


def people(store: Store, position_id: str, attempt_ids: Sequence[str]) -> dict[str, FieldPerson]:
    """Who they are; those who were erased meanwhile are not there.

    While a weight moves the same people come again and again: they are read once for each version of the copies,
    which every erasure makes older.
    """
    with store.read() as db:
        version = lines.version(db, position_id)
        of, known = _named.get(position_id, (version, {}))
        if of != version or len(known) > NAMED:
            known = dict[str, FieldPerson]()
        if new := [one for one in attempt_ids if one not in known]:
            known = known | {one.attempt_id: _person(one) for one in scored.told(db, new)}
    with _keeping:
        _remember(_named, position_id, (version, known))
    return {one: known[one] for one in attempt_ids if one in known}


def _person(one: scored.Found) -> FieldPerson:
    own = ScoredDetail.model_validate_json(one.record).scores
    scored = tuple((name, *found) for name, found in own.items())
    return FieldPerson(attempt_id=one.attempt_id, name=one.name, email=one.email, scored=scored)
