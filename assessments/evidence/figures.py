"""Reading a number as people type it: comma or point, spaces, signs and units."""

import re
import unicodedata
from typing import Literal

from rubric.record import Language

Unit = Literal["percent", "eur", "ratio", "count", "per_1000"]

_SCALES = {"": 1.0, "k": 1e3, "m": 1e6}
# A sign that is written changes how the digits are read; without one they are in the unit that the field names.
_SIGNS: dict[Unit, dict[str, float]] = {
    "percent": {"%": 1, "percent": 1, "per cent": 1, "pct": 1, "pour cent": 1},
    "eur": {"€": 1, "eur": 1, "euro": 1, "euros": 1, "c": 0.01, "ct": 0.01, "cent": 0.01, "cents": 0.01},
    "ratio": {"x": 1, ":1": 1, "%": 0.01, "percent": 0.01, "per cent": 0.01, "pct": 0.01, "pour cent": 0.01},
    "count": {},
    "per_1000": {},
}
_SIGNS["eur"] |= {"centime": 0.01, "centimes": 0.01}
_LONGEST = 64
_FORM = re.compile(
    r"(?:[=≈~]\s*)?(?P<before>€|eur\s)?\s*(?P<minus>[+-])?\s*(?P<before2>€|eur\s)?\s*"
    r"(?P<digits>\d[\d\s.,']*|[.,]\d+)\s*(?P<scale>[km](?![a-z]))?\s*(?P<sign>[a-z%€:][a-z1 ]*)?\.?"
)
_GROUPED = re.compile(r"\d{1,3}(?:(?P<gap>[ '.,])\d{3})(?:(?P=gap)\d{3})*")


def parse_number(typed: str, unit: Unit, language: Language | None = None) -> float | None:
    """The number in the item's unit (percent points, euros, a ratio, a count), or None when it is not one.

    "6,2 %", "6.2" and "6,2" are 6.2 where percent is asked. A written sign is believed: "300 %" is 3 where a ratio
    is asked, "42 ct" is 0.42 euros. Without a sign the digits are in the unit that the field
    names, so "0.06" is 0.06 percent and never silently 6: rubric.keyed.unit_slip finds it and a person looks.
    One comma before exactly three digits is a thousands sign in English and for counts, else a decimal comma.
    """
    text = unicodedata.normalize("NFKC", typed[: 4 * _LONGEST]).replace("\u2212", "-").replace("–", "-")
    text = re.sub(r"\s+", " ", text).replace("\u2019", "'").replace("×", "x").strip().casefold()
    form = _FORM.fullmatch(text) if len(text) <= _LONGEST else None
    if form is None:
        return None
    digits = _plain(form["digits"].strip(), thousands_comma=language == "en" or unit == "count", whole=unit == "count")
    signs = [one.strip() for one in (form["before"], form["before2"], form["sign"]) if one and one.strip()]
    if digits is None or len(signs) > 1 or any(one not in _SIGNS[unit] for one in signs):
        return None
    factor = _SIGNS[unit][signs[0]] if signs else 1.0
    return float(digits) * _SCALES[form["scale"] or ""] * factor * (-1 if form["minus"] == "-" else 1)


def _plain(digits: str, *, thousands_comma: bool, whole: bool) -> str | None:
    """Digits with thousands signs removed and a decimal point, or None when the signs make no sense."""
    last = max(digits.rfind("."), digits.rfind(","))
    head, mark, tail = (digits[:last], digits[last], digits[last + 1 :]) if last >= 0 else (digits, "", "")
    if mark and mark not in head and not _is_thousands(digits, mark, thousands_comma=thousands_comma, whole=whole):
        grouped = _ungrouped(head) if head else "0"
        return f"{grouped}.{tail or 0}" if grouped is not None and (tail.isdecimal() or not tail) else None
    return _ungrouped(digits)


def _is_thousands(digits: str, mark: str, *, thousands_comma: bool, whole: bool) -> bool:
    """Whether the only comma or point of a number stands between thousands: "4,120", not "0,120"."""
    if digits.startswith("0") or not _GROUPED.fullmatch(digits):
        return False
    return thousands_comma if mark == "," else whole


def _ungrouped(digits: str) -> str | None:
    if digits.isdecimal():
        return digits
    return re.sub(r"[ '.,]", "", digits) if _GROUPED.fullmatch(digits) else None
