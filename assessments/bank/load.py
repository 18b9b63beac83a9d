"""The content files of this package, each read once and made into records."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import cast, get_args

from assessments.bank.draw import DrawPlan, FactPool, draw, expired, fact_of
from assessments.bank.guidance import Common, Delivery, Development, Mails, Notices
from assessments.bank.interviewing import Interview
from assessments.bank.requirements import UsualCondition, UsualConditions
from assessments.bank.world import World
from assessments.form import Form, FormId, Task, WorldId
from assessments.item import Choice
from rubric.content import ContentError, ContentErrors, parse_yaml, record_of
from rubric.record import Record, Text

ROOT = files("assessments.bank")
WORLDS: tuple[WorldId, ...] = get_args(WorldId)


class Forms(Record):
    """The file of all forms."""

    forms: tuple[Form, ...]


@cache
def read(file: str) -> object:
    """What a file of the bank holds, as plain lists and mappings."""
    return parse_yaml(ROOT.joinpath(file).read_text(encoding="utf-8"), file)


@cache
def task_ids() -> tuple[str, ...]:
    """The ids of all tasks, read off the names of their files."""
    names = (one.name for one in ROOT.joinpath("tasks").iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def task_file(task_id: str) -> str:
    return f"tasks/{task_id}.yaml"


_own: dict[str, Task] = {}


def task(task_id: str) -> Task:
    """A task by id, one of the bank or a private one that was made known.

    KeyError for an unknown one, ContentErrors when its file is not right.
    """
    found = _own.get(task_id)
    return _shipped(task_id) if found is None else found


def make_task_known(one: Task) -> None:
    """From now on `task` finds this version of a private task; its id never stands for anything else."""
    _own[one.id] = one


def is_own(task_id: str) -> bool:
    """Whether a task is a private one that was made known."""
    return task_id in _own


@cache
def _shipped(task_id: str) -> Task:
    if task_id not in task_ids():
        raise KeyError(task_id)
    return parse_task(read(task_file(task_id)), task_file(task_id))


def parse_task(raw: object, file: str) -> Task:
    """A task of what its file holds: items are drawn and the company's claims filled in where it says so."""
    if not isinstance(raw, dict):
        raise ContentErrors([ContentError(file, "", "", "the file must hold one task")])
    content = dict(cast("dict[str, object]", raw))
    if "draw" in content:
        plan = record_of(DrawPlan, content.pop("draw"), file)
        asked = () if plan.besides is None else map(fact_of, drawn(plan.besides))
        content["items"] = draw(facts().items, plan, plan.open_until, asked)
    content["lexicon"] = _with_world(content.get("lexicon", {}), content.get("world", "tilvane"))
    return record_of(Task, content, file)


def drawn(task_id: str) -> tuple[Choice, ...]:
    """The dated questions of a task."""
    return tuple(item for item in task(task_id).items if isinstance(item, Choice))


def _with_world(lexicon: object, world_id: object) -> object:
    """`claims: world` and `embargo: world` in a lexicon stand for those of the company pack."""
    of = next((one for one in WORLDS if one == world_id), None)
    if of is None or not isinstance(lexicon, dict):
        return lexicon
    filled = dict(cast("Mapping[str, object]", lexicon))
    for name, mentions in (("claims", World.claims), ("embargo", World.embargo)):
        if filled.get(name) == "world":
            filled[name] = mentions(world(of))
    return filled


def tasks() -> dict[str, Task]:
    """Every task by id, the practice task among them."""
    return {task_id: task(task_id) for task_id in task_ids()}


@cache
def _forms() -> dict[str, Form]:
    return {form.id: form for form in record_of(Forms, read("forms.yaml"), "forms.yaml").forms}


_composed: dict[FormId, Form] = {}


def form(form_id: FormId) -> Form:
    """A form by id, one that ships or one that was made known; KeyError for any other."""
    found = _composed.get(form_id)
    return _forms()[form_id] if found is None else found


def is_known(form_id: FormId) -> bool:
    return form_id in _composed or form_id in _forms()


def make_known(one: Form) -> None:
    """From now on `form` finds this version of a composed form; its id never stands for anything else."""
    _composed[one.id] = one


def forms() -> tuple[Form, ...]:
    return tuple(_forms().values())


def expired_in(one: Form, today: date) -> tuple[str, ...]:
    """The ids of the questions of a form that may no longer be asked on a day."""
    return tuple(item for task_id in one.task_ids for item in expired(task(task_id).items, today))


def askable_until(one: Form) -> date | None:
    """The last day on which every question of a form may be asked; None where none is dated."""
    dated = (item for task_id in one.task_ids for item in task(task_id).items if isinstance(item, Choice))
    return min((item.source.expires_on for item in dated if item.source is not None), default=None)


@cache
def facts() -> FactPool:
    """The pool of dated knowledge items, expired ones among them."""
    return record_of(FactPool, read("facts.yaml"), "facts.yaml")


@cache
def world(world_id: WorldId = "tilvane") -> World:
    """The company pack."""
    return record_of(World, read(world_file(world_id)), world_file(world_id))


def world_file(world_id: WorldId) -> str:
    return f"world_{world_id}.yaml"


@cache
def notices() -> Notices:
    """Every text that informs people of what is done with their work."""
    return record_of(Notices, read("notices.yaml"), "notices.yaml")


@cache
def mails() -> Mails:
    """What HR writes to candidates about their invitations."""
    return record_of(Mails, read("mails.yaml"), "mails.yaml")


@cache
def development() -> Development:
    """Advice from each level to the next."""
    return record_of(Development, read("development.yaml"), "development.yaml")


@cache
def interview() -> Interview:
    """What can be asked in a structured interview."""
    return record_of(Interview, read("interview.yaml"), "interview.yaml")


@cache
def usual_conditions() -> tuple[UsualCondition, ...]:
    """Questions of fact to begin with."""
    return record_of(UsualConditions, read("conditions.yaml"), "conditions.yaml").usual


@cache
def common() -> Common:
    return record_of(Common, read("common.yaml"), "common.yaml")


def ai_policies() -> Mapping[str, Text]:
    """What a candidate is told about AI assistants, by policy id."""
    return {one.id: one.text for one in common().ai_policies}


def access_routes() -> Mapping[str, Text]:
    """The ways in that are open to everybody, by id."""
    return {one.id: one.text for one in common().access_routes}


def critical_flags() -> Mapping[str, Text]:
    """What needs a human decision wherever it is found, by flag id."""
    return {one.id: one.text for one in common().critical_flags}


def delivery() -> Delivery:
    """The scale on which the delivery of a recording is rated."""
    return common().delivery
