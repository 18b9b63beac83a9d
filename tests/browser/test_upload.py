"""A picture handed in from a real browser: by keyboard, refused with a reason, while the server is down, in words."""

import pytest

from assessments.answer import WrittenAnswer
from tests import seats
from tests.browser.conftest import settle
from tests.browser.looking import LOOKS, troubles
from tests.browser.test_canvas import at_the_desk
from tests.pictures import png, told_png

SAVED = "Your picture is saved. This is what people will see."


def choose(page, data, name="camille-doe.png"):
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "image/png", "buffer": data})


def by_file(page):
    """The way of the file, taken without a mouse."""
    page.get_by_role("button", name="Hand in a file").focus()
    page.keyboard.press("Enter")
    page.locator("input[type=file]").wait_for(state="attached")
    settle(page)


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visit, server, look):
    language = look["locale"][:2]
    page = (
        visit(server, **look).sign_in(server.store, at_the_desk(server.store, "DE5", language), language).open("/take")
    )
    assert troubles(page) == []
    page.get_by_role("button", name={"en": "Hand in a file", "fr": "Déposer un fichier"}[language]).click()
    choose(page, png())
    page.locator("#shown").wait_for()
    settle(page)
    assert troubles(page) == []


def test_a_picture_chosen_while_the_server_is_down_arrives_once_it_is_back_and_words_go_on(visit, fresh_server):
    me = at_the_desk(fresh_server.store, "DE5")
    visitor = visit(fresh_server).sign_in(fresh_server.store, me, "en")
    page = visitor.open("/take")
    by_file(page)
    page.locator("input[type=file]").focus()
    assert (
        page.evaluate(
            "() => { let at = document.activeElement; while (at.shadowRoot) at = at.shadowRoot.activeElement;"
            " return at.type; }"
        )
        == "file"
    )  # the next Enter or Space opens the browser's own window
    fresh_server.kill()
    choose(page, told_png())
    page.get_by_text("No connection. Your picture is sent").wait_for()
    page.get_by_role("textbox", name="Alt text").focus()
    page.keyboard.type("Two hands lift a worn seal. Repair Day, 13 June.")
    fresh_server.start()
    page.get_by_text(SAVED).wait_for()
    page.wait_for_timeout(2500)

    answer = seats.state(fresh_server.store, me, "DE5.visual").answer
    assert (answer.route, len(answer.file)) == ("file", 32)
    said = seats.state(fresh_server.store, me, "DE5.alt").answer
    assert said == WrittenAnswer(text="Two hands lift a worn seal. Repair Day, 13 June.")
    names = [one.name for one in fresh_server.media.rglob("*") if one.is_file()]
    assert len(names) == 1
    assert "camille" not in names[0]
    visitor.open("/take")
    shown = page.locator("#shown")
    shown.wait_for()
    assert shown.get_attribute("src") == f"/files/{answer.file}"
    assert "camille" not in page.content()


def test_what_is_refused_is_told_and_another_file_or_words_take_its_place(visit, server):
    me = at_the_desk(server.store, "DE5")
    page = visit(server).sign_in(server.store, me, "en").open("/take")
    by_file(page)
    choose(page, b"GIF89a of a cat")
    page.get_by_text("This file is no PNG and no JPEG and was not taken.").wait_for()
    choose(page, png() + b"0" * 5_242_880)
    page.get_by_text("This file is too large and was not taken.").wait_for()
    choose(page, png())
    page.get_by_text(SAVED).wait_for()

    page.get_by_role("button", name="Describe it in words instead").click()
    box = page.get_by_role("textbox", name="Your visual in words")
    box.fill("Title first, the date below it.")
    page.wait_for_timeout(1500)
    answer = seats.state(server.store, me, "DE5.visual").answer
    assert (answer.route, answer.script, bool(answer.file)) == ("typed", "Title first, the date below it.", True)
    page.get_by_role("button", name="Hand in a file instead").click()
    page.get_by_text(SAVED).wait_for()
