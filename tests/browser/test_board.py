"""Acts on several candidates of the board, and the way back, with the keyboard alone in a real browser."""

from contextlib import closing

import pytest

from assessments import workflow
from assessments.attempt import HiringStage
from tests.browser.conftest import Server, settle
from tests.browser.looking import troubles
from tests.pages.openings import opened, today

pytestmark = pytest.mark.browser


def test_several_are_moved_and_the_move_is_taken_back(tmp_path, visit):
    with closing(Server(tmp_path)) as server:
        office = server.add_staff("hr")
        opening = opened(server.store, office)
        pasted = "\n".join(f"Person {one}, p{one}@mail.example" for one in range(3))
        workflow.import_people(server.store, office, opening.id, pasted, today())
        page = visit(server.start(), width=390).sign_in(server.store, office, "en").open("/board")

        def stages():
            return [row.hiring for row in workflow.board(server.store, office, opening.id, today())]

        for name in ("Person 0", "Person 2"):
            page.get_by_role("checkbox", name=name).focus()
            page.keyboard.press("Space")
            settle(page)
        page.get_by_role("button", name="Move to a stage").focus()
        page.keyboard.press("Enter")
        assert troubles(page) == []
        page.get_by_role("button", name="Move", exact=True).click()
        settle(page)
        assert stages() == [HiringStage.SHORT_LIST, HiringStage.SCREENING, HiringStage.SHORT_LIST]

        page.get_by_role("button", name="Undo").focus()
        page.keyboard.press("Enter")
        page.get_by_text("Taken back for 2 candidates.").wait_for()
        assert stages() == [HiringStage.SCREENING] * 3
