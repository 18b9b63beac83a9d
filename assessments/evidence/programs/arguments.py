"""What a check tells its function, read as what the function needs; content of another type is a TypeError."""

from collections.abc import Mapping
from datetime import date, datetime, time

from assessments.form import Check


def number(check: Check, name: str) -> float:
    value = check.arguments[name]
    if not isinstance(value, int | float):
        raise TypeError(f"{check.id}: {name} must be a number")
    return value


def day(check: Check, name: str) -> date:
    """A date, written 2026-06-13."""
    return date.fromisoformat(str(check.arguments[name]))


def moment(check: Check, name: str) -> datetime:
    """A moment of the story, written 2026-06-13T11:00."""
    return datetime.fromisoformat(str(check.arguments[name]))


def clock(check: Check, name: str) -> time:
    """A time of the day, written 11:00."""
    return time.fromisoformat(str(check.arguments[name]))


def names(check: Check, name: str) -> tuple[str, ...]:
    """A list of words; empty where there is none of that name."""
    value = check.arguments.get(name, ())
    if not isinstance(value, tuple):
        raise TypeError(f"{check.id}: {name} must be a list")
    return value


def lists(check: Check, name: str) -> Mapping[str, tuple[str, ...]]:
    """Lists of words by a name."""
    value = check.arguments[name]
    if not isinstance(value, dict):
        raise TypeError(f"{check.id}: {name} must hold lists by name")
    return {key: one for key, one in value.items() if isinstance(one, tuple)}


def words(check: Check, name: str) -> Mapping[str, str]:
    """Words by a name."""
    value = check.arguments[name]
    if not isinstance(value, dict):
        raise TypeError(f"{check.id}: {name} must hold words by name")
    return {key: one for key, one in value.items() if isinstance(one, str)}


def numbers(check: Check, name: str) -> Mapping[str, float]:
    """Numbers by a name; none where there is nothing of that name."""
    value = check.arguments.get(name, {})
    if not isinstance(value, dict):
        raise TypeError(f"{check.id}: {name} must hold numbers by name")
    return {key: one for key, one in value.items() if isinstance(one, int | float)}
