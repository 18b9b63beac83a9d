"""The checks of a task: kept, broken, or nothing to look at."""

import pytest

from assessments import bank
from assessments.answer import UploadAnswer, WrittenAnswer
from assessments.evidence import identify
from assessments.evidence.kept import verdict_of
from assessments.evidence.programs import PROGRAMS
from assessments.evidence.work import Work
from assessments.form import Check, EvidenceRule, Measure, Pattern
from assessments.item import Written
from tests.assessments.evidence.build import rule, same, task

BOXES = tuple(Written(id=f"T.{name}", prompt=same(name)) for name in ("one", "two", "three"))


def check(how="found", *patterns, **given):
    return Check(id="T.C1", label=same("check"), how=how, patterns=Pattern(en=patterns, fr=patterns), **given)


def said(*texts):
    return {box.id: WrittenAnswer(text=text) for box, text in zip(BOXES, texts, strict=False)}


def verdict(one, *texts, language="en"):
    return verdict_of(Work(task(*BOXES, checks=(one,)), said(*texts), language, {}), one)


def seen(checks, *texts, kind="info", counted=(), **given):
    asked = rule("kept", kind, checks=counted, **given)
    return identify(task(*BOXES, rules=(asked,), checks=checks), said(*texts), "en")


@pytest.mark.parametrize(
    ("how", "texts", "whole"),
    [
        ("found", ("a prize", "", ""), True),
        ("found", ("nothing", "", ""), False),
        ("found_in_each", ("prize", "prize", "prize"), True),
        ("found_in_each", ("prize", "", "prize"), False),
        ("absent", ("nothing", "", ""), True),
        ("absent", ("nothing", "prize", ""), False),
    ],
)
def test_patterns_are_looked_for_in_any_in_each_or_in_none(how, texts, whole):
    assert verdict(check(how, "prize"), *texts).whole is whole


def test_what_is_stripped_is_not_found():
    assert not verdict(check("found", "free", strip=Pattern(en=("feel free",))), "feel free to write").whole


def every(*patterns):
    return {"every": Pattern(en=patterns, fr=patterns)}


@pytest.mark.parametrize(
    ("texts", "whole"), [(("a lid", "a crack"), True), (("a lid and a crack",), True), (("a lid", "a lid"), False)]
)
def test_each_of_several_things_stands_in_one_text_or_another(texts, whole):
    assert verdict(check("found", **every("lid", "crack")), *texts).whole is whole


def test_in_each_text_each_of_several_things_is_looked_for():
    in_each = check("found_in_each", items=("T.one", "T.two"), **every("lid", "crack"))
    assert verdict(in_each, "lid, crack", "crack, lid").whole
    assert not verdict(in_each, "lid, crack", "lid").whole


def test_what_must_not_stand_beside_it_takes_back_what_was_found():
    plain = check("found", "no", never=Pattern(en=("own risk",), fr=("own risk",)))
    assert verdict(plain, "no, never").whole
    assert not verdict(plain, "no, or at your own risk").whole


def test_patterns_of_the_other_language_find_nothing():
    assert not verdict(Check(id="T", label=same("t"), patterns=Pattern(fr=("oui",))), "oui", language="en").whole


def test_a_check_looks_only_at_its_own_questions():
    assert not verdict(check("found", "prize", items=("T.two",)), "prize", "nothing").whole


def test_what_was_found_can_be_pointed_at():
    (span,) = verdict(check("found", "prize"), "the prize").spans
    assert (span.item_id, span.quote) == ("T.one", "prize")


@pytest.mark.parametrize(("text", "whole"), [("one two", True), ("one", False), ("one two three four", False)])
def test_a_text_is_filled_between_its_limits(text, whole):
    words = check("filled", least=2, most=3, unit="words", items=("T.one",))
    assert verdict(words, text).whole is whole


