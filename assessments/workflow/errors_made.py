"""One of a candidate's own answers that missed its key, shown with the key once the part it was in is over."""

from collections.abc import Iterator
from typing import NamedTuple

from assessments import bank
from assessments.answer import Answer, ChoiceAnswer
from assessments.attempt import Attempt
from assessments.evidence import decimal, number_of
from assessments.form import Form, Task
from assessments.item import Choice, Number, OwnError
from assessments.workflow.words import Answers
from rubric.keyed import numeric
from rubric.record import Language, Text

_SIGNS = {"percent": ("%", "\u00a0%"), "eur": (" €", "\u00a0€")}  # in English and in French


_NONE = 1e-9  # a key of nothing: whatever was answered lies far from it


class Missed(NamedTuple):
    """An answer beside its key, and how far it lies from it: relative to the key, or 0 where nothing is measured."""

    words: Text
    distance: float


def error_to_face(error: OwnError, task: Task, attempt: Attempt, answers: Answers) -> tuple[Text, Text]:
    """What to show, under which title: the number furthest from its key, else a wrong choice, else the case provided.

    The tasks are looked through in the order they are named; those in the same part as `task`, or in a later one,
    would give their key away and are left out.
    """
    over = _before(bank.form(attempt.form_id), task.id)
    for name in error.of:
        missed = tuple(_missed(bank.task(name), answers, attempt.language)) if name in over else ()
        if missed:
            return max(missed, key=lambda one: one.distance).words, error.title
    return error.case, error.case_title


def _before(form: Form, task_id: str) -> frozenset[str]:
    """The tasks of the blocks before the one that a task stands in; none for a task outside the form."""
    here = next((place for place, block in enumerate(form.blocks) if task_id in block.tasks), 0)
    return frozenset(one for block in form.blocks[:here] for one in block.tasks)


def _missed(task: Task, answers: Answers, language: Language) -> Iterator[Missed]:
    for item in task.items:
        answer = answers[item.id].answer if item.id in answers else None
        match item:
            case Number():
                yield from _missed_number(item, answer, language)
            case Choice():
                yield from _missed_choice(item, answer)
            case _:
                pass


def _missed_number(item: Number, answer: Answer | None, language: Language) -> Iterator[Missed]:
    value = number_of(item, answer, language)
    if value is None or numeric(value, item.key, item.relative_tolerance, item.absolute_tolerance) == 1:
        return
    beside = _beside(item.prompt, _figure(value, item.unit), _figure(item.key, item.unit))
    yield Missed(beside, abs(value - item.key) / max(abs(item.key), _NONE))


def _missed_choice(item: Choice, answer: Answer | None) -> Iterator[Missed]:
    options = {one.id: one.text for one in item.options}
    chosen = answer.option if isinstance(answer, ChoiceAnswer) else None
    if item.key and chosen in options and chosen not in {item.key, *item.half}:
        yield Missed(_beside(item.prompt, options[chosen], options[item.key]), 0.0)


def _figure(value: float, unit: str) -> Text:
    plain, (en, fr) = decimal(value), _SIGNS.get(unit, ("", ""))
    return Text(en=f"{plain.en}{en}", fr=f"{plain.fr}{fr}")


def _beside(asked: Text, given: Text, key: Text) -> Text:
    return Text(
        en=f"{asked.en}\nYour answer: {given.en}\nThe key: {key.en}",
        fr=f"{asked.fr}\nVotre réponse\u00a0: {given.fr}\nLa clé\u00a0: {key.fr}",
    )
