"""A rater before a pile of answers: made through the verbs of the product, and driven as a browser drives the desk."""

import time
from collections import Counter
from datetime import UTC, datetime
from typing import Any, NamedTuple

from streamlit.proto.WidgetStates_pb2 import WidgetState

from assessments import bank, workflow
from assessments.attempt import SYSTEM, Actor, Role
from assessments.workflow import Store
from bench import slots
from bench.server import Server
from bench.sittings import prepare
from bench.slots import Seen, Slot
from bench.tab import Broken, Run, Tab
from pages.http.shell import COOKIE

TASK = "LV2"  # of the last part of the form
PILE = 100  # answers of people who have handed in, all on this task
WARM = 10  # answers of the pile that are not counted
STEPS = ("choose", "save", "next")  # of one answer: a level chosen, the rating saved, the next answer laid out


class Pile(NamedTuple):
    """A rater and the token of their session; so many answers wait for them."""

    actor: Actor
    token: str


def pile(store: Store, many: int = PILE + WARM) -> Pile:
    """So many people have handed in the whole form, and one rater, who may rate the task, has not begun."""
    now = datetime.now(UTC)
    user, _link = workflow.add_user(store, SYSTEM, "rater@bench.example", "Rater", frozenset({Role.RATER}), "en", now)
    anchors = [one for one in bank.anchors(TASK) if one.language == "en"]
    for place, sitting in enumerate(prepare(store, "core", many, block=1, raters=(user.id,))):
        for item_id, answer in anchors[place % len(anchors)].answers.items():
            workflow.save_response(store, sitting.actor, item_id, answer, 0, "bench", now)
        workflow.submit(store, sitting.actor, now)
    workflow.admit(store, SYSTEM, user.id, TASK, "measured", now)
    actor = Actor(kind="staff", id=user.id, roles=user.roles)
    return Pile(actor, workflow.open_session(store, actor, "en", now))


class Rater:
    """One rater at the desk, with the next answer of the pile laid out."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab

    async def choose(self) -> Run:
        levels = self._one("radio", "level")
        return await self.tab.run(WidgetState(id=levels.id, string_value=levels.options[2]))

    async def save(self) -> Run:
        return await self._press("save")

    async def next(self) -> Run:
        return await self._press("next")

    async def _press(self, field: str) -> Run:
        return await self.tab.run(WidgetState(id=self._one("button", field).id, trigger_value=True))

    def _one(self, kind: str, field: str) -> Any:
        """The widget of the desk that stands for this field of the card."""
        for one in self.tab.of_kind(kind):
            if one.proto.id.endswith(f"-{field}"):
                return one.proto
        raise Broken(f"there is no {field} on the desk")


async def seated(ours: Server, found: Pile) -> Rater:
    """The rater has opened the task from their list."""
    tab = Tab(ours.netloc, "rate", f"{COOKIE}={found.token}", f"task={TASK}")
    await tab.open()
    rater = Rater(tab)
    for _ in range(WARM):
        for step in STEPS:
            await getattr(rater, step)()
    return rater


async def rate(ours: Server, rater: Rater, many: int) -> list[Slot]:
    """So many answers of the pile, one after the other: a slot for each of the three steps."""
    seen: dict[str, list[Seen]] = {step: [] for step in STEPS}
    taken = dict.fromkeys(STEPS, 0.0)
    errors: Counter[str] = Counter()
    began = time.perf_counter()
    for _ in range(many):
        for step in STEPS:
            before = ours.cpu()
            run: Run = await getattr(rater, step)()
            taken[step] += ours.cpu() - before
            seen[step].append(Seen(run.seconds, run.scripts, run.messages, run.size))
            if run.complaint:
                errors[run.complaint[:200]] += 1
    wall = time.perf_counter() - began
    return [slots.slot(f"rate {step}", seen[step], taken[step], wall, errors) for step in STEPS]
