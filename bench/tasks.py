"""`python -m bench.tasks`: what every task costs beside the floor: shown, drawn and answered, in one run."""

import argparse
import statistics
import sys
import tempfile
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path

import uvloop

from assessments import bank, workflow
from assessments.attempt import SYSTEM
from assessments.form import Block, FormDraft
from assessments.workflow import Store
from bench import server
from bench.desk import Candidate, submit
from bench.measure import seated
from bench.server import Server
from bench.sittings import open_store, prepare
from bench.tab import Tab
from rubric.record import Text

TOGETHER = 8  # tasks of one sitting, between which pages are turned, or one more
WARM = 2  # turns of every page that are not counted
MOST = 3.0  # floor runs that a step of any task may cost

Costs = dict[tuple[str, str], list[float]]  # CPU-ms of the server by task and what was done: show, draw, answer, floor


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.tasks", description=__doc__)
    parser.add_argument("--laps", type=int, default=100, help="how often every task is shown and answered")
    parser.add_argument("--port", type=int, default=8640, help="the first of two ports")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        costs = uvloop.run(_measure(Path(folder), asked.port, asked.laps))
    dearest = 0.0
    print("| task | shown | chart drawn | answered |\n|:--|--:|--:|--:|")
    for task_id in dict.fromkeys(task for task, _what in costs):
        found = [_ratio(costs, task_id, what) for what in ("show", "draw", "answer")]
        dearest = max(dearest, *(one for one in found if one is not None))
        print(f"| {task_id} | {' | '.join(map(_said, found))} |")
    print(f"\nOf a floor run; the dearest step costs {dearest:.2f}, and may cost {MOST}.")
    return 0 if dearest <= MOST else 1


def _ratio(costs: Costs, task_id: str, what: str) -> float | None:
    """To the floor run just after each: what disturbs the machine meets both."""
    taken = costs.get((task_id, what))
    return statistics.median(taken) / statistics.median(costs[task_id, "floor"]) if taken else None


def _said(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2f}"


def parts() -> list[tuple[str, ...]]:
    """All tasks in sittings of about TOGETHER; never a task and its second form, which stand next to each other.

    What faces an answer of an earlier part cannot stand in a first one.
    """
    every = [one.id for one in bank.choosable() if not any(getattr(item, "own_error", None) for item in one.items)]
    many = len(every) // TOGETHER
    return [tuple(every[at::many]) for at in range(many)]


async def _measure(folder: Path, port: int, laps: int) -> Costs:
    costs: Costs = defaultdict(list)
    store = open_store(folder)
    with server.floor(port, folder) as floor, server.assay(port + 1, folder) as ours:
        tab = Tab(floor.netloc, "", "")
        await tab.open()
        for tasks in parts():
            print(f"{' '.join(tasks)} ...", file=sys.stderr)
            (sitting,) = prepare(store, _composed(store, tasks), 1)
            candidate = await seated(ours, sitting, Counter())
            candidate.reviews = False
            for turn in range(laps * len(tasks)):
                taken = {} if turn < WARM * len(tasks) else costs
                await _work(candidate, ours, taken)
                before = floor.cpu()
                await submit(tab)
                taken.setdefault((candidate.place, "floor"), []).append((floor.cpu() - before) * 1e3)
            await candidate.tab.close()
        await tab.close()
    store.close()
    return costs


def _composed(store: Store, tasks: tuple[str, ...]) -> str:
    words = Text(en="Measured", fr="Mesure")
    draft = FormDraft(name=words, purpose=words, budget=1000, blocks=(Block(tasks=tasks),))
    return workflow.compose_form(store, SYSTEM, draft, datetime.now(UTC)).form.id


async def _work(candidate: Candidate, ours: Server, costs: Costs) -> None:
    """Turn the page, and answer one question of it where it is answered by choosing or writing."""
    before = ours.cpu()
    await candidate.turn_page()
    shown = ours.cpu()
    costs.setdefault((candidate.place, "show"), []).append((shown - before) * 1e3)
    if candidate.has_figures():
        await candidate.draw()
        costs.setdefault((candidate.place, "draw"), []).append((ours.cpu() - shown) * 1e3)
        await candidate.draw(wanted=False)
        shown = ours.cpu()
    if candidate.has_choices():
        await candidate.edit()
    elif candidate.has_canvas():
        await candidate.lay_out()
    elif candidate.has_text():
        await candidate.save_text()
    else:
        return
    costs.setdefault((candidate.place, "answer"), []).append((ours.cpu() - shown) * 1e3)


if __name__ == "__main__":
    sys.exit(main())
