"""What was chosen in an answer, as rows of what was asked and what was said to it."""

from assessments.answer import (
    AllocationAnswer,
    Answer,
    CanvasAnswer,
    ChoiceAnswer,
    MenuGridAnswer,
    MultiSelectAnswer,
    OrderedPickAnswer,
    OrderingAnswer,
    PreflightAnswer,
    RateOptionsAnswer,
    SelfLevelAnswer,
    TimetableAnswer,
)
from assessments.item import (
    Allocation,
    AnyItem,
    Canvas,
    Choice,
    MenuGrid,
    MultiSelect,
    OrderedPick,
    Ordering,
    Preflight,
    RateOptions,
    SelfLevel,
    Timetable,
)
from pages.parts import canvases, filled, mockups
from pages.parts.amounts import amount, standing
from pages.parts.words import _, number, percent
from rubric.record import Language

NOTHING = "–"  # asked and left empty


def rows(  # noqa: C901, PLR0911 - one case for each kind
    item: AnyItem, answer: Answer, said: Language
) -> tuple[tuple[str, str], ...]:
    """What was asked and what was chosen, line by line, for the kinds that choose among authored words."""
    if isinstance(item, Canvas) and isinstance(answer, CanvasAnswer):
        return tuple(mockups.told(one, said) for one in canvases.layout(item, answer).elements)
    if isinstance(item, Timetable):
        return filled.lines(item, answer, said) if isinstance(answer, TimetableAnswer) else ()
    match item, answer:
        case Choice(), ChoiceAnswer():
            return _choice_rows(item, answer, said)
        case MultiSelect(), MultiSelectAnswer(options=ticked):
            return tuple((one.text.said(said), _("ticked")) for one in item.options if one.id in ticked)
        case (Ordering(), OrderingAnswer(ranks=ranks)) | (OrderedPick(), OrderedPickAnswer(ranks=ranks)):
            ranked = sorted((one for one in item.options if one.id in ranks), key=lambda one: ranks[one.id])
            return tuple((one.text.said(said), number(ranks[one.id])) for one in ranked)
        case RateOptions(), RateOptionsAnswer(levels=levels):
            labels = {level: text.said(said) for level, text in enumerate(item.level_labels, start=1)}
            return tuple((one.text.said(said), labels.get(levels.get(one.id, 0), NOTHING)) for one in item.options)
        case MenuGrid(), MenuGridAnswer():
            return _menu_rows(item, answer, said)
        case Preflight(), PreflightAnswer():
            return _fault_rows(item, answer, said)
        case Allocation(), AllocationAnswer():
            return _amount_rows(item, answer, said)
        case SelfLevel(), SelfLevelAnswer(level=level):
            return ((_("Own level"), NOTHING if level is None else number(level)),)
        case _:
            return ()


def _choice_rows(item: Choice, answer: ChoiceAnswer, said: Language) -> tuple[tuple[str, str], ...]:
    chosen = [(_("Chosen"), one.text.said(said)) for one in item.options if one.id == answer.option]
    if answer.confidence is not None:
        chosen.append((_("Confidence stated"), percent(answer.confidence / 100)))
    if answer.changed:
        chosen.append((_("Remark"), _("ticked as changed since")))
    return tuple(chosen)


def _menu_rows(item: MenuGrid, answer: MenuGridAnswer, said: Language) -> tuple[tuple[str, str], ...]:
    options = {column.id: {one.id: one.text.said(said) for one in item.offered(column)} for column in item.columns}
    lines: list[tuple[str, str]] = []
    for row in item.rows:
        chosen = answer.chosen.get(row.id, {})
        for column in item.columns:
            asked = row.text.said(said)
            if len(item.columns) > 1:
                asked = _("{row} ({column})", row=asked, column=column.label.said(said))
            lines.append((asked, options[column.id].get(chosen.get(column.id, ""), NOTHING)))
    return tuple(lines)


def _amount_rows(item: Allocation, answer: AllocationAnswer, said: Language) -> tuple[tuple[str, str], ...]:
    """What each row was given, and how that stands to the whole; a row left empty was given nothing."""
    given = {one.id: amount(answer.amounts[one.id]) if one.id in answer.amounts else NOTHING for one in item.rows}
    together = (_("Together"), standing(item, answer, said))
    return (*((one.text.said(said), given[one.id]) for one in item.rows), together)


def _fault_rows(item: Preflight, answer: PreflightAnswer, said: Language) -> tuple[tuple[str, str], ...]:
    lines: list[tuple[str, str]] = []
    for checkpoint in item.checkpoints:
        if checkpoint.id in answer.faults:
            fixes = {fix.id: fix.text.said(said) for fix in checkpoint.fixes}
            chosen = answer.faults[checkpoint.id]
            without = _("no fix chosen") if fixes else _("ticked")
            lines.append((checkpoint.text.said(said), fixes.get(chosen or "", without)))
    return tuple(lines)