def test_characters_are_counted_without_the_spaces_around():
    assert not verdict(check("filled", least=5, items=("T.one",)), "  abc  ").whole


@pytest.mark.parametrize("how", ["found", "absent", "filled"])
def test_nothing_written_is_nothing_to_look_at(how):
    assert not verdict(check(how, "prize"), " ").asked


def test_a_score_is_the_share_of_checks_kept_and_names_the_broken_ones():
    checks = (
        check("found", "prize"),
        check("absent", "gift").model_copy(update={"id": "T.C2", "label": same("no gift")}),
    )
    (evidence,) = seen(checks, "a prize and a gift", kind="score", weight=1.0)
    assert evidence.share == 0.5
    assert evidence.value is not None
    assert evidence.value.en == "1 of 2; not kept: no gift"


def test_a_rule_counts_only_the_checks_it_names():
    checks = (check("found", "prize"), check("found", "gift").model_copy(update={"id": "T.C2"}))
    (evidence,) = seen(checks, "a prize", kind="score", weight=1.0, counted=("T.C1",))
    assert evidence.share == 1


def test_an_empty_task_scores_nothing_and_tells_nothing():
    (evidence,) = seen((check("absent", "gift"),), "", kind="score", weight=1.0)
    assert (evidence.share, evidence.value) == (0.0, None)


def test_a_question_left_empty_breaks_its_check_in_a_score_and_is_left_out_of_what_informs():
    checks = (
        check("found", "prize", items=("T.one",)),
        check("absent", "gift", items=("T.two",)).model_copy(update={"id": "T.C2"}),
    )
    (scored,) = seen(checks, "a prize", kind="score", weight=1.0)
    (told,) = seen(checks, "a prize")
    assert scored.share == 0.5
    assert told.value is not None
    assert told.value.en == "1 of 1"


def test_a_broken_check_flags():
    flagged = check("absent", "gift", flag="cf_claim")
    (evidence,) = seen((flagged,), "a gift", kind="flag", flag="cf_other")
    assert (evidence.flag, evidence.value) == ("cf_claim", same("check"))


def test_kept_checks_flag_nothing_and_without_answers_nothing_is_known():
    (fine,) = seen((check("absent", "gift"),), "nothing", kind="flag", flag="cf_claim")
    (empty,) = seen((check("absent", "gift"),), "", kind="flag", flag="cf_claim")
    assert (fine.flag, fine.value) == (None, False)
    assert (empty.flag, empty.value) == (None, None)


def test_what_is_damaged_costs_a_point_and_never_more_than_all():
    """Two mended of two, one of the facts to keep lost: (2 - 1) / 2."""
    checks = (
        check("absent", "fault"),
        check("absent", "slip").model_copy(update={"id": "T.C2"}),
        check("found", "fact").model_copy(update={"id": "T.K1", "label": same("the fact")}),
        check("found", "figure").model_copy(update={"id": "T.K2", "label": same("the figure")}),
    )
    given = {"kind": "score", "counted": ("T.C1", "T.C2"), "minus": ("T.K1", "T.K2"), "weight": 1.0}
    (one,) = seen(checks, "mended, the figure stays", **given)
    assert one.share == 0.5
    assert one.value.en == "1 of 2; taken away for: the fact"
    (none,) = seen(checks, "mended and emptied", **given)
    assert none.share == 0


def test_the_only_check_of_a_rule_says_what_it_saw():
    enough = check("programmed", "open", program="texts.enough", arguments={"texts": 1})
    (one,) = seen((enough,), "open", "closed", "closed")
    assert one.value.en == "1 of 1; 1 of 3"


# --- several texts together -------------------------------------------------------------------------------------------


def test_enough_texts_hold_what_is_looked_for():
    enough = check("programmed", "open", program="texts.enough", arguments={"texts": 2})
    assert verdict(enough, "open", "closed", "open").whole
    assert not verdict(enough, "open", "closed", "closed").whole
    assert not verdict(enough).asked


