"""The verbs of looking after questions: how those of a form work, and how often they were seen."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from assessments import bank
from assessments.answer import Answer, ChoiceAnswer
from assessments.attempt import Actor, Attempt, NotFound
from assessments.evidence.credit import credit
from assessments.form import Form, Task
from assessments.form.measure import Measure
from assessments.item import AnyItem, Choice
from assessments.store import Db, Store, judging, responses
from assessments.store.health import last_answers
from assessments.store.positions import positions
from assessments.workflow.access import PEOPLE_OFFICE, allow
from assessments.workflow.reports import never_shown
from rubric.rating import Source, current
from rubric.record import Text

if TYPE_CHECKING:
    from rubric.health import FormHealth, Question, Sat


LATELY = 1000  # sittings, which is enough for any figure and soon read


KEPT_FOR = timedelta(hours=1)
_kept: "WeakKeyDictionary[Store, dict[str, tuple[datetime, Health]]]" = WeakKeyDictionary()  # by form, and when found


class SatForm(NamedTuple):
    """A form that somebody has sat."""

    form: Form
    sittings: int  # of the form as it is today
    earlier: int  # of earlier versions of it, whose figures would mix other keys


class Seen(NamedTuple):
    """How much a task has been seen, in whatever form."""

    sittings: int
    last: date


class Unit(NamedTuple):
    """What has figures of its own: a question with a key, or a rule by which software scores the work on a task."""

    task: Task
    said: Text  # the question, or what the rule looks for
    item: AnyItem | None  # None: a rule

    @property
    def expires(self) -> date | None:
        return self.item.source.expires_on if isinstance(self.item, Choice) and self.item.source else None


class Health(NamedTuple):
    """What is known of the questions of a form."""

    figures: "FormHealth"
    units: Mapping[str, Unit]  # by id, in the order of the form
    seen: Mapping[str, Seen]  # by task


class Behind(NamedTuple):
    """What the figures of a form are computed from: nothing in it says whose it is, nor when they sat."""

    units: Mapping[str, Unit]
    sat: "Sequence[Sat]"


def sat_forms(store: Store, actor: Actor) -> tuple[SatForm, ...]:
    """Every form with a submitted sitting, most sat first; for HR and administrators."""
    allow(actor, *PEOPLE_OFFICE)
    with store.read() as db:
        found = _submitted(db)
    by_form: dict[str, list[Attempt]] = {}
    for one in found:
        by_form.setdefault(one.form_id, []).append(one)
    told = [_sat(form_id, own) for form_id, own in by_form.items()]
    return tuple(sorted(told, key=lambda one: -one.sittings))


def _submitted(db: Db) -> tuple[Attempt, ...]:
    """All that was handed in for a position; what people do for themselves is nobody's figure."""
    return judging.submitted(db, [one.id for one in positions(db)])


def _sat(form_id: str, sittings: Sequence[Attempt]) -> SatForm:
    form = bank.form(form_id)
    now = bank.form_structure(form)
    today = sum(one.form_structure == now for one in sittings)
    return SatForm(form, today, len(sittings) - today)


def item_health(store: Store, actor: Actor, form_id: str) -> Health:
    """The figures of every keyed question and rated task of a form, from all sittings of it as it is today.

    For HR and administrators; no figure is of a person, and sittings are grouped by their language alone. Raises
    NotFound for a form that nobody has sat.
    """
    allow(actor, *PEOPLE_OFFICE)
    with store.read() as db:
        return health_of(db, bank.form(form_id), _of_form(db, form_id))


def behind_health(store: Store, actor: Actor, form_id: str) -> Behind:
    """Every credit, choice and level that `item_health` is computed from, for whoever may read that."""
    allow(actor, *PEOPLE_OFFICE)
    with store.read() as db:
        return _behind(db, bank.form(form_id), _of_form(db, form_id))


def _of_form(db: Db, form_id: str) -> tuple[Attempt, ...]:
    every = _submitted(db)
    if form_id not in {one.form_id for one in every}:
        raise NotFound(form_id)
    return every


