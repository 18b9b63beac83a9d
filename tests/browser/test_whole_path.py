"""The whole path once, as people walk it: from the link on the console to a decision, in a real browser.

Each test goes on where the one before it stopped; they share one server, started as its owner would start it.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from assessments import bank, workflow
from assessments.answer import NumberAnswer, RevisionAnswer, SpokenAnswer, WrittenAnswer
from assessments.attempt import SYSTEM, Actor, Role
from assessments.demo.schooling import train
from rubric.model import load_model
from tests.browser.conftest import Server, Visitor, settle
from tests.browser.walking import PASSWORD, Ear, all_text, choose, fill, heading, now, press, said, strike, until
from tests.journeys.bots import Browser as Bot
from tests.journeys.bots import everything
from tests.seats import state

CANDIDATE, MAIL = "Aurélie Quimperlé", "aurelie.quimperle@courrier.example"
OTHER, OTHER_MAIL, OTHER_HANDLE = "Bastien Kermorvan", "b.kermorvan@courrier.example", "kermo.pixels"
STAFF = {  # who: name, role as the form calls it
    "hr": ("Hana Bureau", "Human resources"),
    "first": ("Ines Lecture", "Rater"),
    "second": ("Jona Lecture", "Rater"),
    "manager": ("Max Dirige", "Hiring manager"),
}
BEFORE, DURING, AFTER = "Samedi 13 juin, apportez vos gourdes", " et vos boîtes", ". Un joint neuf est gratuit."
SIGNED = f"Bien à vous, {CANDIDATE}, {MAIL}"
SECRETS = (*CANDIDATE.split(), MAIL, *OTHER.split(), OTHER_MAIL, OTHER_HANDLE)
SPEECH = "Bonjour à toutes et à tous, nous sommes en direct de la cour de l’atelier."


class Path:
    """The server of the walk, the browsers of its people, and what one test hands to the next."""

    def __init__(self, server: Server, chromium: Browser) -> None:
        self.server, self.chromium = server, chromium
        self.visitors: dict[str, Visitor] = {}
        self.ears: dict[str, Ear] = {}
        self.link = ""
        self.candidate = SYSTEM  # until somebody is invited

    def arrive(self, who: str, locale: str = "en-GB"):
        """A new person's browser, and its first page."""
        context = self.chromium.new_context(viewport={"width": 1280, "height": 900}, locale=locale)
        self.ears[who] = Ear(context)
        self.visitors[who] = Visitor(context, self.server.url)
        return self.visitors[who].page

    def page(self, who: str):
        return self.visitors[who].page

    def close(self) -> None:
        for one in self.visitors.values():
            one.context.close()

    @property
    def store(self):
        return self.server.store

    def rows(self):
        """The board as HR may read it."""
        hr = Actor(kind="staff", id="reader", roles=frozenset({Role.HR}))
        openings = workflow.positions(self.store, hr)
        return tuple(row for one in openings for row in workflow.board(self.store, hr, one.id, now()))

    def text(self, item_id: str) -> str:
        """The words of the candidate as they are on record."""
        answer = state(self.store, self.candidate, item_id).answer
        return answer.text if isinstance(answer, WrittenAnswer | RevisionAnswer) else ""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Path]:
    with closing(Server(tmp_path_factory.mktemp("path"))) as server, closing(Path(server.start(), chromium)) as walk:
        yield walk


# --- the house --------------------------------------------------------------------------------------------------------


def set_password(page, link: str):
    page.goto(link)
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Save").click()
    settle(page)
    heading(page, "What is there to do now?")
    return page


