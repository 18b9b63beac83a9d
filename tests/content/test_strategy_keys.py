"""Keys of the tasks on planning, strategy and comparison, recomputed from what they rest on."""

import re
import statistics
import unicodedata
from datetime import date, datetime, time, timedelta
from itertools import product

import pytest

from assessments import bank
from assessments.evidence.search import find
from assessments.evidence.work import Passage
from assessments.form import Check, Material, WideTable
from assessments.item import MenuGrid, Number, Preflight, Written
from rubric.record import Text


def table(task_id: str, material_id: str) -> dict[str, tuple[object, ...]]:
    """The rows of a table by what they are about."""
    found: Material = next(one for one in bank.task(task_id).materials if one.id == material_id)
    assert isinstance(found, WideTable)
    return {name(row.cells[0]): row.cells[1:] for row in found.rows}


def name(cell: float | Text | str) -> str:
    return cell.en if isinstance(cell, Text) else str(cell)


# --- PL3 --------------------------------------------------------------------------------------------------------------

QUEUE = {item.id: item for item in bank.task("PL3").items if isinstance(item, Preflight)}


def faults(checkpoint: str) -> set[str]:
    return {one for one, post in QUEUE.items() if checkpoint in post.faults}


def link_of(post: Preflight) -> str:
    return post.facts[2].en.removeprefix("Link: ")


def test_fourteen_posts_hold_nine_faults_at_most_one_each_and_six_decoys():
    assert len(QUEUE) == 14
    assert sum(len(post.faults) for post in QUEUE.values()) == 9
    assert max(len(post.faults) for post in QUEUE.values()) == 1
    assert sum(len(post.decoys) for post in QUEUE.values()) == 6
    assert sum(len(post.checkpoints) for post in QUEUE.values()) == 126


def test_the_hour_in_another_zone_is_the_only_fault_of_time():
    assert faults("time") == {one for one, post in QUEUE.items() if "(+02:00)" not in post.facts[1].en} == {"PL3.Q03"}
    assert datetime.fromisoformat("2026-06-13T11:00+00:00") == datetime.fromisoformat("2026-06-13T13:00+02:00")


def test_every_day_of_the_week_is_right():
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    for post in QUEUE.values():
        day, number = post.facts[1].en.removeprefix("Goes out ").split()[:2]
        assert names[date(2026, 6, int(number)).weekday()] == day, post.id


def test_a_link_that_does_not_answer_and_a_tag_of_another_network_are_the_faults():
    answers = {address: str(code) for address, (code,) in table("PL3", "PL3.M1").items()}
    linked = {one: link_of(post) for one, post in QUEUE.items() if link_of(post).startswith("https://")}
    dead = {one for one, link in linked.items() if answers[link.removeprefix("https://").partition("?")[0]] != "200"}
    assert dead == faults("link")
    tagged = {one for one, link in linked.items() if f"utm_source={QUEUE[one].network}&" not in link}
    assert tagged == faults("tag")


def test_the_price_before_its_moment_is_the_only_fault_of_embargo():
    (embargo,) = (fact for fact in bank.world().facts if fact.status == "embargo")
    assert embargo.public_from is not None
    priced = {one: post for one, post in QUEUE.items() if "€46" in post.caption.en}
    early = set()
    for one, post in priced.items():
        _, _, _, day, _, _, clock, _ = post.facts[1].en.replace(",", "").split()
        at = datetime.combine(date(2026, 6, int(day)), time.fromisoformat(clock.rjust(5, "0")))
        early |= {one} if at < embargo.public_from.replace(tzinfo=None) else set()
    assert (set(priced), early) == ({"PL3.Q06", "PL3.Q13"}, faults("embargo"))


def test_a_handle_that_is_nobodys_is_the_fault():
    handles = {channel.handle for channel in bank.world().channels} | {"@papa.a.velo"}
    named = {
        one: {word.strip(".,") for word in post.caption.en.split() if word.startswith("@")}
        for one, post in QUEUE.items()
    }
    assert {one for one, words in named.items() if words - handles} == faults("handle")


def test_the_same_caption_twice_on_one_network_is_the_duplicate():
    seen: dict[tuple[str, str], str] = {}
    twice = {one for one, post in QUEUE.items() if seen.setdefault((post.network, post.caption.en), one) != one}
    assert twice == faults("duplicate")


def test_a_reel_or_story_that_is_not_upright_is_the_fault_of_ratio():
    upright = {one: post for one, post in QUEUE.items() if post.prompt.en.split(", ")[1] in {"Reel", "story", "live"}}
    assert {one for one, post in upright.items() if "1080 × 1920" not in post.facts[0].en} == faults("ratio")


# --- PL4 --------------------------------------------------------------------------------------------------------------

MEDIA = {"post": "social", "ad": "paid-social", "creator": "creator"}


def slug(words: str) -> str:
    plain = "".join(one for one in unicodedata.normalize("NFD", words) if not unicodedata.combining(one))
    return plain.lower().replace(" ", "-")


