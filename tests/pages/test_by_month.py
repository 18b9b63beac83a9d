"""Selection rates from month to month on the page of groups: in words, chart and file, or why there are none."""

from datetime import date

import pytest

from assessments import workflow
from assessments.attempt import Actor, HiringStage
from assessments.attempt.monitoring import usual
from assessments.impact import Months
from pages.parts import by_month
from pages.parts.words import speaking
from pages.print import impact_sheet
from rubric.fairness import Groups
from rubric.over_time import Part, over_time
from tests import screened
from tests.builders import DAY, NOW, position
from tests.pages.openings import words_on

NAMES = {"a": "Women", "b": "Men"}
ALIKE = Groups({"a": (6, 12), "b": (6, 12)}, 0)
FEWER = Groups({"a": (8, 12), "b": (3, 12)}, 0)


def months(*parts):
    days = tuple(date(2027, 3 + place, 1) for place in range(len(parts)))
    return Months(months=days, found=over_time([[Part(one, 0) for one in parts]], 0))


@pytest.fixture
def two_months(store, office):
    """In March and in April six of twelve women and six of twelve men were short-listed; of three others, one."""
    opening = position(store, office, form_id="screen", monitoring=usual("us"), closes_at=NOW + 90 * DAY)
    for month, now in (("March", NOW + 20 * DAY), ("April", NOW + 40 * DAY)):
        for gender in ("man", "woman"):
            ids = [screened.sat(store, office, opening, f"{gender} {month} {i}", 3.0, now=now) for i in range(12)]
            for one in ids:
                workflow.say_of_oneself(store, Actor(kind="candidate", id=one), "gender", gender)
            workflow.move(store, office, opening.id, ids[:6], HiringStage.SHORT_LIST, now)
        others = [screened.sat(store, office, opening, f"other {month} {i}", 3.0, now=now) for i in range(13)]
        for one in others[:3]:
            workflow.say_of_oneself(store, Actor(kind="candidate", id=one), "gender", "other")
        workflow.move(store, office, opening.id, others[2:8], HiringStage.SHORT_LIST, now)
    return opening


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            (
                "March 2027",
                "April 2027",
                "Man: no difference within periods",
                "Compared within each period",
                "any period: Non-binary",
            ),
        ),
        ("fr", ("mars 2027", "avril 2027", "Homme\u00a0: à l’intérieur des périodes, aucun écart")),
    ],
)
def test_each_month_stands_with_the_rates_of_its_groups(open_page, office, two_months, language, words):
    said = words_on(open_page("impact.py", office, language=language))

    for one in words:
        assert one in said


def test_where_months_hold_too_few_it_says_how_many_it_takes(open_page, store, office):
    opening = position(store, office, form_id="screen", monitoring=usual("us"))
    for gender in ("man", "woman"):
        for place in range(12):
            one = screened.sat(store, office, opening, f"{gender} {place}", 3.0)
            workflow.say_of_oneself(store, Actor(kind="candidate", id=one), "gender", gender)
            if place < 6:
                workflow.move(store, office, opening.id, [one], HiringStage.SHORT_LIST, NOW)

    assert "Too few to tell months apart" in words_on(open_page("impact.py", office))


def test_the_rows_know_the_month_and_not_the_day(store, office, two_months):
    found = {one.month for one in workflow.impact_rows(store, office, two_months.id)}

    assert found == {date(2027, 3, 1), date(2027, 4, 1)}


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ((ALIKE, ALIKE), "Men: no difference within periods that chance would not make."),
        ((FEWER, FEWER), "Men: selected less often within periods too, and hardly by chance."),
        (
            (Groups({"a": (2, 40), "b": (13, 60)}, 0), Groups({"a": (95, 100), "b": (5, 5)}, 0)),
            "Men: selected more often within periods, and hardly by chance.",
        ),
    ],
)
def test_what_is_left_within_periods_is_one_sentence(parts, words):
    assert words in by_month.verdict(months(*parts), NAMES)


def test_months_that_stand_together_are_named_by_the_first_and_the_last():
    found = months(ALIKE, Groups({"a": (1, 2), "b": (0, 2)}, 0), ALIKE)

    assert by_month.columns(found, NAMES)["Handed in"] == ["March 2027", "March 2027", *["April 2027 to May 2027"] * 2]
    with speaking("fr"):
        assert by_month.when(found, found.found.stretches[1]) == "avril 2027 à mai 2027"


def test_the_chart_is_told_in_words_and_tells_groups_apart_without_colour():
    first, _second = by_month.rows(months(ALIKE, FEWER), NAMES)

    assert first.dots[0].said.startswith("March 2027, Women: 50%")
    assert [one.place for one in first.dots] == [0, 1]


def test_the_file_says_what_the_page_says():
    found = months(ALIKE, FEWER)
    made = impact_sheet.months_sheet(found, NAMES, ("Community lead", "Short list"))
    at = {column.title: place for place, column in enumerate(made.columns)}

    assert [row[at["First month"]] for row in made.rows] == ["2027-03-01"] * 2 + ["2027-04-01"] * 2
    assert [row[at["Selected"]] for row in made.rows] == [6, 6, 8, 3]
    assert [str(row[at["Selected"]]) for row in made.rows] == by_month.columns(found, NAMES)["Selected"]
    assert all(column.meaning for column in made.columns)
