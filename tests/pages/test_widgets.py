"""Every kind of question as the browser is given it: what can be chosen, where in the answer that stands."""

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
    answers,
)
from assessments.evidence import is_answered
from assessments.workflow.checking import fits
from bench.choices import offered, put
from pages.parts.labels import label
from rubric.model import load_model
from rubric.record import LANGUAGES
from tests import seats
from tests.pages.handed import boxes, chats, handed, questions, told
from tests.seats import now


def save(store, actor, item_id, answer, base=0, tab="elsewhere"):
    return workflow.save_response(store, actor, item_id, answer, base, tab, now())


def controls(question):
    """Every control of a question by where in the answer its value stands."""
    return {tuple(one["at"]): one for row in question["rows"] for one in row["controls"]}


def options(question, *at):
    """What a control offers: the value that the answer then holds, and how it reads."""
    return {value: read for value, read, _lead in question["lists"][controls(question)[at]["options"]]}


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


def test_a_choice_offers_its_options_and_whether_the_rule_has_changed(store, open_page, screen):
    item = bank.task("PU1").items[0]
    given = ChoiceAnswer(option=item.options[2].id, changed=True)
    save(store, screen, item.id, given)
    one = questions(open_page("take.py", screen, task="PU1"))[item.id]
    assert options(one, "option") == {option.id: option.text.en for option in item.options}
    assert controls(one)["changed",]["kind"] == "tick"
    assert one["answer"] == given.model_dump(mode="json")
    assert item.prompt.en in unescape(one["asked"])


def test_a_question_knows_its_revision_its_moment_and_the_tab_it_is_answered_in(store, open_page, screen):
    save(store, screen, "AD3.S1", RateOptionsAnswer(levels={"a": 2}))
    saved = save(store, screen, "AD3.S1", RateOptionsAnswer(levels={"a": 3}), 1)
    at = open_page("take.py", screen, task="AD3")
    first, second = (questions(at)[name] for name in ("AD3.S1", "AD3.S2"))
    assert (first["attempt"], first["revision"]) == (screen.id, 2)
    assert first["saved"] == saved.saved_at.isoformat()
    assert (second["revision"], second["saved"]) == (0, None)
    assert first["tab"] == second["tab"]
    assert questions(at.run())["AD3.S1"]["tab"] == first["tab"]
    assert questions(open_page("take.py", screen, task="AD3"))["AD3.S1"]["tab"] != first["tab"]


def test_several_choices_are_boxes_below_the_question(store, open_page, practising):
    save(store, practising, "PRACTICE.several", MultiSelectAnswer(options=frozenset({"words"})))
    one = questions(open_page("take.py", practising))["PRACTICE.several"]
    assert {"shown", "words"} <= options(one, "options").keys()
    assert controls(one)["options",]["kind"] == "boxes"
    assert one["answer"]["options"] == ["words"]


def test_an_order_is_given_by_numbers_and_a_place_given_twice_is_said(store, open_page, practising):
    save(store, practising, "PRACTICE.order", OrderingAnswer(ranks={"read": 1, "check": 2}))
    one = questions(open_page("take.py", practising))["PRACTICE.order"]
    assert options(one, "ranks", "read") == {1: "1", 2: "2", 3: "3"}
    assert controls(one)["ranks", "read"]["label"] == "Read the whole conversation"
    assert one["clash"]["at"] == ["ranks"]
    assert ["check", "“Check the fact”"] in one["clash"]["names"]
    assert one["clash"]["said"] == "Place {place} is given twice: {holders}."
    assert one["answer"]["ranks"] == {"read": 1, "check": 2}


def test_levels_of_actions_stand_in_a_row_and_are_explained_once(store, open_page, screen):
    save(store, screen, "AD3.S1", RateOptionsAnswer(levels={"b": 5, "e": 1}))
    one = questions(open_page("take.py", screen, task="AD3"))["AD3.S1"]
    assert options(one, "levels", "b") == {level: str(level) for level in range(1, 6)}
    assert controls(one)["levels", "a"]["kind"] == "levels"
    assert one["asked"].count("1 Harmful") == 1
    assert one["answer"]["levels"] == {"b": 5, "e": 1}


def test_many_options_are_folded_into_menus_and_the_same_in_both_is_said(store, open_page, screen):
    save(store, screen, "AN4.measures", MenuGridAnswer(chosen={"AN4.O2": {"primary": "m05"}}))
    one = questions(open_page("take.py", screen, task="AN4"))["AN4.measures"]
    assert {control["kind"] for control in controls(one).values()} == {"menu"}
    assert options(one, "chosen", "AN4.O2", "guardrail").keys() >= {"m05", "m06"}
    assert [row["twice"] for row in one["rows"] if "Take repair bookings" in row["html"]] == [
        "The same choice stands in both menus here: Take repair bookings from 120 to 200 a month by 30 November."
    ]
    assert len(one["lists"]) == 1  # sent once, however many menus offer it
    assert one["answer"]["chosen"] == {"AN4.O2": {"primary": "m05"}}


def test_few_options_of_a_menu_are_shown_at_once(store, open_page, screen):
    (item,) = bank.task("CS5").items
    one = questions(open_page("take.py", screen, task="CS5"))[item.id]
    assert {control["kind"] for control in controls(one).values()} == {"radios"}
    assert {control["aside"] for control in controls(one).values()} == {True}
    assert "hide" in options(one, "chosen", item.rows[4].id, item.columns[0].id)


