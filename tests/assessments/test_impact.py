"""Rows are counted into groups for each passage, and whoever stepped back is in none."""

from datetime import date

from assessments.attempt.monitoring import usual
from assessments.demographics import Demographics, ImpactRow
from assessments.impact import answers, at_cut_offs, bias_tables, by_month, counted, over_all, staying, table

MARCH = date(2027, 3, 1)
SHORT = ("short_list",)


def row(gender="woman", *reached, fit=50.0, withdrawn=False, origin=None, month=MARCH):
    about = Demographics(gender=gender, origin=origin)
    return ImpactRow(about=about, reached=frozenset(reached), withdrawn=withdrawn, month=month, fit=fit, scores={})


ROWS = (
    *[row("woman", "short_list")] * 3,
    *[row("woman", "short_list", "interview", "offer", "hired", "advanced")] * 2,
    *[row("man")] * 4,
    row("man", "short_list", "interview"),
    row("rather_not", "short_list"),
    row(None),
)


def test_a_passage_from_the_start_counts_everybody_who_handed_in():
    found = counted(ROWS, "gender", ("woman", "man", "other"), "short_list")

    assert found.counts == {"woman": (5, 5), "man": (1, 5), "other": (0, 0)}
    assert found.unknown == 2


def test_a_later_passage_counts_those_who_came_to_the_one_before():
    assert counted(ROWS, "gender", ("woman", "man"), "interview").counts == {"woman": (2, 5), "man": (1, 1)}
    assert counted(ROWS, "gender", ("woman", "man"), "interview").unknown == 1
    assert counted(ROWS, "gender", ("woman", "man"), "hired").counts == {"woman": (2, 2), "man": (0, 0)}
    assert counted(ROWS, "gender", ("woman", "man"), "hired_of_all").counts == {"woman": (2, 5), "man": (0, 5)}


def test_whoever_stepped_back_was_not_turned_down():
    assert staying((row(), row(withdrawn=True))) == (row(),)


def test_a_cut_off_counts_by_the_fit():
    rows = [*[row("woman", fit=80.0)] * 6, *[row("man", fit=20.0)] * 6]
    (first, *_) = at_cut_offs(rows, "gender", ("woman", "man"))

    assert first.cut == 21
    assert (first.groups["woman"].rate, first.groups["man"].rate) == (1, 0)


def test_months_are_those_in_which_somebody_handed_in_and_each_step_has_the_same():
    def crowd(month):
        there = [row(one, "short_list", "advanced", month=month) for one in ("woman", "man") for _ in range(3)]
        return [*there, *(row(one, month=month) for one in ("woman", "man") for _ in range(3))]

    rows = [*crowd(MARCH), *crowd(date(2027, 6, 1)), *crowd(date(2027, 5, 1)), row("man", month=date(2027, 4, 1))]
    found = by_month(rows, "gender", ("woman", "man"), "short_list")

    assert found.months == (MARCH, date(2027, 4, 1), date(2027, 5, 1), date(2027, 6, 1))
    assert [(one.first, one.last) for one in found.found.stretches] == [(0, 0), (1, 2), (3, 3)]
    assert by_month(rows, "gender", ("woman", "man"), "advanced").found.stretches == found.found.stretches
    assert by_month(rows, "gender", ("woman", "man"), "interview").found.stretches == ()


def test_of_whoever_gave_no_answer_it_counts_who_was_selected_and_who_was_not():
    """Without that, the few of one group in a month could be what is left of those selected."""

    def crowd(month, *silent):
        there = [
            row(one, *reached, month=month) for one in ("woman", "man") for reached in (SHORT, ()) for _ in range(3)
        ]
        return [*there, *(row("other", *SHORT, month=month) for _ in range(3)), *silent]

    def told(*silent):
        months = (MARCH, date(2027, 4, 1))
        rows = [
            one for month in months for one in crowd(month, *(row(None, *reached, month=month) for reached in silent))
        ]
        return by_month(rows, "gender", ("woman", "man", "other"), "short_list").found

    assert told(*[SHORT] * 6).left_out == ("other",)
    assert told(*[()] * 6).stretches == ()


def test_the_tables_of_new_york_count_a_passage_or_scores_above_the_median():
    rows = [
        *[row("woman", "short_list", origin="asian", fit=60.0)] * 6,
        *[row("man", "short_list", "interview", origin="white", fit=70.0)] * 6,
        *[row("man", origin="white", fit=40.0)] * 6,
    ]
    selected = bias_tables(rows, ("asian", "white"), "short_list")
    scored = bias_tables(rows, ("asian", "white"), None)

    assert [(one.category[0], one.selected, one.n) for one in selected.sex.rows] == [("woman", 6, 6), ("man", 6, 12)]
    assert [(one.category[1], one.selected, one.n) for one in scored.origin.rows] == [("asian", 0, 6), ("white", 6, 12)]
    assert bias_tables(rows, ("asian", "white"), "interview").sex.rows[0].n == 6


def test_groups_are_the_answers_asked_for_without_the_refusal_to_answer():
    assert answers(None) == {}
    assert answers(usual("fr"))["gender"] == ("woman", "man", "other")
    assert "origin" not in answers(usual("fr"))


def test_a_table_and_a_sum_over_positions_rest_on_the_same_counts():
    rows = [*[row("woman", "short_list")] * 4, *[row("woman")] * 8, *[row("man", "short_list")] * 8, *[row("man")] * 4]
    offered = ("woman", "man")
    once = table(rows, "gender", offered, "short_list")
    twice = over_all([(rows, offered), (rows, offered)], "gender", "short_list")

    assert [(one.group, one.selected, one.n) for one in once.groups] == [("woman", 4, 12), ("man", 8, 12)]
    assert [(one.group, one.selected, one.n) for one in twice.table.groups] == [("woman", 8, 24), ("man", 16, 24)]
    assert twice.within["woman"].strata == 2


def test_whoever_is_neither_woman_nor_man_stands_in_no_category_of_new_york():
    rows = [row(one, "short_list" if i % 2 else "offer") for one in ("woman", "man", "other") for i in range(12)]
    found = bias_tables(rows, ("asian",), "short_list").sex

    assert [one.category[0] for one in found.rows] == ["woman", "man"]
    assert found.unknown == 12
