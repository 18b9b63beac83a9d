"""Figures of questions and tasks as a file for programs: numbers and codes, in no language."""

import csv
from io import StringIO

from assessments.workflow import Health
from rubric.statistics.estimate import Estimate


def as_csv(health: Health) -> str:
    """Every figure as numbers, one line for each question and task: names of columns and codes are for programs."""
    lines = StringIO()
    out = csv.writer(lines)
    out.writerow(("id", "task", "kind", "n", "difficulty", "low", "high", "discrimination", "low", "high", "icc_one",
                  "icc_two", "delta_french", "class_french", "seen", "expires", "review"))  # fmt: skip
    for one in health.figures.questions:
        out.writerow((one.id, health.units[one.id].task.id, "keyed", one.difficulty.n, *_three(one.difficulty),
                      *_three(one.discrimination), "", "", _plain(one.bias.delta.value), one.bias.size or "",
                      health.seen[health.units[one.id].task.id].sittings, health.units[one.id].expires or "",
                      " ".join(one.review)))  # fmt: skip
    for task in health.figures.tasks:
        out.writerow((task.id, task.id, "rated", task.mean.n, *_three(task.mean), *_three(task.discrimination),
                      _plain(task.one.value), _plain(task.two.value), "", "", health.seen[task.id].sittings, "",
                      " ".join(task.review)))  # fmt: skip
    return lines.getvalue()


def _three(one: Estimate) -> tuple[str, str, str]:
    return _plain(one.value), _plain(one.low), _plain(one.high)


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"
