"""Amounts that are shared out, in words."""

from assessments.answer import AllocationAnswer
from assessments.item import Allocation
from pages.parts.words import _, number
from rubric.record import Language


def sentences(unit: str) -> tuple[str, str, str]:
    """How much is shared out with something left, with too much, exactly; {given}, {total} and {rest} are figures."""
    left = _("{given} of {total} {unit}: {rest} left.", given="{given}", total="{total}", unit=unit, rest="{rest}")
    over = _("{given} of {total} {unit}: {rest} too many.", given="{given}", total="{total}", unit=unit, rest="{rest}")
    whole = _("{given} of {total} {unit}: all shared out.", given="{given}", total="{total}", unit=unit)
    return left, over, whole


def standing(item: Allocation, answer: AllocationAnswer, said: Language) -> str:
    """How much is shared out and what is left or too much."""
    left, over, whole = sentences(item.unit.said(said))
    rest = round(item.total - answer.given, 2)
    told = left if rest > 0 else over if rest < 0 else whole
    return told.format(given=amount(answer.given), total=amount(item.total), rest=amount(abs(rest)))


def amount(value: float) -> str:
    """A number with as many decimals as it needs, two at most."""
    return number(value, next((places for places in (0, 1) if value == round(value, places)), 2))
