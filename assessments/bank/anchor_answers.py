"""Anchor answers: work whose level is agreed, by which raters are trained and, unmarked among real work, followed."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, cast

from pydantic import Field, ValidationError

from assessments.answer import Answer, ChoiceAnswer, LayoutsAnswer, RevisionAnswer, SpokenAnswer, WrittenAnswer
from assessments.bank.load import ROOT, read, task
from assessments.form import Task
from assessments.item import AnyItem, Choice, Layouts, Revision, Spoken, Written
from rubric.content import ContentError, ContentErrors, errors_of, record_of
from rubric.rating import HIGHEST, LOWEST
from rubric.record import LANGUAGES, Language, Record, Text

FOLDER = "anchors"
ERRORS = "rating_errors.yaml"
Problem = tuple[str, str, str]  # id, field, problem


class RatingError(Record):
    """A usual error of raters, in a sentence."""

    id: str
    text: Text


class RatingErrors(Record):
    errors: tuple[RatingError, ...]


class Anchor(Record):
    """One answer to a task whose level is agreed. Its id says the level: no page may show it."""

    id: str
    language: Language
    level: int = Field(ge=LOWEST, le=HIGHEST)
    answers: dict[str, Answer]  # by item; what is missing was left empty
    deciding: tuple[str, ...] = Field(min_length=1)  # words of the answer
    reason: Text
    error: str  # id of the rating error it guards against


class Anchors(Record):
    """The anchor answers of one task."""

    task_id: str
    anchors: tuple[Anchor, ...] = Field(min_length=1)

    def anchor(self, anchor_id: str) -> Anchor:
        """An anchor by id; KeyError for an unknown one."""
        for one in self.anchors:
            if one.id == anchor_id:
                return one
        raise KeyError(anchor_id)


@cache
def anchored() -> tuple[str, ...]:
    """The ids of the tasks that have anchor answers, read off the names of their files."""
    names = (one.name for one in ROOT.joinpath(FOLDER).iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def anchors_file(task_id: str) -> str:
    return f"{FOLDER}/{task_id}.yaml"


@cache
def anchors(task_id: str) -> tuple[Anchor, ...]:
    """The anchor answers of a task, none where it has none; ContentErrors when its file is not right."""
    if task_id not in anchored():
        return ()
    return parse_anchors(read(anchors_file(task_id)), task(task_id), anchors_file(task_id)).anchors


def anchor(task_id: str, anchor_id: str) -> Anchor:
    """One anchor answer; KeyError for an unknown one."""
    return Anchors(task_id=task_id, anchors=anchors(task_id)).anchor(anchor_id)


@cache
def rating_errors() -> Mapping[str, Text]:
    """The usual errors of raters, by id."""
    return {one.id: one.text for one in record_of(RatingErrors, read(ERRORS), ERRORS).errors}


def parse_anchors(raw: object, one: Task, file: str) -> Anchors:
    """Anchors from what a file holds: an answer is written as its words, a choice as its letter."""
    try:
        return Anchors.model_validate(_with_answers(raw, {item.id: item for item in one.items}))
    except (ValidationError, _Unfit) as error:
        if isinstance(error, _Unfit):
            raise ContentErrors([ContentError(file, error.where, "answers", error.problem)]) from error
        raise ContentErrors(errors_of(error, raw, file)) from error


class _Unfit(Exception):  # noqa: N818 - says what the content is
    """An answer that its question does not take."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(where, problem)
        self.where, self.problem = where, problem


def _with_answers(raw: object, items: Mapping[str, AnyItem]) -> object:
    if not isinstance(raw, dict):
        return raw
    content = cast("dict[str, Any]", raw)
    listed: list[Any] = content.get("anchors") or []
    return {**content, "anchors": [_filled(one, items) for one in listed]}


def _filled(one: dict[str, Any], items: Mapping[str, AnyItem]) -> dict[str, Any]:
    given: dict[str, Any] = one.get("answers") or {}
    return {**one, "answers": {item_id: _answer(item_id, items.get(item_id), given[item_id]) for item_id in given}}


def _answer(item_id: str, item: AnyItem | None, given: object) -> Answer:
    try:
        match item, given:
            case Written(), str():
                return WrittenAnswer(text=given)
            case Revision(), str():
                return RevisionAnswer(text=given)
            case Spoken(), str():
                return SpokenAnswer(route="typed", script=given)
            case Choice(), str() if given in {one.id for one in item.options}:
                return ChoiceAnswer(option=given)
            case Layouts(), dict():
                return _layouts(item, cast("dict[str, Any]", given))
            case _:
                raise _Unfit(item_id, "is not asked, or not answered like this")
    except ValidationError as error:
        raise _Unfit(item_id, str(error.errors()[0]["msg"])) from error


def _layouts(item: Layouts, given: dict[str, Any]) -> LayoutsAnswer:
    found = LayoutsAnswer.model_validate(given)
    known, defects = {one.id for one in item.layouts}, {one.id for one in item.defects}
    strange = (found.ranks.keys() | found.defects.keys()) - known
    if strange or any(not ticked <= defects for ticked in found.defects.values()):
        raise _Unfit(item.id, "names a mock-up or a defect that is not there")
    return found


def is_whole(answers: Collection[str], of: Task) -> bool:
    """Whether these are answers to everything raters read of a task: only then they lie unmarked among real work."""
    read_by_raters = of.human.items if of.human and of.human.items else tuple(item.id for item in of.items)
    asked = {item.id for item in of.items if item.required and item.id in read_by_raters}
    return asked <= set(answers)


def anchor_problems(task_id: str) -> Iterator[Problem]:
    """What is wrong with the anchors of a task: a level missing, words nobody wrote, an error nobody knows."""
    of, found = task(task_id), anchors(task_id)
    if of.human is None:
        yield task_id, "task_id", "nobody rates this task"
    for language in LANGUAGES:
        levels = sorted(one.level for one in found if one.language == language)
        if levels != list(range(LOWEST, HIGHEST + 1)):
            yield task_id, "anchors", f"levels in {language} are {levels}, not one of each"
    for one in found:
        said = " ".join(" ".join(words_of_answer(answer).split()) for answer in one.answers.values())
        for words in one.deciding:
            if " ".join(words.split()) not in said:
                yield one.id, "deciding", f"{words!r} is not in the answer"
        if one.error not in rating_errors():
            yield one.id, "error", f"there is no rating error {one.error!r}"


def words_of_answer(answer: Answer) -> str:
    match answer:
        case WrittenAnswer(text=words) | RevisionAnswer(text=words) | SpokenAnswer(script=words):
            return words
        case _:
            return ""
