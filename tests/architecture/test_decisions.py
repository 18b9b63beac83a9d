"""Decision records: a number leads to one of them, and each says the same four things."""

import re
from pathlib import Path

import pytest

RECORDS = sorted(Path(__file__).parents[2].joinpath("docs", "decisions").glob("*.md"))
PARTS = ["Context", "Decision", "Consequences", "Rejected"]


def test_each_record_has_a_number_of_its_own_and_says_it_in_its_heading():
    numbers = [int(one.name[:4]) for one in RECORDS]

    assert len(set(numbers)) == len(numbers)
    for number, record in zip(numbers, RECORDS, strict=True):
        assert record.read_text(encoding="utf-8").startswith(f"# {number}. "), record.name


@pytest.mark.parametrize("record", RECORDS, ids=[one.stem for one in RECORDS])
def test_each_record_says_why_what_what_follows_and_what_was_rejected(record):
    said = record.read_text(encoding="utf-8")

    parts = re.findall(r"^(?:## (\w+)$|\*\*(\w+)\.\*\* )", said, re.MULTILINE)
    named = [heading or lead for heading, lead in parts]
    assert [one for one in named if one in PARTS] == PARTS


@pytest.mark.parametrize("record", RECORDS, ids=[one.stem for one in RECORDS])
def test_a_decision_that_a_record_names_is_there(record):
    numbers = {int(one.name[:4]) for one in RECORDS}

    assert set(map(int, re.findall(r"[Dd]ecision (\d+)", record.read_text(encoding="utf-8")))) <= numbers
