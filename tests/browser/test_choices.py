"""Questions of choice in a real browser: by hand and by keyboard, saved without a run, never lost nor overwritten."""

import re

import pytest
from playwright.sync_api import expect

from assessments import bank, workflow
from assessments.answer import (
    LayoutsAnswer,
    MenuGridAnswer,
    MultiSelectAnswer,
    OrderingAnswer,
    PreflightAnswer,
    RateOptionsAnswer,
)
from tests import seats
from tests.browser.conftest import findings, settle
from tests.browser.walking import until
from tests.seats import now

SAVED = re.compile(r"^Saved \d\d:\d\d$")


def at_task(visit, server, me, task="", **given):
    visitor = visit(server, **given).sign_in(server.store, me)
    visitor.open(f"/take?task={task}")
    return visitor


def question(page, name):
    """The question that asks this, with everything that answers it."""
    return page.get_by_role("group", name=name, exact=False).first


def answer_of(server, me, item_id):
    return seats.state(server.store, me, item_id).answer


def on_record(server, me, item_id, answer):
    until(lambda: answer_of(server, me, item_id) == answer, 10)


@pytest.fixture
def core(server):
    return seats.at_work(server.store, seats.candidate(server.store))


@pytest.fixture
def screen(server):
    return seats.at_work(server.store, seats.candidate(server.store, form="screen"))


def ticked(server, me):
    answer = answer_of(server, me, "PRACTICE.several")
    return answer.options if isinstance(answer, MultiSelectAnswer) else frozenset()


def test_everything_can_be_chosen_and_taken_back_by_the_keyboard(server, visit):
    me = seats.candidate(server.store)
    workflow.acknowledge(server.store, me, now())
    visitor = at_task(visit, server, me)
    page = visitor.page
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    place = page.get_by_role("radiogroup", name="Read the whole conversation").get_by_role("radio", name="1")
    place.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    on_record(server, me, "PRACTICE.order", OrderingAnswer(ranks={"read": 2}))
    until(lambda: len(ticked(server, me)) == 2, 10)
    page.wait_for_timeout(700)  # so that it is no double click
    page.keyboard.press("Space")
    on_record(server, me, "PRACTICE.order", OrderingAnswer())
    assert [one for one in visitor.heard if "404" not in one] == []


def test_choosing_asks_for_no_run_of_the_page_and_is_said_to_be_saved(server, visit, core):
    page = at_task(visit, server, core, "PU2").page
    page.evaluate(
        """() => {
          window.runs = 0;
          const seen = new MutationObserver(() => { window.runs += 1 });
          const app = document.querySelector('[data-testid=stApp]');
          seen.observe(app, { attributes: true, attributeFilter: ['data-test-script-state'] });
        }"""
    )
    draft = question(page, "Draft 1")
    draft.get_by_role("checkbox", name="Sound and music rights").check()
    fix = draft.get_by_role("radiogroup", name="Fix for: Sound and music rights")
    fix.get_by_role("radio").first.check()
    expect(draft.get_by_text(SAVED)).to_be_visible()
    assert answer_of(server, core, "PU2.D1") == PreflightAnswer(faults={"sound": "snd_licensed"})
    draft.get_by_role("checkbox", name="Sound and music rights").uncheck()
    expect(fix).to_be_hidden()
    expect(draft.get_by_text("You say: nothing is at fault in this draft.")).to_be_visible()
    last = question(page, "Draft 8")
    last.get_by_role("button", name="Nothing is at fault in this draft").click()
    expect(last.get_by_text("You say: nothing is at fault in this draft.")).to_be_visible()
    on_record(server, core, "PU2.D8", PreflightAnswer())
    assert page.evaluate("window.runs") == 0


def test_places_given_twice_and_the_same_in_both_menus_are_said(server, visit, core, screen):
    page = at_task(visit, server, core, "DE1").page
    for name in ("Mock-up A", "Mock-up B"):
        page.get_by_role("radiogroup", name=f"{name}: place").get_by_role("radio", name="3").check()
    expect(page.get_by_text("Place 3 is given twice: “Mock-up A” and “Mock-up B”.")).to_be_visible()
    page.get_by_role("group", name="Mock-up B: defects").get_by_role("checkbox").nth(1).check()
    page.get_by_role("radiogroup", name="Mock-up B: place").get_by_role("radio", name="2").check()
    expect(page.get_by_text("is given twice")).to_be_hidden()
    item = next(one.item for task in seats_of(server, core) for one in task.items if one.item.kind == "layouts")
    ids = {one.label.en: one.id for one in item.layouts}
    on_record(
        server,
        core,
        item.id,
        LayoutsAnswer(
            ranks={ids["Mock-up A"]: 3, ids["Mock-up B"]: 2},
            defects={ids["Mock-up B"]: frozenset({item.defects[1].id})},
        ),
    )
    page = at_task(visit, server, screen, "AN4").page
    for menu in ("1. Primary measure", "1. Guardrail"):
        page.get_by_label(menu).select_option(index=2)
    expect(page.get_by_text("The same choice stands in both menus here", exact=False)).to_be_visible()
    page.get_by_label("1. Guardrail").select_option(label="Choose")
    expect(page.get_by_text("The same choice stands in both menus here", exact=False)).to_be_hidden()
    until(lambda: len(next(iter(answer_of(server, screen, "AN4.measures").chosen.values()))) == 1, 10)


