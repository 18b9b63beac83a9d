"""A plan as evidence: the share of rules kept, each breach told with its rows, and laws that hold for any plan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import bank
from assessments.answer import TimetableAnswer, WrittenAnswer
from assessments.evidence import identify
from assessments.workflow.checking import fits
from tests import plans

TASK = bank.task("PL1")
TABLE = TASK.item("PL1.rows")


def found(rows, language="en"):
    """The evidence on a calendar, by the id of its rule."""
    by_rule = {}
    for one in identify(TASK, {"PL1.rows": plans.filled(rows)}, language):
        by_rule.setdefault(one.id, []).append(one)
    return by_rule


def share(rows, rule="PL1.e1"):
    return found(rows)[rule][0].share


def broken(rows):
    """The rules a calendar breaks, hard and soft, as they are called."""
    seen = found(rows)
    return {one.label.en.partition(": ")[2] for rule in ("PL1.e4", "PL1.e5") for one in seen.get(rule, ()) if one.value}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_good_calendar_keeps_every_rule(language):
    seen = found(plans.calendar(language), language)

    assert (seen["PL1.e1"][0].share, seen["PL1.e2"][0].share) == (1, 1)
    assert seen["PL1.e1"][0].value.said(language) == {"en": "14 of 14", "fr": "14 sur 14"}[language]
    assert "PL1.e4" not in seen
    assert "PL1.e5" not in seen
    assert [one.flag for one in seen["PL1.e3"]] == [None]


SPENT_ONCE = {
    **{f"row{place}": {"network": "instagram"} for place in (3, 14)},  # AS1
    "row11": {"network": "tiktok"},  # AS4
    **{f"row{place}": {"asset": "AS8"} for place in (4, 8)},  # leaves AS2 and AS7 on one network
}
ONE_BY_ONE = [
    ("No Halte Duo price before 8 June, 9:00", {"row10": {"date": "2026-06-08", "time": "08:59"}}),
    ("Sold-out Rive 750 Algue not promoted", {"row13": {"asset": "AS5"}}),
    ("Designed assets used after a designer day", {"row4": {"date": "2026-06-09"}}),
    ("Approval asked 48 hours before", {"row1": {"approval_asked": "2026-06-06T09:31"}}),
    ("Approval asked 48 hours before", {"row9": {"approval_asked": None}}),
    ("Nothing else during the live", {"row4": {"date": "2026-06-13", "time": "11:45"}}),
    ("The live is in the plan", {"row7": {"time": "11:50"}}),
    ("A launch post on 16 June, from 10:00", {"row10": {"time": "09:00"}, "row11": {"time": "09:59"}}),
    ("At most 2 a day per network, 4 in all", {"row2": {"date": "2026-06-18"}, "row6": {"date": "2026-06-18"}}),
    ("At most 30 of your hours a week", {"row9": {"hours": 30.0}}),
    ("Links that work and are tagged", {"row12": {"link": "bio"}, "row13": {"link": plans.SITE}}),
    ("Alt text or captions planned", {"row4": {"access_done": None}}),
    ("An owner and a goal on every row", {"row3": {"owner": None}}),
    ("Noé only on his days", {"row8": {"owner": "noe"}}),
    ("All pillars, none above half", {"row5": {"pillar": "people"}}),
    ("Each goal served twice", {"row5": {"objective": "G2"}}),
    (
        "The launch takes 40% at most",
        {f"row{one}": {"asset": "AS3", "approval_asked": "2026-06-05T09:00"} for one in (4, 8, 13)},
    ),
    ("Five hours a week kept free", {"row9": {"hours": 20.0}}),
    ("Some reuse", SPENT_ONCE),
    ("Sensible hours", {"row12": {"time": "06:45"}}),
    ("Repair Day prepared and told", {"row8": {"subject": "Smiling faces"}}),
    ("No network forgotten", {"row5": {"network": "facebook"}}),
]


@pytest.mark.parametrize(
    ("rule", "changes"), ONE_BY_ONE, ids=[f"{at} {rule}" for at, (rule, _) in enumerate(ONE_BY_ONE)]
)
def test_each_rule_of_the_bank_is_broken_by_what_it_forbids(rule, changes):
    assert rule in broken(plans.calendar(**changes))


def test_design_hours_cannot_be_exceeded_by_the_assets_there_are():
    """3 + 4 + 5 + 2 hours in one week are 14 of 15."""
    week = [{"date": "2026-06-10", "asset": asset} for asset in ("AS2", "AS3", "AS4", "AS6")]
    assert "At most 15 design hours a week" not in broken(week)


def test_a_rule_counts_once_however_often_it_is_broken():
    twice = plans.calendar(row2={"owner": None}, row3={"owner": None})
    evidence = found(twice)

    assert evidence["PL1.e1"][0].share == pytest.approx(13 / 14)
    assert evidence["PL1.e1"][0].value.en == "13 of 14; not kept: An owner and a goal on every row"
    assert [one.value.en for one in evidence["PL1.e4"]] == ["row 2: nobody named; row 3: nobody named"]


def test_a_price_before_its_hour_raises_the_flag_with_its_row():
    (flag,) = found(plans.calendar(row10={"date": "2026-06-08", "time": "08:00"}))["PL1.e3"]
    assert flag.flag == "cf_embargo"
    assert flag.value.en == "No Halte Duo price before 8 June, 9:00: row 10: Mon 8 June, 08:00"


def test_half_a_plan_earns_half_of_what_it_keeps():
    """Seven of fourteen rows: the launch is missing, so 13 of 14 rules are kept."""
    first, second = found(plans.calendar()[:7])["PL1.e1"][0], found(plans.calendar()[:7], "fr")["PL1.e1"][0]

    assert first.share == pytest.approx(13 / 14 * 7 / 14)
    assert first.value.en.endswith("; whole rows: 7 of 14")
    assert second.value.fr.endswith("lignes complètes\u00a0: 7 sur 14")


def test_rows_that_are_not_whole_do_not_count_as_rows():
    unfinished = plans.calendar(row14={"subject": None})
    assert share(unfinished) == pytest.approx(13 / 14)


@pytest.mark.parametrize("answers", [{}, {"PL1.rows": TimetableAnswer()}], ids=["never saved", "no row"])
def test_a_plan_without_rows_earns_nothing_and_breaks_nothing(answers):
    evidence = {one.id: one for one in identify(TASK, answers, "en")}

    assert (evidence["PL1.e1"].share, evidence["PL1.e2"].share) == (0, 0)
    assert evidence["PL1.e3"].value is None
    assert evidence["PL1.e4"].value is None


def test_a_show_without_rows_is_judged_by_its_texts_alone():
    texts = {"LV1.moderation": WrittenAnswer(text="Noé hides insults and passes questions on cards.")}
    evidence = {one.id: one for one in identify(bank.task("LV1"), texts, "en")}

    assert evidence["LV1.e1"].share == pytest.approx(1 / 13)
    assert evidence["LV1.e3"].value is None


def test_in_french_the_day_is_known_by_its_french_name():
    (habit,) = found(plans.calendar("fr", row8={"subject": "Des visages souriants"}), "fr")["PL1.e5"]
    assert habit.value.fr == "4 avant, 0 après"


@given(st.permutations(plans.calendar()))
def test_a_plan_without_a_breach_stays_without_one_in_any_order(rows):
    assert broken(rows) == set()


@given(st.permutations(plans.calendar(row5={"hours": 30.0}, row7={"format": "reel"}, row13={"asset": "AS5"})))
def test_a_plan_breaks_the_same_rules_in_any_order(rows):
    assert broken(rows) == {
        "Sold-out Rive 750 Algue not promoted",
        "Nothing else during the live",
        "The live is in the plan",
        "At most 30 of your hours a week",
        "Five hours a week kept free",
    }


ONLY_BY_ABSENCE = {  # what can be broken by taking a row out
    "The live is in the plan",
    "A launch post on 16 June, from 10:00",
    *(rule for rule, _ in ONE_BY_ONE[14:]),
}


@given(st.sets(st.sampled_from(range(14))))
def test_taking_rows_out_breaks_no_rule_on_what_is_there(left_out):
    rows = [row for at, row in enumerate(plans.calendar()) if at not in left_out]
    assert broken(rows) <= ONLY_BY_ABSENCE


def cells():
    """Anything that a column can hold, finished or not."""
    return st.fixed_dictionaries({}, optional={one.id: _cell(one) for one in TABLE.columns})


def _cell(column):  # noqa: PLR0911 - one case for each type
    day = st.sampled_from([one.isoformat() for one in column.days] or [""])
    hour = st.times().map(lambda one: f"{one:%H:%M}")
    match column.type:
        case "date":
            return day
        case "time":
            return hour
        case "moment":
            return st.one_of(
                day.map(lambda one: f"{one}T"), hour.map(lambda one: f"T{one}"), st.builds("{}T{}".format, day, hour)
            )
        case "menu":
            return st.sampled_from([one.id for one in column.options])
        case "tick":
            return st.booleans()
        case "text":
            return st.text(max_size=20)
        case _:
            return st.floats(0, 30)


@given(st.lists(cells(), max_size=4), st.sampled_from(["en", "fr"]))
def test_any_table_that_can_be_saved_is_judged_and_left_as_it_is(rows, language):
    answer = plans.filled(rows)
    assert fits(TABLE, answer, frozenset())
    before = answer.model_dump_json()
    evidence = identify(TASK, {"PL1.rows": answer}, language)

    assert answer.model_dump_json() == before
    assert all(one.share is None or 0 <= one.share <= 1 for one in evidence)
