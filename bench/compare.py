"""What it costs to move a weight of a comparison, with and without a task open: `python -m bench.compare`."""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from streamlit.proto.WidgetStates_pb2 import WidgetState

from assessments import workflow
from assessments.attempt import Role
from assessments.demo.staging import stage
from bench import server
from bench.desk import submit
from bench.server import Server
from bench.tab import Run, Tab

WARM = 5  # turns that are not counted
TASK = "WR1"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=18700)
    parser.add_argument("--times", type=int, default=40)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        asyncio.run(_measure(Path(folder), asked.port, asked.times))
    return 0


async def _measure(folder: Path, port: int, times: int) -> None:
    """The six candidates of the demo, rated; every act in turns with a floor run, the quietest of each counts."""
    with closing(workflow.open_store(server.database(folder), folder / "media")) as store:
        boss = stage(store, "rated", datetime.now(UTC)).actors(Role.MANAGER)[0]
        token = workflow.open_session(store, boss, "en", datetime.now(UTC))
    with server.floor(port, folder) as floor, server.assay(port + 1, folder) as ours:
        least = Tab(floor.netloc, "", "")
        await least.open()
        costs = [await quietest(floor, lambda _turn: submit(least), times)]
        print(f"floor: {costs[0]:.1f} CPU-ms")
        for query in ("", f"task={TASK}"):
            tab = Tab(ours.netloc, "compare", f"assay_session={token}", query)
            run = await tab.open()
            if run.complaint:
                sys.exit(run.complaint)
            costs.append(await quietest(ours, lambda turn, tab=tab: move(tab, turn), times))
            size = (await move(tab, 0)).size
            print(
                f"a weight moved {query}: {costs[-1]:.1f} CPU-ms, {costs[-1] / costs[0]:.1f} floor runs, {size} bytes"
            )
            await tab.close()
        await least.close()


async def quietest(of: Server, act: Callable[[int], Awaitable[Run]], times: int) -> float:
    taken: list[float] = []
    for turn in range(WARM + times):
        before = of.cpu()
        await act(turn)
        taken.append((of.cpu() - before) * 1e3)
    return min(taken[WARM:])


async def move(tab: Tab, turn: int) -> Run:
    """The next of the weights moves by a few points."""
    sliders = tab.of_kind("slider")
    shown = sliders[turn % len(sliders)]
    told = WidgetState(id=shown.proto.id)
    told.double_array_value.data.append(10.0 + turn % 7)
    return await tab.run(told, fragment=shown.fragment)


if __name__ == "__main__":
    sys.exit(main())
