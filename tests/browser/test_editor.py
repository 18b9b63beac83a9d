"""The box for words against all that loses words: crashes, reloads, slow servers, second tabs, the end of time."""

import json
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from assessments import workflow
from assessments.answer import NumberAnswer, WrittenAnswer
from assessments.evidence import counting
from assessments.item import Limits
from pages.parts.components.counting import patterns
from pages.parts.components.source import source
from tests import seats
from tests.browser.conftest import settle
from tests.seats import now

VECTORS = Path(__file__).parents[1] / "assessments" / "evidence" / "counting_vectors.json"
TEXT = "X (280 weighted characters; any link counts 23)"


def words_of(server, me, item_id):
    answer = seats.state(server.store, me, item_id).answer
    return answer.text if isinstance(answer, WrittenAnswer) else ""


def at_task(visit, server, me, task, **given):
    visitor = visit(server, **given).sign_in(server.store, me)
    visitor.open(f"/take?task={task}")
    return visitor


def saved(page, label=TEXT):
    """Wait until the box says that everything in it is saved."""
    box = page.get_by_label(label)
    editor = box.locator("xpath=ancestor::div[@class='editor']")
    expect(editor.get_by_text(re.compile(r"^Saved( \d\d:\d\d)?$"))).to_be_visible()
    return box


@pytest.fixture
def me(server):
    return seats.at_work(server.store, seats.candidate(server.store))


def test_words_survive_a_killed_server_typing_while_it_is_down_and_a_reload(fresh_server, visit):
    me = seats.at_work(fresh_server.store, seats.candidate(fresh_server.store))
    page = at_task(visit, fresh_server, me, "WR1").page
    page.get_by_label(TEXT).click()
    page.keyboard.type("Typed before")
    fresh_server.kill()
    page.keyboard.type(" and")
    page.wait_for_timeout(4500)  # after three seconds Streamlit would put a dialog before the words
    page.keyboard.type(" during")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text("Your text is kept on this device", exact=False)).to_be_visible()
    expect(page.get_by_text("No connection. You can go on answering; we keep trying.")).to_be_visible()
    fresh_server.start()
    expect(page.get_by_text("Your text is kept on this device", exact=False)).to_be_hidden(timeout=15_000)
    page.keyboard.type(" and after")
    page.wait_for_timeout(1500)
    page.reload()
    settle(page)
    expect(page.get_by_label(TEXT)).to_have_value("Typed before and during and after")
    assert words_of(fresh_server, me, "WR1.x") == "Typed before and during and after"


def test_words_typed_while_the_server_is_down_are_there_when_the_tab_is_opened_again(fresh_server, visit):
    me = seats.at_work(fresh_server.store, seats.candidate(fresh_server.store))
    visitor = at_task(visit, fresh_server, me, "WR1")
    visitor.page.get_by_label(TEXT).click()
    fresh_server.kill()
    visitor.page.keyboard.type("Nobody heard this")
    visitor.page.close(run_before_unload=False)
    fresh_server.start()
    page = visitor.new_tab()
    page.goto(fresh_server.url + "/take?task=WR1")
    settle(page)
    expect(page.get_by_label(TEXT)).to_have_value("Nobody heard this")
    page.wait_for_timeout(1000)
    assert words_of(fresh_server, me, "WR1.x") == "Nobody heard this"


def test_next_waits_for_what_is_still_on_its_way(server, visit, me):
    page = at_task(visit, server, me, "WR1").page
    page.route("**/api/autosave", lambda route: (page.wait_for_timeout(1200), route.continue_()))
    page.get_by_label(TEXT).click()
    page.keyboard.type("Sixty places, free.")
    page.get_by_role("button", name="Next task").click()
    expect(page.get_by_role("heading", name="Judge four mock-ups")).to_be_visible()
    assert words_of(server, me, "WR1.x") == "Sixty places, free."