def test_the_owner_comes_in_by_the_console_and_brings_in_the_others(path):
    page = set_password(path.arrive("admin"), path.server.first_link)
    page.get_by_role("link", name="People and their roles").click()
    settle(page)
    links = {}
    for who, (name, role) in STAFF.items():
        page.get_by_role("button", name="Add somebody").click()
        page.get_by_label("Name", exact=True).fill(name)
        page.get_by_label("E-mail", exact=True).fill(f"{who}@lumiplume.example")
        page.get_by_text(role, exact=True).locator("visible=true").last.click()
        page.get_by_role("button", name="Add", exact=True).click()
        settle(page)
        links[who] = page.get_by_text(re.compile(r"/setup/")).inner_text()
        press(page, "I have copied it")
    for who, link in links.items():
        set_password(path.arrive(who), link)
    expect(path.page("hr").get_by_role("link", name="Open a position")).to_be_visible()
    expect(path.page("first").get_by_text("Nothing waits for your rating.", exact=False)).to_be_visible()


def test_hr_opens_a_position_and_invites(path):
    page = path.page("hr")
    page.get_by_role("link", name="Open a position").click()
    settle(page)
    press(page, "Open a position")
    fill(page, "Title of the position", "Responsable réseaux sociaux")
    fill(page, "Organisation", "Lumiplume")
    for name in ("Ines Lecture", "Jona Lecture"):
        choose(page, "Raters", name)
    choose(page, "Minimum 1", "Writing")
    fill(page, "Who decides", "Max Dirige")
    fill(page, "In which role", "Directeur de la communication")
    fill(page, "Contact for questions and arrangements", "recrutement@lumiplume.example")
    press(page, "Open this position")
    expect(page.get_by_text("The position is open.", exact=False)).to_be_visible()

    page.get_by_role("link", name="Candidates").click()
    settle(page)
    heading(page, "Who is waiting for whom?")
    fill(page, "Name", CANDIDATE)
    fill(page, "E-mail", MAIL)
    choose(page, "Language of mail and start page", "Français")
    press(page, "Invite")
    expect(page.get_by_text("is invited. Send the link below.", exact=False)).to_be_visible()
    path.link = page.get_by_text(re.compile(r"^http\S+/i/\S+$")).first.inner_text()
    press(page, "I have copied them")
    expect(page.get_by_text(path.link)).to_have_count(0)
    expect(page.get_by_text("Invited, not started")).to_be_visible()


# --- the sitting ------------------------------------------------------------------------------------------------------


def title(task_id: str) -> str:
    return bank.task(task_id).title.fr


def box(page, item_id: str):
    """The box for the words or the figures of a question."""
    task = bank.task(item_id.partition(".")[0])
    return page.get_by_label(next(one.prompt.fr for one in task.items if one.id == item_id), exact=True)


def go(page, button: str, to: str, **values) -> None:
    """Go on with a button of the sitting and wait for the title of what comes."""
    page.get_by_role("button", name=said(button, **values), exact=True).click()
    heading(page, to)


def enter(path: Path, who: str):
    """The candidate opens the link on a device of their own."""
    page = path.arrive(who, "fr-FR")
    page.goto(path.link)
    page.get_by_role("button", name=said("Open my assessment")).click()
    settle(page)
    return page


def test_the_candidate_reads_agrees_and_practises_before_any_clock_runs(path):
    page = enter(path, "candidate")
    heading(page, "Avant de commencer")
    expect(page.get_by_text("Max Dirige", exact=False).first).to_be_visible()
    expect(page.get_by_role("checkbox", name="J’ai lu", exact=False)).not_to_be_checked()
    expect(page.get_by_role("button", name=said("Continue"))).to_be_disabled()
    page.get_by_text("J’ai lu cette notice", exact=False).click()
    settle(page)
    go(page, "Continue", title("PRACTICE"))
    page.get_by_text("En bleu et en noir", exact=False).click()
    settle(page)
    go(page, "Leave practice and go on", said("Ready when you are"))
    expect(page.get_by_role("timer")).to_be_hidden()
    (row,) = path.rows()
    path.candidate = Actor(kind="candidate", id=row.attempt.id)
    assert row.attempt.acknowledged_at is not None
    assert row.attempt.notice_version
    assert (row.attempt.language, row.attempt.blocks) == ("fr", ())


