"""Keys recomputed from what they rest on, with the derivation beside them."""

import re
import statistics
from collections import Counter

import pytest

from assessments import bank
from assessments.form import Table
from assessments.item import Choice, Layouts, MenuGrid, Number, Preflight, RateOptions
from tests.content import layout_rules

MEASURED = ("AN1", "AN1B")  # the same eight measures in both companies


def table(task_id: str) -> dict[str, float]:
    materials = bank.task(task_id).materials
    return {row.id: row.value for material in materials if isinstance(material, Table) for row in material.rows}


def engagements(of: dict[str, float]) -> float:
    return of["likes"] + of["comments"] + of["shares"] + of["saves"]


def measures(task_id: str) -> dict[str, float]:
    """The eight measures by id of their question, from the table of the task."""
    of = table(task_id)
    found = (
        100 * engagements(of) / of["reach"],
        100 * engagements(of) / of["followers"],
        100 * of["link_clicks"] / of["impressions"],
        100 * of["complete"] / of["starts"],
        of["spend"] / of["paid_clicks"],
        1000 * of["spend"] / of["paid_impressions"],
        of["paid_revenue"] / of["spend"],
        100 * (of["gained"] - of["lost"]) / of["month_start"],
    )
    return {f"{task_id}.Q{place}": value for place, value in enumerate(found, start=1)}


MEASURES = {item_id: value for task_id in MEASURED for item_id, value in measures(task_id).items()}
TABLE = table("AN1")
ENGAGEMENTS = engagements(TABLE)
MISTAKES = {
    "AN1.Q1": [
        100 * ENGAGEMENTS / TABLE["impressions"],
        100 * ENGAGEMENTS / TABLE["followers"],
        100 * TABLE["likes"] / TABLE["reach"],
        100 * (ENGAGEMENTS + TABLE["link_clicks"]) / TABLE["reach"],
    ],
    "AN1.Q2": [100 * ENGAGEMENTS / TABLE["reach"]],
    "AN1.Q3": [
        100 * TABLE["link_clicks"] / TABLE["reach"],
        100 * TABLE["total_clicks"] / TABLE["total_impressions"],
    ],
    "AN1.Q4": [100 * TABLE["complete"] / TABLE["views_3s"], 100 * TABLE["views_3s"] / TABLE["starts"]],
    "AN1.Q5": [TABLE["spend"] / TABLE["total_clicks"]],
    "AN1.Q6": [1000 * TABLE["spend"] / TABLE["total_impressions"], TABLE["spend"] / TABLE["paid_impressions"]],
    "AN1.Q7": [TABLE["spend"] / TABLE["paid_orders"], (TABLE["paid_revenue"] - TABLE["spend"]) / TABLE["spend"]],
    "AN1.Q8": [
        100 * TABLE["gained"] / TABLE["month_start"],
        100 * (TABLE["gained"] - TABLE["lost"]) / TABLE["followers"],
    ],
}
ROUNDED = 6e-5  # keys are written with four decimals


def number(item_id: str) -> Number:
    item = bank.task(item_id.split(".", maxsplit=1)[0]).item(item_id)
    assert isinstance(item, Number)
    return item


@pytest.mark.parametrize("item_id", MEASURES)
def test_each_measure_follows_from_the_table(item_id: str):
    assert number(item_id).key == pytest.approx(MEASURES[item_id], abs=ROUNDED)


@pytest.mark.parametrize("item_id", MISTAKES)
def test_each_known_mistake_leads_to_its_value(item_id: str):
    assert [one.value for one in number(item_id).signatures] == pytest.approx(MISTAKES[item_id], abs=ROUNDED)


@pytest.mark.parametrize("item_id", MEASURES)
def test_no_mistake_earns_any_credit(item_id: str):
    """Credit ends at three times the tolerance."""
    item = number(item_id)
    for one in item.signatures:
        assert abs(one.value - item.key) > 3 * item.relative_tolerance * item.key


@pytest.mark.parametrize("task_id", MEASURED)
def test_the_table_adds_up(task_id: str):
    of = table(task_id)
    assert of["month_start"] + of["gained"] - of["lost"] == of["followers"]
    assert of["impressions"] + of["paid_impressions"] == of["total_impressions"]
    assert of["link_clicks"] + of["paid_clicks"] == of["total_clicks"]


