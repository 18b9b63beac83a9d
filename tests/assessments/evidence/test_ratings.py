"""The key is one more rater: its shares stand on the raters' scale."""

from datetime import UTC, datetime

import pytest

from assessments.evidence import KEY, identify, key_ratings
from assessments.form import fingerprint
from rubric.rating import Source
from tests.assessments.evidence.build import choice, chose, recorded, rule, spoken, task, written

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
ITEMS = (choice("q1"), choice("q2"))


def ratings(of, answers):
    return key_ratings(of, identify(of, answers, "en"), "attempt", "AN", "model", NOW)


def test_every_rule_with_a_weight_gives_one_rating():
    of = task(
        *ITEMS,
        rules=(
            rule("right", "score", id="T.e1", weight=0.7),
            rule("chance", "info", id="T.e2"),
            rule("right", "score", id="T.e3", weight=0.3, items=("q1",)),
        ),
    )

    first, second = ratings(of, {"q1": chose("a"), "q2": chose("b")})

    assert (first.part_id, first.level, first.share) == ("T.e1", 3.0, 0.5)
    assert (second.part_id, second.level, second.share) == ("T.e3", 5.0, 1.0)
    assert (first.source, first.rater_id, first.task_id, first.competency_id) == (Source.KEY, KEY, "T", "AN")
    assert (first.attempt_id, first.rated_at) == ("attempt", NOW)
    assert (first.model_fingerprint, first.task_fingerprint) == ("model", fingerprint(of))


def test_seen_and_skipped_is_the_lowest_level():
    (rating,) = ratings(task(*ITEMS, rules=(rule("right", "score", weight=1.0),)), {})

    assert rating.level == 1


@pytest.mark.parametrize(
    "of",
    [
        task(*ITEMS, rules=(rule("right", "info"),)),
        task(*ITEMS, rules=(rule("right", "score"),)),
        task(written(), rules=(rule("branch", "info"),)),
    ],
)
def test_without_a_weight_the_key_says_nothing(of):
    assert ratings(of, {}) == ()


def test_what_could_not_be_scored_is_not_a_one():
    of = task(spoken(required_facts=(("date",),)), rules=(rule("facts", "score", weight=1.0),))

    assert ratings(of, {"s": recorded("m1", kept="m1")}) == ()
