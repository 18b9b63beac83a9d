"""LV4 from the link to the report: lines by the server's clock, nothing before it is due, and without a clock too."""

from datetime import timedelta

import pytest

from assessments import workflow
from assessments.answer import ChatEntry, LiveChatAnswer
from assessments.attempt import AnswerRefused, AnswerSealed, AttemptClosed, NotFound
from tests.alone import form_of
from tests.builders import candidate, manager, position
from tests.journeys.bots import Browser
from tests.journeys.one_task import both, play
from tests.live_chat import AT, CHAT, GOOD, POOR, entries

SECOND = timedelta(seconds=1)


def enter(browser, script, language):
    """Begin the chat and send everything in its time, each time with all that was sent before."""
    begun = browser.now
    workflow.begin(browser.store, browser.actor, CHAT.id, begun)
    sent = ()
    for one in entries(script, language):
        browser.now = begun + one.second * SECOND
        sent = (*sent, one.model_copy(update={"second": None}))
        browser.save(CHAT.id, LiveChatAnswer(entries=sent))


@both
@pytest.mark.parametrize(("script", "shares"), [(GOOD, (1, 1)), (POOR, (2 / 7, 0.1))])
def test_a_chat_goes_to_the_report(store, monkeypatch, language, script, shares):
    played = play(store, monkeypatch, "LV4", sit=lambda browser: enter(browser, script, language), language=language)
    assert (played.shares["LV4.e1"], played.shares["LV4.e2"]) == pytest.approx(shares)
    assert played.flags == (frozenset() if script is GOOD else {"cf_safety"})
    (live,) = [one for one in played.report.competencies if one.competency.id == "LV"]
    # 0.2 each for questions and actions, 0.6 for people, who gave 4 of 5: 75 points
    assert live.score.value == pytest.approx(100 * 0.2 * sum(shares) + 0.6 * 75, abs=0.5)


def test_raters_read_words_and_deeds_but_no_moment(store, monkeypatch):
    played = play(store, monkeypatch, "LV4", sit=lambda browser: enter(browser, GOOD, "en"))
    (answer,) = played.cards[0].answers
    assert [one.text for one in answer.answer.entries] == [one.text for one in entries(GOOD)]
    assert {(one.second, one.group) for one in answer.answer.entries} == {(None, None)}
    assert len(answer.item.lines) == 18
    assert answer.text.startswith("Yes, both")
    assert not any("second" in one.id or "latency" in one.id for one in played.report.competencies[0].evidence)


# --- by the verbs alone -----------------------------------------------------------------------------------------------


@pytest.fixture
def store(store):
    with form_of("LV4"):
        yield store


@pytest.fixture
def readers(reader):
    return (reader,)


def hear(browser, after=0, known=0):
    browser.now += after * SECOND
    return workflow.heard(browser.store, browser.actor, CHAT.id, known, browser.now)


def begin(browser):
    return workflow.begin(browser.store, browser.actor, CHAT.id, browser.now)


def say(browser, name, line=None, after=0, group=1, **given):
    """One more entry, beside nothing: the server knows the others."""
    browser.now += after * SECOND
    one = ChatEntry(id=name, line=line and f"LV4.{line}", text=name, **given)
    return browser.save(CHAT.id, LiveChatAnswer(entries=(one,), group=group)).answer


def test_nothing_is_heard_before_the_chat_is_begun(sitter):
    browser = sitter()
    assert hear(browser, 100) == hear(browser)
    assert (hear(browser).begun, hear(browser).lines, hear(browser).left) == (False, (), None)


def test_lines_come_in_by_the_clock_and_only_those_that_are_new_are_told(sitter):
    browser = sitter()
    begin(browser)
    first = hear(browser, AT["LV4.02"])
    assert [one.id for one in first.lines] == ["LV4.01", "LV4.02"]
    assert (first.wait, first.left) == (AT["LV4.03"] - AT["LV4.02"], 300 - AT["LV4.02"])
    later = hear(browser, 30, known=2)
    assert [(one.number, one.id) for one in later.lines] == [(3, "LV4.03"), (4, "LV4.04")]
    over = hear(browser, 300)
    assert (len(over.lines), over.left, over.wait) == (18, 0, 0)


def test_everybody_gets_the_same_line_at_the_same_second(sitter):
    heard = []
    for name in ("Ada", "Bea"):
        browser = sitter(name=name)
        begin(browser)
        heard.append([[one.id for one in hear(browser, 1).lines] for _ in range(60)])
    assert heard[0] == heard[1]


def test_no_line_that_is_not_due_reaches_a_page(sitter):
    browser = sitter()
    begin(browser)
    shown = browser.look().model_dump_json() + hear(browser, 20).model_dump_json()
    assert "lunch boxes" in shown
    for later in CHAT.lines[2:]:
        assert later.text.en not in shown
        assert later.author not in shown or later.author == "mehdi.cuisine"


def test_a_line_that_has_not_come_in_cannot_be_answered(sitter):
    browser = sitter()
    begin(browser)
    with pytest.raises(AnswerRefused):
        say(browser, "early", "07", after=AT["LV4.07"] - 1)
    assert say(browser, "now", "07", after=1).entries[0].second == AT["LV4.07"]


@pytest.mark.parametrize("wrong", [{"line": "99"}, {"line": "01", "deeds": ("dance",)}, {"line": "01", "group": 4}])
def test_lines_deeds_and_groups_that_do_not_exist_are_refused(sitter, wrong):
    browser = sitter()
    begin(browser)
    with pytest.raises(AnswerRefused):
        say(browser, "wrong", after=50, **wrong)


