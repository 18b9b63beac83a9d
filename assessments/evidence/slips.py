"""What the key says was missed, ticked wrongly, taken down or left in place."""

from typing import assert_never

from assessments.answer import Answer, LayoutsAnswer, MultiSelectAnswer, PreflightAnswer
from assessments.evidence.credit import chosen_of
from assessments.evidence.keyed import all_findings, any_answer
from assessments.evidence.work import NOTHING, Work, after_colon, decimal, found, listed, of
from assessments.form import EvidenceRule
from assessments.item import (
    Allocation,
    AnyItem,
    Canvas,
    Choice,
    Layouts,
    LiveChat,
    MenuGrid,
    MenuRow,
    MultiSelect,
    Number,
    OrderedPick,
    Ordering,
    Preflight,
    RateOptions,
    Revision,
    SelfLevel,
    Spoken,
    Timetable,
    Upload,
    Written,
)
from rubric.keyed import d_prime
from rubric.rating import Evidence
from rubric.record import Text

_SPEECH = frozenset({"criticism", "question", "friendly"})  # groups of comments that house rules let stand
_HARM = frozenset({"abuse", "privacy"})  # groups that must go
_PRIVATE = frozenset({"privacy"})


def false_alarms(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """How many faults were found, how many boxes were ticked wrongly and which, and how well both are told apart."""
    ticks = all_findings(work, rule)
    if not any_answer(work, rule) or not ticks.keyed:
        return (found(work, rule, None),)
    clean = ticks.cells - ticks.keyed
    apart = decimal(d_prime(ticks.hits, ticks.keyed, ticks.false_alarms, clean))
    rate = Text(
        en=f"{ticks.hits} of {ticks.keyed} found, {ticks.false_alarms} of {clean} ticked wrongly (d′ {apart.en})",
        fr=f"{ticks.hits} sur {ticks.keyed} trouvés, {ticks.false_alarms} sur {clean} cochés à tort (d′ {apart.fr})",
    )
    wrong = [
        one for item in work.scope(rule) for one in _wrong_ticks(item, work.answers.get(item.id), work.name_of(item))
    ]
    return (found(work, rule, listed([rate, *wrong], "; ")),)


def decoys(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Which of the things that look odd and are right were ticked as faults."""
    planted = [(item, point) for item in work.scope(rule) if isinstance(item, Preflight) for point in item.decoys]
    if not any_answer(work, rule) or not planted:
        return (found(work, rule, None),)
    taken = [
        after_colon(work.name_of(item), _point(item, point)) for item, point in planted if point in _faults(work, item)
    ]
    return (found(work, rule, listed([of(len(taken), len(planted)), *taken], "; ")),)


def critical_missed(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Critical faults that were not ticked and personal data left in public, each with its flag.

    A rule that names a flag looks for the faults of that flag only. A draft left blank before others were worked on
    was judged to be fine; drafts after the last one that was
    touched were not reached, and nobody is accused of missing what they did not see.
    """
    drafts = [item for item in work.scope(rule) if isinstance(item, Preflight)]
    touched = [place for place, item in enumerate(drafts) if item.id in work.answers]
    missed = [
        found(work, rule, after_colon(work.name_of(item), fault.note), flag=fault.flag)
        for item in drafts[: max(touched, default=-1) + 1]
        for point, fault in item.faults.items()
        if fault.flag and rule.flag in {None, fault.flag} and point not in _faults(work, item)
    ]
    private = _moderated(work, rule, _PRIVATE, removed=False)
    left = [found(work, rule, row.text, flag=rule.flag) for row, is_left in private if is_left]
    return (*missed, *left) or (found(work, rule, value=False),)


def over_deletion(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Criticism, questions and friendly words that one of the rule's options (hide, report) took away."""
    return (_rate(work, rule, _moderated(work, rule, _SPEECH, removed=True)),)


def under_moderation(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Abuse and personal data that none of the rule's options (hide, report) took away.

    A menu left open is no choice: it earns nothing and is not held against anybody here.
    """
    return (_rate(work, rule, _moderated(work, rule, _HARM, removed=False)),)


def vanity(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Measures that flatter (the rule's options) chosen in the first menu of a row."""
    taken: list[Text] = []
    for item in work.scope(rule):
        if isinstance(item, MenuGrid):
            names = {one.id: one.text for one in item.offered(item.columns[0])}
            chosen = chosen_of(work.answers.get(item.id))
            first = [(row, chosen.get(row.id, {}).get(item.columns[0].id)) for row in item.rows]
            taken += [after_colon(names[one], row.text) for row, one in first if one in rule.options and one in names]
    return (found(work, rule, listed(taken, "; ") if any_answer(work, rule) else None),)


def _moderated(work: Work, rule: EvidenceRule, groups: frozenset[str], *, removed: bool) -> list[tuple[MenuRow, bool]]:
    """The rows of these groups, each with whether what was chosen takes the comment away (or leaves it)."""
    rows: list[tuple[MenuRow, bool]] = []
    for item in work.scope(rule):
        if isinstance(item, MenuGrid):
            chosen = chosen_of(work.answers.get(item.id))
            for row in item.rows:
                if any(key.group in groups for key in row.keys.values()):
                    actions = chosen.get(row.id, {}).values()
                    rows.append((row, any((action in rule.options) == removed for action in actions)))
    return rows


def _rate(work: Work, rule: EvidenceRule, rows: list[tuple[MenuRow, bool]]) -> Evidence:
    if not rows or not any_answer(work, rule):
        return found(work, rule, None)
    taken = [row.text for row, counts in rows if counts]
    return found(work, rule, listed([of(len(taken), len(rows)), *taken], "; "))


def _faults(work: Work, item: Preflight) -> frozenset[str]:
    answer = work.answers.get(item.id)
    return frozenset(answer.faults) if isinstance(answer, PreflightAnswer) else frozenset()


def _point(item: Preflight, point: str) -> Text:
    return next((one.text for one in item.checkpoints if one.id == point), NOTHING)


def _wrong_ticks(item: AnyItem, answer: Answer | None, name: Text) -> list[Text]:
    """Every wrong tick by name, for each kind of question with ticks."""
    match item:
        case Preflight():
            ticked = answer.faults.keys() if isinstance(answer, PreflightAnswer) else ()
            wrong = [one.text for one in item.checkpoints if one.id in ticked and one.id not in item.faults]
            return [after_colon(name, one) for one in wrong]
        case Layouts():
            given = answer.defects if isinstance(answer, LayoutsAnswer) else {}
            return [
                after_colon(layout.label, defect.text)
                for layout in item.layouts
                for defect in item.defects
                if defect.id in given.get(layout.id, ()) and defect.id not in item.key_defects.get(layout.id, ())
            ]
        case MultiSelect():
            ticked = answer.options if isinstance(answer, MultiSelectAnswer) else ()
            return [one.text for one in item.options if one.id in ticked and one.id not in item.keys]
        case (
            Choice()
            | Number()
            | Ordering()
            | OrderedPick()
            | RateOptions()
            | MenuGrid()
            | Canvas()
            | Allocation()
            | Timetable()
            | SelfLevel()
            | Written()
            | Revision()
            | Spoken()
            | LiveChat()
            | Upload()
        ):
            return []
        case _:
            assert_never(item)
