"""No table can be added that keeps something about a candidate and is forgotten when they are erased."""

from assessments.store.erasing import OF_AN_ATTEMPT
from assessments.store.schema import TABLES

# Rows about a sitting itself, erased by name in store/erasing.py.
BY_NAME = {"attempts", "people", "web_sessions", "audit"}
# Nothing in them is about a candidate. A new table is in here, or says in a column `attempt_id` which sitting it is
# about; a table about something of a sitting (a message about a request) has that column too.
ABOUT_NOBODY = {
    "admissions",
    "anchor_cards",
    "anchor_drafts",
    "anchor_ratings",
    "condition_sets",
    "erased",
    "expert_votes",
    "forms",
    "one_time_links",
    "own_tasks",
    "pair_rounds",
    "positions",
    "rating_plans",
    "saved_views",
    "schema_versions",
    "score_heads",
    "sign_in_attempts",
    "users",
}


def test_every_table_is_erased_with_the_candidate_or_says_nothing_about_one():
    assert {table.name for table in TABLES} - {table.name for table in OF_AN_ATTEMPT} == BY_NAME | ABOUT_NOBODY


def test_whatever_refers_to_a_sitting_or_to_something_of_it_is_erased_before_it():
    order = {table.name: place for place, table in enumerate(OF_AN_ATTEMPT)}
    gone = order.keys() | {"attempts", "people"}
    for table in TABLES:
        for key in table.foreign_keys:
            if key.column.table.name in gone and table.name != "attempts":
                assert table.name in order, f"{table.name} refers to {key.column.table.name} and would be left"
                assert order[table.name] < order.get(key.column.table.name, len(order))