def test_what_was_said_stays_said_and_tabs_do_not_overwrite_each_other(store, sitter):
    browser = sitter()
    begin(browser)
    say(browser, "one", after=10, second=3, line="01")
    phone = Browser(store, browser.actor, browser.now, tab="phone")
    say(phone, "two", after=5)
    browser.now = phone.now
    changed = ChatEntry(id="one", text="something else", second=99)
    answer = browser.save(CHAT.id, LiveChatAnswer(entries=(changed,))).answer
    assert [(one.id, one.text, one.second) for one in answer.entries] == [("one", "one", 10), ("two", "two", 15)]


def test_a_resumed_chat_is_at_the_right_second_with_every_answer(store, sitter):
    browser = sitter()
    begin(browser)
    say(browser, "one", "01", after=30)
    again = Browser(store, browser.actor, browser.now + 40 * SECOND, tab="new")
    assert begin(again).begun_at == browser.now - 30 * SECOND
    heard = hear(again)
    assert heard.left == 230
    assert [(one.id, one.second) for one in heard.answer.entries] == [("one", None)]
    (task,) = again.look().tasks
    assert [one.second for one in task.items[0].answer.entries] == [None]


def test_after_the_end_only_what_was_late_on_its_way_is_taken(sitter):
    browser = sitter()
    begin(browser)
    say(browser, "late", after=360)
    with pytest.raises(AnswerSealed):
        say(browser, "too late", after=1)
    assert [one.id for one in hear(browser).answer.entries] == ["late"]


def test_with_more_time_the_chat_is_slower(sitter):
    browser = sitter(extra_time=2.0)
    begin(browser)
    heard = hear(browser, 2 * AT["LV4.02"])
    assert [one.id for one in heard.lines] == ["LV4.01", "LV4.02"]
    assert heard.left == 600 - 2 * AT["LV4.02"]
    assert say(browser, "x").entries[0].second == AT["LV4.02"]


def test_a_chat_nobody_sits_in_is_not_there(store, sitter):
    browser = sitter()
    with pytest.raises(NotFound):
        workflow.heard(store, browser.actor, "LV4.99", 0, browser.now)
    browser.submit()
    with pytest.raises(AttemptClosed):
        hear(browser)


def test_other_questions_are_no_chat(store, office, reader):
    with form_of("LV5"):
        opening = position(store, office, form_id="screen", raters=(reader.id,))
        browser = Browser(store, candidate(store, office, opening)).enter()
        browser.start()
        with pytest.raises(NotFound):
            workflow.heard(store, browser.actor, "LV5.W1", 0, browser.now)


def test_the_own_copy_has_every_line_and_every_moment(store, sitter):
    browser = sitter()
    begin(browser)
    say(browser, "one", "01", after=30)
    browser.submit()
    (task,) = workflow.own_answers(store, browser.actor)
    assert len(task.items[0].item.lines) == 18
    assert [one.second for one in task.items[0].answer.entries] == [30]


# --- without a clock --------------------------------------------------------------------------------------------------


@pytest.fixture
def slow(store, office, sitter):
    browser = sitter()
    workflow.set_untimed(store, office, browser.actor.id, browser.now, untimed=True)
    begin(browser)
    return browser


def test_without_a_clock_the_same_lines_come_in_three_groups(slow):
    heard = hear(slow, 390)
    assert (heard.wait, heard.left, heard.more) == (None, None, True)
    assert [one.number for one in heard.lines] == list(range(1, 7))
    with pytest.raises(AnswerRefused):
        say(slow, "early", "07")
    assert say(slow, "in one", "06", group=2).group == 2
    assert [one.number for one in hear(slow, known=6).lines] == list(range(7, 13))
    assert say(slow, "in two", "07", group=3).entries[-1].group == 2
    last = hear(slow, known=12)
    assert ([one.number for one in last.lines], last.more) == (list(range(13, 19)), False)


def test_nobody_skips_a_group_or_goes_back(slow):
    assert say(slow, "far", group=3).group == 2
    assert say(slow, "back", group=1).group == 2


def test_without_a_clock_nothing_is_late_and_no_second_is_kept(slow):
    assert say(slow, "late", after=400).entries[0].second is None


def test_a_chat_that_was_begun_by_the_clock_goes_on_without_one(store, office, sitter):
    browser = sitter()
    begin(browser)
    say(browser, "one", "01", after=10)
    workflow.set_untimed(store, office, browser.actor.id, browser.now, untimed=True)
    assert begin(browser).pace == "slow"
    assert (len(hear(browser).lines), hear(browser).left) == (6, None)
    assert [one.id for one in hear(browser).answer.entries] == ["one"]


def test_who_rates_and_who_decides_is_not_told_of_it(store, office, reader, slow):
    opening = slow.look().attempt.position_id
    for actor, told in ((office, True), (manager(store), False)):
        (row,) = workflow.board(store, actor, opening, slow.now)
        assert row.invitation.untimed == told
    for group, line in ((2, "06"), (3, "07"), (3, "18")):
        say(slow, f"word {line}", line, group=group)
    slow.submit()
    card = workflow.next_card(store, reader, "LV4")
    (answer,) = card.answers
    assert answer.answer.group == 1
    assert {(one.second, one.group) for one in answer.answer.entries} == {(None, None)}
