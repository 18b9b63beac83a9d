"""Decision records: a number leads to one of them."""

from pathlib import Path

RECORDS = sorted(Path(__file__).parents[2].joinpath("docs", "decisions").glob("*.md"))


def test_each_record_has_a_number_of_its_own_and_says_it_in_its_heading():
    numbers = [int(one.name[:4]) for one in RECORDS]

    assert len(set(numbers)) == len(numbers)
    for number, record in zip(numbers, RECORDS, strict=True):
        assert record.read_text(encoding="utf-8").startswith(f"# {number}. "), record.name