def test_leaving_by_the_browsers_back_button_in_the_middle_of_a_word_loses_none(server, visit, me):
    page = at_task(visit, server, me, "PU2").page
    page.get_by_role("button", name="Next task").click()
    box = page.get_by_label(TEXT)
    box.click()
    page.route("**/api/autosave", lambda route: (page.wait_for_timeout(800), route.continue_()))
    page.keyboard.type("In the middle of a w")
    page.go_back()
    expect(page.get_by_role("heading", name="Pre-flight: what breaks?")).to_be_visible()
    page.go_forward()
    expect(box).to_have_value("In the middle of a w")
    saved(page)
    assert words_of(server, me, "WR1.x") == "In the middle of a w"


def test_submitting_waits_for_words_and_clears_this_device_afterwards(server, visit):
    me = seats.at_work(server.store, seats.candidate(server.store), block=1)
    page = at_task(visit, server, me, "AD1").page
    page.get_by_label("Note to the team", exact=False).click()
    page.keyboard.type("We move indoors.")
    page.get_by_role("button", name="Review this part").click()
    expect(page.get_by_role("heading", name="Review before you submit")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((one) => one.startsWith('assay:')).length") > 0
    page.get_by_role("button", name="Submit my work").dblclick()
    expect(page.get_by_role("heading", name="Your work is handed in")).to_be_visible()
    settle(page)
    assert page.evaluate("Object.keys(localStorage).filter((one) => one.startsWith('assay:')).length") == 0
    (kept,) = [
        one.answer.text
        for task in workflow.own_answers(server.store, me)
        for one in task.items
        if one.item.id == "AD1.note"
    ]
    assert kept == "We move indoors."


def test_two_tabs_show_both_versions_and_let_the_person_choose(server, visit, me):
    visitor = at_task(visit, server, me, "WR1")
    first, second = visitor.page, visitor.new_tab()
    second.goto(server.url + "/take?task=WR1")
    settle(second)
    first.get_by_label(TEXT).fill("From the first tab")
    saved(first)
    second.get_by_label(TEXT).fill("From the second tab")
    choice = second.get_by_role("group", name="This answer was changed in another tab", exact=False)
    expect(choice).to_be_visible()
    expect(choice.get_by_text("From the first tab")).to_be_visible()
    expect(second.get_by_label(TEXT)).to_have_value("From the second tab")
    assert words_of(server, me, "WR1.x") == "From the first tab"
    second.get_by_role("button", name="Keep what I wrote here").click()
    expect(choice).to_be_hidden()
    saved(second)
    assert words_of(server, me, "WR1.x") == "From the second tab"
    first.get_by_label(TEXT).fill("From the first tab, again")
    first.get_by_role("button", name="Use the other version").click()
    expect(first.get_by_label(TEXT)).to_have_value("From the second tab")
    assert words_of(server, me, "WR1.x") == "From the second tab"


def test_a_conflict_keeps_the_person_on_the_page_until_it_is_settled(server, visit, me):
    page = at_task(visit, server, me, "WR1").page
    workflow.save_response(server.store, me, "WR1.x", WrittenAnswer(text="Elsewhere"), 0, "other", now())
    page.get_by_label(TEXT).fill("Here")
    expect(page.get_by_role("button", name="Keep what I wrote here")).to_be_visible()
    page.get_by_role("button", name="Next task").click()
    expect(page.get_by_text("Not everything has reached us yet", exact=False)).to_be_visible()
    expect(page.get_by_label(TEXT)).to_have_value("Here")


def test_what_is_typed_in_the_last_second_is_saved_before_the_time_is_up(server, visit):
    since = now() - timedelta(minutes=49) + timedelta(seconds=12)
    me = seats.at_work(server.store, seats.candidate(server.store), since=since)
    page = at_task(visit, server, me, "WR1").page
    deadline = workflow.sitting(server.store, me, now()).deadline
    assert isinstance(deadline, datetime)
    left = (deadline - now()).total_seconds()
    assert left > 4
    page.get_by_label(TEXT).click()
    page.keyboard.type("In the nick of time")
    expect(page.get_by_role("heading", name="A break between two parts")).to_be_visible(timeout=25_000)
    expect(page.get_by_text("The time for this part is up", exact=False)).to_be_visible()
    copies = {one.item.id: one.answer for task in workflow.own_answers(server.store, me) for one in task.items}
    assert copies["WR1.x"] == WrittenAnswer(text="In the nick of time")


def test_a_number_is_kept_while_it_is_typed(server, visit):
    me = seats.at_work(server.store, seats.candidate(server.store), block=1)
    page = at_task(visit, server, me, "AN1").page
    box = page.get_by_label("Engagement rate by reach (%)")
    box.click()
    page.keyboard.type("6,2")
    page.wait_for_timeout(1500)
    assert seats.state(server.store, me, "AN1.Q1").answer == NumberAnswer(typed="6,2")
    assert box.get_attribute("inputmode") == "decimal"


CASES = (
    "",
    "plain words, l’été à 10 h",
    "un joint, 3 €, gratuit : tilvane.example/reparer",
    "see https://www.tilvane.example/reparer?x=1&y=2#top. Then www.example.com, and e.g. this.",
    "e\u0301te\u0301 NFC",
    "family 👨‍👩‍👧‍👦 flag 🇫🇷 tone 👍🏽 key 1️⃣ © ™ ©️ ☎ ☎️",
    "漢字 and kana かな",
    "#RepairDay #été2026 a#no ##double http://x.example/#frag #_under",
    "line one\nline two\n\nline four",
    "𝓔loise − “quotes” … – —",
    "a" * 124 + "👨‍👩‍👧‍👦" + "b" * 10,
)
LIMITS = (
    Limits(maximum=600, fold=125, hashtags=3, emoji=2),
    Limits(count="x_weighted", maximum=280, hashtags=1),
    Limits(count="graphemes", maximum=300, fold=10),
    Limits(count="bytes", maximum=300),
    Limits(count="words", minimum=180, maximum=240, lines=7),
)


@pytest.fixture
def counting_page(chromium):
    """An empty page that knows how to count."""
    page = chromium.new_page()
    page.set_content("<p>empty</p>")
    page.add_script_tag(
        content=f"{patterns()}{source('counting.js')}\nObject.assign(window, {{ counters, lengthOf }});"
    )
    yield page
    page.close()


def test_the_browser_counts_exactly_as_the_judgement_does(counting_page):
    for text in CASES:
        for limits in LIMITS:
            here = counting_page.evaluate("([text, limits]) => counters(text, limits)", [text, limits.model_dump()])
            there = counting.counters(text, limits)
            expected = {
                "count": there.count,
                "visible": there.visible,
                "hashtags": list(there.hashtags),
                "emoji": there.emoji,
                "lines": there.lines,
            }
            assert here == expected, (text, limits)


def test_the_browser_counts_the_published_cases_right(counting_page):
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    asked = [[one["text"], one["how"]] for one in vectors]
    here = counting_page.evaluate("(asked) => asked.map(([text, how]) => lengthOf(text, how))", asked)
    wrong = [(one, found) for one, found in zip(vectors, here, strict=True) if found != one["expected"]]
    assert len(vectors) > 50
    assert wrong == []


def test_what_is_over_a_limit_is_said_while_typing(server, visit, me):
    page = at_task(visit, server, me, "WR1").page
    box = page.get_by_label(TEXT)
    box.fill("Read tilvane.example/reparer " + "x" * 260)
    editor = box.locator("xpath=ancestor::div[@class='editor']")
    # 5 for "Read ", 23 for the link, 1 for the space, 260: 289 of 280
    expect(editor.get_by_text("289 of 280 characters as X counts")).to_be_visible()
    expect(editor.locator("#count").get_by_text("9 too many")).to_be_visible()
    page.get_by_label("Instagram (600", exact=False).fill("word " * 30)
    expect(page.get_by_text("Visible before “more” (125 characters):")).to_be_visible()


def test_the_box_never_asks_for_a_run_of_the_page(server, visit, me):
    """Typing costs a small request and nothing else."""
    visitor = at_task(visit, server, me, "WR1")
    page = visitor.page
    page.evaluate(
        """() => {
          window.runs = 0;
          const seen = new MutationObserver(() => { window.runs += 1 });
          const app = document.querySelector('[data-testid=stApp]');
          seen.observe(app, { attributes: true, attributeFilter: ['data-test-script-state'] });
        }"""
    )
    page.get_by_label(TEXT).click()
    page.keyboard.type("No run, please")
    saved(page)
    assert page.evaluate("window.runs") == 0
