"""The page on groups: what a flag rests on, too few to say, what candidates are asked, and files that agree with it."""

import csv
import io
import zipfile
from datetime import UTC, datetime

import pytest

from assessments import workflow
from assessments.attempt import Actor, HiringStage, Role
from assessments.attempt.monitoring import Monitoring, usual
from pages.parts import auditing, cutting, impact, sheets
from pages.print import impact_sheet, sheet
from rubric.bias_audit import Person, audit, audit_rows
from rubric.fairness import AtCutOff, CutOff, Groups, impact_table, pooled
from tests import screened
from tests.builders import NOW, candidate, position, staff, submitted
from tests.pages.openings import words_on

NAMES = {"a": "Women", "b": "Men", "c": "Others"}


NEW_YORK = usual("us_nyc")


def crowd(store, office, men, women, monitoring=NEW_YORK, **given):
    """A position with people given as (short-listed, all), each of whom said what they are."""
    opening = position(store, office, form_id="screen", monitoring=monitoring, **given)
    for gender, (taken, n) in (("man", men), ("woman", women)):
        ids = [screened.sat(store, office, opening, f"{gender} {i}", 1.0 + i % 5) for i in range(n)]
        for one in ids:
            actor = Actor(kind="candidate", id=one)
            workflow.say_of_oneself(store, actor, "gender", gender)
            if monitoring.origin:
                workflow.say_of_oneself(store, actor, "origin", "asian" if one < "8" else "white")
        workflow.move(store, office, opening.id, ids[:taken], HiringStage.SHORT_LIST, NOW)
    return opening


@pytest.fixture
def flagged(store, office):
    return crowd(store, office, (10, 14), (4, 16))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("“Woman”: a flag.", "less than four fifths of the rate of “Man”", "35%", "reason to look")),
        ("fr", ("«\u202fFemme\u202f»\u00a0: un signalement.", "35\u202f%", "une raison d’aller voir")),
    ],
)
def test_a_flag_is_said_in_words_with_its_figures_and_what_it_means(open_page, office, flagged, language, words):
    page = open_page("impact.py", office, language)

    assert not page.exception
    assert (page.selectbox(key="attribute").value, page.selectbox(key="passage").value) == ("gender", "short_list")
    for one in words:
        assert one in words_on(page), one
    assert len(page.get("plotly_chart")) == 2


def test_a_step_that_took_too_few_tells_nothing_of_them(open_page, office, flagged):
    page = open_page("impact.py", office)
    page.selectbox(key="passage").set_value("hired_of_all").run()

    assert "it takes 5 people who were selected and 5 who were not" in words_on(page)
    assert len(page.get("plotly_chart")) == 1


def test_a_position_that_asks_nothing_teaches_what_could_be_asked(open_page, store, office):
    position(store, office)
    page = open_page("impact.py", office)

    assert "asked nothing about themselves" in words_on(page)
    assert [one.proto.query_string.split("=")[0] for one in page.get("page_link")] == ["edit"]
    assert len(page.selectbox) == 1


def test_before_anybody_said_anything_it_says_when_they_are_asked(open_page, store, office):
    position(store, office, monitoring=usual("fr"))

    assert "Too few have said anything of themselves yet" in words_on(open_page("impact.py", office))


def test_all_positions_are_put_together_each_compared_within_itself(open_page, store, office, flagged):
    crowd(store, office, (6, 12), (6, 12), usual("us"), title="Second")
    page = open_page("impact.py", office)
    page.toggle(key="over-all").set_value(True).run()

    assert not page.exception
    assert "2 positions ask this." in words_on(page)
    assert "Odds within positions" in words_on(page)


def test_the_tables_of_new_york_stand_where_its_rule_holds(open_page, store, office, flagged):
    page = open_page("impact.py", office)
    assert "Scoring rate" in words_on(page)

    page.radio(key="scored").set_value(False).run()

    assert "Scoring rate" not in words_on(page)
    assert "independent auditor" in words_on(page)


def test_elsewhere_they_do_not(open_page, store, office):
    crowd(store, office, (6, 12), (6, 12), Monitoring(jurisdiction="fr"))

    assert "independent auditor" not in words_on(open_page("impact.py", office))


def test_whoever_still_rates_here_is_told_to_rate_first(open_page, store, office):
    both = staff(store, Role.HR, Role.RATER)
    opening = position(store, office, form_id="core", monitoring=usual("us"), raters=(both.id,))
    submitted(store, candidate(store, office, opening))
    page = open_page("impact.py", both)

    assert not page.exception
    assert page.error
    assert len(page.selectbox) == 1


# --- words ------------------------------------------------------------------------------------------------------------


