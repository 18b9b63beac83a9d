"""What a candidate does on a page: change a choice, let a text be saved, go on to the next task."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench.choices import at, offered, other, put
from bench.sittings import Saves
from bench.tab import Broken, Run, Shown, Tab, told
from bench.wire import Line

WORDS = "We checked the facts with the people who were there, agreed on a plan and wrote down what was decided. " * 4


@dataclass
class Candidate:
    """One person at one page, with the plain connection that autosave uses; all saves go into one ledger."""

    attempt: str
    tab: Tab
    line: Line
    saves: Saves
    place: str = ""  # the task that the page was last turned to
    reviews: bool = True  # whether the way forwards ends at the review, or at the last task
    _turn: int = 0
    _forwards: bool = True
    _revisions: dict[str, int] = field(default_factory=dict)
    _answers: dict[str, Any] = field(default_factory=dict)  # by item, as last chosen here
    _open: list[Callable[[], Awaitable[None]]] | None = None  # what is still to be answered on this page

    async def edit(self) -> None:
        """Change the next of the choices on the page, which saves it: what the browser does, without a run."""
        controls = self._choices()
        self._turn += 1
        question, path, values = controls[self._turn % len(controls)]
        item = question["item"]
        answer = self._answers.get(item, question["answer"])
        changed = put(answer, path, other(at(answer, path), values))
        await self._save(item, changed, question["revision"], question["tab"])
        self._answers[item] = changed

    def _choices(self) -> list[tuple[Any, tuple[str, ...], tuple[Any, ...]]]:
        """Every control on the page: its question, where in the answer it stands, what can be chosen."""
        return [
            (question, tuple(control["at"]), values)
            for _shown, part in self._parts("choices")
            for question in part["data"]["questions"]
            for row in question["rows"]
            for control in row["controls"]
            for values in [offered(control, part["data"]["lists"])]
        ]

    async def turn_page(self) -> Run:
        """To the next page, and back from the last one: our own row of buttons, which the browser presses."""
        self._open = None
        shown, ways = next(one for one in self._parts("submit") if one[1]["id"] == "ways")
        buttons = [one["id"] for one in ways["data"]["buttons"]]
        if "end" in buttons or (buttons[-1] == "review" and not self.reviews):
            self._forwards = False
        elif len(buttons) == 1:
            self._forwards = True
        onwards = self._forwards and "end" not in buttons
        self.place = buttons[-1] if onwards else buttons[0]
        press = told(shown, ways["id"], {"id": self.place, "words": ""})
        return await self.tab.run(press, fragment=shown.fragment)

    async def step(self) -> Run:
        """An answer saved, and the next page there: what other engines count as one step."""
        if self.has_text():
            await self.save_text()
        return await self.turn_page()

    async def work(self) -> Run:
        """One run of the script, after an answer was saved where the page has one to choose or to write."""
        if self.has_choices():
            await self.edit()
        elif self.has_text():
            await self.save_text()
        return await self.turn_page()

    async def sit(self) -> Run | None:
        """What comes next in a sitting: everything on the page is answered once, then the page is turned."""
        if self._open is None:
            self._open = [self.edit] * len(self._choices()) + [self.save_text] * len(self._boxes())
        if self._open:
            await self._open.pop()()
            return None
        return await self.turn_page()

    def has_choices(self) -> bool:
        return bool(self._choices())

    def has_canvas(self) -> bool:
        return bool(self._parts("canvas"))

    async def lay_out(self) -> None:
        """Move everything on the first canvas of the page, which saves the layout."""
        self._turn += 1
        data = self._parts("canvas")[0][1]["data"]
        text, panel = data["colours"][0]["id"], data["colours"][-1]["id"]
        at = {"x": self._turn % 600, "y": 0, "w": 400, "h": 200, "px": 48, "colour": text, "fill": panel}
        placed = {one["id"]: at for one in data["elements"]}
        answer = {"kind": "canvas", "background": panel, "placed": placed}
        await self._save(data["item"], answer, data["revision"], data["tab"])

    def has_figures(self) -> bool:
        return bool(self._figures())

    def _figures(self) -> list[tuple[Shown, Any]]:
        """The workbenches on the page that can draw a chart."""
        return [one for one in self._parts("workbench") if _kinds(one[1], number=True)]

    async def draw(self, *, wanted: bool = True) -> Run:
        """Ask for a chart on the first workbench of the page, or for none."""
        shown, part = self._figures()[0]
        (measure, *_rest), (by, *_others) = _kinds(part, number=True), _kinds(part, number=False)
        chart = {"kept": {}, "since": None, "until": None, "measure": measure, "by": by}
        return await self.tab.run(told(shown, part["id"], chart if wanted else None), fragment=shown.fragment)

    def has_text(self) -> bool:
        return bool(self._boxes())

    def _boxes(self) -> list[Any]:
        return [box for _shown, part in self._parts("editor") for box in part["data"]["boxes"]]

    async def save_text(self) -> None:
        """What the box for words does while typing pauses; raises Broken unless it is saved."""
        boxes = self._boxes()
        self._turn += 1
        data = boxes[self._turn % len(boxes)]
        words = f"{self._turn}" if data["field"] == "typed" else f"{WORDS} {self._turn}"
        await self._save(data["item"], data["answer"] | {data["field"]: words}, data["revision"], data["tab"])

    async def _save(self, item: str, answer: Any, revision: int, tab: str) -> None:
        base = max(revision, self._revisions.get(item, 0))
        body = {"item": item, "answer": answer, "base": base, "tab": tab}
        sent = await self.line.ask(
            "POST", "/api/autosave", json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        if sent.status != 200:  # noqa: PLR2004 - saved
            raise Broken(f"autosave: {sent.status} {sent.body[:200]!r}")
        self._revisions[item] = json.loads(sent.body)["revision"]
        self.saves[self.attempt, item] += 1

    def _parts(self, kind: str) -> list[tuple[Shown, Any]]:
        return parts(self.tab, kind)


def parts(tab: Tab, kind: str) -> list[tuple[Shown, Any]]:
    """The pieces of this kind on the page, with the component that each of them lives in."""
    found: list[tuple[Shown, Any]] = []
    for one in tab.of_kind("bidi_component"):
        data = json.loads(one.proto.mixed.json or one.proto.json)[0]
        found += [(one, part) for part in data.get("parts", ()) if part["kind"] == kind]
    return found


def _kinds(workbench: Any, *, number: bool) -> list[str]:
    """The columns of a workbench that hold numbers, or those that hold something else."""
    return [one["id"] for one in workbench["data"]["columns"] if (one["kind"] == "number") is number]


async def submit(tab: Tab) -> Run:
    """One run of the floor: a text, and the button of its form."""
    box, button = tab.of_kind("text_area")[0], tab.of_kind("button")[0]
    text = WidgetState(id=box.proto.id, string_value=WORDS)
    return await tab.run(text, WidgetState(id=button.proto.id, trigger_value=True))