def test_words_survive_a_killed_server_and_another_device_goes_on_with_them(path):
    page = path.page("candidate")
    go(page, "Start part {n}", title("PU2"), n=1)
    press(page, said("Nothing is at fault in this draft"), first=True)
    go(page, "Next task", title("WR1"))
    box(page, "WR1.instagram").click()
    page.keyboard.type(BEFORE, delay=15)
    path.server.kill()
    page.keyboard.type(DURING, delay=15)
    path.server.start()
    page.keyboard.type(AFTER, delay=15)
    until(lambda: path.text("WR1.instagram") == BEFORE + DURING + AFTER)
    expect(page.get_by_text(said("Saved {clock}", clock="")).first).to_be_visible()
    deadline = workflow.sitting(path.store, path.candidate, now()).deadline

    page = enter(path, "elsewhere")
    heading(page, title("WR1"))
    expect(box(page, "WR1.instagram")).to_have_value(BEFORE + DURING + AFTER)
    expect(page.get_by_role("timer")).to_be_visible()
    again = workflow.sitting(path.store, path.candidate, now())
    assert (again.deadline, again.step) == (deadline, "block")


def test_the_first_part_ends_with_a_review_and_a_break(path):
    page = path.page("elsewhere")
    box(page, "WR1.x").fill("Gourdes et boîtes réparées le 13 juin : tilvane.example/reparer")
    go(page, "Next task", title("DE1"))
    page.get_by_role("radio", name="1", exact=True).first.click()
    settle(page)
    box(page, "DE1.comment").fill("Agrandissez la date.")
    go(page, "Review this part", said("Review before the break"))
    expect(page.get_by_text(said("{done} of {all} answered, {left} left open", done=2, all=4, left=2))).to_be_visible()
    go(page, "Finish this part", said("A break between two parts"))
    expect(page.get_by_role("timer")).to_be_hidden()
    first, *more = workflow.sitting(path.store, path.candidate, now()).attempt.blocks
    assert (first.ended_at is not None, more) == (True, [])


def test_the_second_part_is_sat_to_the_end_and_submitting_twice_is_harmless(path):
    page = path.page("elsewhere")
    go(page, "Start part {n}", title("CS2"), n=2)
    box(page, "CS2.reply1").fill("Bonjour, merci de nous l’avoir dit ; votre joint part demain, sans frais.")
    page.get_by_role("button", name=said("Send this reply")).click()
    expect(page.get_by_text(said("Sent; it can no longer be changed."))).to_be_visible()
    box(page, "CS2.reply2").fill(f"Nous avons bien compris votre second message. {SIGNED}")
    go(page, "Next task", title("AN1"))
    box(page, "AN1.Q1").fill("6,2 %")
    box(page, "AN1.Q5").fill("0.45")
    go(page, "Next task", title("LV2"))
    page.get_by_role("button", name=said("Write it"), exact=True).click()
    page.get_by_label(said("Your words, as you would say them")).fill(SPEECH)
    box(page, "LV2.chat1").fill("Oui, samedi 13 juin, dès 10 h.")
    go(page, "Next task", title("AD1"))
    expect(box(page, "AD1.instagram")).to_have_value(BEFORE + DURING + AFTER)
    box(page, "AD1.instagram").fill(BEFORE + " dans la halle.")
    box(page, "AD1.note").fill("La cour est fermée, tout passe dans la halle.")
    go(page, "Review this part", said("Review before you submit"))
    second = path.visitors["elsewhere"].new_tab()
    second.goto(page.url)
    settle(second)
    page.get_by_role("button", name=said("Submit my work")).dblclick()
    heading(page, said("Your work is handed in"))
    sent = path.rows()[0].attempt.submitted_at
    second.get_by_role("button", name=said("Submit my work")).click()
    heading(second, said("Your work is handed in"))
    second.close()

    (row,) = path.rows()
    assert sent is not None
    assert (row.attempt.submitted_at, len(row.attempt.blocks)) == (sent, 2)
    expect(page.get_by_text(row.attempt.reference or "none", exact=False).first).to_be_visible()
    kept = {one.item.id: one.answer for task in workflow.own_answers(path.store, path.candidate) for one in task.items}
    assert kept["AN1.Q1"] == NumberAnswer(typed="6,2 %")
    assert kept["LV2.opening"] == SpokenAnswer(route="typed", script=SPEECH)
    assert kept["AD1.instagram"] == RevisionAnswer(text=BEFORE + " dans la halle.")


