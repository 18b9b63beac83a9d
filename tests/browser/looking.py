"""What is wrong with a page as it stands: axe at the window's own height and at full length, and sideways scrolling."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import findings, settle

LOOKS = [
    pytest.param({"width": 1280, "dark": False, "locale": "en-GB"}, id="desk-light-en"),
    pytest.param({"width": 390, "dark": True, "locale": "fr-FR"}, id="phone-dark-fr"),
]
# What Streamlit itself does and no theme or markup of ours can change: (rule, piece of the element), day, reason.
ALLOWED: dict[tuple[str, str], tuple[str, str]] = {}
SIDEWAYS = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
  .filter((one) => one && one.scrollWidth > one.clientWidth + 1)
  .map((one) => `${one.tagName} ${one.scrollWidth} > ${one.clientWidth}`)"""


def troubles(page: Page) -> list[str]:
    """Everything serious or critical, in a line each; nothing where all is well.

    In a low window panes scroll, and must be reached by the keyboard; in a tall one axe sees every colour.
    """
    found = [*findings(page, tall=False), *findings(page)]
    told = {f"{rule}: {node}" for rule, nodes in found for node in nodes if not allowed(rule, node)}
    return sorted({*told, *page.evaluate(SIDEWAYS)})


def allowed(rule: str, node: str) -> bool:
    return any(rule == one and piece in node for one, piece in ALLOWED)


def unfold(page: Page) -> None:
    """Open every fold, so that what is in it is looked at too."""
    for fold in page.locator("[data-testid=stExpander] summary").all():
        if fold.locator("xpath=..").get_attribute("open") is None:
            fold.click()
    settle(page)
