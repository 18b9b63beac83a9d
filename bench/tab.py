"""One browser tab as a Streamlit server sees it: the websocket, what is on the page, and the runs it asks for.

Messages, as the frontend of 1.67 sends and reads them: `rerun_script` with the state of every widget and the hashes of
the elements it still has; then `new_session`, deltas (or the hash of one it has), `script_finished`. What a finished
run did not send again is gone from the page.
"""

import asyncio
import json
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin, Subprotocol

from bench import widgets

PATIENCE = 60.0  # seconds for a run
PROTOCOLS = [Subprotocol("streamlit"), Subprotocol("PLACEHOLDER_AUTH_TOKEN")]  # without a cookie of Streamlit's own
ERROR = 1  # format of an alert; a warning may be about the answer itself


class Broken(Exception):  # noqa: N818 - said of a tab
    """The connection ended, or a run took longer than anybody waits."""


class Run(NamedTuple):
    """One run of the script as the browser saw it: message sent -> script finished."""

    seconds: float
    scripts: int  # how often the script started; 1 unless something asked for a second run
    messages: int
    size: int  # bytes received
    complaint: str  # what went wrong, in the words on the page


@dataclass
class Shown:
    """An element on the page."""

    run: str
    fragment: str
    kind: str
    proto: Any


@dataclass
class _Waiting:
    done: asyncio.Future[None]
    started: float
    scripts: int = 0
    messages: int = 0
    size: int = 0
    finished: float = 0.0


@dataclass
class Tab:
    netloc: str
    page: str  # "take"
    cookie: str  # "name=value", or "" for a stranger
    query: str = ""  # behind the "?" of the address
    shown: dict[tuple[int, ...], Shown] = field(default_factory=dict)
    state: dict[str, WidgetState] = field(default_factory=dict)
    _kept: dict[str, tuple[Any, int]] = field(default_factory=dict)  # by hash: delta, runs since it was used
    _keep_runs: int = 2
    _script: str = ""
    _run: str = ""
    _waiting: _Waiting | None = None
    _socket: ClientConnection | None = None
    _reader: asyncio.Task[None] | None = None

    async def open(self) -> Run:
        """Connect, and run the page for the first time."""
        self._socket = await connect(
            f"ws://{self.netloc}/_stcore/stream",
            subprotocols=PROTOCOLS,
            origin=Origin(f"http://{self.netloc}"),
            additional_headers={"Cookie": self.cookie} if self.cookie else None,
            compression=None,
            max_size=None,
            open_timeout=PATIENCE,
            ping_interval=None,
        )
        self._reader = asyncio.create_task(self._read(self._socket))
        return await self.run(first=True)

    async def close(self) -> None:
        if self._socket is not None:
            await self._socket.close()
        if self._reader is not None:
            self._reader.cancel()

    def of_kind(self, *kinds: str) -> list[Shown]:
        """What is in the main part of the page, from top to bottom."""
        return [one for path, one in sorted(self.shown.items()) if path[0] == 0 and one.kind in kinds]

    async def run(self, *changed: WidgetState, fragment: str = "", first: bool = False) -> Run:
        """Ask for a run with these widgets changed; triggers among them are forgotten afterwards."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = self.query
        asked.fragment_id = fragment
        if first:
            asked.page_name = self.page
        else:
            asked.page_script_hash = self._script
        asked.context_info.timezone = "UTC"
        asked.context_info.locale = "en-GB"
        asked.context_info.url = f"http://{self.netloc}/{self.page}"
        asked.context_info.color_scheme = "light"
        asked.cached_message_hashes.extend(self._kept)
        lasting = {one.id: one for one in changed if not str(one.WhichOneof("value")).endswith("trigger_value")}
        self.state.update(lasting)
        asked.widget_states.widgets.extend([*self.state.values(), *(one for one in changed if one.id not in lasting)])
        return await self._await(message.SerializeToString())

    async def _await(self, message: bytes) -> Run:
        assert self._socket is not None
        waiting = _Waiting(asyncio.get_running_loop().create_future(), time.perf_counter())
        self._waiting = waiting
        try:
            await self._socket.send(message)
            await asyncio.wait_for(waiting.done, PATIENCE)
        except TimeoutError as error:
            raise Broken(f"no answer in {PATIENCE:.0f} s") from error
        finally:
            self._waiting = None
        return Run(
            waiting.finished - waiting.started, waiting.scripts, waiting.messages, waiting.size, self._complaint()
        )

    def _complaint(self) -> str:
        for one in self.shown.values():
            if one.kind == "exception":
                return f"{one.proto.type}: {one.proto.message}"
            if one.kind == "alert" and one.proto.format == ERROR:
                return str(one.proto.body)
        return ""

    # --- what the server says -----------------------------------------------------------------------------------------

    async def _read(self, socket: ClientConnection) -> None:
        try:
            with suppress(ConnectionClosed):  # whoever waits for an answer is told below
                async for data in socket:
                    now = time.perf_counter()
                    message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
                    self._hear(message, len(data), now)
        finally:
            if self._waiting is not None and not self._waiting.done.done():
                self._waiting.done.set_exception(Broken("the server ended the connection"))

    def _hear(self, message: ForwardMsg, size: int, now: float) -> None:
        waiting, kind = self._waiting, message.WhichOneof("type")
        if waiting is not None:
            waiting.messages += 1
            waiting.size += size
        if kind == "delta":
            if message.metadata.cacheable:
                self._kept[message.hash] = (message.delta, 0)
            self._show(tuple(message.metadata.delta_path), message.delta)
        elif kind == "ref_hash":
            delta, _age = self._kept[message.ref_hash]
            self._kept[message.ref_hash] = (delta, 0)
            self._show(tuple(message.metadata.delta_path), delta)
        elif kind == "new_session":
            self._begin(message, waiting)
        elif kind == "navigation":
            self._script = message.navigation.page_script_hash or self._script
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self._end(message)
            if waiting is not None and not waiting.done.done():
                waiting.finished = now
                waiting.done.set_result(None)

    def _begin(self, message: ForwardMsg, waiting: _Waiting | None) -> None:
        self._run = message.metadata.run.script_run_id
        self._script = message.new_session.page_script_hash or self._script
        self._keep_runs = message.new_session.config.max_cached_message_age or self._keep_runs
        if waiting is not None:
            waiting.scripts += 1

    def _show(self, path: tuple[int, ...], delta: Any) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        kind = delta.new_element.WhichOneof("type")
        proto = getattr(delta.new_element, kind)
        self.shown[path] = Shown(self._run, delta.fragment_id, kind, proto)
        mounted = widgets.mounted(kind, proto)
        if mounted is not None and (getattr(proto, "set_value", False) or mounted.id not in self.state):
            self.state[mounted.id] = mounted

    def _end(self, message: ForwardMsg) -> None:
        fragments = set(message.metadata.run.fragment_ids)
        self.shown = {
            path: one
            for path, one in self.shown.items()
            if one.run == self._run or (fragments and one.fragment not in fragments)
        }
        present = {one.proto.id for one in self.shown.values() if hasattr(one.proto, "id")}
        self.state = {name: value for name, value in self.state.items() if name in present}
        if not fragments:
            older = {name: (delta, age + 1) for name, (delta, age) in self._kept.items()}
            self._kept = {name: one for name, one in older.items() if one[1] <= self._keep_runs}


def told(component: Shown, part: str, value: object) -> WidgetState:
    """What a piece of ours tells the server, such as which of its buttons was pressed."""
    said = [{"event": "told", "value": {"part": part, "value": value}}]
    return WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{component.proto.id}__events", json_trigger_value=json.dumps(said))