# --- the judgement ----------------------------------------------------------------------------------------------------


def another_candidate(path: Path) -> None:
    """Somebody else sits the same form, here without a browser; what they write names them too."""
    hr = path.server.add_staff(Role.HR)
    (opening,) = workflow.positions(path.store, hr)
    began = now() - timedelta(minutes=30)
    _, token = workflow.invite(
        path.store, hr, opening.id, OTHER, OTHER_MAIL, "en", 1.0, OTHER_HANDLE, began - timedelta(minutes=1)
    )

    def bot(sitting):
        for item_id, answer in everything(sitting):
            signed = f"{OTHER}, @{OTHER_HANDLE}, {OTHER_MAIL}"
            yield item_id, WrittenAnswer(text=signed) if item_id in {"WR1.ai", "CS2.log", "AD1.note"} else answer

    Bot(path.store, workflow.redeem(path.store, token, began), began).sit(bot)


def trained(path: Path) -> None:
    """Both raters have learnt on answers of agreed levels, here without a browser; before that no live work waits."""
    for user in workflow.users(path.store, SYSTEM):
        if Role.RATER in user.roles:
            train(path.store, Actor(kind="staff", id=user.id, roles=user.roles), 0, now())


def rate_everything(path: Path, who: str, level: int) -> int:
    """Rate all that waits with the keys of the desk, and listen for anything that leads to a person; the count.

    Answers of agreed levels lie among the work and cannot be told from it, so they are counted too.
    """
    page = path.page(who)
    page.goto(path.server.url + "/rate")
    heading(page, "Which work is waiting for you?")
    rated = 0
    while page.get_by_role("button", name="Rate", exact=True).count():
        press(page, "Rate", first=True)
        while page.get_by_role("heading", level=1, name="What does this answer show?").count():
            rated += 1
            assert page.get_by_role("radio", checked=True).count() == 0
            assert_blind(path, page)
            expect(page.get_by_text("What software found in this answer")).to_have_count(0)
            strike(page, str(level), page.get_by_role("radio", checked=True))
            page.keyboard.press("Enter")
            expect(page.get_by_text("What software found in this answer")).to_be_visible()
            settle(page)
            assert_blind(path, page)
            card = page.url
            page.keyboard.press("Enter")
            page.wait_for_function("(card) => window.location.href !== card", arg=card)
            settle(page)
    return rated


def assert_blind(path: Path, page) -> None:
    shown = all_text(page).casefold()
    for secret in SECRETS:
        assert secret.casefold() not in shown, secret


def test_two_raters_judge_everything_and_meet_no_name(path):
    another_candidate(path)
    trained(path)
    for who, level in (("first", 4), ("second", 3)):
        assert rate_everything(path, who, level) >= 10  # two candidates, five tasks that people rate
        told = path.ears[who].everything().casefold()
        assert "halle" in told  # the ear hears what is shown
        for secret in SECRETS:
            assert secret.casefold() not in told, secret
    assert [(row.ratings_done, row.ratings_needed) for row in path.rows()] == [(10, 10), (10, 10)]


# --- the decision -----------------------------------------------------------------------------------------------------


