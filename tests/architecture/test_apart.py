"""What candidates say of themselves is asked for by their own page, and by the page that compares groups, alone."""

import ast
from pathlib import Path

import pytest

from assessments.store.schema import TABLES

PAGES = Path(__file__).parents[2] / "pages"
OWN = {"own_demographics", "say_of_oneself", "withdraw_demographics"}


def asked_for(path):
    """The verbs of workflow that a module of the pages mentions."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


@pytest.mark.parametrize("path", sorted(PAGES.rglob("*.py")), ids=lambda path: str(path.relative_to(PAGES)))
def test_no_page_but_theirs_asks_what_candidates_say_of_themselves(path):
    where = path.relative_to(PAGES).as_posix()
    verbs = asked_for(path)

    assert not verbs & OWN or where == "parts/sitting/about.py"
    assert "impact_rows" not in verbs or path.stem.startswith("impact")


def test_no_other_table_leads_to_theirs_and_theirs_leads_to_the_sitting_alone():
    (theirs,) = [one for one in TABLES if one.name == "demographics"]

    assert [one.name for one in TABLES if any(key.column.table is theirs for key in one.foreign_keys)] == []
    assert {key.target_fullname for key in theirs.foreign_keys} == {"attempts.id"}
    assert {one.name for one in theirs.c} == {"attempt_id", "age", "gender", "origin", "disability"}
