"""An answer on the page: every kind is shown, and nothing a candidate wrote can act or pretend to be the page."""

from html import escape
from typing import get_args

import pytest
from streamlit.testing.v1 import AppTest

from assessments import bank
from assessments.answer import (
    AllocationAnswer,
    Answer,
    CanvasAnswer,
    ChatEntry,
    ChoiceAnswer,
    LayoutsAnswer,
    LiveChatAnswer,
    MenuGridAnswer,
    MultiSelectAnswer,
    NumberAnswer,
    OrderedPickAnswer,
    OrderingAnswer,
    Placed,
    PreflightAnswer,
    RateOptionsAnswer,
    RevisionAnswer,
    SelfLevelAnswer,
    SpokenAnswer,
    TimetableAnswer,
    UploadAnswer,
    WrittenAnswer,
)
from assessments.item import SelfLevel
from assessments.views import AnswerToRate
from pages.parts import reading
from rubric.record import Text
from tests import plans

HOSTILE = "**bold** [link](https://evil.example) ![](https://evil.example/p.png) <img src=x onerror=alert(1)> $x$"


def first(task_id, kind):
    return next(item for item in bank.task(task_id).items if item.kind == kind)


def own_level():
    return SelfLevel(id="s", prompt=Text(en="Your level", fr="Votre niveau"), competency_id="WR")


def works():
    """One answer of every kind, with what must be readable of it."""
    choice, several, order = (first("PRACTICE", kind) for kind in ("choice", "multi_select", "ordering"))
    menu, sjt, draft = first("CS5", "menu_grid"), first("AD3", "rate_options"), first("PU2", "preflight")
    checkpoint = draft.checkpoints[0]
    row, column, option = menu.rows[0], menu.columns[0], menu.options[0]
    layouts = first("DE1", "layouts")
    picks = first("CS1", "ordered_pick")
    title = Placed(x=65, y=300, w=400, h=200, px=40, colour="encre", fill="craie")
    return (
        (choice, ChoiceAnswer(option=choice.options[0].id), choice.options[0].text.en),
        (several, MultiSelectAnswer(options=frozenset({several.options[1].id})), several.options[1].text.en),
        (first("AN1", "number"), NumberAnswer(typed="5,6 %"), "5,6 %"),
        (order, OrderingAnswer(ranks={order.options[1].id: 1}), order.options[1].text.en),
        (picks, OrderedPickAnswer(ranks={picks.options[3].id: 1}), picks.options[3].text.en),
        (sjt, RateOptionsAnswer(levels={sjt.options[0].id: 4}), sjt.level_labels[3].en),
        (menu, MenuGridAnswer(chosen={row.id: {column.id: option.id}}), option.text.en),
        (draft, PreflightAnswer(faults={checkpoint.id: checkpoint.fixes[0].id}), checkpoint.fixes[0].text.en),
        (first("WR1", "written"), WrittenAnswer(text="Seven times in ten"), "Seven times in ten"),
        (first("AD1", "revision"), RevisionAnswer(text="Nine places left"), "Nine places left"),
        (first("PU3", "allocation"), AllocationAnswer(amounts={"tiktok": 3}), "3 of 20 posts: 17 left."),
        (first("PL1", "timetable"), TimetableAnswer(rows=({"date": "2026-06-13", "hours": 2.5},)), "Sat 13 June"),
        (layouts, LayoutsAnswer(ranks={layouts.layouts[0].id: 1}), layouts.layouts[0].label.en),
        (first("DE5", "upload"), UploadAnswer(route="typed", script="Title first."), "Title first."),
        (first("DE2", "canvas"), CanvasAnswer(background="craie", placed={"title": title}), "we repair."),
        (first("LV2", "spoken"), SpokenAnswer(route="typed", script="Good morning, Angers"), "Good morning, Angers"),
        (first("LV4", "live_chat"), LiveChatAnswer(entries=(ChatEntry(id="x", text="Hello, all"),)), "Hello, all"),
        (own_level(), SelfLevelAnswer(level=4), "4"),
    )


def script(work):
    from pages.parts import reading  # noqa: PLC0415 - the script is run by itself

    reading.show(work, "en")


def shown(work):
    at = AppTest.from_function(script, args=(work,), default_timeout=20).run()
    assert not at.exception
    return at


def everything(at):
    """All words of a page, with the escapes of markdown taken off."""
    drawn = [one.proto.body for one in at.get("html")]
    tables = [str(cell) for one in at.table for cell in one.value.to_numpy().ravel()]
    return "\n".join([one.value for one in (*at.markdown, *at.text)] + tables + drawn).replace("\\", "")


@pytest.mark.parametrize(("item", "answer", "expected"), works(), ids=lambda one: getattr(one, "kind", ""))
def test_every_kind_of_answer_can_be_read(item, answer, expected):
    at = shown(AnswerToRate(item=item, answer=answer))

    assert expected in everything(at)
    assert "No answer was given" not in everything(at)


