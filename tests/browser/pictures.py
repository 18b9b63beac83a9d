"""Take the pictures of the documentation anew: python -m tests.browser.pictures."""

import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from assessments.attempt import Actor, Role
from assessments.demo.staging import Cast, Stage, stage
from rubric.record import Language
from tests.browser.conftest import CHROMIUM, FLAGS, ROOT, Server, Visitor

PICTURES = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 1280, 860
POST = (
    "71 % de nos réparations, c’est un joint fatigué. Apporte le tien le samedi 13 juin, de 10 h à 17 h, dans la cour "
    "de l’atelier, à Angers : 60 places gratuites, Samira et son équipe le changent devant toi. "
    "Ta place : lien en bio. #JournéeRéparation"
)


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for name, take in (("rated", of_results), ("submitted", of_rating), ("sitting", of_sitting)):
            with tempfile.TemporaryDirectory() as folder, closing(Server(Path(folder))) as server:
                take(browser, server, filled(server, name))
        browser.close()


def filled(server: Server, upto: Stage) -> Cast:
    """The demo at a stage, served."""
    cast = stage(server.store, upto, datetime.now(UTC))
    server.start()
    return cast


def visitor(browser: Browser, server: Server, actor: Actor, language: Language, *, dark: bool = False) -> Visitor:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        color_scheme="dark" if dark else "light",
        locale="fr-FR" if language == "fr" else "en-GB",
        timezone_id="Europe/Paris",
    )
    return Visitor(context, server.url).sign_in(server.store, actor, language)


def keep(page: Page, name: str) -> None:
    page.wait_for_timeout(1200)  # charts and fonts
    page.screenshot(path=PICTURES / f"{name}.png")


def of_results(browser: Browser, server: Server, cast: Cast) -> None:
    (boss,) = cast.actors(Role.MANAGER)
    keep(visitor(browser, server, boss, "en").open(f"/report?attempt={cast.guests[3].attempt_id}"), "report-en")
    keep(visitor(browser, server, boss, "fr").open("/compare"), "compare-fr")


def of_rating(browser: Browser, server: Server, cast: Cast) -> None:
    (office,) = cast.actors(Role.HR)
    keep(visitor(browser, server, office, "en").open("/board"), "board-en")
    page = visitor(browser, server, cast.actors(Role.RATER)[0], "en").open("/rate")
    page.get_by_role("button", name="Rate").nth(2).click()
    page.get_by_role("radio").first.wait_for(state="attached")
    keep(page, "rate-en")


def of_sitting(browser: Browser, server: Server, cast: Cast) -> None:
    working = cast.guests[3].actor  # in the first block
    page = visitor(browser, server, working, "fr", dark=True).open("/take?task=WR1")
    page.get_by_label("Instagram").press_sequentially(POST)
    keep(page, "take-fr")


if __name__ == "__main__":
    main()
