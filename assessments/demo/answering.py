"""What a sample person answers: their own words, and keyed answers drawn from a fixed seed as good as they are."""

from random import Random

from assessments.answer import (
    Answer,
    LayoutsAnswer,
    NumberAnswer,
    PreflightAnswer,
    RevisionAnswer,
    SpokenAnswer,
    WrittenAnswer,
)
from assessments.demo.people import Sample
from assessments.form import Task
from assessments.item import AnyItem, Layouts, Number, Preflight, Revision, Spoken, Written

SLIP = 0.35  # of what a person does not see: how often they see something that is not there
SIGNS = {"percent": " %", "eur": " €", "ratio": "", "count": ""}


def answer_of(sample: Sample, task: Task, item: AnyItem) -> Answer | None:  # noqa: PLR0911 - one line for each kind
    """The person's answer; None where they leave the question empty."""
    words = sample.answers.get(item.id)
    chance = sample.keyed.get(task.id, 0.0)
    draw = Random(f"{sample.email} {item.id}")  # noqa: S311 - nothing here is secret
    match item:
        case Preflight():
            return _preflight(item, chance, draw)
        case Layouts():
            return _layouts(item, chance, draw)
        case Number():
            return _number(item, chance, draw, sample)
        case Written():
            return None if words is None else WrittenAnswer(text=words)
        case Revision():
            return None if words is None else RevisionAnswer(text=words)
        case Spoken():
            return None if words is None else SpokenAnswer(route="typed", script=words)
        case _:
            return None


def _preflight(item: Preflight, chance: float, draw: Random) -> PreflightAnswer:
    """Sees each fault with that chance and then mends it with the same; takes some sound things for faults."""
    ticked: dict[str, str | None] = {}
    for one in item.checkpoints:
        fault = item.faults.get(one.id)
        sees = chance if fault else (1 - chance) * SLIP
        if draw.random() < sees:
            mends = fault is not None and draw.random() < chance
            ticked[one.id] = fault.fix if fault and mends else draw.choice(one.fixes).id if one.fixes else None
    return PreflightAnswer(faults=ticked)


def _layouts(item: Layouts, chance: float, draw: Random) -> LayoutsAnswer:
    """The right order, with neighbours confused; each defect seen with that chance, others now and then."""
    order = list(item.key_order)
    for place in range(len(order) - 1):
        if draw.random() > chance:
            order[place], order[place + 1] = order[place + 1], order[place]
    ticked = {
        one: frozenset(
            defect.id
            for defect in item.defects
            if draw.random() < (chance if defect.id in true else (1 - chance) * SLIP)
        )
        for one, true in sorted(item.key_defects.items())
    }
    return LayoutsAnswer(ranks={one: place for place, one in enumerate(order, start=1)}, defects=ticked)


def _number(item: Number, chance: float, draw: Random, sample: Sample) -> NumberAnswer:
    """The right number as this person types it, or the one that a known mistake leads to."""
    wrong = [one.value for one in item.signatures] or [2 * item.key]
    value = item.key if draw.random() < chance else draw.choice(wrong)
    digits = f"{value:.4g}"
    typed = digits.replace(".", ",") if sample.language == "fr" else digits
    return NumberAnswer(typed=typed + SIGNS[item.unit])
