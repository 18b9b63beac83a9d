"""Private variants of AN2 and MR1: the bank's own file gives the bank's own keys, and all follow from the rows."""

import statistics
from importlib.resources import files

import pytest

from assessments import bank
from assessments.bank.check_tasks import task_problems
from assessments.bank.exports import make_rows_known, rows_of
from assessments.bank.own_posts import Posts
from assessments.bank.posts import guessed, read, sheet
from assessments.bank.variants import OwnFacts, task_of
from assessments.item import Choice, MenuGrid, Number, Written
from rubric.record import LANGUAGES, Text
from tests.content.test_exports import FAULTS, clean, instagram, rate
from tests.posts import french, rows

OWN = OwnFacts(company="Lumiplume", facts=(Text(en="Founded in 2019", fr="Fondée en 2019"),))


def read_in(some):
    of = sheet(french(some))
    found, errors = read(of, guessed(of))
    assert errors == ()
    return found


def of_the_bank(file="tilvane_posts.csv"):
    of = sheet(files("assessments.bank").joinpath("data", file).read_bytes())
    return read(of, guessed(of))[0]


def made(of, some, task_id="T-1", own=OWN):
    task = task_of(of, task_id, some, own)
    make_rows_known(task_id, some)
    return task


def keys(task):
    return {item.id.rpartition(".")[2]: item.key for item in task.items if isinstance(item, Number)}


def test_the_file_of_the_bank_gives_the_bar_of_the_bank():
    shipped, own = keys(bank.task("MR1")), keys(made("MR1", of_the_bank()))
    assert own == shipped


def test_the_file_of_the_bank_gives_the_numbers_that_the_bank_asks_for_too():
    own, shipped = keys(made("AN2", of_the_bank())), keys(bank.task("AN2"))
    assert (own["Q1"], own["Q4"]) == (shipped["Q1"], shipped["Q4"])
    organic = clean("tilvane_posts.csv", FAULTS["AN2"])
    second = rate(instagram(organic, first=False, giveaway=True))
    assert own["Q3"] == pytest.approx(second, abs=0.06)  # the halves part a day earlier


def test_every_number_follows_from_the_rows_by_other_code():
    some = rows()
    of_network = [one for one in some if one[2] == "Instagram" and not one[10]]
    days = sorted(one[1] for one in of_network)
    middle = days[0] + (days[-1] - days[0] + (days[1] - days[0])) // 2
    engaged = lambda those: sum(sum(one[5:9]) for one in those)  # noqa: E731
    share = lambda those: 100 * engaged(those) / sum(one[4] for one in those)  # noqa: E731
    early, late = ([one for one in of_network if (one[1] < middle) == first] for first in (True, False))
    expected = {
        "Q1": len(some),
        "Q2": share(early),
        "Q3": share(late),
        "Q4": share([one for one in late if one[3] == "Reel"]),
        "Q5": 100 * engaged(of_network) / engaged([one for one in some if not one[10]]),
        "Q6": statistics.median(share([one]) for one in of_network),
    }
    assert keys(made("AN2", read_in(some))) == pytest.approx(expected, abs=0.006)


@pytest.mark.parametrize("of", ["AN2", "MR1"])
@pytest.mark.parametrize("some", [rows(), rows(spent_on=999), rows(level=0)], ids=["usual", "nothing spent", "flat"])
def test_a_variant_passes_the_checks_of_the_bank(of, some):
    task = made(of, read_in(some))
    assert list(task_problems(task, None)) == []
    assert task.world is None
    assert [one.kind for one in task.materials if one.kind == "lines"] == ["lines"]
    for item in task.items:
        if isinstance(item, Number):
            assert all(abs(one.value - item.key) > 3 * item.relative_tolerance * item.key for one in item.signatures)


def test_the_verdicts_follow_from_the_new_posts_and_money_makes_one_another_thing():
    task = made("MR1", read_in(rows()))
    table = next(one for one in task.materials if one.kind == "wide_table")
    bounds, grid = keys(task), task.item("T-1.V")
    assert isinstance(grid, MenuGrid)
    for row, asked in zip(table.rows, grid.rows, strict=True):
        reach, *counts, spend = (float(cell) for cell in row.cells[1:])
        value = 100 * sum(counts) / reach
        verdict = "above" if value > bounds["Q4"] else "below" if value < bounds["Q3"] else "within"
        assert asked.keys["verdict"].full == {"not_comparable" if spend else verdict}


@pytest.mark.parametrize(("level", "said"), [(3.0, "level has moved"), (0.0, "few more")])
def test_the_weakness_is_the_one_that_the_posts_have(level, said):
    some = [[*one[:4], 1000, int(60 + level * at), 1, 1, 1, 2000, 0] for at, one in enumerate(rows())]
    item = made("MR1", read_in(some)).item("T-1.W")
    assert isinstance(item, Choice)
    assert said in next(one.text.en for one in item.options if one.id == item.key)


def test_faults_count_where_the_data_have_them_and_their_weight_goes_to_the_numbers_elsewhere():
    faulty = rows()
    faulty[4][9] = 10  # fewer impressions than people reached
    faulty[5][8] = ""
    with_faults, without = made("AN2", read_in([*faulty, faulty[7]]), "T-2"), made("AN2", read_in(rows()))
    assert [one.label.en for one in with_faults.checks] == ["Duplicate row", "Reach above impressions", "Missing saves"]
    assert faulty[7][0] in with_faults.checks[0].patterns.en[0]
    assert {one.id: one.weight for one in with_faults.evidence if one.weight} == {"T-2.e1": 0.5, "T-2.e3": 0.1}
    assert without.checks == ()
    assert {one.id: one.weight for one in without.evidence if one.weight} == {"T-1.e1": 0.6}


def test_no_question_tells_the_answer_to_another():
    task = made("AN2", read_in(rows()))
    figures = {f"{item.key:.2f}" for item in task.items if isinstance(item, Number)}
    for item in task.items:
        if isinstance(item, Written):
            assert not [one for one in figures for said in LANGUAGES if one in item.prompt.said(said).replace(",", ".")]


def test_too_few_posts_are_no_ground_to_ask_on():
    for some in (rows(8), [], [[*one[:1], rows()[0][1], *one[2:]] for one in rows()]):
        posts = Posts(read_in(some) if some else ())
        assert {one.problem for of in ("AN2", "MR1") for one in posts.problems(of)} == {"too_few"}


def test_a_fact_sheet_is_left_out_where_there_is_none_and_data_is_found_by_its_task():
    some = read_in(rows())
    task = made("AN2", some, "T-3", OwnFacts(company="Lumiplume"))
    assert [one.kind for one in task.materials] == ["export"]
    assert rows_of("T-3") == some
    assert task.title.fr == "Lire les publications de Lumiplume"
