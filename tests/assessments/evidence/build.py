"""Small tasks to look for evidence in: one rule, a few questions, a few things to find."""

import pytest

from assessments.answer import (
    AllocationAnswer,
    ChoiceAnswer,
    LayoutsAnswer,
    MenuGridAnswer,
    NumberAnswer,
    PreflightAnswer,
    RevisionAnswer,
    SpokenAnswer,
    WrittenAnswer,
)
from assessments.evidence import identify
from assessments.form import EvidenceRule, LineRule, Mention, Pattern, Task
from assessments.item import (
    Allocation,
    Checkpoint,
    Choice,
    Fault,
    Layout,
    Layouts,
    MenuColumn,
    MenuGrid,
    MenuKey,
    MenuRow,
    MultiSelect,
    Number,
    Option,
    Ordering,
    Preflight,
    RatedOption,
    RateOptions,
    Revision,
    SelfLevel,
    Signature,
    Spoken,
    Timetable,
    TimetableColumn,
    Written,
)
from rubric.record import Text


def same(words):
    return Text(en=words, fr=words)


def options(*ids):
    return tuple(Option(id=one, text=same(f"option {one}")) for one in ids)


def mention(name, *patterns, **given):
    if given.get("strip"):
        given["strip"] = Pattern(en=given["strip"], fr=given["strip"])
    return Mention(id=f"T.{name}", name=name, label=same(name), patterns=Pattern(en=patterns, fr=patterns), **given)


def rule(measure, kind="info", **given):
    return EvidenceRule(id=given.pop("id", "T.e1"), measure=measure, kind=kind, label=same(measure), **given)


def task(*items, rules=(), **given):
    return Task(
        **{
            "id": "T",
            "competency_id": "WR",
            "minutes": 5,
            "title": same("Task"),
            "assessed": same("What is assessed"),
            "ai_policy": "ai_open",
            "instructions": same("What to do"),
            "items": items,
            "evidence": rules,
        }
        | given
    )


def seen(measure, *items, answers=None, kind="info", language="en", earlier=None, options=(), scope=(), **given):
    """The evidence of one rule over these questions."""
    of_rule = {name: given.pop(name) for name in ("threshold", "flag") if name in given}
    asked = rule(measure, kind, options=options, items=scope, **of_rule)
    return identify(task(*items, rules=(asked,), **given), answers or {}, language, earlier or {})


def one(*args, **given):
    (evidence,) = seen(*args, **given)
    return evidence


def choice(name="q", key="a", ids="abcd", **given):
    return Choice(id=name, prompt=same(f"Question {name}"), options=options(*ids), key=key, **given)


def chose(option, **given):
    return ChoiceAnswer(option=option, **given)


def multi_select(*keys, ids="abcdef"):
    return MultiSelect(id="m", prompt=same("Which?"), options=options(*ids), keys=frozenset(keys))


def number(key=6.0, unit="percent", name="n", **given):
    signatures = tuple(Signature(value=value, text=same(text)) for value, text in given.pop("signatures", {}).items())
    return Number(id=name, prompt=same(f"Number {name}"), unit=unit, key=key, signatures=signatures, **given)


def typed(words):
    return NumberAnswer(typed=words)


def ordering(*key):
    return Ordering(id="o", prompt=same("In order"), options=options(*sorted(key)), key=key)


def rate_options(name="r", **key):
    rated = tuple(RatedOption(id=one, text=same(one), key=level) for one, level in key.items())
    labels = tuple(same(str(level)) for level in range(1, 6))
    return RateOptions(id=name, prompt=same("Rate"), options=rated, level_labels=labels)


def menus(rows, columns=("action",), ids=("keep", "answer", "hide", "report"), **given):
    """Rows by id: column id -> (full, half) or (full, half, group)."""
    made = tuple(
        MenuRow(
            id=row,
            text=same(f"row {row}"),
            keys={
                column: MenuKey(full=frozenset(key[0]), half=frozenset(key[1]), group=key[2] if len(key) > 2 else None)
                for column, key in keys.items()
            },
        )
        for row, keys in rows.items()
    )
    named = tuple(MenuColumn(id=column, label=same(column)) for column in columns)
    return MenuGrid(id="g", prompt=same("Menus"), rows=made, columns=named, options=options(*ids), **given)


