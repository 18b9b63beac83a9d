"""Keys that rest on a file of data, recomputed from it by other code than the product's, its faults in and out."""

import csv
import statistics
from importlib.resources import files

import pytest

from assessments import bank
from assessments.bank import exports
from assessments.bank.check_tasks import task_problems
from assessments.form import Export
from assessments.item import Choice, MenuGrid, Number

FILES = {"AN2": "tilvane_posts.csv", "AN2B": "oskelle_posts.csv"}
GOAL = {"AN2": "repair", "AN2B": "regrow"}
FAULTS = {"AN2": ("TI024", "TI031", "TI016"), "AN2B": ("OS074", "OS071", "OS040")}  # duplicate, reach, saves
NUMBERS = ("impressions", "paid_impressions", "reach", "likes", "comments", "shares", "link_clicks", "paid_link_clicks")


def rows(file):
    text = files("assessments.bank").joinpath("data", file).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(text))


def clean(file, faults):
    """Without the second of two equal rows, the row that cannot be, and the one whose saves are not known."""
    kept, seen = [], set()
    for row in rows(file):
        if row["post_id"] not in seen and row["post_id"] not in faults[1:]:
            kept.append(row)
        seen.add(row["post_id"])
    return kept


def engagements(row):
    return sum(int(row[name] or 0) for name in ("likes", "comments", "shares", "saves"))


def rate(some):
    return 100 * sum(map(engagements, some)) / sum(int(row["reach"]) for row in some)


def instagram(some, *, first, formats=None, paid=False, giveaway=False):
    return [
        row
        for row in some
        if row["platform"] == "instagram"
        and (row["published_at"] < "2026-04-13") == first
        and (paid or row["paid"] == "0")
        and (giveaway or row["note"] != "giveaway")
        and (formats is None or row["format"] in formats)
    ]


def key(item_id):
    item = bank.task(item_id.split(".")[0]).item(item_id)
    assert isinstance(item, Number)
    return item


def signature(item_id, words):
    return next(one.value for one in key(item_id).signatures if words in one.text.en)


@pytest.mark.parametrize("task", FILES)
def test_the_planted_faults_are_in_the_file(task):
    duplicate, reach, saves = FAULTS[task]
    every = rows(FILES[task])
    assert [row["post_id"] for row in every].count(duplicate) == 2
    (impossible,) = (row for row in every if row["post_id"] == reach)
    assert int(impossible["reach"]) > int(impossible["impressions"])
    (missing,) = (row for row in every if row["post_id"] == saves)
    assert missing["saves"] == ""


@pytest.mark.parametrize("task", FILES)
def test_the_six_numbers_follow_from_the_clean_rows(task):
    good = clean(FILES[task], FAULTS[task])
    boosted = [row for row in good if row["paid"] == "1"]
    # Bookings rest on no reach: the row whose reach cannot be keeps its place there, only the second of two equal rows
    # goes.
    organic = [row for row in clean(FILES[task], FAULTS[task][:1]) if row["paid"] == "0"]
    bookings = {row["pillar"]: 0 for row in organic}
    for row in organic:
        bookings[row["pillar"]] += int(row["goal_bookings"])
    expected = {
        "Q1": len({row["post_id"] for row in rows(FILES[task])}),
        "Q2": rate(instagram(good, first=True)),
        "Q3": rate(instagram(good, first=False)),
        "Q4": rate(instagram(good, first=False, formats={"reel"})),
        "Q5": 100
        * sum(int(row["paid_link_clicks"]) for row in boosted)
        / sum(int(row["paid_impressions"]) for row in boosted),
        "Q6": 100 * bookings[GOAL[task]] / sum(bookings.values()),
    }
    for name, value in expected.items():
        assert key(f"{task}.{name}").key == pytest.approx(value, abs=0.006 if name != "Q5" else 0.0006), name


@pytest.mark.parametrize("task", FILES)
def test_what_is_left_in_leads_to_its_signature(task):
    good = clean(FILES[task], FAULTS[task])
    saves_kept = clean(FILES[task], FAULTS[task][:2])  # who mixes in what was paid has not looked at empty cells either
    assert signature(f"{task}.Q1", "duplicate") == len(rows(FILES[task]))
    assert signature(f"{task}.Q2", "boosted") == pytest.approx(
        rate(instagram(saves_kept, first=True, paid=True)), abs=0.006
    )
    with_giveaway = instagram(good, first=False, giveaway=True)
    assert signature(f"{task}.Q3", "giveaway counted") == pytest.approx(rate(with_giveaway), abs=0.006)
    reels = instagram(good, first=False, formats={"reel"}, paid=True)
    assert signature(f"{task}.Q4", "boosted") == pytest.approx(rate(reels), abs=0.006)