def test_hr_reads_a_report_that_says_how_sure_it_is(path):
    page = path.page("hr")
    page.goto(path.server.url + "/board")
    settle(page)
    link = page.get_by_role("link", name="Report", exact=True)
    lines = page.get_by_test_id("stVerticalBlock").filter(has_text=CANDIDATE).filter(has=link)
    lines.last.get_by_role("link", name="Report", exact=True).click()
    settle(page)
    heading(page, "How well does the work fit the role?")
    expect(page.get_by_text(re.compile(r"\d+ of 100, most likely \d+ to \d+"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"^Writing: (meets|uncertain at|below)"))).to_be_visible()
    for one in load_model().profile_competencies:
        name = re.escape(one.name.en)
        expect(page.get_by_text(re.compile(rf"^{name} · \d+, most likely \d+ to \d+")).first).to_be_attached()
    with page.expect_download() as report:
        page.get_by_role("button", name="Download as a web page").click()
    made = report.value.path().read_text(encoding="utf-8")
    assert CANDIDATE in made
    assert "<script" not in made
    with page.expect_download() as paper:
        page.get_by_role("button", name="Download as PDF").click()
    assert paper.value.path().read_bytes().startswith(b"%PDF-")


def test_the_manager_decides_and_compares(path):
    page = path.page("manager")
    page.get_by_role("link", name="Fit reports").click()
    settle(page)
    choose(page, "Candidate", re.compile(CANDIDATE))
    page.get_by_text("Record a decision").click()
    choose(page, "Outcome", "Goes on to the next step")
    reason = page.get_by_label("Reason, in words that could be shown to the candidate")
    reason.fill("Exact facts, warm words, and a clear brief to the team.")
    press(page, "Record the decision")
    expect(page.get_by_text("Decision recorded.", exact=False)).to_be_visible()
    expect(page.get_by_text("Decided by Max Dirige")).to_be_visible()
    (row,) = [one for one in path.rows() if one.person.name == CANDIDATE]
    assert row.decision is not None
    assert row.decision.outcome == "advance"

    page.get_by_role("link", name="Comparison").click()
    settle(page)
    heading(page, "Who is clearly ahead?")
    expect(page.get_by_text(re.compile(f"{CANDIDATE}.*{OTHER}|{OTHER}.*{CANDIDATE}")).first).to_be_visible()
    told = page.get_by_text(re.compile(r"cannot be told apart|is (clearly|likely|perhaps) above", re.IGNORECASE))
    expect(told.first).to_be_visible()


# --- oneself ----------------------------------------------------------------------------------------------------------


def test_anybody_assesses_themselves_from_the_public_start(path):
    boards = len(path.rows())
    page = path.arrive("self")
    page.goto(path.server.url)
    settle(page)
    page.get_by_role("link", name="Assess yourself").click()
    page.get_by_role("button", name="Start the self-assessment").click()
    settle(page)
    page.get_by_role("checkbox").locator("xpath=ancestor::label").click()
    settle(page)
    press(page, "Continue")
    groups = page.get_by_role("radiogroup")
    for place in range(groups.count()):
        groups.nth(place).get_by_role("radio").nth(2).focus()
        page.keyboard.press("Space")
        settle(page)
    page.get_by_role("button", name="Go on to the tasks").click()
    heading(page, "Ready when you are")
    press(page, "Start now")
    heading(page, bank.task("AN4").title.en)
    page.get_by_role("button", name="Next task").click()
    heading(page, bank.task("CS5").title.en)
    page.get_by_role("radiogroup").first.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    settle(page)
    expect(page.get_by_text(re.compile(r"^Saved \d\d:\d\d")).first).to_be_visible()
    page.get_by_role("button", name="Review this part").click()
    heading(page, "Review before you submit")
    page.get_by_role("button", name="Submit my work").click()
    heading(page, "Your answers are in")
    page.get_by_role("link", name="Open my development page").click()
    settle(page)
    heading(page, "Where do you stand, and what comes next?")
    expect(page.get_by_role("heading", name="One next step for each competency")).to_be_visible()
    assert len(path.rows()) == boards  # and no board knows of it
