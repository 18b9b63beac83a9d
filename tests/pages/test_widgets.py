"""Every kind of question: shown, saved on each change as one more revision, and filled again from the record."""

import json
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from assessments import bank, workflow
from assessments.answer import (
    ChoiceAnswer,
    LayoutsAnswer,
    MenuGridAnswer,
    MultiSelectAnswer,
    NumberAnswer,
    OrderingAnswer,
    PreflightAnswer,
    RateOptionsAnswer,
    RevisionAnswer,
    SelfLevelAnswer,
    SpokenAnswer,
    WrittenAnswer,
)
from pages.parts.labels import label
from rubric.record import LANGUAGES
from tests import seats
from tests.seats import now


def answer_of(store, actor, item_id):
    return seats.state(store, actor, item_id).answer


def save(store, actor, item_id, answer, base=0, tab="elsewhere"):
    return workflow.save_response(store, actor, item_id, answer, base, tab, now())


def boxes(at):
    """What the page handed to the boxes for words, by item."""
    protos = [one.proto for one in at.get("bidi_component") if one.proto.component_name == "assay_parts"]
    parts = [part for proto in protos for part in json.loads(proto.json)[0]["parts"] if part["kind"] == "editor"]
    return {data["item"]: data for part in parts for data in part["data"]["boxes"]}


def warnings(at):
    return [one.value.replace("\\", "") for one in at.warning]


@pytest.fixture
def core(store):
    return seats.at_work(store, seats.candidate(store))


@pytest.fixture
def second(store):
    return seats.at_work(store, seats.candidate(store), block=1)


@pytest.fixture
def screen(store):
    return seats.at_work(store, seats.candidate(store, form="screen"))


@pytest.fixture
def practising(store):
    me = seats.candidate(store)
    workflow.acknowledge(store, me, now())
    return me


# --- one kind after the other -----------------------------------------------------------------------------------------


def test_a_choice_is_saved_and_comes_back(store, open_page, screen):
    item = bank.task("PU1").items[0]
    wanted = item.options[2].id
    at = open_page("take.py", screen, task="PU1")
    at.radio(key=f"{item.id}|option").set_value(wanted).run()
    at.checkbox(key=f"{item.id}|changed").check().run()
    state = seats.state(store, screen, item.id)
    assert state.answer == ChoiceAnswer(option=wanted, changed=True)
    assert state.revision == 2
    again = open_page("take.py", screen, task="PU1")
    assert again.radio(key=f"{item.id}|option").value == wanted
    assert again.checkbox(key=f"{item.id}|changed").value is True


def test_several_choices_are_saved_and_come_back(store, open_page, practising):
    at = open_page("take.py", practising)
    at.checkbox(key="PRACTICE.several|shown").check().run()
    at.checkbox(key="PRACTICE.several|words").check().run()
    at.checkbox(key="PRACTICE.several|shown").uncheck().run()
    assert answer_of(store, practising, "PRACTICE.several") == MultiSelectAnswer(options=frozenset({"words"}))
    again = open_page("take.py", practising)
    assert [again.checkbox(key=f"PRACTICE.several|{one}").value for one in ("shown", "words")] == [False, True]


def test_an_order_is_given_by_numbers_and_a_place_given_twice_is_said(store, open_page, practising):
    at = open_page("take.py", practising)
    at.segmented_control(key="PRACTICE.order|read|place").set_value(1).run()
    at.segmented_control(key="PRACTICE.order|check|place").set_value(1).run()
    (said,) = warnings(at)
    assert said.startswith("Place 1 is given twice: ")
    assert "“Read the whole conversation”" in said
    assert "“Check the fact”" in said
    at.segmented_control(key="PRACTICE.order|check|place").set_value(2).run()
    assert not at.warning
    assert answer_of(store, practising, "PRACTICE.order") == OrderingAnswer(ranks={"read": 1, "check": 2})
    again = open_page("take.py", practising)
    assert again.segmented_control(key="PRACTICE.order|check|place").value == 2


