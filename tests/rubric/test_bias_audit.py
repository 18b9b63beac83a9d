"""The tables of New York City's rule: its own example, what may be left out, and who stays hidden."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.bias_audit import Person, above_median, audit, audit_rows
from rubric.suppression import SMALLEST_CELL
from tests.rubric.statistics.published import CASES

SEXES, ORIGINS = ("woman", "man", "other"), ("asian", "black", "white")


def crowd(**sizes):
    """ "woman_asian=(3, 20)": three of twenty selected."""
    for name, (selected, n) in sizes.items():
        sex, origin = name.split("_")
        for i in range(n):
            yield Person(None if sex == "none" else sex, None if origin == "none" else origin, i < selected)


def told(**sizes):
    return audit(list(crowd(**sizes)), SEXES, ORIGINS)


def test_a_scoring_rate_counts_who_lies_above_the_median_and_not_who_lies_on_it():
    assert above_median([10, 20, 20, 30, None]) == (False, False, False, True, False)
    assert above_median([10, 20]) == (False, True)
    assert above_median([None]) == (False,)


@pytest.mark.parametrize("table", ["sex", "race_ethnicity", "intersectional"])
def test_the_example_of_the_rule_comes_out_as_printed(table):
    case = CASES["scoring_rate"]
    rows = audit_rows({(name, None): (above, n) for name, (n, above) in case["data"][table].items()})

    assert {row.category[0]: row.ratio for row in rows if not row.left_out} == pytest.approx(
        case["expected"][table], abs=0.006
    )
    assert not any(row.left_out for row in rows)


def test_a_category_below_one_in_fifty_keeps_its_rate_and_has_no_ratio():
    """2 of 101 are below 2 %, 2 of 100 are not; the highest rate is that of those who remain."""
    small = audit_rows({("a", None): (30, 99), ("b", None): (2, 2)})
    exact = audit_rows({("a", None): (30, 98), ("b", None): (2, 2)})

    assert (small[1].left_out, small[1].ratio, small[1].rate) == (True, None, 1.0)
    assert small[0].ratio == 1
    assert (exact[1].left_out, exact[1].ratio) == (False, 1.0)


def test_three_tables_count_the_same_people():
    found = told(woman_asian=(3, 20), man_asian=(6, 20), woman_black=(9, 20), man_black=(5, 20), none_none=(1, 9))

    assert [(row.category, row.selected, row.n) for row in found.sex.rows] == [
        (("woman", None), 12, 40),
        (("man", None), 11, 40),
    ]
    assert [(row.category[1], row.selected, row.n) for row in found.origin.rows] == [
        ("asian", 9, 40),
        ("black", 14, 40),
    ]
    assert [(row.category, row.selected, row.n) for row in found.both.rows] == [
        (("woman", "asian"), 3, 20),
        (("man", "asian"), 6, 20),
        (("woman", "black"), 9, 20),
        (("man", "black"), 5, 20),
    ]
    assert (found.sex.unknown, found.origin.unknown) == (9, 9)


def test_a_small_cell_is_hidden_with_its_whole_line_and_another_line():
    found = told(
        woman_asian=(3, 20),
        man_asian=(6, 20),
        woman_black=(5, 10),
        man_black=(5, 12),
        woman_white=(4, 10),
        man_white=(1, 3),
    )

    assert {row.category[1] for row in found.both.rows} == {"asian"}
    assert set(found.both.hidden) == {(sex, origin) for sex in ("woman", "man") for origin in ("black", "white")}
    assert found.both.unknown is None


def test_a_sex_of_too_few_people_hides_the_line_they_would_be_left_over_in():
    found = told(
        woman_asian=(9, 20),
        man_asian=(6, 20),
        woman_black=(9, 20),
        man_black=(9, 20),
        other_black=(1, 2),
        none_asian=(1, 9),
    )

    assert {row.category[0] for row in found.sex.rows} == {"woman", "man"}
    assert found.both.rows == ()


def test_where_too_few_were_selected_no_table_is_told():
    found = told(woman_asian=(1, 20), man_black=(1, 20))

    assert (found.sex.state, found.origin.state) == ("few_selected", "few_selected")
    assert found.both.rows == ()


people = st.lists(
    st.builds(Person, st.sampled_from([*SEXES, None]), st.sampled_from([*ORIGINS, None]), st.booleans()), max_size=90
)


@given(people)
def test_no_small_cell_can_be_found_from_the_sums_of_its_line_or_column(people):
    found = audit(people, SEXES, ORIGINS)
    size = Counter((one.sex, one.origin) for one in people)
    shown = {row.category for row in found.both.rows}

    assert all(row.n >= SMALLEST_CELL for table in (found.sex, found.origin, found.both) for row in table.rows)
    lines = [[(sex, origin) for sex in (*SEXES, None)] for origin in ORIGINS]
    columns = [[(sex, origin) for origin in (*ORIGINS, None)] for sex in SEXES]
    for line in (*lines, *columns):
        if any(one in shown for one in line):
            hidden = [one for one in line if one not in shown and size[one]]
            named = [one for one in hidden if None not in one]
            assert not named or (len(hidden) > 1 and sum(size[one] for one in hidden) >= SMALLEST_CELL)
