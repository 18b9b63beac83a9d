"""What a guest answers: the same to everybody who asks the same in the same order."""

from collections.abc import Mapping

from assessments.evidence.search import seek
from assessments.evidence.work import Passage
from assessments.form import Guest, Pattern, Said, Task
from assessments.item import Written
from rubric.record import Language

_NOTHING = Pattern()


def replies(task: Task, texts: Mapping[str, str], language: Language) -> dict[str, Said]:
    """What the guest says to each question of `texts` (item id -> words); a blank question gets no answer."""
    guest = task.guest
    if guest is None:
        return {}
    left = list(guest.answers)
    said: dict[str, Said] = {}
    for passage in asked(task, guest, texts):
        if passage.blank:
            continue
        answer = _answer(guest, left, passage, language)
        said[passage.item.id] = answer
        if answer in left:
            left.remove(answer)
    return said


def asked(task: Task, guest: Guest, texts: Mapping[str, str]) -> list[Passage]:
    """The questions put to the guest, in order, blank ones too."""
    items = (task.item(one) for one in guest.questions)
    return [Passage(item, texts.get(item.id, "")) for item in items if isinstance(item, Written)]


def _answer(guest: Guest, left: list[Said], passage: Passage, language: Language) -> Said:
    if holds(guest.off_limits, passage, language):
        return guest.declined
    if is_closed(guest, passage, language):
        return guest.brief
    fitting = (one for one in left if holds(one.patterns, passage, language))
    return next(fitting, guest.otherwise)


def is_closed(guest: Guest, passage: Passage, language: Language) -> bool:
    """Whether a question can be answered by yes or no, and does not invite to more."""
    return holds(guest.closed, passage, language) and not holds(guest.invites, passage, language)


def holds(patterns: Pattern, passage: Passage, language: Language) -> bool:
    """Whether a text says what one of the patterns looks for."""
    return seek(patterns, _NOTHING, passage, language) is not None
