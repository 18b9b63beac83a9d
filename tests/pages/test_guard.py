"""Who may open which screen, asked of every screen for every role and for a stranger."""

import ast
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assessments import workflow
from assessments.attempt import SYSTEM, Actor, NotAllowed, Role
from pages.http import front
from pages.parts import guard

PAGES = Path(__file__).parents[2] / "pages"
SCREENS = sorted(path for path in PAGES.glob("*.py") if not path.name.startswith("_"))
PUBLIC = {"welcome.py", "handbook.py"}


def allowed(screen: Path) -> set[str]:
    """The roles and kinds that the guard of a screen names."""
    for node in ast.walk(ast.parse(screen.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "require":
            return {one.value if isinstance(one, ast.Constant) else one.attr.lower() for one in node.args}
    raise AssertionError(screen)


def staff(store, role: Role) -> Actor:
    user, _token = workflow.add_user(
        store, SYSTEM, f"{role}@example.org", "Camille", frozenset({role}), "en", datetime.now(UTC)
    )
    return Actor(kind="staff", id=user.id, roles=user.roles)


def said(at: AppTest) -> str:
    return " ".join(str(getattr(one, "value", "")) for one in at.main)


def is_turned_away(at: AppTest) -> bool:
    return "Please sign in to see this page." in said(at) or "not part of your role" in said(at)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda path: path.name)
def test_a_stranger_sees_only_the_public_screens(open_page, screen):
    at = open_page(screen.name)

    assert not at.exception
    assert is_turned_away(at) == (screen.name not in PUBLIC)
    assert bool(at.title) == (screen.name in PUBLIC)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("screen", SCREENS, ids=lambda path: path.name)
def test_staff_see_the_screens_of_their_role(open_page, store, screen, role):
    at = open_page(screen.name, staff(store, role))

    assert not at.exception
    assert is_turned_away(at) == (not allowed(screen) & {role.value, "anyone"})


@pytest.mark.parametrize("screen", SCREENS, ids=lambda path: path.name)
def test_a_screen_asked_for_without_the_router_guards_itself(store, screen):
    """A cold server may run a screen's file directly: it must know by itself whom it lets in."""
    if screen.name not in PUBLIC:
        at = AppTest.from_file(str(screen), default_timeout=20)
        at.user = {}
        at.run()

        assert not at.exception
        assert "Please sign in to see this page." in said(at)
        assert not at.title


def test_the_refusal_speaks_the_reader_s_language(open_page):
    assert "Connectez-vous pour voir cette page." in said(open_page("staff.py", None, "fr"))


def test_a_session_is_bound_to_its_owner(open_page, store):
    """The digest of a session alone opens nothing: the subject that came with it must be the row's."""
    mine = open_page("staff.py", staff(store, Role.ADMIN))
    mine.user = {**mine.user, "sub": "somebody-else"}

    assert is_turned_away(mine.run())


def test_a_revoked_session_is_a_stranger_at_the_next_run(open_page, store):
    at = open_page("staff.py", staff(store, Role.ADMIN))
    assert not is_turned_away(at)

    workflow.sign_out(store, at.user["sid"], datetime.now(UTC))

    assert is_turned_away(at.run())


def test_a_role_taken_away_counts_from_the_next_run(open_page, store):
    actor = staff(store, Role.ADMIN)
    workflow.first_admin_link(store, datetime.now(UTC))
    another, _token = workflow.add_user(
        store, SYSTEM, "b@example.org", "B", frozenset({Role.ADMIN}), "en", datetime.now(UTC)
    )
    at = open_page("staff.py", actor)

    workflow.change_user(store, SYSTEM, actor.id, datetime.now(UTC), roles=frozenset({Role.RATER}))

    assert is_turned_away(at.run())
    assert another.active


def test_a_callback_of_an_ended_session_may_nothing(store, monkeypatch):
    monkeypatch.setattr(guard.st, "user", {"sub": "a", "sid": "b"})

    with pytest.raises(NotAllowed):
        guard.acting()


def test_the_store_is_opened_once_however_many_ask(store):
    assert guard.store() is store


def test_every_screen_has_its_document():
    assert {path.stem for path in SCREENS} == set(front.SCREENS) - {""}


@pytest.mark.parametrize("role", Role)
def test_the_start_page_offers_each_role_what_waits_for_it(open_page, store, role):
    at = open_page("welcome.py", staff(store, role))

    links = [one.label for one in at.get("page_link")]
    first = {
        Role.ADMIN: "People and their roles",
        Role.HR: "Open a position",
        Role.LEAD: "Is the rating shared out fairly?",
        Role.MANAGER: "Fit reports",
    }
    assert links[:1] == ([first[role]] if role in first else [])
    assert at.title[0].value == "What is there to do now?"


def test_somebody_without_a_role_is_told_whom_to_ask(open_page, store):
    user, _token = workflow.add_user(store, SYSTEM, "n@example.org", "N", frozenset(), "en", datetime.now(UTC))

    at = open_page("welcome.py", Actor(kind="staff", id=user.id, roles=frozenset()))

    assert "Ask an administrator" in said(at)


def test_a_refusal_is_told_and_anything_else_gets_a_reference_without_details(caplog):
    script = (
        "from assessments.attempt import AttemptClosed\n"
        "from pages.http.running import on_script_error\n"
        "on_script_error(AttemptClosed('a1'))\n"
        "on_script_error(ValueError('secret detail'))\n"
    )

    at = AppTest.from_string(script).run()

    told = [one.value for one in at.error]
    assert "This part is over" in told[0]
    reference = re.search(r"reference\\: (\w{6})", told[1])
    assert reference
    assert "secret" not in told[1]
    assert any(reference.group(1) in one.getMessage() and one.exc_info for one in caplog.records)
