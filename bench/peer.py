"""oTree beside us, where somebody has installed it: one box for an answer on each page, as the floor has.

oTree runs in a virtual environment of its own (`pip install otree`, Python 3.11) on its default database, with the
production server that its documentation names.
"""

import json
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

from bench.desk import WORDS
from bench.server import HOST, Server
from bench.tab import Broken
from bench.wire import Answer, Line

PAGES = 400  # more than anybody reaches in a slot
KEY = "bench"

SETTINGS = """
SESSION_CONFIGS = [dict(name="floor", app_sequence=["floor"], num_demo_participants=3)]
SESSION_CONFIG_DEFAULTS = dict(real_world_currency_per_point=1.00, participation_fee=0.00, doc="")
PARTICIPANT_FIELDS = SESSION_FIELDS = []
LANGUAGE_CODE, REAL_WORLD_CURRENCY_CODE, USE_POINTS = "en", "USD", True
ADMIN_USERNAME, ADMIN_PASSWORD, SECRET_KEY, DEMO_PAGE_INTRO_HTML = "admin", "bench", "bench", ""
"""
APP = """
from otree.api import *
class C(BaseConstants):
    NAME_IN_URL, PLAYERS_PER_GROUP, NUM_ROUNDS = "floor", None, 1
class Subsession(BaseSubsession): pass
class Group(BaseGroup): pass
class Player(BasePlayer):
    answer = models.LongStringField(label="Your answer")
"""
PAGE = """
class P{n}(Page):
    form_model, form_fields, template_name = "player", ["answer"], "floor/P.html"
"""
TEMPLATE = """{{ block title }}Floor{{ endblock }}
{{ block content }}{{ formfields }}{{ next_button }}{{ endblock }}
"""
HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"')


def server(binaries: Path, port: int, folder: Path) -> Server:
    """oTree on a project made here; `binaries` is the folder that holds its command."""
    project = folder / "otree"
    (project / "floor").mkdir(parents=True)
    (project / "_static" / "global").mkdir(parents=True)
    (project / "settings.py").write_text(SETTINGS, encoding="utf-8")
    pages = "".join(PAGE.format(n=n) for n in range(PAGES))
    order = ", ".join(f"P{n}" for n in range(PAGES))
    (project / "floor" / "__init__.py").write_text(f"{APP}{pages}\npage_sequence = [{order}]\n", encoding="utf-8")
    (project / "floor" / "P.html").write_text(TEMPLATE, encoding="utf-8")
    path = {"PATH": f"{binaries}:{os.environ['PATH']}", "OTREE_PRODUCTION": "1", "OTREE_REST_KEY": KEY}
    command = str(binaries / "otree")
    subprocess.run(
        [command, "resetdb", "--noinput"], cwd=project, env={**os.environ, **path}, check=True, capture_output=True
    )
    started = [command, "prodserver1of2", f"{HOST}:{port}"]
    return Server(started, port, folder, cwd=project, env=path, ready="/demo")


@dataclass
class Participant:
    line: Line
    path: str
    page: str = ""

    async def open(self) -> None:
        await self._go("GET", self.path, b"")

    async def step(self) -> None:
        """Send the answer and receive the next page; raises Broken."""
        form = {"answer": WORDS, **dict(HIDDEN.findall(self.page))}
        await self._go("POST", self.path, urlencode(form).encode())

    async def _go(self, method: str, path: str, body: bytes) -> None:
        answer = await self._ask(method, path, body)
        while answer.status in {301, 302, 303, 307}:
            path = urlsplit(urljoin(f"http://{self.line.netloc}{path}", answer.headers["location"])).path
            answer = await self._ask("GET", path, b"")
        if answer.status != 200:  # noqa: PLR2004 - the page
            raise Broken(f"oTree: {answer.status}")
        self.path, self.page = path, answer.body.decode()

    async def _ask(self, method: str, path: str, body: bytes) -> Answer:
        return await self.line.ask(method, path, body, {"Content-Type": "application/x-www-form-urlencoded"})


async def participants(netloc: str, many: int) -> list[Participant]:
    """A session of so many people, each on their first page."""
    line = Line(netloc)
    asked = json.dumps({"session_config_name": "floor", "num_participants": many}).encode()
    made = await line.ask("POST", "/api/sessions", asked, {"otree-rest-key": KEY, "Content-Type": "application/json"})
    await line.close()
    path = urlsplit(json.loads(made.body)["session_wide_url"]).path
    found = [Participant(Line(netloc), path) for _ in range(many)]
    for one in found:
        await one.open()
    return found