def allocation(*rows, total=10, name="x"):
    return Allocation(
        id=name, prompt=same("Share out"), rows=options(*(rows or "abc")), total=total, unit=same("hours")
    )


def timetable(*columns, least=1, most=9):
    """A table of text columns, all of which a row needs."""
    made = tuple(TimetableColumn(id=one, label=same(one), type="text", required=True) for one in columns)
    return Timetable(id="x", prompt=same("Fill in"), columns=made, least=least, most=most)


def shared(**amounts):
    return AllocationAnswer(amounts=amounts)


def chosen(**rows):
    """Options by row, for the column "action", or a mapping for several columns."""
    return MenuGridAnswer(chosen={row: one if isinstance(one, dict) else {"action": one} for row, one in rows.items()})


def draft(name="d", faults=None, decoys=(), points=("link", "sound", "tags", "fact")):
    """Faults by checkpoint: (fix,) or (fix, flag)."""
    checkpoints = tuple(
        Checkpoint(id=point, text=same(point), fixes=options(f"{point}1", f"{point}2")) for point in points
    )
    made = {
        point: Fault(fix=one[0], note=same(f"{point} is wrong"), flag=one[1] if len(one) > 1 else None)
        for point, one in (faults or {}).items()
    }
    return Preflight(
        id=name,
        prompt=same(f"Draft {name}"),
        network="x",
        caption=same("caption"),
        checkpoints=checkpoints,
        faults=made,
        decoys={point: same("right") for point in decoys},
    )


def ticked(**faults):
    return PreflightAnswer(faults=faults)


def layouts(order, defects):
    made = tuple(
        Layout(id=one, label=same(f"layout {one}"), width=10, height=10, background="#FFFFFF", elements=())
        for one in sorted(order)
    )
    return Layouts(
        id="l",
        prompt=same("Rank"),
        layouts=made,
        defects=options("contrast", "small", "missing"),
        key_order=tuple(order),
        key_defects={one: frozenset(of) for one, of in defects.items()},
    )


def ranked(order, **defects):
    ranks = {one: place for place, one in enumerate(order, start=1)}
    return LayoutsAnswer(ranks=ranks, defects={one: frozenset(of) for one, of in defects.items()})


def written(name="w", **given):
    return Written(id=name, prompt=given.pop("prompt", same(f"Text {name}")), **given)


def wrote(words):
    return WrittenAnswer(text=words)


def revision(name="v", of="earlier", fallback="nothing", **given):
    return Revision(id=name, prompt=same(f"Revision {name}"), of=of, fallback=same(fallback), **given)


def revised(words):
    return RevisionAnswer(text=words)


def spoken(name="s", **given):
    return Spoken(id=name, prompt=same("Speech"), seconds=90, tries=2, **given)


def said(script):
    return SpokenAnswer(route="typed", script=script)


def recorded(*tries, kept=None):
    return SpokenAnswer(route="sound", tries=tries, kept=kept)


def self_level(name="z"):
    return SelfLevel(id=name, prompt=same("Own level"), competency_id="WR")


def line_rule(check, **arguments):
    return LineRule(id=f"T.{check}", check=check, label=same(check), arguments=arguments)


def cases(people, task, *measures):
    """What sample people are expected to get on these measures of a task, one test each."""
    found = [
        (person, each)
        for person in people
        for each in person["expected"]
        if each["task"] == task and each["measure"] in measures
    ]
    assert found
    return pytest.mark.parametrize(
        ("person", "expected"),
        found,
        ids=[f"{person['id']} {each['field']} {each['measure']}" for person, each in found],
    )


def everyone(people):
    return pytest.mark.parametrize("person", people, ids=[person["id"] for person in people])