def test_every_kind_of_answer_is_tried_here():
    kinds = {one.model_fields["kind"].default for one in get_args(get_args(Answer)[0])}

    assert {answer.kind for _item, answer, _expected in works()} == kinds


def test_candidate_words_are_plain_text_only():
    """The hostile words stand there whole, every sign of them escaped, and nowhere in markdown."""
    at = shown(AnswerToRate(item=first("WR1", "written"), answer=WrittenAnswer(text=HOSTILE), text=HOSTILE))

    (drawn,) = at.get("html")
    assert escape(HOSTILE) in drawn.proto.body
    assert "<img" not in drawn.proto.body
    assert "<a" not in drawn.proto.body
    assert not any("evil" in one.value for one in at.markdown)


def test_candidate_words_in_a_table_are_plain_text_too():
    item = first("PL1", "timetable")
    _asked, table = shown(AnswerToRate(item=item, answer=TimetableAnswer(rows=({"subject": HOSTILE},)))).get("html")

    assert "&lt;img src=x onerror=alert(1)&gt;" in table.proto.body
    assert "<img" not in table.proto.body
    assert "<a" not in table.proto.body


def test_redacted_words_are_shown_instead_of_those_written():
    at = shown(AnswerToRate(item=first("WR1", "written"), answer=WrittenAnswer(text="I am Imogen"), text="I am [name]"))

    assert "I am [name]" in everything(at)
    assert "Imogen" not in everything(at)


def test_a_recording_is_played_from_our_own_route_with_its_script():
    item = first("LV2", "spoken")
    at = shown(AnswerToRate(item=item, answer=SpokenAnswer(route="sound", kept="m1", script="Hi"), media=("m1",)))

    _asked, player, _script = at.get("html")
    assert "<audio controls" in player.proto.body
    assert 'src="/files/m1"' in player.proto.body
    assert "Hi" in everything(at)


@pytest.mark.parametrize(
    "answer",
    [None, WrittenAnswer(text="  \n"), SpokenAnswer(route="sound")],
    ids=["never saved", "only spaces", "route chosen, nothing said"],
)
def test_an_empty_answer_says_so(answer):
    item = first("LV2", "spoken") if isinstance(answer, SpokenAnswer) else first("WR1", "written")

    assert "No answer was given." in everything(shown(AnswerToRate(item=item, answer=answer)))


def test_a_draft_in_which_nothing_was_ticked_is_an_answer():
    at = shown(AnswerToRate(item=first("PU2", "preflight"), answer=PreflightAnswer()))

    assert "No fault ticked." in everything(at)


def test_half_finished_orders_show_what_is_there():
    item = first("DE1", "layouts")
    at = shown(AnswerToRate(item=item, answer=LayoutsAnswer(ranks={item.layouts[2].id: 1})))

    assert f"1. {item.layouts[2].label.en}" in everything(at)
    assert f"{item.layouts[0].label.en}, not ranked" in everything(at)


def test_what_was_replied_in_the_story_stands_before_the_answer():
    work = AnswerToRate(
        item=bank.task("CS2").item("CS2.reply2"),
        answer=WrittenAnswer(text="You are right"),
        message=Text(en="What a joke.", fr="Belle blague."),
    )
    words = everything(shown(work))

    assert "What a joke." in words
    assert words.index("What a joke.") < words.index("You are right")


def test_own_words_are_those_typed_where_nothing_was_redacted():
    assert reading.words_of(AnswerToRate(item=first("AN1", "number"), answer=NumberAnswer(typed="12"))) == "12"
    assert reading.words_of(AnswerToRate(item=first("PRACTICE", "choice"), answer=ChoiceAnswer(option="a"))) == ""


def test_a_row_is_read_by_when_and_where_then_what_then_the_rest():
    rows = (*plans.show()[:2], {})
    _asked, drawn = shown(AnswerToRate(item=first("LV1", "timetable"), answer=plans.filled(rows))).get("html")
    second, third = drawn.proto.body.split("<li>")[2:]

    assert second.startswith(
        '<p class="head">2 · 11:02 · Minutes: 6 · Repair shown · Samira</p><p>A lid is opened</p>'
        "<p>What the audience does: –</p><p>If it fails: Clip of the lids if she freezes</p></li>"
    )
    assert third.startswith('<p class="head">3 · – · Minutes: – · – · –</p><p>–</p>')


def test_what_is_no_prose_stands_last_in_a_row():
    item = first("PL1", "timetable")
    _asked, drawn = shown(AnswerToRate(item=item, answer=plans.filled(plans.calendar()[:1]))).get("html")
    rest = drawn.proto.body.partition('<p class="quiet">')[2]

    assert rest.startswith(
        "Pillar: Use · Goal: G1, web revenue · Asset: AS8, text only · Owner: You · Your hours: 1 · "
    )
    assert "Approval asked on: Fri 5 June 09:00" in rest
    assert "Price shown? yes · Alt text or captions planned? no" in rest
