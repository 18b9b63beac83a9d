"""Many who were screened: the same every time, by the product's own verbs, nobody's name twice."""

from collections import Counter
from random import Random

import pytest

from assessments import bank, workflow
from assessments.attempt import SYSTEM, HiringStage, Stage
from assessments.boards import ScoredView
from assessments.demo.command import main
from assessments.demo.many import TITLE, _name, answer_by, sit_many
from assessments.demo.staging import stage
from assessments.workflow.checking import check, fits
from rubric.suppression import SMALLEST_CELL
from tests.builders import NOW

SCREEN = [item for one in bank.form("screen").task_ids for item in bank.task(one).items]


def test_most_have_handed_in_and_some_were_looked_at(store):
    position = sit_many(store, stage(store, "invited", NOW), 30, NOW)
    rows = workflow.board(store, SYSTEM, position.id, NOW)

    assert position.title == TITLE
    assert len({row.person.name for row in rows}) == len(rows) == 30
    assert sum(row.stage is Stage.RATED for row in rows) == 27
    assert sum(row.reminded_at is not None for row in rows) == 2
    assert {HiringStage.SHORT_LIST, HiringStage.INTERVIEW} <= {row.hiring for row in rows}
    found = workflow.scored_page(store, SYSTEM, position.id, ScoredView())
    assert found.everybody == 27
    assert found.rows[0].value > found.rows[-1].value + 20


@pytest.mark.parametrize("item", SCREEN, ids=lambda item: item.id)
def test_whoever_knows_everything_answers_by_the_key(item):
    answer = answer_by(item, 1.1, Random(1))  # noqa: S311
    check(item, answer)
    match item.kind:
        case "choice":
            assert answer.option == item.key
        case "menu_grid":
            assert all(answer.chosen[row.id][one] in key.full for row in item.rows for one, key in row.keys.items())
        case _:
            assert answer.levels == {one.id: round(one.key) for one in item.options}


@pytest.mark.parametrize("item", SCREEN, ids=lambda item: item.id)
def test_whoever_guesses_answers_what_can_be_answered(item):
    assert fits(item, answer_by(item, 0.0, Random(2)), frozenset())  # noqa: S311


def test_beyond_all_pairs_of_names_come_initials(store):
    assert len({_name(one) for one in range(2000)}) == 2000
    assert _name(0) == "Aline Abadie"
    assert _name(600) == "Aline 1. Abadie"


def test_the_command_adds_them_where_it_is_asked_to(tmp_path):
    url, media = f"sqlite:///{tmp_path / 'assay.db'}", tmp_path / "media"
    assert main(["--stage", "invited", "--screening", "3", "--url", url, "--media", str(media)], NOW) == 0

    store = workflow.open_store(url, media)
    assert TITLE in [one.title for one in workflow.positions(store, SYSTEM)]
    store.close()


def test_groups_are_there_to_be_compared_some_of_them_too_small_to_be_shown(store):
    position = sit_many(store, stage(store, "invited", NOW), 120, NOW)
    rows = workflow.impact_rows(store, SYSTEM, position.id)
    origins = Counter(one.about.origin for one in rows)

    assert min(origins[one] for one in ("white", "black_or_african_american", None)) >= 15
    assert 0 < min(origins.values()) < SMALLEST_CELL
    moved = {one: [row for row in rows if row.about.gender == one] for one in ("man", "woman")}
    men, women = (sum("short_list" in row.reached for row in found) / len(found) for found in moved.values())
    assert women < 0.8 * men
