"""A comparison in a real browser: a weight is moved, answers are read, and both run by themselves."""

import re
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from assessments import workflow
from assessments.attempt import Role
from assessments.demo.staging import stage
from tests.browser.conftest import Server, settle


def test_a_weight_is_moved_and_a_task_read_on_a_phone_until_the_session_ends(tmp_path, visit):
    with closing(Server(tmp_path)) as server:
        boss = stage(server.store, "rated", datetime.now(UTC)).actors(Role.MANAGER)[0]
        visitor = visit(server.start(), width=390).sign_in(server.store, boss, "en")
        page = visitor.open("/compare")

        page.get_by_role("combobox", name=re.compile("Task")).focus()
        page.keyboard.type("One press note")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Instagram").wait_for()
        settle(page)
        assert "task=WR1" in page.url
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") == 390

        page.get_by_text("What if the role weighed differently?").click()
        page.get_by_role("slider", name="Writing: 20").focus()
        page.keyboard.press("ArrowRight")
        page.get_by_role("slider", name="Writing: 21").wait_for()
        page.get_by_role("cell", name="20.8").wait_for()
        settle(page)
        assert page.get_by_role("heading", name="Instagram").is_visible()
        with page.expect_download() as got:
            page.get_by_role("button", name="Download as PDF").click()
        assert Path(got.value.path()).read_bytes().startswith(b"%PDF")

        (cookie,) = [one["value"] for one in visitor.context.cookies() if one["name"] == "assay_session"]
        workflow.sign_out(server.store, workflow.digest(cookie), datetime.now(UTC))
        page.get_by_role("slider", name="Writing: 21").focus()
        page.keyboard.press("ArrowRight")
        page.get_by_text("Please sign in to see this page.").first.wait_for()
