"""What was missed, ticked wrongly, taken down or left in place."""

import pytest

from assessments.answer import MultiSelectAnswer
from assessments.evidence.work import NOTHING
from tests.assessments.evidence.build import (
    choice,
    chosen,
    draft,
    layouts,
    menus,
    multi_select,
    number,
    one,
    ordering,
    ranked,
    rate_options,
    revision,
    seen,
    self_level,
    spoken,
    ticked,
    written,
)

DRAFTS = (
    draft("d1", faults={"link": ("link1",), "sound": ("sound1", "cf_music")}, decoys=("fact",)),
    draft("d2", faults={"fact": ("fact1", "cf_false_claim")}, decoys=("link",)),
    draft("d3", faults={"tags": ("tags1", "cf_embargo")}),
)
COMMENTS = menus(
    {
        "price": {"action": (["keep"], ["answer"], "criticism")},
        "where": {"action": (["answer"], [], "question")},
        "insult": {"action": (["hide"], ["report"], "abuse")},
        "phone": {"action": (["hide"], [], "privacy")},
        "other": {"action": (["keep"], [])},
    }
)
TAKEN = ("hide", "report")


def test_hits_and_false_alarms_are_told_with_their_names():
    answers = {"d1": ticked(link="link1", fact=None), "d2": ticked(), "d3": ticked()}

    told = one("false_alarms", *DRAFTS, answers=answers).value

    assert told.en.startswith("1 of 4 found, 1 of 8 ticked wrongly (d′ ")
    assert told.en.endswith("); Draft d1: fact")


def test_d_prime_says_how_well_faults_are_told_from_the_rest():
    # log-linear: hits (2 + .5)/(2 + 1), false alarms (0 + .5)/(2 + 1): z(.8333) - z(.1667) = 0.9674 + 0.9674
    item = draft(faults={"link": ("link1",), "tags": ("tags1",)})

    told = one("false_alarms", item, answers={"d": ticked(link=None, tags=None)}).value

    assert told.en == "2 of 2 found, 0 of 2 ticked wrongly (d′ 1.93)"
    assert told.fr == "2 sur 2 trouvés, 0 sur 2 cochés à tort (d′ 1,93)"


def test_wrong_ticks_of_layouts_and_lists_are_named():
    item = layouts("ab", {"a": ["contrast"]})
    told = one("false_alarms", item, answers={"l": ranked("ab", a=["contrast", "small"], b=["missing"])}).value
    assert told.en.endswith("layout a: option small; layout b: option missing")

    told = one("false_alarms", multi_select("a"), answers={"m": MultiSelectAnswer(options=frozenset("ab"))}).value
    assert told.en.endswith("; option b")


PLAIN = [choice(), number(), ordering("a", "b"), rate_options(a=1, b=2, c=3), COMMENTS, written(), revision(), spoken()]


@pytest.mark.parametrize("item", [*PLAIN, self_level()], ids=lambda item: item.kind)
def test_where_nothing_is_ticked_there_is_no_false_alarm(item):
    told = one(
        "false_alarms", draft(faults={"link": ("link1",)}), item, answers={"d": ticked(), item.id: ticked()}
    ).value

    assert told.en == "0 of 1 found, 0 of 3 ticked wrongly (d′ 0.48)"


@pytest.mark.parametrize(
    "item", [draft(faults={"link": ("link1",)}), layouts("ab", {"a": ["small"]}), multi_select("a")]
)
def test_an_answer_of_another_kind_ticks_nothing(item):
    other = chosen(r="keep")

    assert ";" not in one("false_alarms", item, answers={item.id: other}).value.en


@pytest.mark.parametrize("measure", ["false_alarms", "decoys", "over_deletion", "under_moderation", "vanity"])
def test_without_an_answer_there_is_nothing_to_say(measure):
    assert one(measure, *DRAFTS, COMMENTS).value is None


def test_decoys_that_were_ticked_are_named():
    told = one("decoys", *DRAFTS, answers={"d1": ticked(fact="fact1", link="link1"), "d2": ticked()}).value

    assert told.en == "1 of 2; Draft d1: fact"
    assert one("decoys", DRAFTS[2], answers={"d3": ticked()}).value is None


def test_every_critical_fault_that_was_missed_has_its_flag():
    answers = {"d1": ticked(link="link1"), "d2": ticked(fact="fact2"), "d3": ticked()}

    missed = seen("critical_missed", *DRAFTS, kind="flag", answers=answers)

    assert [(each.flag, each.value.en) for each in missed] == [
        ("cf_music", "Draft d1: sound is wrong"),
        ("cf_embargo", "Draft d3: tags is wrong"),
    ]


def test_a_draft_passed_over_was_judged_and_one_not_reached_was_not():
    missed = seen("critical_missed", *DRAFTS, kind="flag", answers={"d2": ticked(fact="fact1")})

    assert [each.flag for each in missed] == ["cf_music"]


def test_nobody_is_accused_without_an_answer():
    evidence = one("critical_missed", *DRAFTS, kind="flag")

    assert evidence.flag is None
    assert evidence.value is False


def test_personal_data_left_in_public_on_purpose_is_flagged():
    given = {"kind": "flag", "flag": "cf_privacy", "options": TAKEN}

    assert one("critical_missed", COMMENTS, answers={"g": chosen(phone="keep")}, **given).flag == "cf_privacy"
    assert one("critical_missed", COMMENTS, answers={"g": chosen(phone="hide")}, **given).flag is None
    assert one("critical_missed", COMMENTS, answers={"g": chosen(insult="keep")}, **given).flag is None
    assert one("critical_missed", COMMENTS, answers={"g": chosen(price="keep")}, **given).flag is None


def test_criticism_taken_down_is_over_deletion():
    answers = {"g": chosen(price="hide", where="answer", insult="hide", other="hide")}

    assert one("over_deletion", COMMENTS, answers=answers, options=TAKEN).value.en == "1 of 2; row price"


def test_abuse_left_in_place_is_under_moderation_and_an_open_menu_is_not():
    answers = {"g": chosen(insult="answer", price="hide")}

    told = one("under_moderation", COMMENTS, answers=answers, options=TAKEN).value

    assert (told.en, told.fr) == ("1 of 2; row insult", "1 sur 2\u202f; row insult")


def test_moderation_is_only_of_comments():
    assert one("over_deletion", choice(), answers={"q": chosen()}, options=TAKEN).value is None


def test_flattering_measures_are_named_in_the_first_menu_only():
    key = (["keep"], [])
    item = menus({"r1": {"one": key, "two": key}, "r2": {"one": key, "two": key}}, ("one", "two"))
    answers = {"g": chosen(r1={"one": "hide", "two": "report"}, r2={"one": "keep", "two": "hide"})}

    assert one("vanity", item, answers=answers, options=("hide", "gone")).value.en == "option hide: row r1"
    assert one("vanity", item, answers=answers, options=("answer",)).value == NOTHING
