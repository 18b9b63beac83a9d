"""The checks of a task: which of them an answer keeps, and which it breaks."""

from typing import NamedTuple

from assessments.evidence.counting import count
from assessments.evidence.looking import look
from assessments.evidence.programs import PROGRAMS
from assessments.evidence.verdict import NOT_GIVEN, Verdict
from assessments.evidence.verdict import kept as verdict
from assessments.evidence.work import Passage, Work, after_colon, found, listed, of, written
from assessments.form import Check, EvidenceRule
from rubric.rating import Evidence
from rubric.record import Text

MISSING = Text(en="not kept", fr="non respecté")
COSTS = Text(en="taken away for", fr="retiré pour")


class Judged(NamedTuple):
    """A check and what it says about the work."""

    check: Check
    verdict: Verdict


def kept(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """The mean share of the checks a rule counts, with those that are broken; or one flag for each broken check.

    A score counts a check without an answer as broken. What informs or flags leaves it out. Broken checks of `minus`
    take one point away each, and the share never falls below 0.
    """
    counted = judged(work, rule)
    if rule.kind == "flag":
        return _flags(work, rule, counted)
    if not any(one.asked for _, one in counted):
        return (found(work, rule, None, share=0.0 if counted else None),)
    told = counted if rule.kind == "score" else [one for one in counted if one.verdict.asked]
    lost = [
        one
        for check in work.task.checks
        if check.id in rule.minus and (one := Judged(check, verdict_of(work, check))).verdict.asked
        if not one.verdict.whole
    ]
    points = max(0.0, sum(one.share for _, one in told) - len(lost))
    spans = [span for _, one in told for span in one.spans]
    return (found(work, rule, _said(told, lost, points), share=points / len(told), spans=spans),)


def told(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """What the checks a rule names have to say, kept or not; no evidence where they looked and have nothing to say."""
    checks = [check for check in work.task.checks if check.id in rule.checks]
    verdicts = [(check, one) for check in checks if (one := verdict_of(work, check)).asked]
    if not verdicts:
        return (found(work, rule, None),)
    details = [after_colon(check.label, one.detail) for check, one in verdicts if one.detail is not None]
    spans = [span for _, one in verdicts for span in one.spans]
    return (found(work, rule, listed(details, "; "), spans=spans),) if details else ()


def judged(work: Work, rule: EvidenceRule) -> list[Judged]:
    """The checks a rule counts, in the order of the task; all where it names none. What does not apply is left out."""
    counted = [one for one in work.task.checks if one.id in rule.checks or not rule.checks]
    each = (Judged(check, verdict_of(work, check)) for check in counted)
    return [one for one in each if one.verdict.applies]


def _said(told: list[Judged], lost: list[Judged], points: float) -> Text:
    """How many points of how many; what is broken, and what that costs."""
    parts = [of(points, len(told))]
    for name, broken in ((MISSING, [one for one in told if not one.verdict.whole]), (COSTS, lost)):
        if broken:
            parts.append(after_colon(name, listed([_told(*one) for one in broken], "; ")))
    if len(told) == 1 and len(parts) == 1 and told[0].verdict.detail is not None:
        parts.append(told[0].verdict.detail)
    return listed(parts, "; ")


def _flags(work: Work, rule: EvidenceRule, verdicts: list[Judged]) -> tuple[Evidence, ...]:
    """One evidence for each broken check, flagged; one that says no when none is, and none known without answers."""
    asked = [(check, one) for check, one in verdicts if one.asked]
    broken = [
        found(work, rule, _why(check, one), spans=one.spans, flag=check.flag or rule.flag)
        for check, one in asked
        if not one.whole
    ]
    return tuple(broken) or (found(work, rule, value=False if asked else None),)


def _why(check: Check, one: Verdict) -> Text:
    """Why a check flags: a label that says what should be there says that it is not."""
    told = _told(check, one)
    return told if check.how in {"absent", "programmed"} else after_colon(MISSING, told)


def _told(check: Check, one: Verdict) -> Text:
    return check.label if one.detail is None else after_colon(check.label, one.detail)


def verdict_of(work: Work, check: Check) -> Verdict:
    """What one check says about the work; never raises on any text."""
    if check.how == "programmed":
        return PROGRAMS[check.program or ""](work, check)
    passages = work.passages_of(check.items)
    if not written(passages):
        return NOT_GIVEN
    if check.how == "filled":
        return verdict(whole=all(_is_filled(check, passage.text) for passage in passages))
    return _looked_for(work, check, passages)


def _looked_for(work: Work, check: Check, passages: tuple[Passage, ...]) -> Verdict:
    if check.how == "found_in_each":
        each = [look(check, [passage], work.language) for passage in passages]
        spans = tuple(span for one in each for span in one.spans)
        return verdict(whole=all(one.said for one in each), spans=spans)
    seen = look(check, passages, work.language)
    return verdict(whole=seen.said == (check.how == "found"), spans=seen.spans)


def _is_filled(check: Check, text: str) -> bool:
    length = count(text.strip(), "words" if check.unit == "words" else "codepoints")
    return check.least <= length and (check.most is None or length <= check.most)
