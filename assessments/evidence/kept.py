"""The checks of a task: which of them an answer keeps, and which it breaks."""

from assessments.evidence.counting import count
from assessments.evidence.programs import PROGRAMS
from assessments.evidence.search import seek
from assessments.evidence.verdict import NOT_GIVEN, Verdict
from assessments.evidence.verdict import kept as verdict
from assessments.evidence.work import Work, after_colon, found, listed, of, written
from assessments.form import Check, EvidenceRule
from rubric.rating import Evidence, Span
from rubric.record import Text

MISSING = Text(en="not kept", fr="non respecté")


def kept(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """The mean share of the checks a rule counts, with those that are broken; or one flag for each broken check.

    A score counts a check without an answer as broken. What informs or flags leaves it out.
    """
    checks = [check for check in work.task.checks if not rule.checks or check.id in rule.checks]
    verdicts = [(check, verdict_of(work, check)) for check in checks]
    if rule.kind == "flag":
        return _flags(work, rule, verdicts)
    told = verdicts if rule.kind == "score" else [(check, one) for check, one in verdicts if one.asked]
    if not any(one.asked for _, one in verdicts):
        return (found(work, rule, None, share=0.0 if verdicts else None),)
    share = sum(one.share for _, one in told) / len(told)
    how_many = of(sum(one.share for _, one in told), len(told))
    broken = [_told(check, one) for check, one in told if not one.whole]
    parts = [how_many, after_colon(MISSING, listed(broken, "; "))] if broken else [how_many]
    return (found(work, rule, listed(parts, "; "), share=share, spans=[span for _, one in told for span in one.spans]),)


def _flags(work: Work, rule: EvidenceRule, verdicts: list[tuple[Check, Verdict]]) -> tuple[Evidence, ...]:
    """One evidence for each broken check, flagged; one that says no when none is, and none known without answers."""
    asked = [(check, one) for check, one in verdicts if one.asked]
    broken = [
        found(work, rule, _told(check, one), spans=one.spans, flag=check.flag or rule.flag)
        for check, one in asked
        if not one.whole
    ]
    return tuple(broken) or (found(work, rule, value=False if asked else None),)


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
    seen = [seek(check.patterns, check.strip, passage, work.language) for passage in passages]
    spans: tuple[Span, ...] = tuple(span for one in seen for span in one or ())
    there = [one is not None for one in seen]
    whole = {"found": any(there), "found_in_each": all(there), "absent": not any(there)}[check.how]
    return verdict(whole=whole, spans=spans)


def _is_filled(check: Check, text: str) -> bool:
    length = count(text.strip(), "words" if check.unit == "words" else "codepoints")
    return check.least <= length and (check.most is None or length <= check.most)
