"""The rules of a plan: how many are kept, and each one that is broken with the rows that break it."""

from assessments.answer import TimetableAnswer
from assessments.evidence.kept import MISSING, Judged, judged
from assessments.evidence.work import Work, after_colon, found, listed, of
from assessments.form import EvidenceRule
from assessments.item import Timetable
from rubric.rating import Evidence
from rubric.record import Text


def breaches(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Rules kept over rules, a rule once however often it is broken; or, where the rule only tells, one evidence for
    each that is broken.

    Where fewer rows than the threshold are whole, the share shrinks with them: a plan that is hardly there keeps
    every limit.
    """
    seen = judged(work, rule)
    if not any(one.verdict.asked for one in seen):
        return (found(work, rule, None, share=0.0),)
    broken = [one for one in seen if not one.verdict.whole]
    if rule.kind != "score":
        return tuple(_told(work, rule, one) for one in broken)
    kept = len(seen) - len(broken)
    parts = [of(kept, len(seen))]
    if broken:
        parts.append(after_colon(MISSING, listed([one.check.label for one in broken], "; ")))
    share = kept / len(seen)
    if rule.threshold is not None and (rows := _whole_rows(work, rule)) < rule.threshold:
        parts.append(after_colon(Text(en="whole rows", fr="lignes complètes"), of(rows, rule.threshold)))
        share *= rows / rule.threshold
    return (found(work, rule, listed(parts, "; "), share=share),)


def _told(work: Work, rule: EvidenceRule, one: Judged) -> Evidence:
    evidence = found(work, rule, one.verdict.detail or MISSING)
    return evidence.model_copy(update={"label": after_colon(rule.label, one.check.label)})


def _whole_rows(work: Work, rule: EvidenceRule) -> int:
    tables = [(one, work.answers.get(one.id)) for one in work.scope(rule) if isinstance(one, Timetable)]
    return sum(
        item.is_whole(row) for item, answer in tables if isinstance(answer, TimetableAnswer) for row in answer.rows
    )
