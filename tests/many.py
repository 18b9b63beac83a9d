"""A position that hundreds have sat: answers, keys and levels drawn from a seed, put into the store as sittings are."""

import numpy as np
from sqlalchemy import insert

from assessments import bank
from assessments.answer import ChoiceAnswer, MenuGridAnswer, NumberAnswer, RateOptionsAnswer
from assessments.item import Choice, MenuGrid, Number, RateOptions
from assessments.store import judging, tables
from assessments.workflow.state import model_fingerprint
from rubric.rating import Rating, Source, level_of
from tests.builders import DAY, HOUR, MINUTE, NOW, position


def many(store, office, raters, people, form_id="screen", seed=1, harder_in_french="", french=0.5, **given):
    """`people` sittings of a form, each on one ability; raters judge in pairs; the position.

    One question can be much harder in French, and the last choice of a form has a distractor that nobody takes.
    """
    rng = np.random.default_rng(seed)
    opening = position(store, office, form_id=form_id, raters=tuple(one.id for one in raters), **given)
    form = bank.form(form_id)
    rows = {name: [] for name in ("people", "attempts", "invitations", "block_clocks", "responses")}
    ratings = []
    for place in range(people):
        ability = rng.normal()
        language = "fr" if rng.random() < french else "en"
        name = f"{opening.id[:6]}-{seed}-{place}"
        _sitting(rows, opening, form, name, language, NOW + place * MINUTE)
        for task in map(bank.task, form.task_ids):
            rows["responses"] += _answers(task, name, language, ability, rng, harder_in_french)
            ratings += _ratings(task, name, ability, [raters[one] for one in _pair(rng, len(raters))], rng)
    with store.write() as db:
        connection = db.connection()
        for table, new in rows.items():
            connection.execute(insert(tables.Row.metadata.tables[table]), new)
        judging.add_ratings(db, ratings)
    return opening


def _pair(rng, count):
    return rng.choice(count, min(2, count), replace=False)


def _sitting(rows, opening, form, name, language, at):
    rows["people"].append(
        {
            "id": f"p-{name}",
            "name": f"Person {name}",
            "email": f"{name}@mail.example",
            "handle": None,
            "language": language,
        }
    )
    rows["attempts"].append(
        {
            "id": name,
            "form_id": form.id,
            "form_fingerprint": bank.form_fingerprint(form),
            "form_structure": bank.form_structure(form),
            "language": language,
            "seed": 1,
            "position_id": opening.id,
            "person_id": f"p-{name}",
            "created_at": at,
            "acknowledged_at": at,
            "notice_version": "2026.11-1",
            "submitted_at": at + 2 * HOUR,
            "reference": name,
        }
    )
    rows["invitations"].append(
        {
            "id": f"i-{name}",
            "position_id": opening.id,
            "person_id": f"p-{name}",
            "attempt_id": name,
            "token_digest": f"t-{name}",
            "extra_time": 1.0,
            "expires_at": at + 20 * DAY,
            "issued_at": at,
        }
    )
    rows["block_clocks"] += [
        {
            "attempt_id": name,
            "index": index,
            "started_at": at,
            "deadline": at + 3 * HOUR,
            "ended_at": at + HOUR,
            "ended_by": "candidate",
        }
        for index in range(len(form.blocks))
    ]


def _answers(task, name, language, ability, rng, harder_in_french):
    """Keyed answers, right as often as ability and the place in the task make it; one option of the last is idle."""
    last = [one.id for one in task.items if isinstance(one, Choice)][-1:]
    found = []
    for place, item in enumerate(task.items):
        ease = 1.5 - 0.15 * place - (2.5 if item.id == harder_in_french and language == "fr" else 0)
        answer = _answer(item, 1 / (1 + np.exp(-(1.2 * ability + ease))), rng, idle=item.id in last)
        if answer is not None:
            found.append(
                {
                    "attempt_id": name,
                    "item_id": item.id,
                    "revision": 1,
                    "answer": answer.model_dump_json(),
                    "filled": True,
                    "tab": "t",
                    "saved_at": NOW,
                }
            )
    return found


def _answer(item, chance, rng, idle):
    right = rng.random() < chance
    match item:
        case Choice():
            wrong = [one.id for one in item.options if one.id != item.key][: -1 if idle else None]
            return ChoiceAnswer(option=item.key if right else wrong[int(rng.integers(0, len(wrong)))])
        case Number():
            return NumberAnswer(typed=f"{item.key:.6g}" if right else "1")
        case RateOptions():
            spread = 0.5 if right else 2
            return RateOptionsAnswer(
                levels={one.id: int(np.clip(round(one.key + rng.normal(0, spread)), 1, 5)) for one in item.options}
            )
        case MenuGrid():
            return MenuGridAnswer(chosen={row.id: _row(item, row, chance, rng) for row in item.rows})
        case _:
            return None


def _row(item, row, chance, rng):
    found = {}
    for column in item.columns:
        keyed = row.keys.get(column.id)
        offered = [one.id for one in item.offered(column)]
        found[column.id] = (
            min(keyed.full) if keyed and rng.random() < chance else offered[int(rng.integers(0, len(offered)))]
        )
    return found


def _ratings(task, name, ability, judges, rng):
    common = {
        "attempt_id": name,
        "task_id": task.id,
        "competency_id": task.competency_id,
        "model_fingerprint": model_fingerprint(),
        "task_fingerprint": bank.task_fingerprint(task),
    }
    for rule in bank.score_rules(task):
        share = float(np.clip(0.6 + 0.15 * ability + rng.normal(0, 0.15), 0, 1))
        yield Rating(
            **common, part_id=rule.id, rater_id="key", source=Source.KEY, level=level_of(share), rated_at=NOW + HOUR
        )
    if task.human is not None:
        work = 3 + 0.7 * ability + rng.normal(0, 0.4)
        for one in judges:
            level = float(np.clip(round(work + rng.normal(0, 0.5)), 1, 5))
            yield Rating(
                **common,
                part_id=task.human.id,
                rater_id=one.id,
                source=Source.RATER,
                level=level,
                rated_at=NOW + DAY,
            )
