"""What a walk through the whole product needs: words of the interface, hands, and an ear for all a page is told."""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime

from playwright.sync_api import BrowserContext, Locator, Page, WebSocket, expect

from pages.parts import words
from rubric.record import Language
from tests.browser.conftest import settle

PASSWORD = "four words nobody guesses"
PAUSE_OF_A_DOUBLE_CLICK = 60  # ms


def said(msgid: str, language: Language = "fr", **values: object) -> str:
    """Words of the interface as a page says them, so that a better translation breaks no test."""
    with words.speaking(language):
        return words._(msgid, **values)


def now() -> datetime:
    return datetime.now(UTC)


def until(true: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for something that no page shows, such as a row in the database."""
    latest = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < latest, "this never came"
        time.sleep(0.2)


class Ear:
    """Hears all that the server tells the pages of one browser over their websockets."""

    def __init__(self, context: BrowserContext) -> None:
        self.heard: list[bytes] = []
        context.on("page", lambda page: page.on("websocket", self._tap))

    def _tap(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda told: self.heard.append(told.encode() if isinstance(told, str) else told))

    def everything(self) -> str:
        return b"\n".join(self.heard).decode(errors="replace")


def all_text(page: Page) -> str:
    """Every word of a page, those inside shadow roots, attributes and folds too."""
    return page.evaluate(
        """() => {
          const seen = [];
          const walk = (node) => {
            for (const one of node.childNodes) {
              if (one.nodeType === Node.TEXT_NODE) seen.push(one.textContent);
              if (one.nodeType !== Node.ELEMENT_NODE) continue;
              for (const { value } of one.attributes) seen.push(value);
              if ('value' in one) seen.push(String(one.value));
              if (one.shadowRoot) walk(one.shadowRoot);
              walk(one);
            }
          };
          walk(document);
          return seen.join('\\n');
        }"""
    )


def press(page: Page, name: str, *, first: bool = False) -> None:
    """Press the button of this name, or the `first` of several, and wait until the page has answered."""
    found = page.get_by_role("button", name=name, exact=True)
    (found.first if first else found).click()
    settle(page)


def choose(page: Page, label: str, option: str | re.Pattern[str]) -> None:
    """Choose from a menu of Streamlit by what is written in it; a run that ends meanwhile closes the menu again."""
    box = page.get_by_label(label, exact=True)
    found = page.get_by_role("option", name=option)
    box.focus()
    settle(page)

    def open_now() -> bool:
        if not found.count():
            box.press("ArrowDown")
            page.wait_for_timeout(300)
        return found.count() > 0

    until(open_now)
    found.click()
    settle(page)


def fill(page: Page, label: str, value: str) -> Locator:
    """Type into a native field and leave it, which is when Streamlit takes it over."""
    box = page.get_by_label(label, exact=True)
    box.fill(value)
    box.press("Tab")
    settle(page)
    return box


def heading(page: Page, name: str | re.Pattern[str]) -> None:
    """Wait for the title of a screen and for all that stands below it."""
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    settle(page)


def strike(page: Page, key: str, shown: Locator) -> None:
    """Strike a key of the desk until it has done its work: right after a page has come it may not listen yet."""

    def struck() -> bool:
        page.keyboard.press(key)
        page.wait_for_timeout(500)
        return shown.count() > 0

    until(struck)
    settle(page)
