"""An amount shared out in a real browser: by keyboard, on a phone, told as it is typed and never corrected."""

import re

from playwright.sync_api import expect

from assessments.answer import AllocationAnswer
from tests import seats
from tests.browser.conftest import findings, settle
from tests.browser.walking import until


def at_posts(visit, server, language="en", **given):
    form = seats.composed(server.store, ("PU3",))
    me = seats.at_work(server.store, seats.candidate(server.store, form=form, language=language))
    visitor = visit(server, **given).sign_in(server.store, me)
    visitor.open("/take?task=PU3")
    return me, visitor


def on_record(server, me, **amounts):
    wanted = AllocationAnswer(amounts=amounts)
    until(lambda: seats.state(server.store, me, "PU3.posts").answer == wanted, 10)


def test_posts_are_shared_out_by_keyboard_and_come_back_after_a_reload(server, visit):
    me, visitor = at_posts(visit, server)
    page = visitor.page
    posts = page.get_by_role("group", name="Posts in July")
    posts.get_by_label("Instagram").focus()
    page.keyboard.type("12")
    page.keyboard.press("Tab")
    page.keyboard.type("5")
    page.keyboard.press("ArrowUp")
    expect(posts.get_by_text("18 of 20 posts: 2 left.")).to_be_visible()
    on_record(server, me, instagram=12, facebook=6)
    posts.get_by_label("TikTok").fill("7")
    expect(posts.get_by_text("25 of 20 posts: 5 too many.")).to_be_visible()
    on_record(server, me, instagram=12, facebook=6, tiktok=7)
    posts.get_by_label("TikTok").fill("")
    posts.get_by_label("Pinterest").fill("2")
    expect(posts.get_by_text("20 of 20 posts: all shared out.")).to_be_visible()
    on_record(server, me, instagram=12, facebook=6, pinterest=2)
    page.reload()
    settle(page)
    expect(posts.get_by_label("Instagram")).to_have_value("12")
    expect(posts.get_by_label("TikTok")).to_have_value("")
    expect(posts.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()


def test_what_is_no_amount_is_told_and_not_saved(server, visit):
    me, visitor = at_posts(visit, server)
    posts = visitor.page.get_by_role("group", name="Posts in July")
    posts.get_by_label("Instagram").fill("3")
    posts.get_by_label("Facebook").fill("-2")
    expect(posts.get_by_text("A number from 0 upwards, please; this one is not saved.")).to_be_visible()
    expect(posts.get_by_label("Facebook")).to_have_attribute("aria-invalid", "true")
    expect(posts.get_by_label("Facebook")).to_have_value("-2")
    on_record(server, me, instagram=3)


def test_on_a_phone_in_french_in_the_dark_nothing_scrolls_sideways_and_axe_is_silent(server, visit):
    _, visitor = at_posts(visit, server, "fr", width=390, locale="fr-FR", dark=True)
    page = visitor.page
    posts = page.get_by_role("group", name="Publications en juillet")
    posts.get_by_label("LinkedIn").fill("4")
    expect(posts.get_by_text(re.compile(r"^4 sur 20 publications\s: il en reste 16\.$"))).to_be_visible()
    assert findings(page) == []
    main = page.get_by_test_id("stMain")
    assert main.evaluate("one => one.scrollWidth - one.clientWidth") == 0