def test_a_fault_is_ticked_first_and_its_fix_chosen_then(store, open_page, core):
    save(store, core, "PU2.D1", PreflightAnswer(faults={"sound": "snd_licensed"}))
    one = questions(open_page("take.py", core, task="PU2"))["PU2.D1"]
    control = controls(one)["faults",]
    place = list(options(one, "faults")).index("sound")
    asked, fixes = control["fixes"][place]
    assert asked == "Fix for: Sound and music rights"
    assert "snd_licensed" in [fix for fix, _label, _lead in one["lists"][fixes]]
    assert len(control["fixes"]) == len(options(one, "faults"))
    assert one["answer"]["faults"] == {"sound": "snd_licensed"}


def test_a_draft_without_faults_is_answered_by_saying_so(store, open_page, core):
    assert questions(open_page("take.py", core, task="PU2"))["PU2.D8"]["fine"] == {
        "say": "Nothing is at fault in this draft",
        "said": "You say: nothing is at fault in this draft.",
    }
    assert not seats.state(store, core, "PU2.D8").answered
    save(store, core, "PU2.D8", PreflightAnswer())
    assert seats.state(store, core, "PU2.D8").answered


def test_mock_ups_are_ranked_and_their_defects_ticked(store, open_page, core):
    (item,) = [one for one in bank.task("DE1").items if one.kind == "layouts"]
    first = item.layouts[0]
    save(store, core, item.id, LayoutsAnswer(ranks={first.id: 3}, defects={first.id: frozenset({"outside_safe_area"})}))
    one = questions(open_page("take.py", core, task="DE1"))[item.id]
    assert [row["html"].count("<img ") for row in one["rows"]] == [1] * len(item.layouts)
    assert options(one, "ranks", first.id).keys() == {1, 2, 3, 4}
    assert "outside_safe_area" in options(one, "defects", first.id)
    assert one["clash"] is not None
    assert one["answer"]["ranks"] == {first.id: 3}
    assert one["answer"]["defects"] == {first.id: ["outside_safe_area"]}


def test_ones_own_level_is_chosen_on_the_published_anchors(store, open_page):
    me = seats.oneself(store)
    workflow.acknowledge(store, me, now())
    save(store, me, "SELF.WR", SelfLevelAnswer(level=4))
    shown = questions(open_page("take.py", me))
    assert len(shown) == 7
    one = shown["SELF.WR"]
    (anchors,) = [competency.anchors for competency in load_model().competencies if competency.id == "WR"]
    assert options(one, "level") == {anchor.level: anchor.text.en for anchor in anchors}
    assert one["answer"]["level"] == 4


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
    assert "Opens once the answer before it has been sent." in told(at)
    save(store, second, "CS2.reply1", WrittenAnswer(text="The new seal is free, <b>postage</b> included."))
    workflow.send_answer(store, second, "CS2.reply1", now())
    at = open_page("take.py", second, task="CS2")
    assert "CS2.reply1" not in boxes(at)
    assert "The new seal is free, <b>postage</b> included." in told(at)
    assert "Sent; it can no longer be changed." in told(at)
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
    shown += told(at)
    shown += "".join(unescape(one["asked"]) for one in questions(at).values())
    shown += "".join(unescape(one["asked"]) for kind in ("canvas", "timetable") for one in handed(at, kind))
    shown += "".join(one["label"] for one in chats(at))
    for item in bank.task(task_id).items:
        assert item.prompt.said(language) in shown


@pytest.mark.parametrize("task_id", bank.task_ids())
def test_whatever_can_be_chosen_is_an_answer_that_fits(store, task_id):
    """Every value of every control, put where the control says, on its own and with all others."""
    at = AppTest.from_function(draw_task, kwargs={"task_id": task_id, "said": "en"}, default_timeout=20).run()
    items = {item.id: item for item in bank.task(task_id).items}
    for name, one in questions(at).items():
        whole = one["answer"]
        for place, control in controls(one).items():
            for value in offered(control, one["lists"]):
                assert fits(items[name], answers.validate_python(put(one["answer"], place, value)), frozenset())
            last = offered(control, one["lists"])[-1]
            if (many := getattr(items[name], "pick", None)) is not None:  # so many at once, not one alone
                last = [option[0] for option in one["lists"][control["options"]]][:many]
            whole = put(whole, place, last)
        answer = answers.validate_json(json.dumps(whole))
        assert fits(items[name], answer, frozenset())
        if one["total"] is None:  # amounts are an answer once they come to a sum
            assert is_answered(items[name], answer), whole


def test_a_label_reads_as_it_is_written_and_cannot_become_markup():
    assert label("Rebuild as vertical 1080 x 1920 (9:16), e.g. 3.5 - at 12:30!") == (
        "Rebuild as vertical 1080 x 1920 (9:16), e.g. 3.5 - at 12:30!"
    )
    assert label("a *b* [c](http://d) :red[e] ~f~ $g$ `h`") == (r"a \*b\* \[c\](http://d) \:red\[e\] \~f\~ \$g\$ \`h\`")