def seats_of(server, me):
    return workflow.sitting(server.store, me, now()).tasks


def test_choices_survive_a_killed_server_and_a_closed_tab(fresh_server, visit):
    me = seats.at_work(fresh_server.store, seats.candidate(fresh_server.store, form="screen"))
    visitor = at_task(visit, fresh_server, me, "AD3")
    page = visitor.page
    first, second = (page.get_by_role("radiogroup").nth(place) for place in (0, 1))
    first.get_by_role("radio", name="4").check()
    expect(page.get_by_text(SAVED).first).to_be_visible()
    fresh_server.kill()
    second.get_by_role("radio", name="5").check()
    expect(page.get_by_text("Your choice is kept on this device", exact=False)).to_be_visible()
    page.wait_for_timeout(3500)
    first.get_by_role("radio", name="2").check()
    page.close(run_before_unload=False)
    fresh_server.start()
    page = visitor.new_tab()
    page.goto(fresh_server.url + "/take?task=AD3")
    settle(page)
    first, second = (page.get_by_role("radiogroup").nth(place) for place in (0, 1))
    expect(first.get_by_role("radio", name="2")).to_be_checked()
    expect(second.get_by_role("radio", name="5")).to_be_checked()

    def kept():
        answer = answer_of(fresh_server, me, "AD3.S1")
        return isinstance(answer, RateOptionsAnswer) and sorted(answer.levels.values()) == [2, 5]

    until(kept, 10)


def test_two_tabs_show_where_they_differ_and_let_the_person_choose(server, visit, screen):
    visitor = at_task(visit, server, screen, "CS5")
    here, there = visitor.page, visitor.new_tab()
    there.goto(server.url + "/take?task=CS5")
    settle(there)
    (item,) = seats_of(server, screen)[2].items
    row, column = item.item.rows[0], item.item.columns[0]
    here.get_by_role("radiogroup").first.get_by_role("radio").nth(0).check()
    expect(here.get_by_text(SAVED)).to_be_visible()
    there.get_by_role("radiogroup").first.get_by_role("radio").nth(1).check()
    rival = there.get_by_role("group", name="This answer was changed in another tab", exact=False)
    expect(rival).to_be_visible()
    expect(rival.get_by_text(f"{row.text.en}: {item.item.options[0].text.en}", exact=False)).to_be_visible()
    there.get_by_role("button", name="Next task").click()
    expect(there.get_by_text("Not everything has reached us yet", exact=False)).to_be_visible()
    there.get_by_role("button", name="Keep what I chose here").click()
    expect(rival).to_be_hidden()
    chosen = {row.id: {column.id: item.item.options[1].id}}
    on_record(server, screen, item.item.id, MenuGridAnswer(chosen=chosen))
    here.get_by_role("radiogroup").nth(1).get_by_role("radio").nth(2).check()
    here.get_by_role("button", name="Use the other version").click()
    expect(here.get_by_role("radiogroup").first.get_by_role("radio").nth(1)).to_be_checked()
    assert answer_of(server, screen, item.item.id) == MenuGridAnswer(chosen=chosen)


def test_the_way_on_waits_for_a_choice_and_the_end_closes_the_question(server, visit, screen):
    page = at_task(visit, server, screen, "AD3").page
    page.route("**/api/autosave", lambda route: (page.wait_for_timeout(1200), route.continue_()))
    page.get_by_role("radiogroup").first.get_by_role("radio", name="5").check()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("heading", name=bank.task("CS5").title.en)).to_be_visible()
    answer = answer_of(server, screen, "AD3.S1")
    assert isinstance(answer, RateOptionsAnswer)
    assert list(answer.levels.values()) == [5]
    page.unroute("**/api/autosave")
    workflow.end_block(server.store, screen, now())
    page.get_by_role("radiogroup").first.get_by_role("radio").first.check()
    expect(page.get_by_text("Time is up: this last change came too late.", exact=False)).to_be_visible()
    expect(page.get_by_role("radio").first).to_be_disabled()


def test_a_choice_without_a_session_is_kept_until_the_link_is_opened_again(server, visit, screen):
    visitor = at_task(visit, server, screen, "AD3")
    page = visitor.page
    visitor.context.clear_cookies()
    page.get_by_role("radiogroup").first.get_by_role("radio", name="3").check()
    expect(page.get_by_text("Your session has ended.", exact=False)).to_be_visible()
    assert answer_of(server, screen, "AD3.S1") is None
    visitor.sign_in(server.store, screen)
    expect(page.get_by_text(SAVED).first).to_be_visible()
    answer = answer_of(server, screen, "AD3.S1")
    assert isinstance(answer, RateOptionsAnswer)
    assert list(answer.levels.values()) == [3]


def test_axe_finds_nothing_serious_in_a_conflict_or_below_a_ticked_fault(server, visit, core):
    page = at_task(visit, server, core, "PU2", width=390, dark=True).page
    workflow.save_response(server.store, core, "PU2.D1", PreflightAnswer(faults={"sound": None}), 0, "other", now())
    draft = question(page, "Draft 1")
    draft.get_by_role("checkbox", name="Hashtags").check()
    expect(draft.get_by_role("button", name="Keep what I chose here")).to_be_visible()
    assert findings(page) == []
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") == 390
