"""Pictures of every page in both languages, and docs/pages.md around them: python -m tests.browser.every_page."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from assessments import workflow
from assessments.answer import SelfLevelAnswer
from assessments.attempt import Actor, Role
from assessments.demo.many import sit_many
from assessments.demo.staging import Cast, Guest, Stage, stage
from assessments.workflow.levels import level_item_id
from rubric.model import load_model
from rubric.record import LANGUAGES, Language
from tests.browser.conftest import CHROMIUM, FLAGS, ROOT, Server, Visitor, settle
from tests.journeys.bots import Browser as Bot
from tests.journeys.bots import an_answer

FOLDER = ROOT / "docs" / "pictures" / "pages"
PAGES = ROOT / "docs" / "pages.md"
WIDTH, LOWEST, TALLEST = 1280, 700, 1500  # pixels
QUALITY = 72  # of WebP: letters stay sharp
AT_WORK = {"en": 1, "fr": 3}  # who of the candidates is in a block of the sitting
MANY = 300  # candidates of the position that is screened

Who = Role | Literal["stranger", "sitting", "candidate", "self"]


class Screen(NamedTuple):
    """One picture: who stands before which page, when, and what the page is for."""

    name: str  # as in pages/parts/screens.py, or of a page that the shell makes
    who: Who
    upto: Stage
    path: str  # a word in braces is filled in from the demo
    purpose: str


EVERY = (
    Screen("signin", "stranger", "decided", "/signin", "Staff sign in."),
    Screen("invitation", "stranger", "decided", "/i/{token}", "What the link of an invitation opens."),
    Screen("take", "sitting", "sitting", "/take", "A candidate works on a task; every answer is kept at once."),
    Screen("own_report", "candidate", "decided", "/own_report", "A candidate reads what counted, and may contest it."),
    Screen("self_report", "self", "decided", "/self_report", "Whoever assessed themselves: levels, gaps, next steps."),
    Screen("welcome", Role.HR, "decided", "/", "Where everybody starts: what waits for them."),
    Screen("positions", Role.HR, "decided", "/positions", "Positions: the profile, the form, who decides."),
    Screen(
        "board", Role.HR, "decided", "/board?position={main}", "How far everybody has come, and who waits for whom."
    ),
    Screen("screen", Role.HR, "decided", "/screen?position={many}", "Thousands in one table, with ties shown as ties."),
    Screen(
        "field", Role.MANAGER, "decided", "/field?position={many}", "Everybody, while weights and minimums are tried."
    ),
    Screen(
        "report",
        Role.MANAGER,
        "decided",
        "/report?position={main}&attempt={attempt}",
        "The fit report, down to every answer.",
    ),
    Screen(
        "compare", Role.MANAGER, "decided", "/compare?position={main}", "The short list, and how sure its order is."
    ),
    Screen("interview", Role.MANAGER, "decided", "/interview?position={main}", "What remains uncertain is asked."),
    Screen("rate", Role.RATER, "submitted", "/rate", "Raters: one task, one answer, no name."),
    Screen("training", Role.RATER, "submitted", "/training", "Raters learn the scale on agreed answers."),
    Screen("pairs", Role.RATER, "decided", "/pairs", "Two posts or layouts, blind: which is better?"),
    Screen("severity", Role.LEAD, "decided", "/severity", "How severe each rater is, and whether it drifts."),
    Screen("settle", Role.LEAD, "decided", "/settle", "Where raters differ by two levels or more, one more decides."),
    Screen(
        "raters", Role.LEAD, "decided", "/raters?position={main}", "Who rates what, and whether all stay comparable."
    ),
    Screen("forms", Role.HR, "decided", "/forms", "Forms: tasks, minutes, coverage of the competencies."),
    Screen("gallery", Role.HR, "decided", "/gallery?task=DE2", "Every task as a candidate and a rater see it."),
    Screen("own_posts", Role.HR, "decided", "/own_posts", "A company's own posts become a private task."),
    Screen(
        "item_health", Role.HR, "decided", "/item_health?position={main}", "How the questions work, and how sure it is."
    ),
    Screen("validity", Role.HR, "decided", "/validity", "Whether the tasks belong to the job, by votes given alone."),
    Screen("transparency", "candidate", "decided", "/transparency", "How a position is filled, for everybody."),
    Screen("impact", Role.HR, "decided", "/impact?position={many}", "Whether groups are selected at the same rate."),
    Screen("staff", Role.ADMIN, "decided", "/staff", "Accounts and roles."),
    Screen("handbook", Role.HR, "decided", "/handbook", "What the words mean, and how scores come about."),
)


class Scene(NamedTuple):
    """The demo at a stage, served, with the position that many were screened for."""

    server: Server
    cast: Cast
    filled: dict[str, str]  # the words that stand in braces in addresses


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for upto in dict.fromkeys(one.upto for one in EVERY):
            with scene(upto) as here:
                for one in (each for each in EVERY if each.upto == upto):
                    for language in LANGUAGES:
                        keep(before(browser, here, one, language), f"{one.name}-{language}")
        browser.close()
    PAGES.write_text(document(), encoding="utf-8")


@contextmanager
def scene(upto: Stage) -> Iterator[Scene]:
    with tempfile.TemporaryDirectory() as folder, closing(Server(Path(folder))) as server:
        now = datetime.now(UTC)
        cast = stage(server.store, upto, now)
        filled = {"attempt": cast.guests[3].attempt_id, "main": cast.position.id}
        if upto == "decided":
            for language in LANGUAGES:
                workflow.share_report(server.store, cast.actors(Role.HR)[0], guest(cast, language).attempt_id, now)
            filled["many"] = sit_many(server.store, cast, MANY, now).id
        yield Scene(server.start(), cast, filled)


def before(browser: Browser, here: Scene, one: Screen, language: Language) -> Page:
    """The page as whoever it is for sees it, as tall as its contents."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": LOWEST},
        locale="fr-FR" if language == "fr" else "en-GB",
        timezone_id="Europe/Paris",
    )
    visitor = Visitor(context, here.server.url)
    path = one.path.format(token=guest(here.cast, language).token, **here.filled)
    if one.who == "stranger":
        visitor.page.goto(here.server.url + path)
        return visitor.page
    page = visitor.sign_in(here.server.store, actor(here, one.who, language), language).open(path)
    if one.name == "rate":
        page.get_by_role("button", name="Noter" if language == "fr" else "Rate").nth(2).click()
        page.get_by_role("radio").first.wait_for(state="attached")
    tall = page.evaluate("() => document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
    page.set_viewport_size({"width": WIDTH, "height": min(max(tall, LOWEST), TALLEST)})
    settle(page)
    return page


def actor(here: Scene, who: Who, language: Language) -> Actor:
    if who == "sitting":
        return here.cast.guests[AT_WORK[language]].actor
    if who == "candidate":
        return guest(here.cast, language).actor
    if who == "self":
        return alone(here.server, language)
    assert isinstance(who, Role)
    known = here.cast.actors(who)
    return known[0] if known else here.server.add_staff(who, name="Hélène Vasseur", language=language)


def guest(cast: Cast, language: Language) -> Guest:
    """The first candidate who sat in this language."""
    return next(one for one in cast.guests if one.sample.language == language)


def alone(server: Server, language: Language) -> Actor:
    """Somebody who has assessed themselves: sure of everything, right about some of it."""
    me = Bot(server.store, workflow.start_self(server.store, language, datetime.now(UTC)), datetime.now(UTC))
    workflow.acknowledge(server.store, me.actor, me.now)
    for level, one in enumerate(load_model().profile_competencies):
        me.save(level_item_id(one.id), SelfLevelAnswer(level=3 + level % 3))
    me.start()
    for task in me.look().tasks:
        for state in task.items:
            me.save(state.item.id, an_answer(state.item, language))
    me.submit()
    return me.actor


def keep(page: Page, name: str) -> None:
    page.wait_for_timeout(1200)  # charts and fonts
    shot = Image.open(io.BytesIO(page.screenshot()))
    shot.convert("RGB").save(FOLDER / f"{name}.webp", quality=QUALITY, method=6)
    page.context.close()


def document() -> str:
    """docs/pages.md: each page with what it is for, in both languages."""
    parts = (
        f"## {one.name}\n\n{one.purpose}\n\n"
        f"| English | Français |\n|:--|:--|\n| {_shown(one.name, 'en')} | {_shown(one.name, 'fr')} |\n"
        for one in EVERY
    )
    return "# Every page\n\nFilled with the invented candidates of the demo; taken by `make pictures`.\n\n" + "\n".join(
        parts
    )


def _shown(name: str, language: Language) -> str:
    return f"![{name}, {language}](pictures/pages/{name}-{language}.webp)"


if __name__ == "__main__":
    main()
