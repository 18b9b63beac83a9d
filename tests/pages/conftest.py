"""Opens a screen the way a browser would: through the router, on a database file, with a session row of its own."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from streamlit.testing.v1 import AppTest

from assessments import workflow
from assessments.attempt import Actor
from assessments.workflow import Store
from pages.parts import guard
from rubric.record import Language
from tests.builders import NOW

ROOT = Path(__file__).parents[2]

OpenPage = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """Screens read the real clock: here it starts when the builders' sittings do, whenever the tests are run."""
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The store that the page will open too: a file, since AppTest runs pages in a thread of their own."""
    monkeypatch.setenv("ASSAY_DATABASE_URL", f"sqlite:///{tmp_path / 'assay.sqlite'}")
    monkeypatch.setenv("ASSAY_MEDIA", str(tmp_path / "media"))
    opened = guard.store()
    yield opened
    opened.close()


@pytest.fixture
def open_page(store: Store) -> OpenPage:
    """`open_page("board.py", actor, "fr", position="p1")`: run the screen as this actor (None: a stranger).

    Further keywords become the query of the address. Returns the AppTest after its first run.
    """

    def opened(page_file: str, actor: Actor | None = None, language: Language = "en", **query: str) -> AppTest:
        at = AppTest.from_file(str(ROOT / "pages" / "_router.py"), default_timeout=20)
        at.user = {"lang": language}
        if actor is not None:
            token = workflow.open_session(store, actor, language, datetime.now(UTC))
            at.user |= {"sub": actor.id, "sid": workflow.digest(token)}
        for key, value in query.items():
            at.query_params[key] = value
        if page_file != "welcome.py":
            at.switch_page(page_file)
        return at.run()

    return opened