CASES = {
    # Reels 1,600/20,000 then 5,600/80,000; photos 2,400/80,000 then 500/20,000; all 4,000 and 6,100 of 100,000
    "AN3.C1": (
        "b",
        {"8.0%": 100 * 1600 / 20000, "7.0%": 100 * 5600 / 80000, "3.0%": 100 * 2400 / 80000, "2.5%": 100 * 500 / 20000},
    ),
    "AN3.C2": ("d", {"2.2%": statistics.median([6.1, 2.0, 2.2])}),
    "AN3.C3": (
        "a",
        {"1.0%": 100 * (410 - 330) / (60000 - 52000), "1.2%": 100 * 90 / 7500, "0.68%": round(100 * 410 / 60000, 2)},
    ),
    "AN3.C4": ("c", {"3.6%": 100 * (5000 - 3200) / 50000, "64%": 100 * 3200 / 5000, "2.5%": round(100 * 3 / 118, 1)}),
    "AN3.C5": (
        "b",
        {
            "13.6%": round(100 * 300 / 2200, 1),
            "14.0%": 100 * 420 / 3000,
            "50%": 100 * 150 / 300,
            "31%": round(100 * 130 / 420),
        },
    ),
    "AN3.C6": ("d", {"12.5%": -100 * (1.4 - 1.6) / 1.6}),
    "AN3B.C1": (
        "d",
        {"9.0%": 100 * 2700 / 30000, "8.0%": 100 * 6000 / 75000, "4.0%": 100 * 2800 / 70000, "3.0%": 100 * 750 / 25000},
    ),
    "AN3B.C2": ("a", {"2.2%": statistics.median([1.9, 7.3, 2.1, 2.3])}),
    "AN3B.C3": ("c", {"0.9%": 100 * (330 - 276) / (45000 - 39000), "1.1%": 100 * 66 / 6000}),
    "AN3B.C4": ("b", {"2.7%": 100 * (3600 - 2520) / 40000, "70%": 100 * 2520 / 3600, "2.0%": round(100 * 3 / 148, 1)}),
    "AN3B.C5": (
        "d",
        {
            "13.9%": round(100 * 250 / 1800, 1),
            "15.0%": 100 * 360 / 2400,
            "48%": 100 * 120 / 250,
            "19%": round(100 * 70 / 360),
        },
    ),
    "AN3B.C6": ("a", {"16.7%": round(100 * 0.3 / 1.8, 1)}),
}


@pytest.mark.parametrize("item_id", CASES)
def test_the_reasons_of_the_traps_are_recomputed(item_id: str):
    key, figures = CASES[item_id]
    item = bank.task(item_id.split(".", maxsplit=1)[0]).item(item_id)
    assert isinstance(item, Choice)
    assert item.rationale is not None
    assert item.key == key
    for written, value in figures.items():
        assert written in item.rationale.en
        assert float(written.rstrip("%")) == pytest.approx(value)


def test_confidence_starts_at_a_guess_among_four():
    for item in bank.task("AN3").items:
        assert isinstance(item, Choice)
        assert (len(item.options), item.confidence_levels) == (4, (25, 40, 55, 70, 85, 100))


def single_answers() -> list[Choice]:
    return [
        *bank.facts().items,
        *(item for one in ("AN3", "LV5") for item in bank.task(one).items if isinstance(item, Choice)),
    ]


def test_every_single_answer_has_four_different_options():
    for item in single_answers():
        for language in ("en", "fr"):
            assert len({option.text.said(language) for option in item.options}) == 4, item.id


def test_the_length_of_an_option_does_not_give_the_key_away():
    for language in ("en", "fr"):
        longest = [
            item.id
            for item in bank.facts().items
            if max(item.options, key=lambda option: len(option.text.said(language))).id == item.key
        ]
        assert len(longest) <= 0.4 * len(bank.facts().items)


def test_no_letter_is_the_key_much_more_often_than_another():
    letters = Counter(item.key for item in bank.facts().items)
    assert max(letters.values()) <= 2 * min(letters[letter] for letter in "abcd")


