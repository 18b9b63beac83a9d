"""The check of all content: every error at once, each with file, id and field."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from assessments.bank import load
from assessments.bank.anchor_answers import anchor_problems, anchored, anchors, anchors_file
from assessments.bank.check_items import Problem
from assessments.bank.check_pack import (
    development_problems,
    interview_problems,
    mail_problems,
    notice_problems,
    world_problems,
)
from assessments.bank.check_tasks import is_practice, task_problems
from assessments.bank.draw import FactPool, expired
from assessments.form import Form, Task
from rubric.content import ContentError, ContentErrors, parse_yaml
from rubric.model import load_model

Loaded = TypeVar("Loaded")


def check(today: date) -> list[ContentError]:
    """Everything that is wrong with the content on a day; an empty list when nothing is."""
    errors: list[ContentError] = []
    tasks = {one: task for one in load.task_ids() if (task := _loaded(load.task, one, errors=errors)) is not None}
    errors += task_errors(tasks, complete=len(tasks) == len(load.task_ids()))
    for form in _loaded(load.forms, errors=errors) or ():
        errors += _located("forms.yaml", form_problems(form, tasks, today, load.task_ids()))
    errors += _anchor_errors(tasks)
    errors += _pack_errors()
    return list({str(error): error for error in errors}.values())  # what two tasks rest on is told once


def check_file(file: Path) -> list[ContentError]:
    """Everything that is wrong with a task file of one's own, which need not lie in the bank."""
    try:
        task = load.parse_task(parse_yaml(file.read_text(encoding="utf-8"), file.name), file.name)
    except OSError as error:
        return [ContentError(file.name, "", "", f"the file cannot be read: {error.strerror}")]
    except UnicodeDecodeError:
        return [ContentError(file.name, "", "", "the file is not written in UTF-8")]
    except ContentErrors as found:
        return list(found.errors)
    return _located(file.name, iter((*task_problems(task, None), *_repeated(task, [item.id for item in task.items]))))


def _loaded(load_one: Callable[..., Loaded], *arguments: str, errors: list[ContentError]) -> Loaded | None:
    try:
        return load_one(*arguments)
    except ContentErrors as found:
        errors.extend(found.errors)
        return None


def _located(file: str, problems: Iterator[Problem]) -> list[ContentError]:
    return [ContentError(file, where, field, problem) for where, field, problem in problems]


def _anchor_errors(tasks: Collection[str]) -> list[ContentError]:
    """What is wrong with the anchor answers to `tasks`, those that could be read."""
    errors: list[ContentError] = []
    for task_id in anchored():
        if task_id not in load.task_ids():
            errors.append(ContentError(anchors_file(task_id), task_id, "task_id", "there is no such task"))
        elif task_id in tasks and _loaded(anchors, task_id, errors=errors) is not None:
            errors += _located(anchors_file(task_id), anchor_problems(task_id))
    return errors


def _pack_errors() -> list[ContentError]:
    errors: list[ContentError] = []
    for one in load.WORLDS:
        if (world := _loaded(load.world, one, errors=errors)) is not None:
            errors += _located(load.world_file(one), world_problems(world))
    if (notices := _loaded(load.notices, errors=errors)) is not None:
        errors += _located("notices.yaml", notice_problems(notices))
    if (mails := _loaded(load.mails, errors=errors)) is not None:
        errors += _located("mails.yaml", mail_problems(mails))
    if (development := _loaded(load.development, errors=errors)) is not None:
        errors += _located("development.yaml", development_problems(development))
    if (interview := _loaded(load.interview, errors=errors)) is not None:
        errors += _located("interview.yaml", interview_problems(interview))
    if (facts := _loaded(load.facts, errors=errors)) is not None:
        errors += _located("facts.yaml", pool_problems(facts))
    return errors


def task_errors(tasks: dict[str, Task], *, complete: bool) -> list[ContentError]:
    """What is wrong with tasks, and between them; `complete`: these are all there are."""
    item_ids = [item.id for task in tasks.values() for item in task.items]
    errors: list[ContentError] = []
    for task_id, task in tasks.items():
        problems = list(task_problems(task, frozenset(item_ids) if complete else None))
        if task.id != task_id:
            problems.append((task.id, "id", "differs from the name of the file"))
        problems += _repeated(task, item_ids)
        errors += _located(load.task_file(task_id), iter(problems))
    return errors


def _repeated(task: Task, item_ids: list[str]) -> list[Problem]:
    parts = [rule.id for rule in task.evidence] + ([] if task.human is None else [task.human.id])
    twice = [item.id for item in task.items if item_ids.count(item.id) > 1]
    twice += [one for one, count in Counter(parts).items() if count > 1]
    return [(one, "id", "stands more than once") for one in sorted(set(twice))]


def form_problems(form: Form, tasks: dict[str, Task], today: date, known: Collection[str]) -> Iterator[Problem]:
    """What is wrong with a form on a day. `tasks` are those that could be read of all that are `known`."""
    asked = form.task_ids + (() if form.practice is None else (form.practice,))
    for one in sorted(set(asked) - set(known)):
        yield form.id, "blocks", f"there is no task {one!r}"
    for one in sorted(one for one, count in Counter(asked).items() if count > 1):
        yield form.id, "blocks", f"{one!r} stands more than once"
    if set(asked) <= set(tasks):
        yield from _kept_promises(form, [tasks[one] for one in form.task_ids], today)
        if form.practice is not None and not is_practice(tasks[form.practice]):
            yield form.id, "practice", f"{form.practice!r} has scored questions"


def _kept_promises(form: Form, tasks: list[Task], today: date) -> Iterator[Problem]:
    """Minutes, competencies, and no item past its date."""
    minutes = sum(task.minutes for task in tasks)
    if minutes > form.budget:
        yield form.id, "blocks", f"takes {minutes} minutes, over its budget of {form.budget}"
    for task in tasks:
        for one in expired(task.items, today):
            yield form.id, "blocks", f"item {one} of {task.id} is past its date"
    if form.id in {"core", "core_b"}:
        wanted = {competency.id for competency in load_model().profile_competencies}
        for one in sorted(wanted - {task.competency_id for task in tasks}):
            yield form.id, "blocks", f"nothing assesses the competency {one}"


def pool_problems(pool: FactPool) -> Iterator[Problem]:
    """What is wrong with the pool of dated items."""
    ids = [item.id for item in pool.items]
    for item in pool.items:
        if ids.count(item.id) > 1:
            yield item.id, "id", "stands more than once"
        if item.source is None:
            yield item.id, "source", "a dated item needs its source"
        elif item.source.as_of >= item.source.expires_on:
            yield item.id, "source.expires_on", "lies before the day the fact was seen"
        if item.key not in {option.id for option in item.options}:
            yield item.id, "key", f"there is no {item.key!r} to choose"
