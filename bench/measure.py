"""The measurements, in rounds: in each round every slot comes once, so that a noisy moment meets all of them."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from assessments import bank
from bench import onebox, peer, rating, server, slots
from bench.desk import Candidate, submit
from bench.server import Server
from bench.sittings import Saves, Sitting, lost, open_store, prepare
from bench.slots import Act, Slot
from bench.tab import Tab
from bench.wire import Line

SCREEN = bank.form("screen").blocks[0].tasks
PACE = 120  # runs a second that one process has to bear
WARM, MORE, PAGES = 20, 100, 4  # sittings before, sittings whose memory is measured, pages that each of them turns


class Plan(NamedTuple):
    folder: Path
    port: int  # and the six after it
    rounds: int
    times: int  # how often one person does a thing in a slot
    people: int
    seconds: float  # of a crowd
    otree: Path | None


@dataclass
class Figures:
    """What was measured: every slot of every round by name, and what can only be counted once."""

    slots: dict[str, list[Slot]] = field(default_factory=lambda: defaultdict(list))
    memory_at_start: float = 0.0  # MB
    memory_warm: float = 0.0  # MB, once every page was shown and some sittings are open
    memory_full: float = 0.0  # MB, with so many sittings MORE
    memory_crowd: float = 0.0  # MB, after everybody was served at once
    people: int = 0
    lost: int = 0
    saved: int = 0
    locked: int = 0  # how often a server's output says that the database is locked

    def add(self, one: Slot) -> None:
        self.slots[one.name].append(one)

    def quietest(self, name: str) -> Slot:
        """Of the rounds of a slot; KeyError when it was not measured."""
        if name not in self.slots:
            raise KeyError(name)
        return slots.quietest(self.slots[name])


async def measure(plan: Plan, say: Callable[[str], None]) -> Figures:
    """Everything, with the servers alive only as long as they are needed."""
    figures = Figures(people=plan.people)
    saves: Saves = Counter()
    store = open_store(plan.folder)
    say("Preparing sittings")
    one_by_one = prepare(store, "core", 4) + prepare(store, "core", 1, block=1) + prepare(store, "screen", 4)
    half = plan.people // 2
    everybody = prepare(store, "core", plan.people - half) + prepare(store, "core", half, block=1)
    several = prepare(store, "core", WARM + MORE // 2) + prepare(store, "core", MORE // 2, block=1)
    waiting = rating.pile(store)
    with server.floor(plan.port, plan.folder) as floor, server.assay(plan.port + 1, plan.folder) as ours:
        figures.memory_at_start = ours.memory()
        say("One person")
        await _alone(plan, figures, floor, ours, one_by_one, saves)
        say("The rating desk")
        await _rating(plan, figures, floor, ours, waiting)
        say("Memory")
        tabs = await _memory(figures, ours, several, saves)
        say(f"{plan.people} people")
        tabs += await _crowds(plan, figures, floor, ours, everybody, saves)
        figures.memory_crowd = ours.memory()
        await asyncio.gather(*(one.close() for one in tabs))
        figures.locked = ours.output().count("locked")
        say("Start commands")
        await _starts(plan, figures, floor, ours, one_by_one[0], saves)
    figures.saved = saves.total()
    figures.lost = lost(store, one_by_one + everybody + several, saves)
    store.close()
    return figures


async def _alone(
    plan: Plan, figures: Figures, floor: Server, ours: Server, sittings: Sequence[Sitting], saves: Saves
) -> None:
    floor_tab = Tab(floor.netloc, "", "")
    await floor_tab.open()
    acts: dict[str, tuple[Server, Act]] = {"floor": (floor, lambda: submit(floor_tab))}
    for task, sitting in zip(("PU2", "DE1", *SCREEN), (*sittings[:2], *sittings[5:]), strict=True):
        candidate = await seated(ours, sitting, saves, task)
        acts[f"edit {task}"] = (ours, candidate.edit)
    for block, sitting in enumerate(sittings[3:5]):
        candidate = await seated(ours, sitting, saves)
        acts[f"next {block + 1}"] = (ours, candidate.turn_page)
    writer = await seated(ours, sittings[2], saves, "WR1")
    acts["autosave"] = (ours, writer.save_text)
    for _server, act in acts.values():
        for _ in range(10):  # imports, pictures and caches of every page
            await act()
    for _ in range(plan.rounds):
        for name, (server_, act) in acts.items():
            figures.add(await slots.alone(name, server_, act, plan.times))


async def _rating(plan: Plan, figures: Figures, floor: Server, ours: Server, waiting: rating.Pile) -> None:
    """One rater and their pile, the floor measured anew between its parts."""
    rater, floor_tab = await rating.seated(ours, waiting), Tab(floor.netloc, "", "")
    await floor_tab.open()
    for _ in range(plan.rounds):
        figures.add(await slots.alone("desk floor", floor, lambda: submit(floor_tab), plan.times))
        for one in await rating.rate(ours, rater, rating.PILE // plan.rounds):
            figures.add(one)
    await rater.tab.close()
    await floor_tab.close()


async def seated(ours: Server, sitting: Sitting, saves: Saves, task: str = "") -> Candidate:
    """Somebody who has opened their link and sees a task."""
    cookie = await sitting.cookie(ours.netloc)
    cookies = dict(one.split("=", 1) for one in cookie.split("; "))
    tab = Tab(ours.netloc, "take", cookie, f"task={task}" if task else "")
    await tab.open()
    return Candidate(sitting.actor.id, tab, Line(ours.netloc, cookies), saves)


async def _crowds(
    plan: Plan, figures: Figures, floor: Server, ours: Server, sittings: Sequence[Sitting], saves: Saves
) -> list[Tab]:
    """Everybody at once; they are left at their pages."""
    candidates = [await seated(ours, one, saves) for one in sittings]
    tabs = [Tab(floor.netloc, "", "") for _ in sittings]
    for one in candidates:
        one.reviews = False
    for tab in tabs:
        await tab.open()
    crowds: dict[str, tuple[Server, list[Act], float]] = {
        "crowd floor": (floor, [partial(submit, one) for one in tabs], 0.0),
        "crowd step": (ours, [one.step for one in candidates], 0.0),
        "half floor": (floor, [partial(submit, one) for one in tabs[::2]], 0.0),
        "half sitting": (ours, [one.sit for one in candidates[::2]], 0.0),
        "half work": (ours, [one.work for one in candidates[::2]], 0.0),
        "paced work": (ours, [one.work for one in candidates], len(candidates) / PACE),
    }
    async with AsyncExitStack() as stack:
        if plan.otree is not None:
            crowds |= await _peers(plan, plan.otree, stack)
        for _ in range(plan.rounds):
            for name, (server_, acts, pause) in crowds.items():
                figures.add(await slots.crowd(name, server_, acts, plan.seconds, pause))
    await asyncio.gather(*(one.close() for one in tabs))
    return [one.tab for one in candidates]


async def _peers(plan: Plan, otree: Path, stack: AsyncExitStack) -> dict[str, tuple[Server, list[Act], float]]:
    """The same form twice: pages with one box for an answer, in oTree and in a sitting of ours."""
    # In threads: whoever holds the loop for long answers no ping of the sittings that are open.
    other = await asyncio.to_thread(stack.enter_context, peer.server(otree, plan.port + 2, plan.folder))
    theirs = [one.step for one in await peer.participants(other.netloc, plan.people)]
    sittings = await asyncio.to_thread(onebox.prepared, plan.folder, plan.people)
    ours = await asyncio.to_thread(stack.enter_context, onebox.server(plan.port + 6, plan.folder))
    candidates = [await seated(ours, one, Counter()) for one in sittings]
    for one in candidates:
        one.reviews = False
        stack.push_async_callback(one.tab.close)
    return {"crowd oTree": (other, theirs, 0.0), "crowd box": (ours, [one.step for one in candidates], 0.0)}


async def _memory(figures: Figures, ours: Server, sittings: Sequence[Sitting], saves: Saves) -> list[Tab]:
    """What further sittings take beside those that are open: each opened and at work, one after the other."""
    candidates: list[Candidate] = []
    for place, one in enumerate(sittings):
        if place == WARM:
            figures.memory_warm = ours.memory()
        candidate = await seated(ours, one, saves)
        candidate.reviews = False
        for _ in range(PAGES):
            await candidate.step()
        candidates.append(candidate)
    figures.memory_full = ours.memory()
    return [one.tab for one in candidates]


async def _starts(plan: Plan, figures: Figures, floor: Server, ours: Server, sitting: Sitting, saves: Saves) -> None:
    """The start command as it is shipped, and the same without our settings."""
    shipped = server.floor(plan.port + 3, plan.folder, {}, cwd=server.ROOT)
    plain = server.floor(plan.port + 4, plan.folder, {})
    untuned = server.assay(plan.port + 5, plan.folder, server.DEFAULTS)
    with shipped, plain, untuned:
        acts: dict[str, tuple[Server, Act]] = {}
        for name, server_ in (("floor again", floor), ("floor shipped", shipped), ("floor default", plain)):
            tab = Tab(server_.netloc, "", "")
            await tab.open()
            acts[name] = (server_, partial(submit, tab))
        for name, server_ in (("ours again", ours), ("ours default", untuned)):
            acts[name] = (server_, (await seated(server_, sitting, saves)).turn_page)
        for _ in range(plan.rounds):
            for name, (server_, act) in acts.items():
                slow = name.endswith("default")
                figures.add(await slots.alone(name, server_, act, max(10, plan.times // 8) if slow else plan.times))
