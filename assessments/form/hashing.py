"""Hashes of content, with the words people read and without them."""

import hashlib
import json
from datetime import date
from typing import cast

from rubric.record import Record, Text


def _plain(value: object) -> object:
    """What JSON has no word for; sets are sorted, for their own order differs from one process to the next."""
    if isinstance(value, frozenset):
        return sorted(cast("frozenset[str]", value))
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no stable form for {type(value).__name__}")


def _digest(content: object) -> str:
    text = json.dumps(content, default=_plain, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint(record: Record) -> str:
    """A hash of the content as authored: what code defaults add later does not change it."""
    return _digest(record.model_dump(exclude_unset=True))


def _skeleton(value: object) -> object:
    """The same value without the words people read."""
    if isinstance(value, Text):
        return None
    if isinstance(value, Record):
        fields = value.model_fields_set - {"author"}
        return {name: _skeleton(getattr(value, name)) for name in fields}
    if isinstance(value, dict):
        return {name: _skeleton(one) for name, one in cast("dict[str, object]", value).items()}
    if isinstance(value, tuple):
        return [_skeleton(one) for one in cast("tuple[object, ...]", value)]
    return value


def structure(record: Record) -> str:
    """A hash of ids, keys and weights only: a corrected typo does not change it, a moved key does."""
    return _digest(_skeleton(record))