def test_turned_round_a_text_counts_when_it_is_written_and_free_of_it():
    few = check("programmed", "^closed", program="texts.enough", arguments={"texts": 2, "none_of": True})
    assert verdict(few, "open", "closed", "open").whole
    assert not verdict(few, "open", "closed", "").whole
    told = verdict(few, "open", "closed", "").detail
    assert told is not None
    assert told.en == "1 of 3"


def test_two_texts_that_share_their_words_are_one_text():
    apart = check("programmed", program="texts.distinct", arguments={"most": 0.6})
    again = verdict(apart, "Which repair was hardest?", "Which repair was the hardest", "What moves people?")
    assert not again.whole
    assert again.detail is not None
    assert again.detail.en == "one / two"
    assert verdict(apart, "Which repair was hardest?", "What moves people?").whole
    assert verdict(apart, "a b", "c d").whole
    assert not verdict(apart).asked


# --- the bank ---------------------------------------------------------------------------------------------------------

CHECKS = [(one.id, check_) for one in bank.tasks().values() for check_ in one.checks]


def test_every_programmed_check_of_the_bank_has_its_function():
    assert {check_.program for _, check_ in CHECKS if check_.program} <= PROGRAMS.keys()


def test_every_pattern_of_the_bank_has_examples_of_both_kinds_in_both_languages():
    kinds = {"en_pass", "en_fail", "fr_pass", "fr_fail"}
    looking = [one for _, one in CHECKS if one.how in {"found", "found_in_each", "absent"}]
    assert [one.id for one in looking if {key for key, texts in one.examples.items() if texts} != kinds] == []


def in_words(item, text):
    return UploadAnswer(route="typed", script=text) if item.kind == "upload" else WrittenAnswer(text=text)


def test_examples_of_the_bank_are_found_and_left_alone_as_they_say():
    """An example is one text in the place of all the questions the check looks at.

    What is said to lines of a live chat is no text of that kind, and is tried where those checks are.
    """
    wrong: list[tuple[str, str, str]] = []
    for task_id, one in CHECKS:
        if (one.program or "").startswith("live."):
            continue
        of_bank = bank.task(task_id)
        boxes = [item.id for item in of_bank.items if not one.items or item.id in one.items]
        for key, texts in one.examples.items():
            for text in texts:
                work = Work(of_bank, {box: in_words(of_bank.item(box), text) for box in boxes}, key[:2], {})
                if verdict_of(work, one).whole is not key.endswith("_pass"):
                    wrong.append((one.id, key, text))
    assert wrong == []


# --- what checks have to say ------------------------------------------------------------------------------------------


def told(*texts, threshold=2):
    one = check("programmed", "open", program="texts.enough", arguments={"texts": threshold})
    quiet = check("found", "open", items=("T.one",)).model_copy(update={"id": "T.C2"})
    asked = EvidenceRule(id="T.e1", measure=Measure.TOLD, kind="info", label=same("told"), checks=("T.C1", "T.C2"))
    return identify(task(*BOXES, rules=(asked,), checks=(one, quiet)), said(*texts), "en")


def test_what_a_check_has_to_say_is_told_whether_it_is_kept_or_not():
    assert [one.value.en for one in told("open", "open") if one.value is not None] == ["check: 2 of 3"]
    assert [one.value.en for one in told("open", "closed") if one.value is not None] == ["check: 1 of 3"]


def test_checks_without_anything_to_look_at_tell_nothing():
    (evidence,) = told(" ")
    assert evidence.value is None


def test_checks_that_looked_and_have_nothing_to_say_leave_no_evidence():
    silent = check("found", "prize")
    asked = EvidenceRule(id="T.e1", measure=Measure.TOLD, kind="info", label=same("told"), checks=("T.C1",))
    assert identify(task(*BOXES, rules=(asked,), checks=(silent,)), said("a prize"), "en") == ()
