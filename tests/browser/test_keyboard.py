"""Without a mouse: every kind of question of the core form, the desk, the office and the decision; and no trap."""

import pytest
from playwright.sync_api import expect

from assessments import workflow
from assessments.answer import NumberAnswer, RevisionAnswer, SelfLevelAnswer, SpokenAnswer, WrittenAnswer
from assessments.attempt import Role
from tests import seats
from tests.browser.conftest import settle
from tests.browser.keyboard import round_trip, tab_to
from tests.browser.walking import heading, now, until
from tests.journeys.bots import rate_all
from tests.pages.openings import opened, sat


def strike(page, key):
    page.keyboard.press(key)
    settle(page)


def on_record(server, me, item_id):
    return seats.state(server.store, me, item_id).answer


@pytest.fixture
def sit(server, visit):
    """`sit("WR1", block=0)`: somebody in a task, with their hands on the keyboard only."""

    def begin(task, form="core", block=0):
        me = seats.at_work(server.store, seats.candidate(server.store, form=form), block=block)
        page = visit(server).sign_in(server.store, me).open(f"/take?task={task}")
        return me, page

    return begin


# --- the sitting ------------------------------------------------------------------------------------------------------


def test_notice_and_practice_without_a_mouse(server, visit):
    me = seats.candidate(server.store)
    page = visit(server).sign_in(server.store, me).open("/take")
    tab_to(page, "I have read", "checkbox")
    strike(page, "Space")
    tab_to(page, "Continue")
    page.keyboard.press("Enter")
    heading(page, "Try the ways of answering")
    tab_to(page, "Leave practice and go on")
    page.keyboard.press("Enter")
    heading(page, "Ready when you are")
    tab_to(page, "Start part 1")
    page.keyboard.press("Enter")
    heading(page, "Pre-flight: what breaks?")
    assert workflow.sitting(server.store, me, now()).step == "block"


def test_faults_and_their_fixes(server, sit):
    me, page = sit("PU2")
    tab_to(page, "Link and path to it", "checkbox")
    strike(page, "Space")
    until(lambda: list(on_record(server, me, "PU2.D1").faults.values()) == [None])
    tab_to(page, "Point to the link in bio", "radio")
    strike(page, "Space")
    until(lambda: any(on_record(server, me, "PU2.D1").faults.values()))
    assert len(on_record(server, me, "PU2.D1").faults) == 1


def test_places_and_defects_of_mock_ups(server, sit):
    me, page = sit("DE1")
    tab_to(page, "1", "radio")
    strike(page, "Space")
    until(lambda: list(on_record(server, me, "DE1.mockups").ranks.values()) == [1])
    tab_to(page, "A text is too small", "checkbox")
    strike(page, "Space")
    until(lambda: any(on_record(server, me, "DE1.mockups").defects.values()))
    assert list(on_record(server, me, "DE1.mockups").ranks.values()) == [1]


def test_words_and_the_way_on(server, sit):
    me, page = sit("WR1")
    tab_to(page, "X (280 weighted characters")
    page.keyboard.type("Sixty places, free.")
    tab_to(page, "Next task")
    page.keyboard.press("Enter")
    heading(page, "Judge four mock-ups")
    assert on_record(server, me, "WR1.x") == WrittenAnswer(text="Sixty places, free.")


def test_two_turns_numbers_a_speech_a_revision_and_the_end(server, sit):
    me, page = sit("CS2", block=1)
    tab_to(page, "Your public reply")
    page.keyboard.type("Thank you for telling us; a new seal leaves tomorrow, free.")
    tab_to(page, "Send this reply")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sent; it can no longer be changed.")).to_be_visible()
    settle(page)
    tab_to(page, "Next task")
    page.keyboard.press("Enter")
    heading(page, "Eight measures")
    tab_to(page, "Engagement rate by reach (%)")
    page.keyboard.type("6.2")
    tab_to(page, "Next task")
    page.keyboard.press("Enter")
    heading(page, "Ninety seconds on air")
    tab_to(page, "Write it")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your words, as you would say them")).to_be_visible()
    settle(page)
    tab_to(page, "Your words, as you would say them")
    page.keyboard.type("Hello from the courtyard.")
    tab_to(page, "Next task")
    page.keyboard.press("Enter")
    heading(page, "The brief moves")
    tab_to(page, "Instagram (600")
    page.keyboard.type("Indoors, then.")
    tab_to(page, "Review this part")
    page.keyboard.press("Enter")
    heading(page, "Review before you submit")
    tab_to(page, "Submit my work")
    page.keyboard.press("Enter")
    heading(page, "Your work is handed in")
    kept = {one.item.id: one.answer for task in workflow.own_answers(server.store, me) for one in task.items}
    assert kept["AN1.Q1"] == NumberAnswer(typed="6.2")
    assert kept["LV2.opening"] == SpokenAnswer(route="typed", script="Hello from the courtyard.")
    revised = kept["AD1.instagram"]
    assert isinstance(revised, RevisionAnswer)
    assert revised.text.endswith("Indoors, then.")


def test_ones_own_level(server, visit):
    me = seats.oneself(server.store)
    workflow.acknowledge(server.store, me, now())
    page = visit(server).sign_in(server.store, me).open("/take")
    tab_to(page, "", "radio")
    page.keyboard.press("Space")
    strike(page, "ArrowDown")
    first = workflow.sitting(server.store, me, now()).tasks[0].items[0].item
    until(lambda: on_record(server, me, first.id) == SelfLevelAnswer(level=2))
    page.reload()
    expect(page.get_by_role("radio").nth(1)).to_be_checked()


