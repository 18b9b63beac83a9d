"""A sitting in a real browser: on a phone, in French, by ear and by hand, forwards and back."""

import re
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from assessments import bank, workflow
from assessments.answer import PreflightAnswer, SpokenAnswer, WrittenAnswer
from tests import seats
from tests.browser.conftest import settle
from tests.seats import now


def findings(page):
    """What axe-core holds to be serious or critical, as one line each."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['failureSummary'][:200]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]


def seated(visit, server, me, path="/take", **given):
    visitor = visit(server, **given).sign_in(server.store, me)
    visitor.open(path)
    return visitor


def test_a_french_sitting_on_a_phone_from_the_link_to_the_last_word(server, visit):
    _, token = seats.invited(server.store, form="screen", language="fr")
    visitor = visit(server, width=390, locale="fr-FR")
    page = visitor.redeem(token)
    expect(page.get_by_role("heading", name="Avant de commencer")).to_be_visible()
    page.get_by_text("J’ai lu cette notice", exact=False).click()
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("heading", name="Essayez les façons de répondre")).to_be_visible()
    page.get_by_label("Une phrase qui donne envie", exact=False).fill("Drelin, et la rue sourit.")
    page.get_by_role("button", name="Quitter l’essai et continuer").click()
    page.get_by_role("button", name="Commencer").click()
    expect(page.get_by_role("heading", name=bank.task("PU1").title.fr)).to_be_visible()
    for title in (bank.task(one).title.fr for one in ("AN4", "CS5", "AD3")):
        page.get_by_role("button", name="Tâche suivante").click()
        expect(page.get_by_role("heading", name=title)).to_be_visible()
    page.get_by_role("button", name="Relire cette partie").click()
    page.get_by_role("button", name="Remettre mon travail").click()
    expect(page.get_by_role("heading", name="Votre travail est remis")).to_be_visible()
    with page.expect_download() as copy:
        page.get_by_role("button", name="Télécharger une copie de mes réponses").click()
    assert copy.value.suggested_filename.startswith("mes-reponses-")
    assert bank.task("AD3").title.fr in copy.value.path().read_text(encoding="utf-8")
    assert page.locator("html").get_attribute("lang") == "fr"
    assert [said for said in visitor.heard if "404" not in said] == []


def test_back_and_forward_of_the_browser_move_between_tasks_and_keep_every_word(server, visit):
    me = seats.at_work(server.store, seats.candidate(server.store))
    page = seated(visit, server, me).page
    page.get_by_role("button", name="Next task").click()
    expect(page.get_by_role("heading", name="One press note, four networks")).to_be_visible()
    page.get_by_label("TikTok caption", exact=False).fill("A seal, three euros.")
    page.get_by_role("button", name="Next task").click()
    expect(page.get_by_role("heading", name="Judge four mock-ups")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="One press note, four networks")).to_be_visible()
    expect(page.get_by_label("TikTok caption", exact=False)).to_have_value("A seal, three euros.")
    page.go_forward()
    expect(page.get_by_role("heading", name="Judge four mock-ups")).to_be_visible()
    assert "task=DE1" in page.url


def test_the_review_opens_the_task_that_is_left_open(server, visit):
    me = seats.at_work(server.store, seats.candidate(server.store))
    page = seated(visit, server, me, "/take?task=review").page
    row = page.get_by_role("listitem").filter(has_text="Judge four mock-ups")
    expect(row.get_by_text("0 of 2 answered, 2 left open")).to_be_visible()
    row.get_by_role("button", name="Open").click()
    expect(page.get_by_role("heading", name="Judge four mock-ups")).to_be_visible()
    mockup = page.get_by_role("img", name="Mock-up A", exact=False)
    assert mockup.evaluate("(one) => one.decode().then(() => one.naturalWidth)") > 100


def test_a_new_task_starts_at_its_top_with_its_title_in_focus(server, visit):
    me = seats.at_work(server.store, seats.candidate(server.store))
    page = seated(visit, server, me).page
    page.get_by_role("button", name="Next task").click()
    title = page.get_by_role("heading", name="One press note, four networks")
    expect(title).to_be_in_viewport()
    expect(title).to_be_focused()


def test_a_choice_is_saved_by_the_keyboard_alone(server, visit):
    me = seats.at_work(server.store, seats.candidate(server.store))
    page = seated(visit, server, me, "/take?task=PU2").page
    fault = page.get_by_text("Sound and music rights").first
    fault.scroll_into_view_if_needed()
    page.get_by_role("button", name="Sound and music rights").or_(
        page.get_by_role("checkbox", name="Sound and music rights")
    ).first.focus()
    page.keyboard.press("Space")
    settle(page)
    fix = page.get_by_role("radiogroup", name="Fix for: Sound and music rights")
    expect(fix).to_be_visible()
    fix.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    settle(page)
    expect(page.get_by_text(re.compile(r"Saved \d\d:\d\d")).first).to_be_visible()
    answer = seats.state(server.store, me, "PU2.D1").answer
    assert answer == PreflightAnswer(faults={"sound": "snd_licensed"})


def test_a_reply_is_sent_with_its_last_word_and_the_story_goes_on(server, visit):
    me = seats.at_work(server.store, seats.candidate(server.store), block=1)
    page = seated(visit, server, me, "/take?task=CS2").page
    page.get_by_label("Your public reply").click()
    page.keyboard.type("Claire, a new seal is free and the postage is on us. Salomé answers by 14:00.")
    page.get_by_role("button", name="Send this reply").click()
    expect(page.get_by_text("Free seal, fine. And the postage?", exact=False)).to_be_visible()
    expect(page.get_by_label("Your second public reply")).to_be_visible()
    expect(page.get_by_label("Your public reply")).to_have_count(0)
    assert seats.state(server.store, me, "CS2.reply1").sealed


def test_a_speech_is_recorded_twice_one_try_is_kept_and_the_script_counts_as_much(server, visit):
    me = seats.at_work(server.store, seats.candidate(server.store), block=1)
    page = seated(visit, server, me, "/take?task=LV2").page
    page.get_by_role("button", name="Record it").click()
    for n in (1, 2):
        page.get_by_role("button", name=f"Record try {n}").click()
        page.wait_for_timeout(2600)
        page.get_by_role("button", name="Stop").click()
        expect(page.get_by_label(f"Try {n} counts")).to_be_checked()
        settle(page)
    expect(page.get_by_role("button", name="Record try 2")).to_be_hidden()
    page.get_by_label("Try 1 counts").check()
    expect(page.get_by_text("Your recording is saved.")).to_be_visible()
    settle(page)
    answer = seats.state(server.store, me, "LV2.opening").answer
    assert isinstance(answer, SpokenAnswer)
    assert (answer.route, answer.kept) == ("sound", answer.tries[0])
    sound = page.locator("audio").first
    sound.evaluate("async (one) => { await one.play() }")
    page.wait_for_timeout(800)
    assert sound.evaluate("(one) => one.currentTime") > 0.3
    page.get_by_role("button", name="Write it instead").click()
    script = page.get_by_label("Your words, as you would say them")
    script.fill("Hello from the courtyard.")
    expect(page.get_by_label("Your answer to papa.velo")).to_be_visible()
    page.get_by_role("button", name="Record it instead").click()
    expect(page.get_by_label("Try 1 counts")).to_be_checked()
    answer = seats.state(server.store, me, "LV2.opening").answer
    assert isinstance(answer, SpokenAnswer)
    assert (answer.route, len(answer.tries), answer.script) == ("sound", 2, "Hello from the courtyard.")


def test_an_arrangement_is_asked_for_in_ones_own_words(server, visit):
    me = seats.candidate(server.store)
    page = seated(visit, server, me).page
    page.get_by_text("Ask for an arrangement", exact=True).click()
    page.get_by_text("Breaks when I want").click()
    settle(page)
    page.get_by_label("Something else").fill("A quiet room")
    page.get_by_role("button", name="Send this request").click()
    expect(page.get_by_text("Your request is sent.", exact=False)).to_be_visible()
    (asked,) = workflow.own_arrangements(server.store, me)
    assert asked.wishes == "Breaks when I want; A quiet room"


def test_the_clock_is_quiet_until_five_minutes_remain_and_then_counts_aloud(server, visit):
    me = seats.at_work(server.store, seats.candidate(server.store))
    page = seated(visit, server, me).page
    clock = page.get_by_role("timer")
    expect(clock).to_have_text("49 min left")
    late = seats.at_work(
        server.store, seats.candidate(server.store), since=now() - timedelta(minutes=44) + timedelta(seconds=5)
    )
    page = seated(visit, server, late).page
    clock = page.get_by_role("timer")
    expect(clock).to_have_text(re.compile(r"4:\d\d left"), timeout=15_000)
    expect(page.get_by_role("status").filter(has_text="Five minutes left.")).to_be_attached()


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_axe_finds_nothing_serious_at_any_step(server, visit, width, dark):
    me = seats.candidate(server.store, language="fr")
    page = seated(visit, server, me, width=width, dark=dark, locale="fr-FR").page
    found = {"notice": findings(page)}

    def look(name, path="/take"):
        page.goto(server.url + path)
        settle(page)
        found[name] = findings(page)

    workflow.acknowledge(server.store, me, now())
    look("practice")
    workflow.finish_practice(server.store, me, now())
    look("break")
    workflow.start_block(server.store, me, now())
    workflow.save_response(server.store, me, "PU2.D1", PreflightAnswer(faults={"sound": None}), 0, "a", now())
    workflow.save_response(server.store, me, "WR1.x", WrittenAnswer(text="mot " * 90), 0, "a", now())
    for name in ("PU2", "WR1", "DE1", "review"):
        look(name, f"/take?task={name}")
    workflow.end_block(server.store, me, now())
    workflow.start_block(server.store, me, now())
    for route in ("sound", "typed"):
        revision = seats.state(server.store, me, "LV2.opening").revision
        workflow.save_response(server.store, me, "LV2.opening", SpokenAnswer(route=route), revision, "a", now())
        look(f"LV2 {route}", "/take?task=LV2")
    for name in ("CS2", "AN1", "AD1"):
        look(name, f"/take?task={name}")
    workflow.submit(server.store, me, now())
    look("submitted")
    assert {name: some for name, some in found.items() if some} == {}


def test_axe_finds_nothing_serious_in_the_short_forms(server, visit):
    me = seats.at_work(server.store, seats.candidate(server.store, form="screen"))
    page = seated(visit, server, me).page
    found = {}
    for name in ("PU1", "AN4", "CS5", "AD3"):
        page.goto(f"{server.url}/take?task={name}")
        settle(page)
        found[name] = findings(page)
    alone = seats.oneself(server.store)
    page = seated(visit, server, alone).page
    found["self notice"] = findings(page)
    workflow.acknowledge(server.store, alone, now())
    page.reload()
    settle(page)
    found["self levels"] = findings(page)
    assert {name: some for name, some in found.items() if some} == {}
