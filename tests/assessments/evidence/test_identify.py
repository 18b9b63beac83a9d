"""Whatever somebody writes, software says what it finds, raises nothing, changes nothing and takes no long time."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments import bank
from assessments.answer import (
    ChatEntry,
    LiveChatAnswer,
    NumberAnswer,
    RevisionAnswer,
    SpokenAnswer,
    TimetableAnswer,
    UploadAnswer,
    WrittenAnswer,
)
from assessments.evidence import identify, is_answered, redact, words_of
from assessments.form import Lexicon, Measure
from assessments.item import LiveChat, Number, Revision, Spoken, Timetable, Upload, Written
from tests.assessments.evidence.build import (
    choice,
    draft,
    mention,
    menus,
    one,
    revision,
    rule,
    spoken,
    task,
    timetable,
    written,
)

TASKS = [each for each in bank.tasks().values() if each.evidence]
TYPED = Written | Revision | Spoken | Upload | Timetable | LiveChat | Number  # what somebody can write words into
TEXT_TASKS = [each for each in TASKS if any(isinstance(item, TYPED) for item in each.items)]
by_id = pytest.mark.parametrize("of", TASKS, ids=[each.id for each in TASKS])
PAGES = {
    "nothing": "",
    "spaces": " \t\u00a0\u202f\u2003\n" * 5000,
    "one word": "a" * 100_000,
    "figures": "1" * 100_000,
    "gap": "10" + " " * 100_000,
    "seals": "seal joint " * 9000,
    "not live": "not the live ou pas le direct " * 3300,
    "tildes": "~a'" * 33_000,
    "families": "👨‍👩‍👧‍👦" * 14_000,
    "right to left": "שלום \u202eعالم\u202c " * 7000,
    "zero width": "\u200b\u200d\ufeff" * 33_000,
    "nothing at all": "\0" * 100_000,
    "accents apart": "e\u0301" * 50_000,
    "hashtags": "#a" * 50_000,
    "links": "https://tilvane.example/reparer(" * 3100,
    "sentences": "free. gratuit! 27 juin? " * 4200,
}


def answer_to(item, text):  # noqa: PLR0911 - one case for each kind
    match item:
        case Written():
            return WrittenAnswer(text=text)
        case Revision():
            return RevisionAnswer(text=text)
        case Spoken():
            return SpokenAnswer(route="typed", script=text)
        case Upload():
            return UploadAnswer(route="typed", script=text)
        case Number():
            return NumberAnswer(typed=text[:200])
        case LiveChat():
            return LiveChatAnswer(entries=tuple(said(index, text, item) for index in range(3)))
        case Timetable():
            return TimetableAnswer(rows=(row_of(item, text),) * item.least)


def said(index, text, item):
    line = item.lines[index].id if index else None
    return ChatEntry(id=f"e{index}", line=line, deeds=item.deeds[:1] and (item.deeds[0].id,), text=text[:1000])


def row_of(item, text):
    return {one.id: text for one in item.columns if one.type == "text"}


def all_written(of, text):
    return {item.id: answer_to(item, text) for item in of.items if isinstance(item, TYPED)}


def stored(of, answers):
    return {item.id: words_of(item, answers[item.id]) for item in of.items if item.id in answers}


@by_id
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_rule_of_every_task_speaks_even_of_nothing(of, language):
    found = identify(of, {}, language)

    assert [each.id for each in found] == [rule.id for rule in of.evidence]
    assert all(each.share == 0 for each in found if each.kind == "score")
    assert all(each.share is None for each in found if each.kind != "score")
    assert not [each for each in found if each.flag]


def test_every_measure_has_its_function():
    items = (choice(), written(), draft(), menus({"r": {"action": (["keep"], [])}}))

    for measure in Measure:
        assert one(measure, *items).id == "T.e1"


def test_findings_come_in_the_order_of_the_rules():
    of = task(choice(), rules=tuple(rule("right", id=f"T.e{place}") for place in (3, 1, 2)))

    assert [each.id for each in identify(of, {}, "en")] == ["T.e3", "T.e1", "T.e2"]


@pytest.mark.parametrize("page", PAGES, ids=PAGES)
def test_no_text_is_too_odd(page):
    for of in TEXT_TASKS:
        answers = all_written(of, PAGES[page][:5000])
        before = {item_id: answer.model_dump_json() for item_id, answer in answers.items()}
        for language in ("en", "fr"):
            identify(of, answers, language, {"WR1.instagram": PAGES[page][:5000]})
        assert {item_id: answer.model_dump_json() for item_id, answer in answers.items()} == before


SEALS = (mention("seals", r"(?i)\b(seals?|joints?)\b", strip=(r"(?i)\bno seals?\b",)),)
EVERYTHING = Lexicon(facts=SEALS, checks=SEALS, bans=SEALS, claims=SEALS, embargo=SEALS, stale=SEALS, fresh=SEALS)


@pytest.mark.parametrize("measure", Measure)
def test_no_measure_minds_what_is_written_wherever_it_is_asked(measure):
    """Also where no task of the bank uses it so: on each kind of text, and on all of them together."""
    kinds = (written(), revision(), spoken(), timetable("note"))
    for items in (*((each,) for each in kinds), kinds):
        of = task(*items, rules=(rule(measure, kind="score", weight=1),), lexicon=EVERYTHING)
        for text in PAGES.values():
            answers = all_written(of, text[:2000])
            found = identify(of, answers, "fr", {"earlier": text[:2000]})
            assert {each.id for each in found} <= {"T.e1"}
            assert answers == all_written(of, text[:2000])


VOCABULARY = "seal joint free gratuit 60 places 40 live direct 17:00 17 h 27 June 13 juin € ~a b~ ? ! # @ \n \u202f é"
WORDS = st.sampled_from([*VOCABULARY.split(" ")])


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)), st.sampled_from(["en", "fr"]))
def test_evidence_of_any_text_is_well_formed(text, language):
    for of in TEXT_TASKS:
        answers = all_written(of, text)
        texts = stored(of, answers)
        for each in identify(of, answers, language):
            assert each.kind == "score" or each.share is None
            assert each.flag is None or each.kind == "flag"
            for span in each.spans:
                assert texts[span.item_id][span.start : span.end] == span.quote
        assert identify(of, answers, language) == identify(of, answers, language)


@given(st.text())
def test_blank_is_unanswered_and_anything_else_is_answered(text):
    assert is_answered(written(), WrittenAnswer(text=text)) == bool(text.strip())


def plain_scan(text):
    """CPU seconds of one look through a text."""
    pattern = re.compile(r"(?i)\bseal\b[^.\n]{0,40}\bfree\b")
    started = time.process_time()
    for _ in range(10):
        pattern.search(text)
    return (time.process_time() - started) / 10


@pytest.mark.parametrize("page", PAGES, ids=PAGES)
def test_a_hundred_thousand_characters_are_read_a_bounded_number_of_times(page):
    """CPU time against a plain look through the same text. A task has up to 120 patterns, each of which may look at
    every place of a text; one that tried every division of a run would take a hundred thousand looks.
    """
    text = PAGES[page]
    for of in TEXT_TASKS:
        first = next(item for item in of.items if isinstance(item, TYPED))
        started = time.process_time()
        identify(of, {first.id: answer_to(first, text)}, "en")
        spent = time.process_time() - started

        assert spent < 10_000 * plain_scan(text) + 1, f"{of.id}: {spent:.1f} s"


def test_redaction_and_evidence_agree_on_nothing_to_say():
    assert redact("", ("Imogen Achterberg",)) == ""
    assert one("claims", written()).value is None