def test_levels_of_actions_are_saved_and_come_back(store, open_page, screen):
    at = open_page("take.py", screen, task="AD3")
    at.radio(key="AD3.S1|b").set_value(5).run()
    at.radio(key="AD3.S1|e").set_value(1).run()
    assert answer_of(store, screen, "AD3.S1") == RateOptionsAnswer(levels={"b": 5, "e": 1})
    again = open_page("take.py", screen, task="AD3")
    assert [again.radio(key=f"AD3.S1|{one}").value for one in "be"] == [5, 1]
    assert again.radio(key="AD3.S1|a").value is None


def test_menus_in_two_columns_are_saved_and_a_choice_standing_twice_is_said(store, open_page, screen):
    at = open_page("take.py", screen, task="AN4")
    at.selectbox(key="AN4.measures|AN4.O2|primary").set_value("m05").run()
    at.selectbox(key="AN4.measures|AN4.O2|guardrail").set_value("m05").run()
    assert len(at.warning) == 1
    assert "Take repair bookings from 120 to 200" in warnings(at)[0]
    at.selectbox(key="AN4.measures|AN4.O2|guardrail").set_value("m06").run()
    assert not at.warning
    expected = MenuGridAnswer(chosen={"AN4.O2": {"primary": "m05", "guardrail": "m06"}})
    assert answer_of(store, screen, "AN4.measures") == expected
    again = open_page("take.py", screen, task="AN4")
    assert again.selectbox(key="AN4.measures|AN4.O2|guardrail").value == "m06"


def test_few_options_of_a_menu_are_shown_at_once(store, open_page, screen):
    at = open_page("take.py", screen, task="CS5")
    (item,) = bank.task("CS5").items
    row, column = item.rows[4].id, item.columns[0].id
    at.radio(key=f"{item.id}|{row}|{column}").set_value("hide").run()
    assert answer_of(store, screen, item.id) == MenuGridAnswer(chosen={row: {column: "hide"}})
    assert not at.selectbox


def test_a_fault_is_ticked_first_and_its_fix_chosen_then(store, open_page, core):
    at = open_page("take.py", core, task="PU2")
    assert not at.radio
    at.pills(key="PU2.D1|faults").set_value(["sound"]).run()
    assert answer_of(store, core, "PU2.D1") == PreflightAnswer(faults={"sound": None})
    at.radio(key="PU2.D1|fix|sound").set_value("snd_licensed").run()
    assert answer_of(store, core, "PU2.D1") == PreflightAnswer(faults={"sound": "snd_licensed"})
    again = open_page("take.py", core, task="PU2")
    assert again.pills(key="PU2.D1|faults").value == ["sound"]
    assert again.radio(key="PU2.D1|fix|sound").value == "snd_licensed"
    again.pills(key="PU2.D1|faults").set_value([]).run()
    assert answer_of(store, core, "PU2.D1") == PreflightAnswer()


def test_a_draft_without_faults_is_answered_by_saying_so(store, open_page, core):
    at = open_page("take.py", core, task="PU2")
    assert not seats.state(store, core, "PU2.D8").answered
    at.button(key="PU2.D8|fine").click().run()
    assert seats.state(store, core, "PU2.D8").answered
    assert "PU2.D8|fine" not in [one.key for one in at.button]
    assert "PU2.D7|fine" in [one.key for one in at.button]


def test_mock_ups_are_ranked_and_their_defects_ticked(store, open_page, core):
    (item,) = [one for one in bank.task("DE1").items if one.kind == "layouts"]
    first, second = item.layouts[0].id, item.layouts[1].id
    at = open_page("take.py", core, task="DE1")
    at.segmented_control(key=f"{item.id}|{first}|place").set_value(3).run()
    at.pills(key=f"{item.id}|{first}|defects").set_value(["outside_safe_area"]).run()
    at.segmented_control(key=f"{item.id}|{second}|place").set_value(3).run()
    assert answer_of(store, core, item.id) == LayoutsAnswer(
        ranks={first: 3, second: 3}, defects={first: frozenset({"outside_safe_area"})}
    )
    assert "Place 3 is given twice" in warnings(at)[0]
    at.segmented_control(key=f"{item.id}|{second}|place").set_value(2).run()
    assert not at.warning
    again = open_page("take.py", core, task="DE1")
    assert again.pills(key=f"{item.id}|{first}|defects").value == ["outside_safe_area"]


