"""What can be wrong with a task although it is well formed: references, weights, patterns."""

import math
import re
from collections.abc import Iterator

from assessments.bank.check_items import Problem, item_problems, names
from assessments.bank.check_scenes import guest_patterns, guest_problems, scene_problems
from assessments.bank.exports import rows_of
from assessments.bank.load import ai_policies, critical_flags
from assessments.form import Export, Mention, Task
from assessments.item import Preflight, Revision
from rubric.model import load_model

NOTHING_MATCHED = "finds nothing in either language"


def task_problems(task: Task, item_ids: frozenset[str] | None) -> Iterator[Problem]:
    """Everything about one task that cannot be right; `item_ids`: those of all tasks, None when not all are known."""
    yield from _references(task, item_ids)
    yield from _programs(task)
    for material in task.materials:
        if isinstance(material, Export):
            yield from _export(material)
    yield from _flags(task)
    yield from _weights(task)
    yield from _patterns(task)
    yield from scene_problems(task)
    yield from guest_problems(task)
    for item in task.items:
        yield from item_problems(item, task)


def _references(task: Task, item_ids: frozenset[str] | None) -> Iterator[Problem]:
    model = load_model()
    if task.competency_id not in {competency.id for competency in model.competencies}:
        yield task.id, "competency_id", f"there is no competency {task.competency_id!r}"
    if task.ai_policy not in ai_policies():
        yield task.id, "ai_policy", f"there is no policy {task.ai_policy!r}"
    yield from _indicators(task)
    if task.human is not None:
        yield from _items(task, task.human.id, task.human.items)
    for rule in task.evidence:
        yield from _items(task, rule.id, rule.items)
    for item in task.items:
        if isinstance(item, Revision) and item_ids is not None and item.of not in item_ids:
            yield item.id, "of", f"there is no item {item.of!r} in any task"
    for name in sorted(set(task.lexicon.kept) - names(task.lexicon.facts)):
        yield task.id, "lexicon.kept", f"there is no fact {name!r}"
    replaced = {mention.replaces for mention in task.lexicon.fresh if mention.replaces is not None}
    for name in sorted(replaced - names(task.lexicon.stale)):
        yield task.id, "lexicon.fresh", f"there is nothing stale named {name!r}"


def _indicators(task: Task) -> Iterator[Problem]:
    known = {one.id for competency in load_model().competencies for one in competency.indicators}
    for one in sorted(set(task.indicators) - known):
        yield task.id, "indicators", f"there is no indicator {one!r}"
    if task.human is not None:
        for one in sorted(set(task.human.indicators) - known):
            yield task.human.id, "indicators", f"there is no indicator {one!r}"


def _export(export: Export) -> Iterator[Problem]:
    try:
        rows = rows_of(export.file)
    except FileNotFoundError:
        yield export.id, "file", f"there is no file {export.file!r}"
        return
    names = [one.id for one in export.columns]
    for one in sorted(set(names) - rows[0].keys()):
        yield export.id, "columns", f"the file has no column {one!r}"
    for one in sorted(set(export.rows) - {row.get(names[0]) for row in rows}):
        yield export.id, "rows", f"the file has no row {one!r}"


def _programs(task: Task) -> Iterator[Problem]:
    known = {check.id for check in task.checks}
    for rule in task.evidence:
        for field, named in (("checks", rule.checks), ("minus", rule.minus)):
            for one in sorted(set(named) - known):
                yield rule.id, field, f"there is no check {one!r} in this task"
    for check in task.checks:
        yield from _items(task, check.id, check.items)
        if (check.how == "programmed") != (check.program is not None):
            yield check.id, "program", "a programmed check names its function, any other names none"


def _items(task: Task, where: str, asked: tuple[str, ...]) -> Iterator[Problem]:
    for one in sorted(set(asked) - {item.id for item in task.items}):
        yield where, "items", f"there is no item {one!r} in this task"


def _flags(task: Task) -> Iterator[Problem]:
    flags = [(rule.id, rule.flag) for rule in task.evidence]
    flags += [(mention.id, mention.flag) for _, mention in mentions(task)]
    flags += [(check.id, check.flag) for check in task.checks]
    for item in task.items:
        if isinstance(item, Preflight):
            flags += [(item.id, fault.flag) for fault in item.faults.values()]
    for where, flag in flags:
        if flag is not None and flag not in critical_flags():
            yield where, "flag", f"there is no critical flag {flag!r}"


def _weights(task: Task) -> Iterator[Problem]:
    for rule in task.evidence:
        if (rule.kind == "score") != (rule.weight > 0):
            yield rule.id, "weight", "a rule that scores has a weight, any other has none"
    human = 0.0 if task.human is None else task.human.weight
    total = human + sum(rule.weight for rule in task.evidence)
    if is_practice(task) and total > 0:
        yield task.id, "evidence", "nothing is scored here, yet there are weights"
    if not is_practice(task) and not math.isclose(total, 1.0):
        yield task.id, "evidence", f"the weights of the parts sum to {total:g} instead of 1"


def is_practice(task: Task) -> bool:
    """Whether nothing that is answered in a task counts."""
    return not any(item.scored for item in task.items)


def mentions(task: Task) -> Iterator[tuple[str, Mention]]:
    """Everything the software of the task looks for, with the list of the lexicon it stands in."""
    for field in ("facts", "checks", "bans", "claims", "embargo", "stale", "fresh"):
        for mention in getattr(task.lexicon, field):
            yield field, mention


def _patterns(task: Task) -> Iterator[Problem]:
    for field, mention in mentions(task):
        if not mention.patterns.en and not mention.patterns.fr:
            yield mention.id, f"lexicon.{field}", NOTHING_MATCHED
        for pattern in (*mention.patterns.en, *mention.patterns.fr, *mention.strip.en, *mention.strip.fr):
            yield from _not_compiling(mention.id, f"lexicon.{field}", pattern)
    yield from _checks(task)
    for where, patterns in guest_patterns(task.guest) if task.guest else ():
        for pattern in (*patterns.en, *patterns.fr):
            yield from _not_compiling(where, "guest", pattern)
    for rule in task.line_rules:
        for name in ("pattern", "exclude", "en_price", "fr_price", "en_prefix", "fr_prefix"):
            yield from _not_compiling(rule.id, f"line_rules.{name}", str(rule.arguments.get(name, "")))


def _checks(task: Task) -> Iterator[Problem]:
    for check in task.checks:
        wanted = [one for kind in (check.patterns, check.every) for one in (*kind.en, *kind.fr)]
        if check.how in {"found", "found_in_each", "absent"} and not wanted:
            yield check.id, "checks", NOTHING_MATCHED
        left_out = [one for kind in (check.never, check.strip) for one in (*kind.en, *kind.fr)]
        for pattern in (*wanted, *left_out):
            yield from _not_compiling(check.id, "checks", pattern)


def _not_compiling(where: str, field: str, pattern: str) -> Iterator[Problem]:
    try:
        re.compile(pattern)
    except re.error as error:
        yield where, field, f"the pattern {pattern!r} does not compile: {error}"