def test_each_expected_link_follows_from_the_table_and_the_rule():
    rows = table("PL4", "PL4.M1")
    expected = {
        one.items[0]: one.arguments["expected"] for one in bank.task("PL4").checks if "expected" in one.arguments
    }
    assert len(expected) == len(rows) == 5
    for name, cells in rows.items():
        page, network, kind, on, campaign, form, variant = map(str, cells)
        day, month, year = on.split("/")
        assert date(int(year), int(month), int(day)) - date(2026, 6, 1) < timedelta(days=32)
        assert expected[f"PL4.{name}"] == (
            f"https://tilvane.example/{page}?utm_source={slug(network)}&utm_medium={MEDIA[kind]}"
            f"&utm_campaign={year}-{month}-{slug(campaign)}&utm_content={slug(form)}-{slug(variant)}"
        )


# --- PU4 --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "4,120 bottles saved from landfill", True),
        ("en", "We kept tonnes of waste out of the bin", True),
        ("en", "4,120 repairs in 2025, most of them a seal", False),
        ("fr", "4 120 gourdes sauvées de la décharge", True),
        ("fr", "4 120 réparations en 2025, surtout des joints", False),
    ],
)
def test_the_fact_turned_into_savings_is_found(language, text, found):
    (ban,) = bank.task("PU4").lexicon.bans
    item = bank.task("PU4").item("PU4.TK.hook")
    assert isinstance(item, Written)
    assert (find(ban, Passage(item, text), language) is not None) is found


# --- AD2 --------------------------------------------------------------------------------------------------------------


def test_three_trends_are_clear_cut_and_three_open():
    grid = bank.task("AD2").item("AD2.choice")
    assert isinstance(grid, MenuGrid)
    keys = {row.id: (row.keys["choice"].full, row.keys["choice"].half) for row in grid.rows}
    rows = {str(one.arguments["row"]) for one in bank.task("AD2").checks if one.program == "menus.row"}
    assert rows == {"AD2.T2", "AD2.T3", "AD2.T5"}
    assert {one: keys[one] for one in rows} == {
        "AD2.T2": ({"skip"}, frozenset()),
        "AD2.T3": ({"go"}, {"adapt"}),
        "AD2.T5": ({"skip"}, frozenset()),
    }
    assert all(len(keys[one][0]) == 2 for one in keys.keys() - rows)


# --- figures of tables that texts cite --------------------------------------------------------------------------------


def of_table(name: str, cells: list[object]) -> bool:
    """Whether a figure that a check looks for stands in the table."""
    return float(name.rstrip("%")) in cells


@pytest.mark.parametrize(
    ("task_id", "check_id", "material_id"),
    [("ST3", "ST3.C1", "ST3.M1"), ("PU3", "PU3.C9", "PU3.M1"), ("ST1", "ST1.C7", "ST1.M1")],
)
def test_every_figure_that_counts_as_cited_stands_in_the_table(task_id, check_id, material_id):
    (check,) = (one for one in bank.task(task_id).checks if one.id == check_id)
    wanted = check.arguments["figures"]
    assert isinstance(wanted, dict)
    cells = [cell for row in table(task_id, material_id).values() for cell in row]
    assert all(of_table(name, cells) for name in wanted)
    for beside in wanted.values():
        re.compile(str(beside))


def test_every_figure_of_two_networks_but_nothing_counts_as_cited():
    (check,) = (one for one in bank.task("ST3").checks if one.id == "ST3.C1")
    wanted = check.arguments["figures"]
    assert isinstance(wanted, dict)
    cells = {cell for row in table("ST3", "ST3.M1").values() for cell in row}
    assert cells - {0} == {float(name.rstrip("%")) for name in wanted}


# --- MR4 --------------------------------------------------------------------------------------------------------------


def rate(interactions: float, posts: float, followers: float) -> float:
    return interactions / posts / (followers / 1000)


def test_rates_and_their_mistakes_follow_from_the_public_figures():
    """By account: followers, Reels and their interactions, photos and theirs, giveaways and theirs."""
    tilvane, brindor, gourmande = zip(*table("MR4", "MR4.M1").values(), strict=True)
    f, reels, on_reels, photos, on_photos, gifts, on_gifts = map(float, tilvane)  # type: ignore[arg-type]
    bf, b_reels, on_b_reels, b_photos, on_b_photos, b_gifts, on_b_gifts = map(float, brindor)  # type: ignore[arg-type]
    gf, g_reels, on_g_reels, g_photos, on_g_photos, *_ = map(float, gourmande)  # type: ignore[arg-type]
    everything = rate(on_g_reels + on_g_photos, g_reels + g_photos, gf)
    expected = {
        "MR4.Q1": (
            rate(on_reels + on_photos, reels + photos, f),
            rate(on_reels + on_photos + on_gifts, reels + photos + gifts, f),
        ),
        "MR4.Q2": (
            rate(on_b_reels + on_b_photos, b_reels + b_photos, bf),
            rate(on_b_reels + on_b_photos + on_b_gifts, b_reels + b_photos + b_gifts, bf),
        ),
        "MR4.Q3": (everything, rate(on_g_reels, g_reels, gf)),
        "MR4.Q4": (rate(on_photos, photos, f), rate(on_reels, reels, f)),
        "MR4.Q5": (rate(on_g_photos, g_photos, gf), everything),
    }
    for item_id, (key, mistake) in expected.items():
        item = bank.task("MR4").item(item_id)
        assert isinstance(item, Number)
        assert item.key == pytest.approx(key, abs=6e-5)
        assert [one.value for one in item.signatures] == pytest.approx([mistake], abs=6e-5)
        assert abs(mistake - key) > 3 * item.relative_tolerance * key


