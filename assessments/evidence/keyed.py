"""What the key says about choices, ticks, numbers and orders."""

from collections.abc import Iterator
from statistics import fmean
from typing import TypeVar

from assessments.answer import Answer, ChoiceAnswer, NumberAnswer, RateOptionsAnswer
from assessments.evidence.credit import Findings, agreement, credit, findings, number_of, pooled
from assessments.evidence.work import NOTHING, Work, after_colon, decimal, found, listed, of
from assessments.form import EvidenceRule
from assessments.item import Choice, Item, Number, RateOptions
from rubric.keyed import brier, chance_corrected, checks_share, numeric, plus_minus, unit_slip
from rubric.rating import Evidence
from rubric.record import Text

K = TypeVar("K", bound=Item)
_ENDS = (1, 5)


def right(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Credit earned over credit possible; what was not answered earned nothing."""
    each = [points for item in work.scope(rule) if (points := credit(item, work.answers.get(item.id), work.language))]
    possible = sum(points.possible for points in each)
    if not possible:
        return (found(work, rule, None),)
    earned = sum(points.earned for points in each)
    return (found(work, rule, of(earned, possible), share=earned / possible),)


def hits(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Right ticks minus wrong ticks over the true ones, never below 0, over all questions together."""
    ticks = all_findings(work, rule)
    if not ticks.keyed:
        return (found(work, rule, None),)
    share = plus_minus(ticks.hits, ticks.false_alarms, ticks.keyed)
    return (found(work, rule, _ticked(ticks), share=share),)


def fixes(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Right fixes over true faults."""
    ticks = all_findings(work, rule)
    if not ticks.keyed:
        return (found(work, rule, None),)
    return (found(work, rule, of(ticks.fixes, ticks.keyed), share=checks_share(ticks.fixes, ticks.keyed)),)


def order(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Agreement with the key order, mean over the questions."""
    shares = [one for item in work.scope(rule) if (one := agreement(item, work.answers.get(item.id))) is not None]
    if not shares:
        return (found(work, rule, None),)
    return (found(work, rule, decimal(fmean(shares)), share=fmean(shares)),)


def unit_slips(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Numbers that are right but for a factor of 100, and what could not be read as a number: for a person to see."""
    slips: list[Text] = []
    for item, answer in _kind(work, rule, Number):
        typed = answer.typed.strip() if isinstance(answer, NumberAnswer) else ""
        value = number_of(item, answer, work.language)
        if typed and value is None:
            slips.append(
                after_colon(work.name_of(item), Text(en=f"“{typed}” not read", fr=f"«\u202f{typed}\u202f» non lu"))
            )
        elif unit_slip(value, item.key, item.relative_tolerance, item.absolute_tolerance):
            slips.append(
                after_colon(
                    work.name_of(item),
                    Text(en=f"“{typed}”, 100 times off", fr=f"«\u202f{typed}\u202f», à un facteur 100 près"),
                )
            )
    return (found(work, rule, listed(slips, "; ")),)


def signatures(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """The mistake that a wrong number betrays: the wrong denominator, something left out."""
    named: list[Text] = []
    for item, answer in _kind(work, rule, Number):
        value = number_of(item, answer, work.language)
        if value is None or numeric(value, item.key, item.relative_tolerance, item.absolute_tolerance) == 1:
            continue
        named += [
            after_colon(work.name_of(item), one.text)
            for one in item.signatures
            if numeric(value, one.value, item.relative_tolerance, item.absolute_tolerance) == 1
        ]
    return (found(work, rule, listed(named, "; ")),)


def chance(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """The share of right choices with the luck of guessing taken out; for display only."""
    each = list(_kind(work, rule, Choice))
    if not each or not any_answer(work, rule):
        return (found(work, rule, None),)
    share = fmean(isinstance(answer, ChoiceAnswer) and answer.option == item.key for item, answer in each)
    return (found(work, rule, chance_corrected(share, [len(item.options) for item, _ in each])),)


def changed(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Which questions were marked "changed since"."""
    places = [
        str(place)
        for place, (_, answer) in enumerate(_kind(work, rule, Choice), start=1)
        if isinstance(answer, ChoiceAnswer) and answer.changed
    ]
    marked = Text(en=f"questions {', '.join(places)}", fr=f"questions {', '.join(places)}")
    return (found(work, rule, marked if places else NOTHING),)


def confidence(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """The Brier score of the stated confidence, 0 best, 1 worst; None where none was stated."""
    stated = [
        (answer.confidence / 100, answer.option == item.key)
        for item, answer in _kind(work, rule, Choice)
        if isinstance(answer, ChoiceAnswer) and answer.confidence is not None and answer.option is not None
    ]
    return (found(work, rule, brier([sure for sure, _ in stated], [hit for _, hit in stated])),)


def extremes(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """The share of ratings at an end of the scale, 0..1."""
    levels = [
        level
        for _, answer in _kind(work, rule, RateOptions)
        if isinstance(answer, RateOptionsAnswer)
        for level in answer.levels.values()
    ]
    return (found(work, rule, fmean(level in _ENDS for level in levels) if levels else None),)


def _kind(work: Work, rule: EvidenceRule, kind: type[K]) -> Iterator[tuple[K, Answer | None]]:
    for item in work.scope(rule):
        if isinstance(item, kind):
            yield item, work.answers.get(item.id)


def any_answer(work: Work, rule: EvidenceRule) -> bool:
    return any(item.id in work.answers for item in work.scope(rule))


def all_findings(work: Work, rule: EvidenceRule) -> Findings:
    return pooled([one for item in work.scope(rule) if (one := findings(item, work.answers.get(item.id)))])


def _ticked(ticks: Findings) -> Text:
    return Text(
        en=f"{ticks.hits} of {ticks.keyed} found, {ticks.false_alarms} false alarms",
        fr=f"{ticks.hits} sur {ticks.keyed} trouvés, fausses alertes\u00a0: {ticks.false_alarms}",
    )