@pytest.mark.parametrize("task", FILES)
def test_no_mistake_earns_any_credit(task):
    for item in bank.task(task).items:
        if isinstance(item, Number):
            for one in item.signatures:
                assert abs(one.value - item.key) > 3 * item.relative_tolerance * item.key, item.id


# --- MR1: own Reels as the bar ----------------------------------------------------------------------------------------


def test_the_bar_follows_from_the_organic_reels():
    reels = [row for row in clean(FILES["AN2"], FAULTS["AN2"]) if row["format"] == "reel" and row["paid"] == "0"]
    rates = [rate([row]) for row in reels]
    low, middle, high = statistics.quantiles(rates, n=4, method="inclusive")
    found = {item.id: item.key for item in bank.task("MR1").items if isinstance(item, Number)}
    assert found["MR1.Q1"] == len(reels) == 30
    assert (found["MR1.Q3"], found["MR1.Q2"], found["MR1.Q4"]) == (
        pytest.approx(low, abs=0.006),
        pytest.approx(middle, abs=0.006),
        pytest.approx(high, abs=0.006),
    )


def test_the_verdicts_follow_from_the_bar_and_money_makes_a_reel_another_thing():
    task = bank.task("MR1")
    table = next(one for one in task.materials if one.id == "MR1.M2")
    grid = task.item("MR1.V")
    assert isinstance(grid, MenuGrid)
    for row, asked in zip(table.rows, grid.rows, strict=True):  # type: ignore[union-attr]
        reach, *counts, spend = (float(cell) for cell in row.cells[1:])
        value = 100 * sum(counts) / reach
        verdict = "above" if value > 6.67 else "below" if value < 6.16 else "within"
        assert asked.keys["verdict"].full == {"not_comparable" if spend else verdict}


def test_the_weakness_is_that_of_the_dates():
    item = bank.task("MR1").item("MR1.W")
    assert isinstance(item, Choice)
    reels = [row for row in clean(FILES["AN2"], FAULTS["AN2"]) if row["format"] == "reel" and row["paid"] == "0"]
    early = [rate([row]) for row in reels if row["published_at"] < "2026-04-13"]
    late = [rate([row]) for row in reels if row["published_at"] >= "2026-04-13"]
    assert (len(early), item.key) == (6, "w1")
    assert statistics.median(early) > statistics.median(late)


# --- the product's own reading of a file ------------------------------------------------------------------------------

EXPORT = next(one for one in bank.task("AN2").materials if isinstance(one, Export))


def test_a_column_that_is_not_named_is_shown_to_nobody():
    few = EXPORT.model_copy(update={"columns": EXPORT.columns[:2], "rows": ("TI001",)})
    assert exports.shown(few) == ({"post_id": "TI001", "published_at": "2026-03-02 08:00"},)
    assert exports.as_csv(few) == "post_id,published_at\nTI001,2026-03-02 08:00\n"


def test_everything_taken_away_reads_back_as_it_was():
    assert list(csv.DictReader(exports.as_csv(EXPORT).splitlines())) == rows("tilvane_posts.csv")


def test_rows_are_narrowed_by_value_and_by_day_both_ends_included():
    from datetime import date  # noqa: PLC0415 - beside its only use

    every = exports.shown(EXPORT)
    left = exports.narrowed(every, {"platform": "instagram"}, "published_at", date(2026, 3, 2), date(2026, 3, 3))
    assert left
    assert {row["platform"] for row in left} == {"instagram"}
    assert {row["published_at"][:10] for row in left} <= {"2026-03-02", "2026-03-03"}
    assert exports.narrowed(every, {}, None, None, None) == every


def test_sums_are_made_by_choice_and_by_week():
    every = exports.shown(EXPORT)
    by_network = exports.grouped(every, "platform", "likes")
    assert list(by_network) == ["facebook", "instagram", "linkedin", "tiktok"]
    by_week = exports.grouped(every, "published_at", "likes", weeks=True)
    assert next(iter(by_week)) == "2026-03-02"
    assert len(by_week) == 12
    assert sum(by_week.values()) == sum(by_network.values())
    saves = exports.grouped(every, "platform", "saves")
    assert sum(saves.values()) == sum(int(row["saves"] or 0) for row in every)  # an empty cell counts as nothing


def test_values_are_called_by_their_names_and_strange_ones_as_they_stand():
    assert exports.named(EXPORT, "paid", "1", "fr") == "oui"
    assert exports.named(EXPORT, "pillar", "repair", "fr") == "repair"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"file": "nothing.csv"}, "file"),
        ({"columns": (EXPORT.columns[0], EXPORT.columns[1].model_copy(update={"id": "gone"}))}, "columns"),
        ({"rows": ("TI999",)}, "rows"),
    ],
)
def test_an_export_that_leads_nowhere_is_told(changes, field):
    task = bank.task("AN2").model_copy(update={"materials": (EXPORT.model_copy(update=changes),)})
    assert ("AN2.M1", field) in {(where, of) for where, of, _ in task_problems(task, None)}