def table(unknown=0, **counts):
    return impact_table(Groups(counts, unknown))


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (
            {"a": (10, 40), "b": (8, 40)},
            "“Men”: no flag, but too few people to rule out a large difference from “Women",
        ),
        ({"a": (900, 1000), "b": (800, 1000)}, "“Men”: no flag, but the rate is lower than that of “Women”"),
        ({"a": (300, 1000), "b": (295, 1000)}, "“Men”: no sign of a different rate from that of “Women”"),
        ({"a": (10, 30), "b": (6, 30)}, "“Men”: a flag that may be chance."),
        ({"a": (3, 8), "b": (2, 8)}, "“Men”: too few to say. One person more here and one fewer in “Women”"),
        ({"a": (3, 8)}, "Too few to say: it takes two groups of 5 people or more"),
        ({"a": (90, 100), "b": (30, 100), "c": (29, 100)}, "“Men” and “Others”: a flag."),
    ],
)
def test_each_finding_is_one_sentence(counts, words):
    assert words in impact.verdict(table(**counts), NAMES)


def test_one_person_who_changes_a_flag_is_named_beside_it():
    found = impact.columns(table(a=(20, 40), b=(15, 40)), NAMES)

    assert found["What the figures say"] == ["highest rate", "flag, may be chance"]
    assert found["One person changes the flag"] == ["no", "yes"]


def test_how_sure_the_figures_are_stands_beside_them():
    found = impact.certainty(table(a=(45, 100), b=(15, 100), c=(0, 100)), NAMES)

    assert found["Selection rate"][1] == "15%\u00a0(9%\u00a0to\u00a023%)"
    assert found["Of the highest rate"] == ["100%", "33%\u00a0(20%\u00a0to\u00a056%)", "0%"]
    assert found["Difference in points"][:2] == ["–", "−30\u00a0(−41\u00a0to\u00a0−17)"]
    assert found["Chance (P)"] == ["–", "below\u00a00.001", "below\u00a00.001"]
    assert found["Large difference noticed"][0] == "–"


def test_whoever_is_hidden_or_gave_no_answer_is_said():
    assert impact.hidden_words(table(7, a=(10, 40), b=(8, 40), c=(0, 2)), NAMES).endswith("group away: “Others”.")
    assert impact.hidden_words(table(1, a=(10, 40), b=(8, 40)), NAMES) == "1 person gave no answer."
    assert impact.hidden_words(table(a=(10, 40), b=(8, 40)), NAMES) == ""


def test_the_chart_is_told_in_words():
    (first, _second) = impact.rate_rows(table(a=(10, 40), b=(8, 40)), NAMES)

    assert first.dots[0].said == "Women: 25% (14% to 40%) selected"


@pytest.mark.parametrize(
    ("strata", "words"),
    [
        ([{"a": (8, 10), "b": (80, 100)}, {"a": (20, 100), "b": (2, 10)}], "Women: a flag over all, which within each"),
        ([{"a": (40, 100), "b": (10, 100)}, {"a": (50, 100), "b": (9, 100)}], "Men: selected less often within"),
        ([{"a": (30, 100), "b": (29, 100)}], "Men: no difference within positions"),
        ([{"a": (800, 1000), "b": (190, 200)}, {"a": (20, 200), "b": (300, 1000)}], "Men: selected more often within"),
        ([{"a": (30, 100), "b": (0, 0)}, {"a": (0, 0), "b": (29, 100)}], "Men: no position compares them."),
        ([], "Too few to say"),
    ],
)
def test_over_all_positions_it_is_said_whether_each_shows_it_too(strata, words):
    found = pooled([Groups(one, 0) for one in strata])

    assert words in impact.pooled_verdict(found, NAMES)
    assert len(impact.pooled_columns(found, NAMES)["Group"]) == len(found.table.groups)


def cuts(*of_b):
    """Cut-offs 10, 20, ... with (ratio, P) of b; without a P it is not below."""
    best = AtCutOff(selected=50, n=100, rate=0.5, ratio=1.0, below_four_fifths=False, p=None)
    for place, (ratio, p) in enumerate(of_b, 1):
        b = AtCutOff(selected=20, n=100, rate=0.2, ratio=ratio, below_four_fifths=p is not None, p=p)
        yield CutOff(cut=10 * place, groups={"a": best, "b": b})