def test_ones_own_level_is_chosen_on_the_published_anchors(store, open_page):
    me = seats.oneself(store)
    workflow.acknowledge(store, me, now())
    at = open_page("take.py", me)
    assert len(at.radio) == 7
    at.radio(key="SELF.WR|level").set_value(4).run()
    assert answer_of(store, me, "SELF.WR") == SelfLevelAnswer(level=4)
    assert open_page("take.py", me).radio(key="SELF.WR|level").value == 4


def test_a_text_is_given_to_its_box_with_its_limits_and_its_revision(store, open_page, core):
    save(store, core, "WR1.x", WrittenAnswer(text="71% are one seal."))
    box = boxes(open_page("take.py", core, task="WR1"))["WR1.x"]
    assert (box["text"], box["revision"], box["field"]) == ("71% are one seal.", 1, "text")
    assert box["answer"] == {"kind": "written", "text": "71% are one seal."}
    assert (box["limits"]["count"], box["limits"]["maximum"], box["limits"]["hashtags"]) == ("x_weighted", 280, 1)
    assert box["words"]["of"] == "{n} of {max} characters as X counts"


def test_a_declaration_is_not_counted(store, open_page, core):
    assert boxes(open_page("take.py", core, task="WR1"))["WR1.ai"]["limits"] is None


def test_a_number_stands_in_one_line_with_its_unit_and_as_it_was_typed(store, open_page, second):
    save(store, second, "AN1.Q1", NumberAnswer(typed="6,2 %"))
    box = boxes(open_page("take.py", second, task="AN1"))["AN1.Q1"]
    assert (box["text"], box["line"], box["unit"], box["field"]) == ("6,2 %", True, "%", "typed")


def test_ones_own_earlier_text_is_back_to_be_revised(store, open_page):
    me = seats.at_work(store, seats.candidate(store))
    save(store, me, "WR1.x", WrittenAnswer(text="Sixty places."))
    workflow.end_block(store, me, now())
    workflow.start_block(store, me, now())
    found = boxes(open_page("take.py", me, task="AD1"))
    assert (found["AD1.x"]["text"], found["AD1.x"]["revision"]) == ("Sixty places.", 0)
    assert found["AD1.tiktok"]["text"] == bank.task("AD1").item("AD1.tiktok").fallback.en
    save(store, me, "AD1.x", RevisionAnswer(text="Forty places."))
    assert boxes(open_page("take.py", me, task="AD1"))["AD1.x"]["text"] == "Forty places."


def test_the_second_reply_opens_when_the_first_is_sent_and_shows_what_came_back(store, open_page, second):
    at = open_page("take.py", second, task="CS2")
    assert "CS2.reply2" not in boxes(at)
    assert "Opens once the answer before it has been sent." in "".join(one.value for one in at.markdown).replace(
        "\\", ""
    )
    save(store, second, "CS2.reply1", WrittenAnswer(text="The new seal is free, <b>postage</b> included."))
    workflow.send_answer(store, second, "CS2.reply1", now())
    at = open_page("take.py", second, task="CS2")
    assert "CS2.reply1" not in boxes(at)
    assert "The new seal is free, <b>postage</b> included." in [one.value for one in at.text]
    ((who, said),) = boxes(at)["CS2.reply2"]["before"]
    assert who == "Claire B.:"
    assert said.startswith("Free seal, fine.")


def components(at):
    return [one.proto.component_name for one in at.get("bidi_component")]


def test_a_speech_goes_by_sound_or_by_script_and_the_choice_changes_what_is_asked(store, open_page, second):
    at = open_page("take.py", second, task="LV2")
    assert "assay_recorder" not in components(at)
    assert not boxes(at)
    save(store, second, "LV2.opening", SpokenAnswer(route="sound"))
    assert "assay_recorder" in components(open_page("take.py", second, task="LV2"))
    save(store, second, "LV2.opening", SpokenAnswer(route="typed", script="Hello from Angers."), 1)
    found = boxes(open_page("take.py", second, task="LV2"))
    assert found["LV2.opening"]["text"] == "Hello from Angers."
    assert found["LV2.opening"]["field"] == "script"
    assert {"LV2.chat1", "LV2.chat2", "LV2.chat3", "LV2.chat4"} <= set(found)


