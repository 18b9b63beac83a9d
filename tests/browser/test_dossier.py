"""The dossier in a real browser: one press, and the file computes to the same report."""

from datetime import UTC, datetime
from pathlib import Path

from assessments.attempt import Actor, Role
from assessments.dossier import check
from tests.browser.conftest import settle
from tests.builders import hr, rater
from tests.pages.openings import opened, sat


def test_hr_downloads_a_dossier_that_can_be_checked(fresh_server, visit):
    store = fresh_server.store
    office, reader = hr(store, now=datetime.now(UTC)), rater(store, now=datetime.now(UTC))
    opening = opened(store, office, raters=(reader.id,))
    sat(store, office, opening, "Camille", "camille@mail.example")
    visitor = visit(fresh_server).sign_in(store, Actor(kind="staff", id=office.id, roles=frozenset({Role.HR})), "en")
    visitor.open(f"/report?position={opening.id}")
    settle(visitor.page)

    with visitor.page.expect_download() as copy:
        visitor.page.get_by_role("button", name="Download the dossier").click()

    assert copy.value.suggested_filename.startswith("assay-dossier-")
    assert check(Path(copy.value.path()).read_text(encoding="utf-8")) == ()