def test_cut_offs_with_a_flag_are_told_in_stretches():
    found = list(cuts((0.9, None), (0.7, 0.2), (0.7, 0.01), (0.9, None), (0.7, 0.2)))

    assert cutting.below(found, NAMES) == ["Men: below four fifths at 20 to 30 and 50; hardly by chance at 30."]
    assert cutting.below(found[:2], NAMES) == ["Men: below four fifths at 20, which may be chance."]
    assert cutting.below(list(cuts((0.7, 0.2), (0.7, 0.2))), NAMES) == [
        "Men: below four fifths at 10 to 20, all of which may be chance."
    ]
    assert cutting.below(found[:1], NAMES)[0].startswith("No group would be below")
    assert [one.replace("\u00a0", " ") for one in cutting.columns(found, NAMES)["Men"][:3]] == [
        "20% (90%)",
        "20% (70%): below",
        "20% (70%): below, hardly chance",
    ]


def test_the_lines_of_the_chart_are_told_apart_without_colour():
    figure = cutting.figure(list(cuts((0.9, None), (0.7, 0.2))), NAMES, "light")

    assert [one.name for one in figure.data] == ["Women", "Men"]
    assert len({(one.line.dash, one.marker.symbol) for one in figure.data}) == 2
    assert list(figure.data[1].y) == pytest.approx([90, 70])


def test_a_category_left_out_says_why():
    (big, small) = audit_rows({("woman", None): (30, 200), ("man", "asian"): (2, 3)})

    assert auditing.ratio_words(big) == "1.00"
    assert auditing.ratio_words(small) == "left out: less than 2% of the data"
    assert auditing.category_words(small.category) == "Asian, Man"
    assert auditing.ratio_words(small.model_copy(update={"left_out": False})) == "–"


# --- files ------------------------------------------------------------------------------------------------------------


def rows_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first = archive.read(archive.namelist()[0]).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(first)))


def test_the_file_says_what_the_page_says():
    found = table(a=(20, 40), b=(15, 40))
    made = impact_sheet.groups_sheet(found, NAMES, ("Assistant", "Short list"))
    women, men = rows_of(sheet.as_zip(made, UTC))

    assert (men["Group"], men["Selected"], men["People there"], men["Impact ratio"]) == ("Men", "15", "40", "0.75")
    assert (men["Below four fifths"], men["One person changes the flag"]) == ("yes", "yes")
    assert women["Chance (P)"] == ""
    assert float(men["Chance (P)"]) == pytest.approx(found.groups[1].p, abs=1e-6)


def test_cut_offs_and_the_tables_of_new_york_come_as_files_too():
    lines = rows_of(sheet.as_zip(impact_sheet.cut_offs_sheet(list(cuts((0.7, 0.2))), NAMES, "Assistant"), UTC))
    assert [(one["Cut-off of the fit"], one["Group"], one["Below four fifths"]) for one in lines] == [
        ("10", "Women", "no"),
        ("10", "Men", "yes"),
    ]

    people = [Person(sex, "asian", i < 6) for sex in ("woman", "man") for i in range(20)] + [Person(None, None, False)]
    made = impact_sheet.audit_sheet(audit(people, ("woman", "man"), ("asian", "white")), ("Assistant", "Short list"))
    lines = rows_of(sheet.as_zip(made, UTC))

    assert [(one["Table"], one["Category"], one["Applicants"]) for one in lines] == [
        ("Sex", "Woman", "20"),
        ("Sex", "Man", "20"),
        ("Sex", "", "1"),
    ]


def test_all_positions_together_come_as_a_file_with_the_odds_within_each():
    one = Groups({"a": (10, 20), "b": (5, 20)}, 0)
    found = pooled([one, one])
    made = impact_sheet.pooled_sheet(found, NAMES, "Short list")
    at = {column.title: place for place, column in enumerate(made.columns)}

    first, second = made.rows
    assert [row[at["Group"]] for row in made.rows] == ["Women", "Men"]
    assert (second[at["People there"]], second[at["Selected"]]) == (40, 10)
    assert second[at["Odds within positions, 1 is alike"]] == pytest.approx(1 / 3, abs=1e-4)
    assert second[at["Positions that compare them"]] == 2
    assert first[at["Chance (P)"]] is None
    assert all(len(row) == len(made.columns) for row in made.rows)
    assert all(column.meaning for column in made.columns)


def test_a_file_is_made_only_for_whoever_is_signed_in(store, office):
    def make(_actor, _clock):
        return impact_sheet.groups_sheet(table(a=(20, 40), b=(15, 40)), NAMES, ("Assistant", "Short list"))

    session = workflow.digest(workflow.open_session(store, office, "en", datetime.now(UTC)))

    assert len(rows_of(sheets.made(session, make, sheet.as_zip, "en", UTC))) == 2
    assert rows_of(sheets.made("no session", make, sheet.as_zip, "en", UTC)) == []
