"""A real server, a real Chromium: start, kill, restart, sign in, wait until a screen has settled."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from assessments import workflow
from assessments.attempt import SYSTEM, Actor, Role
from assessments.workflow import Store
from rubric.record import Language

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
)
SETTLED = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
TALL = 8000  # pixels
SERIOUS = {"serious", "critical"}
START_SECONDS, SETTLE_SECONDS = 60, 30


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a browser these tests step aside, and start.py says how to get one; on CI its absence is a failure."""
    here = [item for item in items if HERE in item.path.parents]
    for item in here:
        item.add_marker("browser")
    if CHROMIUM is None and here and os.environ.get("CI") != "true":
        config.hook.pytest_deselected(items=here)
        items[:] = [item for item in items if item not in here]


class Server:
    """Our own server in a process of its own, on a database file of its own."""

    def __init__(self, folder: Path) -> None:
        with closing(socket.create_server(("127.0.0.1", 0))) as free:
            self.port: int = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "server.log"
        self.database = f"sqlite:///{folder / 'assay.sqlite'}"
        self.media = folder / "media"
        self._process: subprocess.Popen[bytes] | None = None
        self._store: Store | None = None

    def start(self) -> "Server":
        """Start, also again on the same port, and wait until it is healthy."""
        command = [sys.executable, "serve.py", "--server.port", str(self.port)]
        where = {"ASSAY_DATABASE_URL": self.database, "ASSAY_MEDIA": str(self.media)}
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env={**os.environ, **where}, stdout=log, stderr=subprocess.STDOUT
            )
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(self.url + "/health", timeout=5).close()  # noqa: S310 - our own server
            except OSError:
                assert self._process.poll() is None, self.output()
                time.sleep(0.05)
            else:
                return self
        raise AssertionError(self.output())

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """What a power cut does: nothing is said goodbye to."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(how)
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait(10)

    def output(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    @property
    def first_link(self) -> str:
        """The one-time link of the first administrator, as the console told it."""
        found = re.search(r"(http://\S+/setup/\S+)", self.output())
        assert found, self.output()
        return found.group(1)

    @property
    def store(self) -> Store:
        """The server's database, opened a second time from the test's process."""
        if self._store is None:
            self._store = workflow.open_store(self.database, self.media)
        return self._store

    def add_staff(self, *roles: Role, name: str = "Camille Dupont", language: Language = "en") -> Actor:
        """A member of staff with these roles, one for each set of roles."""
        email = f"{'-'.join(roles)}-{language}@example.org"
        known = {user.email: user for user in workflow.users(self.store, SYSTEM)}
        user = known.get(email)
        if user is None:
            user, _token = workflow.add_user(
                self.store, SYSTEM, email, name, frozenset(roles), language, datetime.now(UTC)
            )
        return Actor(kind="staff", id=user.id, roles=user.roles)

    def close(self) -> None:
        self.stop()
        if self._store is not None:
            self._store.close()


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Server]:
    """A server that nobody has visited yet and that a test may kill."""
    with closing(Server(tmp_path)) as server:
        yield server.start()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for tests that leave it as it was."""
    with closing(Server(tmp_path_factory.mktemp("server"))) as shared:
        yield shared.start()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    assert CHROMIUM, "no Chromium found: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


class Visitor:
    """One person's browser: a context of its own, its first tab, and everything its console said."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context, self.url = context, url
        self.heard: list[str] = []
        self.page = self.new_tab()

    def new_tab(self) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(SETTLE_SECONDS * 1000)
        page.on("console", lambda said: self.heard.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.heard.append(str(error)))
        return page

    def open(self, path: str = "/") -> Page:
        """Go to a screen and wait until it has settled."""
        self.page.goto(self.url + path)
        settle(self.page)
        return self.page

    def redeem(self, token: str) -> Page:
        """Open a personal link and go on from it."""
        self.page.goto(f"{self.url}/i/{token}")
        self.page.get_by_role("button").first.click()
        settle(self.page)
        return self.page

    def sign_in(self, store: Store, actor: Actor, language: Language | None = None) -> "Visitor":
        """A session of this actor, without the form."""
        token = workflow.open_session(store, actor, language, datetime.now(UTC))
        self.context.add_cookies([{"name": "assay_session", "value": token, "url": self.url, "httpOnly": True}])
        return self


def settle(page: Page) -> None:
    """Wait until Streamlit is connected and its run is over, and stays so for a moment."""
    page.wait_for_selector(SETTLED, state="attached", timeout=SETTLE_SECONDS * 1000)
    page.wait_for_timeout(150)
    page.wait_for_selector(SETTLED, state="attached", timeout=SETTLE_SECONDS * 1000)


def findings(page: Page, *, tall: bool = True) -> list[tuple[str, list[str]]]:
    """What axe finds serious or critical on the whole page, with the elements.

    Streamlit scrolls inside its own box, and axe judges no colour it cannot see: the window is made tall enough first.
    """
    before = page.viewport_size or {"width": 1280, "height": 900}
    if tall:
        page.set_viewport_size({"width": before["width"], "height": TALL})
        page.wait_for_timeout(300)
    found = Axe().run(page).response["violations"]
    page.set_viewport_size(before)
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found if one["impact"] in SERIOUS]


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """`visit(server, width=390, dark=True, locale="fr-FR")`: a new person's browser."""
    contexts: list[BrowserContext] = []

    def arrive(server: Server, *, width: int = 1280, dark: bool = False, locale: str = "en-GB") -> Visitor:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            locale=locale,
            has_touch=width < 600,
            permissions=["microphone", "camera"],
        )
        contexts.append(context)
        return Visitor(context, server.url)

    yield arrive
    for context in contexts:
        context.close()