# --- the desk, the office, the decision -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def people(server):
    """Who works here, and a position with two sittings handed in."""
    office = server.add_staff(Role.HR, name="Hana Bureau")
    raters = (
        server.add_staff(Role.RATER, name="Ines Lecture"),
        server.add_staff(Role.RATER, Role.MANAGER, name="Jo L"),
    )
    opening = opened(server.store, office, title="Editor", raters=tuple(one.id for one in raters))
    for name in ("Camille", "Dana"):
        sat(server.store, office, opening, name, f"{name.lower()}@mail.example")
    return office, raters, server.add_staff(Role.MANAGER, name="Max Dirige"), opening


def test_a_rating_without_the_shortcuts(server, visit, people):
    _, (reader, _), _, _ = people
    page = visit(server).sign_in(server.store, reader, "en").open("/rate?task=CS2")
    card = page.url.rsplit("card=", 1)[1]
    tab_to(page, "1 ·", "radio")
    page.keyboard.press("Space")
    strike(page, "ArrowDown")
    tab_to(page, "Note for the report")
    page.keyboard.type("Kind, and exact.")
    tab_to(page, "Save my rating")
    strike(page, "Enter")
    tab_to(page, "Next answer")
    assert workflow.laid(server.store, reader, card)[1].own.level == 2
    assert workflow.laid(server.store, reader, card)[1].own.note == "Kind, and exact."
    strike(page, "Enter")
    assert page.url.rsplit("card=", 1)[1] != card


def picked(page, said, words):
    """Choose from a menu by typing what is looked for."""
    tab_to(page, said, "combobox")
    page.keyboard.type(words)
    page.get_by_role("option", name=words).wait_for()
    strike(page, "Enter")


def test_a_position_is_opened_and_somebody_invited(server, visit, people):
    office, _, _, _ = people
    visitor = visit(server).sign_in(server.store, office, "en")
    page = visitor.open("/positions")
    tab_to(page, "Open a position")
    page.keyboard.press("Enter")
    heading(page, "What does this position need?")
    tab_to(page, "Title of the position", "text")
    page.keyboard.type("Community manager")
    picked(page, "Minimum 1", "Writing")
    for said, words in (
        ("Who decides", "Max Dirige"),
        ("In which role", "Head of communication"),
        ("Contact for questions", "people@lumiplume.example"),
    ):
        tab_to(page, said, "text")
        page.keyboard.press("Control+a")
        page.keyboard.type(words)
    tab_to(page, "Open this position")
    strike(page, "Enter")
    expect(page.get_by_text("The position is open.", exact=False)).to_be_visible()
    (made,) = [one for one in workflow.positions(server.store, office) if one.title == "Community manager"]
    assert [one.competency_id for one in made.profile.minimums] == ["WR"]

    visitor.open(f"/board?position={made.id}")
    for said, words in (("Name", "Aurélie Quimperlé"), ("E-mail", "aurelie@courrier.example")):
        tab_to(page, said, "text")
        page.keyboard.type(words)
    tab_to(page, "Invite", "submit")
    strike(page, "Enter")
    expect(page.get_by_text("is invited. Send the link below.", exact=False)).to_be_visible()
    (row,) = workflow.board(server.store, office, made.id, now())
    assert row.person.name == "Aurélie Quimperlé"


def test_two_are_compared_and_one_is_decided_on(server, visit, people):
    _, raters, boss, opening = people
    for reader in raters:
        rate_all(server.store, reader, now(), 4.0)
    page = visit(server).sign_in(server.store, boss, "en").open(f"/compare?position={opening.id}")
    heading(page, "Who is clearly ahead?")
    tab_to(page, "Read the report of Camille")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Decision")).to_be_visible()
    settle(page)
    tab_to(page, "Record a decision")
    strike(page, "Enter")
    tab_to(page, "Outcome", "combobox")
    tab_to(page, "Reason, in words")
    page.keyboard.type("Clear and exact in every task.")
    tab_to(page, "Record the decision")
    strike(page, "Enter")
    expect(page.get_by_text("Decision recorded.", exact=False)).to_be_visible()
    rows = {one.person.name: one.decision for one in workflow.board(server.store, boss, opening.id, now())}
    assert rows["Camille"].reason == "Clear and exact in every task."
    assert rows["Dana"] is None


# --- no trap, and the focus is always seen ----------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["/take?task=WR1", "/rate?task=CS2", "/positions?edit=new", "/board", "/compare"])
def test_the_focus_goes_round_the_page_and_is_seen_at_every_stop(server, visit, people, where):
    office, (reader, _), boss, opening = people
    who = {"/rate": reader, "/compare": boss}.get(where.partition("?")[0], office)
    if where.startswith("/take"):
        who = seats.at_work(server.store, seats.candidate(server.store))
    if where in {"/board", "/compare"}:
        where += f"?position={opening.id}"
    page = visit(server).sign_in(server.store, who, "en").open(where)

    stops = round_trip(page)

    assert len(stops) > 8
    unseen = [one[:2] for one in stops if not one.seen]
    assert unseen == []
