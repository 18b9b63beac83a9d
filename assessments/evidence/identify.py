"""From a candidate's answers to what software can say about them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, assert_never

from assessments.answer import Answer
from assessments.evidence import breaches, changes, content, easy, kept, keyed, lines, rewriting, shape, slips
from assessments.evidence.work import Work
from assessments.form import EvidenceRule, Measure, Task
from rubric.rating import Evidence
from rubric.record import Language

_NOTHING: Mapping[str, str] = MappingProxyType({})

_Keyed = Literal[
    Measure.RIGHT,
    Measure.HITS,
    Measure.FIXES,
    Measure.ORDER,
    Measure.FALSE_ALARMS,
    Measure.DECOYS,
    Measure.CRITICAL_MISSED,
    Measure.UNIT_SLIPS,
    Measure.SIGNATURES,
    Measure.CHANCE,
    Measure.CHANGED,
    Measure.CONFIDENCE,
    Measure.EXTREMES,
    Measure.OVER_DELETION,
    Measure.UNDER_MODERATION,
    Measure.VANITY,
]
_Content = Literal[
    Measure.FACTS,
    Measure.CHECKS,
    Measure.STALE,
    Measure.FRESH,
    Measure.RULES,
    Measure.CLAIMS,
    Measure.EMBARGO,
    Measure.BANS,
    Measure.BRANCH,
    Measure.NOTE,
]


def identify(
    task: Task,
    answers: Mapping[str, Answer],
    language: Language,
    earlier: Mapping[str, str] = _NOTHING,
    seen: tuple[str, ...] | None = None,
) -> tuple[Evidence, ...]:
    """What software finds in the answers to one task, in the order of the task's rules.

    `answers` and `earlier` go by item id; `earlier` holds texts of other tasks that a question revises (its `of`);
    where none is given, the question's own fallback text stands for it; `seen` holds the ids of what somebody read in
    a picture, None until somebody has looked. Each rule gives one Evidence, and one for
    each finding where it looks for flags or phrases; only then `flag` is set. A rule that only tells gives none where
    there is nothing to be told. A rule that scores has a share of 0..1,
    0 for what was asked and not answered, and None only where nothing could be scored (a speech that was recorded).
    Spans count code points of the stored text. Never raises on any text, and changes nothing.
    """
    work = Work(task, answers, language, earlier, seen)
    return tuple(evidence for rule in task.evidence for evidence in _measured(work, rule))


def _measured(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:  # noqa: C901, PLR0911, PLR0912 - one case for each measure
    match rule.measure:
        case (
            Measure.FACTS
            | Measure.CHECKS
            | Measure.STALE
            | Measure.FRESH
            | Measure.RULES
            | Measure.CLAIMS
            | Measure.EMBARGO
            | Measure.BANS
            | Measure.BRANCH
            | Measure.NOTE
        ):
            return _content(rule.measure, work, rule)
        case Measure.LIMITS:
            return shape.limits(work, rule)
        case Measure.FOLD:
            return shape.fold(work, rule)
        case Measure.HASHTAGS:
            return shape.hashtags(work, rule)
        case Measure.EMOJI:
            return shape.emoji_use(work, rule)
        case Measure.ADDRESS:
            return shape.address(work, rule)
        case Measure.SIMILARITY:
            return shape.similarity(work, rule)
        case Measure.APOLOGIES:
            return shape.apologies(work, rule)
        case Measure.SOUND:
            return shape.sound(work, rule)
        case Measure.KEPT:
            return kept.kept(work, rule)
        case Measure.LENGTHS:
            return easy.lengths(work, rule)
        case Measure.REWRITTEN:
            return rewriting.rewritten(work, rule)
        case Measure.READABILITY:
            return easy.readability(work, rule)
        case Measure.BREACHES:
            return breaches.breaches(work, rule)
        case Measure.TOLD:
            return kept.told(work, rule)
        case _:
            return _keyed(rule.measure, work, rule)


def _content(  # noqa: C901, PLR0911 - one case for each measure
    measure: _Content, work: Work, rule: EvidenceRule
) -> tuple[Evidence, ...]:
    match measure:
        case Measure.FACTS:
            return content.facts(work, rule)
        case Measure.CHECKS:
            return content.checks(work, rule)
        case Measure.CLAIMS:
            return content.claims(work, rule)
        case Measure.EMBARGO:
            return content.embargo(work, rule)
        case Measure.BANS:
            return content.bans(work, rule)
        case Measure.BRANCH:
            return content.branch(work, rule)
        case Measure.NOTE:
            return content.note(work, rule)
        case Measure.STALE:
            return changes.stale(work, rule)
        case Measure.FRESH:
            return changes.fresh(work, rule)
        case Measure.RULES:
            return lines.rules(work, rule)
        case _:
            assert_never(measure)


def _keyed(  # noqa: C901, PLR0911, PLR0912 - one case for each measure
    measure: _Keyed, work: Work, rule: EvidenceRule
) -> tuple[Evidence, ...]:
    match measure:
        case Measure.RIGHT:
            return keyed.right(work, rule)
        case Measure.HITS:
            return keyed.hits(work, rule)
        case Measure.FIXES:
            return keyed.fixes(work, rule)
        case Measure.ORDER:
            return keyed.order(work, rule)
        case Measure.UNIT_SLIPS:
            return keyed.unit_slips(work, rule)
        case Measure.SIGNATURES:
            return keyed.signatures(work, rule)
        case Measure.CHANCE:
            return keyed.chance(work, rule)
        case Measure.CHANGED:
            return keyed.changed(work, rule)
        case Measure.CONFIDENCE:
            return keyed.confidence(work, rule)
        case Measure.EXTREMES:
            return keyed.extremes(work, rule)
        case Measure.FALSE_ALARMS:
            return slips.false_alarms(work, rule)
        case Measure.DECOYS:
            return slips.decoys(work, rule)
        case Measure.CRITICAL_MISSED:
            return slips.critical_missed(work, rule)
        case Measure.OVER_DELETION:
            return slips.over_deletion(work, rule)
        case Measure.UNDER_MODERATION:
            return slips.under_moderation(work, rule)
        case Measure.VANITY:
            return slips.vanity(work, rule)
        case _:
            assert_never(measure)