def lately(store: Store, form: Form, now: datetime) -> Health:
    """The same from the last sittings of a form, of which there may be none, for verbs that ask who may know.

    Anybody concerned may ask, and it takes a while: for an hour the answer is the one that was found first.
    """
    kept = _kept.setdefault(store, {})
    known = kept.get(form.id)
    if known is None or not now - KEPT_FOR < known[0] <= now:
        with store.read() as db:
            every = sorted((one for one in _submitted(db) if one.form_id == form.id), key=_handed_in)
            known = kept[form.id] = (now, health_of(db, form, every[-LATELY:]))
    return known[1]


def _handed_in(one: Attempt) -> datetime:
    return one.submitted_at or one.created_at


def health_of(db: Db, form: Form, every: Sequence[Attempt]) -> Health:
    """The figures of a form from those of these sittings that are of it as it is today."""
    units, sat = _behind(db, form, every)
    from rubric.health import form_health  # noqa: PLC0415 - only who looks after questions loads numpy

    questions = [_question(name, unit) for name, unit in units.items()]
    rated = [one for one in form.task_ids if bank.task(one).human is not None]
    return Health(form_health(questions, rated, sat), units, _seen(every))


def _behind(db: Db, form: Form, every: Sequence[Attempt]) -> Behind:
    """In the order of ids that chance has made, so that a number in a file tells nothing of whoever sat first."""
    units = {name: unit for task in map(bank.task, form.task_ids) for name, unit in _units(task)}
    now = bank.form_structure(form)
    own = [one for one in every if one.form_id == form.id and one.form_structure == now]
    return Behind(units, _sat_of(db, sorted(own, key=lambda one: one.id), units))


def _units(task: Task) -> Iterator[tuple[str, Unit]]:
    for item in task.items:
        if item.scored and credit(item, None, "en") is not None:
            yield item.id, Unit(task, item.prompt, item)
    for rule in bank.score_rules(task):
        if rule.measure is not Measure.RIGHT:  # which is made of the questions above
            yield rule.id, Unit(task, rule.label, None)


def _question(name: str, unit: Unit) -> "Question":
    from rubric.health import Question  # noqa: PLC0415

    if isinstance(unit.item, Choice):
        return Question(name, unit.task.competency_id, tuple(one.id for one in unit.item.options), unit.item.key)
    return Question(name, unit.task.competency_id)


def _seen(every: Iterable[Attempt]) -> dict[str, Seen]:
    times, last = Counter[str](), dict[str, date]()
    for one in every:
        for task_id in bank.form(one.form_id).task_ids:
            times[task_id] += 1
            day = _handed_in(one).date()
            last[task_id] = max(day, last.get(task_id, day))
    return {name: Seen(count, last[name]) for name, count in times.items()}


def _sat_of(db: Db, own: Sequence[Attempt], units: Mapping[str, Unit]) -> "list[Sat]":
    from rubric.health import Sat  # noqa: PLC0415

    ids = [one.id for one in own]
    given: dict[str, dict[str, Answer]] = {one: {} for one in ids}
    for attempt_id, item_id, answer in last_answers(db, ids, [name for name, unit in units.items() if unit.item]):
        given[attempt_id][item_id] = answer
    by_rule: dict[str, dict[str, float | None]] = {one: {} for one in ids}
    levels: dict[str, dict[str, dict[str, float]]] = {one: {} for one in ids}
    for one in current(judging.ratings(db, ids)):
        if one.source is Source.KEY:
            by_rule[one.attempt_id][one.part_id] = one.share
        elif one.level is not None:
            levels[one.attempt_id].setdefault(one.task_id, {})[one.rater_id] = one.level
    failed = {(one.attempt_id, one.task_id) for one in responses.missing(db, ids)}
    found: list[Sat] = []
    for attempt in own:
        missing = {*never_shown(attempt), *(task for name, task in failed if name == attempt.id)}
        answered = given[attempt.id]
        shares = {
            name: None
            if unit.task.id in missing
            else by_rule[attempt.id].get(name)
            if unit.item is None
            else _share(unit.item, answered.get(name), attempt)
            for name, unit in units.items()
        }
        chosen = {name: one.option for name, one in answered.items() if isinstance(one, ChoiceAnswer)}
        found.append(Sat(attempt.language, shares, chosen, levels[attempt.id]))
    return found


def _share(item: AnyItem, answer: Answer | None, attempt: Attempt) -> float | None:
    points = credit(item, answer, attempt.language)
    return None if points is None else points.earned / points.possible
