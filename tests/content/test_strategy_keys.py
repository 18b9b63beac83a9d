"""Keys of the tasks on planning, strategy and comparison, recomputed from what they rest on."""

import unicodedata
from datetime import date, datetime, time, timedelta

from assessments import bank
from assessments.form import Material, WideTable
from assessments.item import Preflight


def table(task_id: str, material_id: str) -> dict[str, tuple[object, ...]]:
    """The rows of a table by what they are about."""
    found: Material = next(one for one in bank.task(task_id).materials if one.id == material_id)
    assert isinstance(found, WideTable)
    return {str(row.cells[0]): row.cells[1:] for row in found.rows}


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
