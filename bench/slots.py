"""A slot: one kind of work on one server for a while, with what it took of the processor and how long people waited."""

import asyncio
import statistics
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from websockets.exceptions import ConnectionClosed

from bench.server import Server
from bench.tab import Broken, Run

WARM_SECONDS = 2.0  # of a crowd, not counted


class Seen(NamedTuple):
    """One thing done: how long it took, and what the browser received."""

    seconds: float
    scripts: int = 0
    messages: int = 0
    size: int = 0


@dataclass
class Slot:
    name: str
    cpu: float  # ms of the server's processor time for each thing done
    rate: float  # things done a second
    p50: float  # ms
    p95: float  # ms
    scripts: float  # runs of the script for each thing done
    messages: float
    size: float  # bytes
    errors: Counter[str] = field(default_factory=Counter)


def slot(name: str, seen: Sequence[Seen], cpu: float, wall: float, errors: Counter[str]) -> Slot:
    """The figures of what was seen in `wall` seconds, during which the server took `cpu` seconds."""
    if not seen:
        return Slot(name, float("nan"), 0.0, float("nan"), float("nan"), 0, 0, 0, errors)
    waits = sorted(one.seconds * 1e3 for one in seen)
    return Slot(
        name=name,
        cpu=cpu * 1e3 / len(seen),
        rate=len(seen) / wall,
        p50=statistics.median(waits),
        p95=waits[round(0.95 * (len(waits) - 1))],
        scripts=statistics.fmean(one.scripts for one in seen),
        messages=statistics.fmean(one.messages for one in seen),
        size=statistics.fmean(one.size for one in seen),
        errors=errors,
    )


async def alone(name: str, server: Server, act: Callable[[], Awaitable[Run | None]], times: int) -> Slot:
    """One person who does the same thing so many times, without a pause."""
    seen: list[Seen] = []
    errors: Counter[str] = Counter()
    began, before = time.perf_counter(), server.cpu()
    for _ in range(times):
        await _act(act, seen, errors)
    return slot(name, seen, server.cpu() - before, time.perf_counter() - began, errors)


async def _act(act: Callable[[], Awaitable[Run | None]], seen: list[Seen], errors: Counter[str]) -> None:
    began = time.perf_counter()
    run = await act()
    took = time.perf_counter() - began
    seen.append(Seen(took) if run is None else Seen(took, run.scripts, run.messages, run.size))
    if run is not None and run.complaint:
        errors[run.complaint[:200]] += 1


Act = Callable[[], Awaitable[Run | None]]


async def crowd(name: str, server: Server, people: Sequence[Act], seconds: float, pause: float = 0.0) -> Slot:
    """Everybody at once, each beginning anew as soon as they are served; with a pause, that often and no oftener.

    Whoever is served late begins the next at once, so that what was asked for in a second does not depend on how fast
    it is answered.
    """
    seen: list[tuple[float, Seen]] = []  # when it was done
    errors: Counter[str] = Counter()
    until = time.perf_counter() + WARM_SECONDS + seconds
    working = asyncio.gather(*(_work(act, seen, errors, until, pause, place) for place, act in enumerate(people)))
    await asyncio.sleep(WARM_SECONDS)
    began, before = time.perf_counter(), server.cpu()
    await asyncio.sleep(until - time.perf_counter())
    ended, after = time.perf_counter(), server.cpu()
    await working
    counted = [one for when, one in seen if began <= when <= ended]
    return slot(name, counted, after - before, ended - began, errors)


async def _work(
    act: Act, seen: list[tuple[float, Seen]], errors: Counter[str], until: float, pause: float, place: int
) -> None:
    """Until the time is up; with a pause, people begin spread over it, and each keeps to a time-table of their own."""
    due = time.perf_counter() + pause * (place % 97) / 97
    while True:
        await asyncio.sleep(due - time.perf_counter())
        if time.perf_counter() >= until:
            return
        done: list[Seen] = []
        try:
            await _act(act, done, errors)
        except (Broken, OSError, TimeoutError, asyncio.IncompleteReadError, ConnectionClosed) as error:
            errors[f"{type(error).__name__}: {error}"[:200]] += 1
            return
        seen.append((time.perf_counter(), done[0]))
        due = max(due + pause, time.perf_counter() - pause)


def quietest(slots: Sequence[Slot]) -> Slot:
    """Of the same slot in several rounds the one least disturbed; waits and rates are the best of any round."""
    best = min(slots, key=lambda one: one.cpu)
    return Slot(
        best.name,
        best.cpu,
        max(one.rate for one in slots),
        min(one.p50 for one in slots),
        min(one.p95 for one in slots),
        max(one.scripts for one in slots),
        best.messages,
        best.size,
        sum((one.errors for one in slots), Counter()),
    )