def test_the_rates_that_a_message_may_cite_are_those_of_the_key():
    keys = {item.key for item in bank.task("MR4").items if isinstance(item, Number)}
    (check,) = (one for one in bank.task("MR4").checks if one.id == "MR4.C1")
    cited = check.arguments["figures"]
    assert isinstance(cited, tuple)
    assert {float(one) for one in cited} == keys


# --- PU3 --------------------------------------------------------------------------------------------------------------


def check_of(task_id: str, check_id: str) -> Check:
    return next(one for one in bank.task(task_id).checks if one.id == check_id)


def test_figures_of_both_tables_count_as_cited_but_for_followers():
    wanted = check_of("PU3", "PU3.C5").arguments["figures"]
    assert isinstance(wanted, dict)
    results = [cells[1:] for cells in table("PU3", "PU3.M1").values()]  # without followers
    audience = " ".join(name(cell) for cells in table("PU3", "PU3.M2").values() for cell in cells)  # type: ignore[arg-type]
    cells = {float(cell) for row in results for cell in row} | set(map(float, re.findall(r"\((\d+)%\)", audience)))  # type: ignore[arg-type]
    assert {float(one.rstrip("%")) for one in wanted} == cells - {0, 1.0} | {1.0}


def test_the_model_answer_takes_the_hours_it_says_and_keeps_every_rule():
    hours = {row: float(cells[-1]) for row, cells in table("PU3", "PU3.M1").items()}  # type: ignore[arg-type]
    assert sum(hours[network] * posts for network, posts in MODEL.items()) == 32.5
    assert sum(MODEL.values()) == 20
    assert check_of("PU3", "PU3.C2").arguments["weights"] == {one.lower(): value for one, value in hours.items()}


MODEL = {"Instagram": 8, "Facebook": 5, "LinkedIn": 4, "Pinterest": 3, "TikTok": 0}

# --- PL2 --------------------------------------------------------------------------------------------------------------


def test_thirty_two_grids_respect_the_skills_and_three_of_them_the_hours():
    grid = bank.task("PL2").item("PL2.grid")
    assert isinstance(grid, MenuGrid)
    load = check_of("PL2", "PL2.C3").arguments["weights"]
    assert isinstance(load, dict)
    limits = {"noe": 15, "salome": 6, "idriss": 5, "smm": 9}  # one hour of one's own ten is kept free
    skilled = list(product(*(sorted(row.keys["person"].full) for row in grid.rows)))
    feasible = [
        people
        for people in skilled
        if all(
            sum(float(load[row.id]) for row, one in zip(grid.rows, people, strict=True) if one == person) <= limit
            for person, limit in limits.items()
        )
    ]
    assert (len(skilled), len(feasible)) == (32, 3)
    assert ("noe", "noe", "noe", "noe", "smm", "smm", "salome", "idriss", "idriss", "smm", "salome", "smm") in feasible


def test_the_limits_of_the_grid_are_the_hours_of_the_table():
    hours = {row: cells[0] for row, cells in table("PL2", "PL2.M1").items()}
    assert hours == {"You": 10, "Noé": 15, "Salomé": 6, "Idriss": 5}
    work = [cells[0] for cells in table("PL2", "PL2.M2").values()]
    load = check_of("PL2", "PL2.C3").arguments["weights"]
    assert isinstance(load, dict)
    assert work == list(load.values())
    assert sum(work) == 32  # type: ignore[arg-type]


# --- AN5 --------------------------------------------------------------------------------------------------------------


def test_the_history_told_is_that_of_the_table():
    """Organic Reels since 13 April: interactions over reach, completions over 3-second views."""
    rows = table("AN5", "AN5.M1").values()
    since = [row for row in rows if str(row[0]) >= "2026-04-13" and name(row[2]) == "no"]  # type: ignore[arg-type]
    rates = [100 * float(row[4]) / float(row[3]) for row in since]  # type: ignore[arg-type]
    assert len(since) == 24
    low, middle, high = statistics.quantiles(rates, n=4, method="inclusive")
    assert (round(low, 2), round(middle, 2), round(high, 2)) == (6.14, 6.31, 6.59)
    complete = sum(float(row[7]) for row in since) / sum(float(row[6]) for row in since)  # type: ignore[arg-type]
    assert complete == pytest.approx(0.30, abs=0.02)
