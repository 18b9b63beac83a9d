"""What axe finds serious on the pages of HR, managers and administrators, filled by the demo: nothing."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest

from assessments import workflow
from assessments.attempt import Role
from assessments.demo.staging import Cast, stage
from tests.browser.conftest import Server, findings, settle

OFFICE = (
    "/positions",
    "/board",
    "/forms",
    "/forms?edit=new&like=core",
    "/forms?preview=core&step=3",
    "/gallery",
    "/own_posts",
    "/item_health",
    "/impact",
    "/pairs",
    "/raters",
    "/report",
    "/interview",
    "/screen",
    "/field",
    "/compare",
    "/compare?task=DE1",
    "/handbook",
    "/validity",
    "/transparency",
)
LOOKS = ((False, "en"), (True, "fr"))  # dark or not, language


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Iterator[tuple[Server, Cast]]:
    """The demo with everything decided, served."""
    with closing(Server(tmp_path_factory.mktemp("axe"))) as server:
        cast = stage(server.store, "decided", datetime.now(UTC))
        yield server.start(), cast


@pytest.mark.parametrize(("dark", "language"), LOOKS, ids=["light", "dark"])
@pytest.mark.parametrize("path", OFFICE)
def test_a_page_of_results_is_accessible_with_everything_open(filled, visit, path, dark, language):
    server, cast = filled
    visitor = visit(server, dark=dark).sign_in(server.store, cast.actors(Role.HR)[0], language)
    page = visitor.open(path)

    for fold in page.locator("[data-testid=stExpander] summary").all():
        fold.click()
    settle(page)

    assert findings(page) == []


@pytest.mark.parametrize(("dark", "language"), LOOKS, ids=["light", "dark"])
@pytest.mark.parametrize(
    ("path", "role"),
    [("/training", Role.RATER), ("/severity", Role.RATER), ("/severity", Role.LEAD), ("/settle", Role.LEAD)],
)
def test_a_page_of_those_who_judge_is_accessible_with_everything_open(filled, visit, path, role, dark, language):
    server, cast = filled
    actor = cast.actors(role)[0] if role is Role.RATER else server.add_staff(role)
    page = visit(server, dark=dark).sign_in(server.store, actor, language).open(path)

    for fold in page.locator("[data-testid=stExpander] summary").all():
        fold.click()
    settle(page)

    assert findings(page) == []


@pytest.mark.parametrize(("dark", "language"), LOOKS, ids=["light", "dark"])
def test_the_development_page_is_accessible(filled, visit, dark, language):
    server, _ = filled
    alone = workflow.start_self(server.store, language, datetime.now(UTC))
    workflow.acknowledge(server.store, alone, datetime.now(UTC))
    workflow.finish_practice(server.store, alone, datetime.now(UTC))
    workflow.start_block(server.store, alone, datetime.now(UTC))
    workflow.submit(server.store, alone, datetime.now(UTC))
    page = visit(server, dark=dark).sign_in(server.store, alone, language).open("/self_report")

    for fold in page.locator("[data-testid=stExpander] summary").all():
        fold.click()
    settle(page)

    assert findings(page) == []


@pytest.mark.parametrize("path", OFFICE)
def test_nothing_scrolls_sideways_on_a_phone(filled, visit, path):
    server, cast = filled
    page = visit(server, width=390).sign_in(server.store, cast.actors(Role.HR)[0], "fr").open(path)
    page.wait_for_timeout(500)

    wide = page.evaluate(
        "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth; }"
    )

    assert wide <= 0
