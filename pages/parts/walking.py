"""The way from the fit to the answer in words: one line for each step, with its value and its weight."""

from pages.parts.words import _, language, number, percent, quoted, signed
from rubric.walk import Step


def why_empty(reason: str | None) -> str:  # noqa: PLR0911 - one sentence for each reason
    """Why a step of the walk has no value."""
    match reason:
        case "awaiting_raters":
            return _("waiting for raters")
        case "raters_left_blank":
            return _("the raters could not assess it")
        case "not_administered" | "missing":
            return _("not administered; this is nobody’s loss")
        case "not_in_form":
            return _("not part of this form")
        case "too_little":
            return _("insufficient evidence")
        case None:
            return _("no value")
        case _:
            return _("not assessed")


def step(one: Step) -> str:
    """One step of the walk as a line: what, how much, with which weight."""
    if one.kind == "words":
        return quoted(one.words or "")
    label = one.label.said(language()) if one.label else rater(one.id)
    value = number(one.value, 1) if one.value is not None else _why_blank(one)
    line = _("{label}: {value}", label=label, value=value)
    if one.weight is not None:
        line += " " + _("(weight {share})", share=percent(one.weight))
    if one.severity is not None and one.level is not None:
        line += " " + _(
            "(level {level} as given, {severity} for severity)",
            level=number(one.level, 1),
            severity=signed(one.severity),
        )
    if one.reason == "after_others":
        line += " " + _("(a correction made after seeing others; not counted)")
    return f"{line} · {one.words}" if one.words else line


def _why_blank(one: Step) -> str:
    """A rater's own reason as it was given; every other one is a code."""
    if one.kind == "rating" and one.reason and one.reason != "after_others":
        return _("not assessed: {reason}", reason=one.reason)
    return why_empty(one.reason)


def rater(rater_id: str) -> str:
    return _("Key") if rater_id == "key" else _("A rater")
