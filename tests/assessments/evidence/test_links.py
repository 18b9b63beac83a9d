"""Tagged links, part by part."""

import pytest

from assessments.evidence.programs.links import parts, whole
from assessments.evidence.work import Work
from assessments.form import Check
from tests.assessments.evidence.build import same, task, written, wrote

EXPECTED = "https://a.example/p?utm_source=x&utm_medium=social&utm_campaign=2026-06-c&utm_content=pin-v"
TAGS = EXPECTED.partition("?")[2]
CHECK = Check(id="T.C1", label=same("link"), how="programmed", program="links.parts", arguments={"expected": EXPECTED})


def seen(program, link):
    return program(Work(task(written(), checks=(CHECK,)), {"w": wrote(link)}, "en", {}), CHECK)


@pytest.mark.parametrize(
    ("link", "right"),
    [
        (EXPECTED, 5),
        (f"\t{EXPECTED} \n", 5),
        (f"https://a.example/p/?{TAGS}", 4),  # a slash too many
        (f"http://a.example/p?{TAGS}", 4),
        (EXPECTED.replace("=x&", "=X&"), 4),
        (EXPECTED.replace("utm_source", "UTM_source"), 4),
        (EXPECTED + "&utm_content=pin-v", 4),  # twice the same tag
        (EXPECTED + "&utm_term=q", 5),  # a tag too many spoils only the whole
        (EXPECTED.replace("2026-06", "2026-6").replace("pin-v", "pin v"), 3),
        ("https://a.example/p", 0),  # without a question mark there is no address for tags
        ("https://a.example/p?", 1),
        ("?" * 50, 0),
        (f"https://a.example/p?address=b&{TAGS}", 5),
    ],
)
def test_each_part_counts_by_itself(link, right):
    assert seen(parts, link).share == right / 5


def test_parts_that_are_wrong_are_named():
    detail = seen(parts, EXPECTED.replace("https", "http").replace("social", "Social")).detail
    assert (detail.en, detail.fr) == ("3 of 5, address, utm_medium", "3 sur 5, adresse, utm_medium")


def test_a_link_is_right_in_full_with_its_tags_in_order():
    assert seen(whole, f" {EXPECTED} ").whole
    assert not seen(whole, "https://a.example/p?" + "&".join(reversed(TAGS.split("&")))).whole
    assert not seen(whole, EXPECTED + "&utm_term=q").whole


@pytest.mark.parametrize("program", [parts, whole])
def test_no_link_is_nothing_to_look_at(program):
    assert not seen(program, "  ").asked