def drafts() -> list[Preflight]:
    return [item for item in bank.task("PU2").items if isinstance(item, Preflight)]


def test_eight_drafts_hold_fourteen_faults_and_six_decoys_among_eighty_boxes():
    assert len(drafts()) == 8
    assert sum(len(draft.checkpoints) for draft in drafts()) == 80
    assert sum(len(draft.faults) for draft in drafts()) == 14
    assert sum(len(draft.decoys) for draft in drafts()) == 6


def test_one_draft_is_perfect():
    assert [draft.id for draft in drafts() if not draft.faults] == ["PU2.D8"]


def test_the_five_critical_faults_carry_five_different_flags():
    flags = [fault.flag for draft in drafts() for fault in draft.faults.values() if fault.flag]
    assert sorted(flags) == ["cf_disclosure", "cf_embargo", "cf_false_claim", "cf_music", "cf_privacy"]


def test_a_text_outside_the_safe_box_is_keyed_and_one_inside_is_not():
    box = bank.world().layout_rules.vertical_safe_box
    for draft in drafts():
        for fact in draft.facts:
            if fact.en.startswith("Text on screen"):
                x1, x2, y1, y2 = map(int, re.findall(r"\d+", fact.en))
                outside = x1 < box.x_min or x2 > box.x_max or y1 < box.y_min or y2 > box.y_max
                assert outside == ("format" in draft.faults), draft.id


def test_the_hashtags_of_a_draft_agree_with_its_key():
    for draft in drafts():
        for language in ("en", "fr"):
            tags = re.findall(r"#(\w+)", draft.caption.said(language))
            run_together = any(tag.islower() and len(tag) > 12 for tag in tags)
            assert (len(tags) > 3 or run_together) == ("tags" in draft.faults), draft.id


@pytest.mark.parametrize("world", bank.WORLDS)
def test_the_contrasts_of_the_palette_are_right(world):
    palette = bank.world(world).palette
    colours = {colour.id: colour.hex for colour in palette.colours}
    assert len(palette.contrasts) == len(colours) * (len(colours) - 1) // 2
    for one in palette.contrasts:
        assert round(layout_rules.contrast(colours[one.pair[0]], colours[one.pair[1]]), 2) == one.ratio


def test_the_defects_of_the_mock_ups_follow_from_the_layout_rules():
    item = bank.task("DE1").item("DE1.mockups")
    assert isinstance(item, Layouts)
    assert {layout.id: layout_rules.broken(layout, "tilvane") for layout in item.layouts} == {
        layout: set(defects) for layout, defects in item.key_defects.items()
    }
    assert item.key_order == ("DE1.B", "DE1.D", "DE1.A", "DE1.C")
    assert sum(len(defects) for defects in item.key_defects.values()) == 6


def situations() -> list[RateOptions]:
    return [
        item for one in ("AD3", "AD3B", "CS6", "CS6B") for item in bank.task(one).items if isinstance(item, RateOptions)
    ]


def test_each_situation_has_five_actions_and_a_best_one():
    assert len(situations()) == 24
    for item in situations():
        assert len(item.options) == 5
        assert max(option.key for option in item.options) == 5


def test_the_best_action_is_seldom_the_longest():
    for language in ("en", "fr"):
        best = [max(item.options, key=lambda option: len(option.text.said(language))).key == 5 for item in situations()]
        assert sum(best) <= len(best) / 4


def test_moderation_protects_people_and_leaves_criticism():
    item = bank.task("CS5").item("CS5.actions")
    assert isinstance(item, MenuGrid)
    groups = Counter(row.keys["action"].group for row in item.rows)
    assert groups == {"criticism": 4, "abuse": 3, "privacy": 1, "question": 1, "friendly": 1}
    for row in item.rows:
        key = row.keys["action"]
        gone = {"hide", "report"} & (key.full | key.half)
        assert bool(gone) == (key.group in ("abuse", "privacy"))


def test_measures_and_guardrails_differ_and_none_flatters():
    item = bank.task("AN4").item("AN4.measures")
    assert isinstance(item, MenuGrid)
    assert item.distinct_columns
    for row in item.rows:
        assert not row.keys["primary"].full & row.keys["guardrail"].full
        assert not row.keys["primary"].full & {"m01", "m02", "m19"}
