"""A listening query: how it is read, what it matches, what it is worth on labelled mentions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import bank
from assessments.answer import NumberAnswer, WrittenAnswer
from assessments.evidence import identify
from assessments.evidence.listening import QueryError, read, words
from assessments.evidence.programs.listening import caught, matching

MODEL = (
    "(tilvan* OR mome) AND (spout* OR bec OR becs OR embout* OR mouthpiece OR silicone OR morceau OR recall* "
    "OR rappel*)"
)
# Query, matches, true ones, alerts at a threshold, whether the first report raised one: by hand from the labels.
PUBLISHED = [
    (MODEL, 1, 22, 19, 22, True),
    (MODEL, 3, 22, 19, 5, False),
    ("tilvane", 1, 40, 15, 40, True),
    ("spout OR bec", 1, 20, 13, 20, True),
    ("(tilvan* OR mome) AND (spout* OR bec*)", 1, 15, 13, 15, True),
    ("(tilvane OR mome) AND (cup OR gobelet)", 1, 19, 14, 19, True),
]


def matches(query, text):
    return read(query)(words(text))


@pytest.mark.parametrize(
    ("query", "text", "there"),
    [
        ("mome", "La Môme a perdu son bec", True),
        ("MÔME", "la mome", True),
        ("bec", "because", False),
        ("bec*", "because", True),
        ("spout*", "two spouts", True),
        ('"bit of silicone"', "a bit of silicone came off", True),
        ('"bit of silicone"', "a bit, silicone", False),
        ("“bit of silicone”", "a bit of silicone", True),
        ("l'embout", "j’ai perdu l’embout", True),
        ("#mome", "mome", True),
        ("a OR b AND c", "a", True),  # AND binds before OR
        ("(a OR b) AND c", "a", False),
        ("a b", "b then a", True),  # side by side is AND
        ("a NOT b", "a b", False),
        ("NOT a OR b", "b a", True),  # NOT binds first
        ("NOT NOT a", "a", True),
        ("or", "this or that", True),  # small letters are a word
        ("a_b", "a b", True),
    ],
)
def test_a_query_matches_as_its_rules_say(query, text, there):
    assert matches(query, text) is there


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("", 1),
        ("a AND", 6),
        ("AND a", 1),
        ("(a OR b", 8),
        ("a)", 2),
        ('"a', 1),
        ("ab*", 1),  # fewer than three letters before the star
        ("a*b", 1),
        ("!!!", 1),
        ('""', 2),
        ("NOT " * 80 + "a", 245),
    ],
)
def test_what_cannot_be_read_says_where(query, place):
    with pytest.raises(QueryError) as error:
        read(query)
    assert error.value.place == place


@given(st.text(max_size=300), st.text(max_size=200))
def test_any_text_is_a_query_or_says_where_it_is_none(query, text):
    try:
        found = matches(query, text)
    except QueryError as error:
        found = error.place
    assert found in (True, False) or 1 <= found <= len(query) + 1


@pytest.mark.parametrize(("query", "threshold", "many", "true", "alerts", "first"), PUBLISHED)
def test_the_queries_the_key_was_made_with_come_to_what_it_says(query, threshold, many, true, alerts, first):
    catch = caught(query, "mentions.csv", "is_spout_issue")
    assert (len(catch.matches), len(catch.true), len(catch.wanted), catch.days) == (many, true, 22, 7)
    assert catch.precision == pytest.approx(true / many)
    assert catch.recall == pytest.approx(true / 22)
    assert catch.alerts_a_day(threshold) == pytest.approx(alerts / 7)
    on_the_day = [row["id"] for row in catch.matches if row["day"] == "2026-05-29"]
    assert ("MN21" in on_the_day and len(on_the_day) >= threshold) is first


def test_nothing_caught_has_no_precision_and_no_balance():
    catch = caught("zebra", "mentions.csv", "is_spout_issue")
    assert (catch.precision, catch.recall, catch.balance) == (0, 0, 0)


def test_only_the_mentions_that_are_shown_are_counted_when_a_query_is_tried():
    shown = bank.task("MR3").item("MR3.query").listens  # type: ignore[union-attr]
    assert shown is not None
    assert len(shown.rows) == 20
    assert matching("tilvane", shown.file, shown.rows) < 40


# --- as evidence ------------------------------------------------------------------------------------------------------


def seen(query, threshold, language="en"):
    answers = {"MR3.query": WrittenAnswer(text=query), "MR3.threshold": NumberAnswer(typed=threshold)}
    return {one.id: one for one in identify(bank.task("MR3"), answers, language)}


def test_the_model_query_earns_everything():
    found = seen(MODEL, "1")
    assert found["MR3.e1"].share == pytest.approx(1, abs=1e-3)  # F1 0.8636 on a goal written as 0.864
    assert (found["MR3.e2"].share, found["MR3.e4"].flag) == (1, None)


def test_the_brand_alone_earns_nothing_for_balance_and_half_for_alerts():
    """F1 0.484 is the floor; the first report is caught, 5.71 alerts a day are too many."""
    found = seen("tilvane", "1")
    assert found["MR3.e1"].share == pytest.approx(0, abs=1e-3)
    assert found["MR3.e2"].share == 0.5


def test_a_threshold_too_high_misses_the_first_report_and_flags():
    found = seen(MODEL, "3")
    assert (found["MR3.e2"].share, found["MR3.e4"].flag) == (0.5, "cf_safety")


def test_a_query_that_finds_less_than_half_earns_nothing_for_alerts():
    assert seen("embout*", "1")["MR3.e2"].share == 0


@pytest.mark.parametrize("threshold", ["", "0", "1.5", "many"])
def test_without_a_threshold_nothing_is_ever_called(threshold):
    found = seen(MODEL, threshold)
    assert (found["MR3.e2"].share, found["MR3.e4"].flag) == (0, "cf_safety")


def test_a_query_that_cannot_be_read_scores_nothing_and_says_where():
    found = seen("(tilvane OR", "1")
    assert (found["MR3.e1"].share, found["MR3.e2"].share) == (0, 0)
    assert "cannot be read at character 12" in found["MR3.e1"].value.en
    assert "illisible au caractère 12" in seen("(tilvane OR", "1", "fr")["MR3.e3"].value.fr


def test_precision_recall_and_days_are_told():
    told = seen(MODEL, "1")["MR3.e3"].value
    assert "precision 0.86, recall 0.86" in told.en
    assert "fr" in told.en
    assert "05-29" in told.fr


def test_no_query_is_nothing_to_look_at():
    found = seen("", "1")
    assert found["MR3.e1"].share == 0
    assert found["MR3.e4"].flag is None
    assert found["MR3.e3"].value is None
