"""Whether a question has been answered, and the words of the answer where it has words."""

from typing import assert_never

from assessments.answer import (
    AllocationAnswer,
    Answer,
    CanvasAnswer,
    ChoiceAnswer,
    LayoutsAnswer,
    LiveChatAnswer,
    MenuGridAnswer,
    MultiSelectAnswer,
    NumberAnswer,
    OrderedPickAnswer,
    OrderingAnswer,
    PreflightAnswer,
    RateOptionsAnswer,
    RevisionAnswer,
    SelfLevelAnswer,
    SpokenAnswer,
    TimetableAnswer,
    UploadAnswer,
    WrittenAnswer,
)
from assessments.item import (
    Allocation,
    AnyItem,
    Canvas,
    Choice,
    Layouts,
    LiveChat,
    MenuGrid,
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


def is_answered(item: AnyItem, answer: Answer | None) -> bool:  # noqa: C901, PLR0911, PLR0912 - by kind
    """Whether nothing that the question asks for is left open; an answer of another kind is none.

    A draft to check counts as soon as it is saved and every ticked fault has its fix: ticking nothing says that
    nothing is wrong. Defects of layouts may be left blank for the same reason; their places may not. An amount is
    shared out once its rows make up the total.
    """
    match item:
        case Choice():
            return isinstance(answer, ChoiceAnswer) and answer.option is not None
        case MultiSelect():
            ticked = len(answer.options) if isinstance(answer, MultiSelectAnswer) else 0
            return ticked > 0 if item.pick is None else ticked == item.pick
        case Number():
            return isinstance(answer, NumberAnswer) and bool(answer.typed.strip())
        case Ordering():
            return isinstance(answer, OrderingAnswer) and answer.ranks.keys() >= {one.id for one in item.options}
        case OrderedPick():
            return isinstance(answer, OrderedPickAnswer) and len(answer.ranks) >= item.least
        case RateOptions():
            return isinstance(answer, RateOptionsAnswer) and answer.levels.keys() >= {one.id for one in item.options}
        case MenuGrid():
            return isinstance(answer, MenuGridAnswer) and all(
                answer.chosen.get(row.id, {}).keys() >= row.keys.keys() for row in item.rows
            )
        case Preflight():
            return isinstance(answer, PreflightAnswer) and _is_fixed(item, answer)
        case Layouts():
            return isinstance(answer, LayoutsAnswer) and answer.ranks.keys() >= {one.id for one in item.layouts}
        case Canvas():
            return _is_laid_out(item, answer)
        case Allocation():
            return isinstance(answer, AllocationAnswer) and answer.given == item.total
        case Timetable():
            return _is_filled_in(item, answer)
        case LiveChat():
            return isinstance(answer, LiveChatAnswer) and bool(answer.entries)
        case SelfLevel():
            return isinstance(answer, SelfLevelAnswer) and answer.level is not None
        case Upload():
            return bool(files(answer) or words_of(item, answer).strip())
        case Spoken():
            return has_recording(answer) or bool(words_of(item, answer).strip())
        case Written() | Revision():
            return bool(words_of(item, answer).strip())
        case _:
            assert_never(item)


def _is_fixed(item: Preflight, answer: PreflightAnswer) -> bool:
    open_fixes = {point.id for point in item.checkpoints if point.fixes}
    return all(fix is not None for point, fix in answer.faults.items() if point in open_fixes)


def _is_filled_in(item: Timetable, answer: Answer | None) -> bool:
    rows = answer.rows if isinstance(answer, TimetableAnswer) else ()
    return len(rows) >= item.least and all(map(item.is_whole, rows))


def _is_laid_out(item: Canvas, answer: Answer | None) -> bool:
    placed = answer.placed if isinstance(answer, CanvasAnswer) and answer.background is not None else {}
    return placed.keys() >= {one.id for one in item.elements}


def has_recording(answer: Answer | None) -> bool:
    """Whether a spoken answer goes by sound and a try was kept."""
    return isinstance(answer, SpokenAnswer) and answer.route != "typed" and answer.kept is not None


def sounds(answer: Answer | None) -> tuple[str, ...]:
    """The media id of the recording that counts: the one kept, else the last one made; none on the typed route."""
    if not isinstance(answer, SpokenAnswer) or answer.route == "typed":
        return ()
    return answer.tries[-1:] if answer.kept is None else (answer.kept,)


def files(answer: Answer | None) -> tuple[str, ...]:
    """The media ids of what was handed in and counts: a recording, a picture."""
    if isinstance(answer, UploadAnswer):
        return (answer.file,) if answer.file is not None and answer.route != "typed" else ()
    return sounds(answer)


def words_of(item: AnyItem, answer: Answer | None) -> str:  # noqa: PLR0911 - by kind
    """What a person wrote as the answer; "" where nothing was written or the kind of question has no words.

    A text that stood in the box from the beginning is nobody's answer until it is changed.
    """
    match item:
        case Written():
            return answer.text if isinstance(answer, WrittenAnswer) and not item.is_start(answer.text) else ""
        case Revision():
            return answer.text if isinstance(answer, RevisionAnswer) else ""
        case Spoken():
            return answer.script if isinstance(answer, SpokenAnswer) and answer.route != "sound" else ""
        case Timetable():
            return _cells_in_words(item, answer) if isinstance(answer, TimetableAnswer) else ""
        case LiveChat():
            entries = answer.entries if isinstance(answer, LiveChatAnswer) else ()
            return "\n".join(one.text for one in entries if one.text)
        case Upload():
            return answer.script if isinstance(answer, UploadAnswer) and answer.route != "file" else ""
        case Choice() | MultiSelect() | Number() | Ordering() | OrderedPick() | RateOptions():
            return ""
        case MenuGrid() | Preflight() | Allocation() | Layouts() | Canvas() | SelfLevel():
            return ""
        case _:
            assert_never(item)


def _cells_in_words(item: Timetable, answer: TimetableAnswer) -> str:
    """What was typed into the table in words, a line for each cell."""
    names = [one.id for one in item.columns if one.type == "text"]
    return "\n".join(str(row[name]) for row in answer.rows for name in names if name in row)