# --- two tabs, the end of time ----------------------------------------------------------------------------------------


def test_a_choice_over_another_tabs_is_not_saved_and_shows_what_is(store, open_page, screen):
    at = open_page("take.py", screen, task="AD3")
    save(store, screen, "AD3.S1", RateOptionsAnswer(levels={"a": 2}))
    at.radio(key="AD3.S1|b").set_value(5).run()
    assert answer_of(store, screen, "AD3.S1") == RateOptionsAnswer(levels={"a": 2})
    assert "your last choice was not saved" in warnings(at)[0]
    assert [at.radio(key=f"AD3.S1|{one}").value for one in "ab"] == [2, None]
    at.radio(key="AD3.S1|b").set_value(5).run()
    assert answer_of(store, screen, "AD3.S1") == RateOptionsAnswer(levels={"a": 2, "b": 5})
    assert not at.warning


def test_what_another_tab_saved_is_shown_with_a_word_about_it(store, open_page, screen):
    at = open_page("take.py", screen, task="AD3")
    at.radio(key="AD3.S1|a").set_value(1).run()
    save(store, screen, "AD3.S1", RateOptionsAnswer(levels={"a": 4}), base=1)
    at.run()
    assert at.radio(key="AD3.S1|a").value == 4
    assert warnings(at) == ["This answer was changed elsewhere; the newer version is shown."]


def test_a_choice_after_the_end_is_refused_and_the_page_moves_on(store, open_page, screen):
    at = open_page("take.py", screen, task="AD3")
    at.radio(key="AD3.S1|a").set_value(1).run()
    workflow.end_block(store, screen, now())
    at.radio(key="AD3.S1|a").set_value(5).run()
    assert not at.exception
    assert [one.value for one in at.title] == ["Your work is handed in"]
    assert warnings(at) == ["This part is over. Everything saved before the end is kept."]


def test_a_choice_without_a_session_is_refused(store, open_page, screen):
    at = open_page("take.py", screen, task="AD3")
    workflow.sign_out(store, at.user["sid"], now())
    at.radio(key="AD3.S1|a").set_value(1).run()
    assert not at.exception
    assert answer_of(store, screen, "AD3.S1") is None


# --- all of the bank --------------------------------------------------------------------------------------------------


def draw_task(task_id: str, said: str) -> None:
    """A page that shows nothing but the questions of one task, answered by nobody."""
    from assessments import bank  # noqa: PLC0415 - runs as a script
    from assessments.views import ItemState  # noqa: PLC0415 - the same
    from pages.parts import materials, words  # noqa: PLC0415 - the same
    from pages.parts.widgets import Seat, ask  # noqa: PLC0415 - the same

    words.speak(said)
    task = bank.without_keys(bank.task(task_id))
    materials.show(task, said)
    for place, item in enumerate(task.items, start=1):
        state = ItemState(
            item=item, answer=None, revision=0, sealed=False, locked=False, hidden=False, answered=False, start_text="…"
        )
        ask(state, Seat("a1", said), place)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("task_id", bank.task_ids())
def test_every_question_of_the_bank_can_be_shown(store, task_id, language):
    at = AppTest.from_function(draw_task, kwargs={"task_id": task_id, "said": language}, default_timeout=20)
    at.user = {"lang": language}
    at.run()
    assert not at.exception, at.exception
    shown = "".join(one.value for one in at.markdown).replace("\\", "")
    shown += "".join(box["label"] for box in boxes(at).values())
    shown += "".join(unescape(one.proto.body) for one in at.get("html"))
    for item in bank.task(task_id).items:
        assert item.prompt.said(language) in shown


def test_a_label_reads_as_it_is_written_and_cannot_become_markup():
    assert label("Rebuild as vertical 1080 x 1920 (9:16), e.g. 3.5 - at 12:30!") == (
        "Rebuild as vertical 1080 x 1920 (9:16), e.g. 3.5 - at 12:30!"
    )
    assert label("a *b* [c](http://d) :red[e] ~f~ $g$ `h`") == (r"a \*b\* \[c\](http://d) \:red\[e\] \~f\~ \$g\$ \`h\`")
