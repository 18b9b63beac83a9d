"""A weight moved on a hundred thousand candidates, in the arrays and on the screen: `python -m bench.field`."""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from assessments import workflow
from assessments.attempt import SYSTEM, Actor
from assessments.boards import ScoredView, Tried
from bench import server
from bench.compare import quietest
from bench.desk import parts, submit
from bench.tab import Run, Shown, Tab, told
from bench.volume import filled, quickest
from rubric.fit import MEETS
from rubric.precision import point
from rubric.statistics import columns

COMPETENCIES = 12
FIRST = 50
CUT = 50.0
ROUNDS = 40
BELOW = -1.0  # where whoever is below the minimum is put


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.field", description=__doc__)
    parser.add_argument("--candidates", type=int, default=100_000)
    parser.add_argument("--port", type=int, default=18720)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--folder", type=Path, help="keep the filled database there, or use the one that is there")
    asked = parser.parse_args()
    print("| | measured | target | times pandas |\n|:--|--:|--:|--:|")
    _arrays(asked.candidates)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        asyncio.run(_screen(asked.folder or Path(folder), asked))
    return 0


def _arrays(people: int) -> None:
    """Fits, errors, one minimum in three states, and the order: ours beside pandas on the same numbers."""
    draws = np.random.default_rng(9)
    values = draws.normal(55, 18, (people, COMPETENCIES)).clip(0, 100).astype(np.float32)
    errors = draws.uniform(36, 160, (people, COMPETENCIES)).astype(np.float32)
    weights = list(draws.dirichlet(np.ones(COMPETENCIES)) * 100)
    numbers = np.stack([values, errors], axis=1).reshape(people, -1)
    size = 2 * COMPETENCIES * columns.SIZE
    table = columns.read(numbers.tobytes(), np.full(people, size), COMPETENCIES)
    margin = columns.margins(table, 0, lambda df: point(MEETS, df))

    def ours(most: int | None) -> Any:
        found = columns.weighed(table, weights)
        found.fits[columns.states(table, 0, CUT, margin) == 1] = BELOW
        return columns.highest(found.fits, most)

    theirs = _pandas(values, errors, weights)
    for said, most, limit in (("the whole order", None, 4.0), (f"the first {FIRST}", FIRST, 1.5)):
        if theirs is not None and not np.array_equal(ours(most)[:FIRST], theirs(most)[:FIRST]):
            sys.exit("pandas puts others first")
        cost = quickest(lambda most=most: ours(most), ROUNDS)
        times = f"{quickest(lambda most=most: theirs(most), ROUNDS) / cost:.1f}" if theirs else ""
        print(f"| {said}, CPU-ms | {cost:.2f} | at most {limit:g} | {times} |")


def _pandas(values: Any, errors: Any, weights: list[float]) -> Callable[[int | None], Any] | None:
    try:
        import pandas as pd  # noqa: PLC0415 - compared with where it is there
    except ImportError:
        return None
    names = [f"c{one}" for one in range(COMPETENCIES)]
    scores, own = pd.DataFrame(values, columns=names), pd.DataFrame(errors, columns=names)
    shares = pd.Series(np.array(weights, dtype=np.float32) / np.float32(sum(weights)), index=names)

    def ranked(most: int | None) -> Any:
        fits = scores.dot(shares)
        own.dot(shares**2)
        below = scores["c0"] + point(MEETS, None) * own["c0"] ** 0.5 <= CUT
        fits = fits.mask(below, BELOW)
        ordered = fits.sort_values(ascending=False) if most is None else fits.nlargest(most)
        return ordered.index.to_numpy()

    return ranked


async def _screen(folder: Path, asked: argparse.Namespace) -> None:
    """The page of the field under one slider, in turns with a floor run; the quietest of each counts."""
    fresh = not (folder / "assay.sqlite").exists()
    with closing(workflow.open_store(server.database(folder), folder / "media")) as store:
        if fresh:
            filled(store, asked.candidates)
        office = workflow.users(store, SYSTEM)[0]
        actor = Actor(kind="staff", id=office.id, roles=office.roles)
        (position,) = workflow.positions(store, actor)
        token = workflow.open_session(store, actor, "en", datetime.now(UTC))
        workflow.scored_page(store, actor, position.id, ScoredView())  # reads the form, as every page of a position
        begun = time.process_time()
        workflow.field(store, actor, position.id, Tried())
        print(f"| the first list after a start, CPU-ms | {1000 * (time.process_time() - begun):.0f} | at most 100 | |")
    with server.floor(asked.port, folder) as floor, server.assay(asked.port + 1, folder) as ours:
        least, tab = Tab(floor.netloc, "", ""), Tab(ours.netloc, "field", f"assay_session={token}")
        await least.open()
        run = await tab.open()
        if run.complaint:
            sys.exit(run.complaint)
        base = await quietest(floor, lambda _turn: submit(least), asked.times)
        cost = await quietest(ours, lambda turn: move(tab, turn), asked.times)
        print(
            f"| a slider to the screen, floor runs | {cost / base:.1f} | at most 3 | {cost:.1f} / {base:.1f} CPU-ms |"
        )
        print(f"| the same, kB | {(await move(tab, 0)).size / 1000:.1f} | at most 60 | |")
        print(f"| memory of the server, MB | {ours.memory():.0f} | | |")
        await least.close()
        await tab.close()


async def move(tab: Tab, turn: int) -> Run:
    """The next of the weights moves by a few points, as the browser tells it."""
    shown, data = _sliders(tab)
    names = sorted(data["weights"])
    weights: Mapping[str, float] = data["weights"] | {names[turn % len(names)]: 10.0 + 5 * (turn % 7)}
    said = {"number": data["heard"] + 1, "weights": weights}
    return await tab.run(told(shown, "weights", said), fragment=shown.fragment)


def _sliders(tab: Tab) -> tuple[Shown, Any]:
    return next((shown, part["data"]) for shown, part in parts(tab, "weights"))


if __name__ == "__main__":
    sys.exit(main())
