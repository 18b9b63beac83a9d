"""After the brief moved: stale facts out, new ones in, true ones kept."""

import pytest

from assessments.form import Lexicon
from tests.assessments.evidence.build import mention, one, revised, revision, written, wrote

LEXICON = Lexicon(
    facts=(mention("date", "13 June"), mention("free", "free")),
    kept=("date", "free"),
    stale=(mention("old_places", "60 places"), mention("old_end", "17:00"), mention("rumour", "27 June")),
    fresh=(
        mention("new_places", "40 places", replaces="old_places"),
        mention("new_end", "16:00", replaces="old_end", optional_on=("x",)),
    ),
    embargo=(mention("rumour", "27 June"),),
)
ITEMS = (revision("a", of="first", network="instagram"), revision("b", of="second", network="x"))
BEFORE = {"first": "13 June until 17:00, 60 places, free", "second": "13 June until 17:00, 60 places"}
NEW = "13 June until 16:00, 40 places, free"


def stale(answers, items=ITEMS, earlier=BEFORE):
    return one("stale", *items, kind="score", answers=answers, earlier=earlier, lexicon=LEXICON)


def fresh(answers, items=ITEMS, earlier=BEFORE, lexicon=LEXICON):
    return one("fresh", *items, kind="score", answers=answers, earlier=earlier, lexicon=lexicon)


def test_all_stale_facts_removed_is_a_full_share():
    evidence = stale({"a": revised(NEW), "b": revised("13 June, 40 places")})

    assert (evidence.share, evidence.value.en, evidence.spans) == (1, "5 of 5", ())


def test_what_is_still_there_counts_against_what_stood_there():
    evidence = stale({"a": revised(NEW), "b": revised("13 June until 17:00, 40 places")})

    assert evidence.share == pytest.approx(4 / 5)  # two facts in each text and the rumour
    assert evidence.value.en == "4 of 5; still there: X: old_end"
    assert evidence.value.fr == "4 sur 5\u202f; reste\u00a0: X\u00a0: old_end"
    assert [(span.item_id, span.quote) for span in evidence.spans] == [("b", "17:00")]


def test_a_stale_fact_put_in_anew_counts_too():
    earlier = {"first": "13 June", "second": "13 June"}

    assert stale({"a": revised("60 places"), "b": revised("13 June")}, earlier=earlier).share == pytest.approx(1 / 2)


def test_the_rumour_counts_whether_or_not_it_stood_there():
    earlier = {"first": "13 June", "second": "13 June"}

    assert stale({"a": revised("13 June"), "b": revised("13 June")}, earlier=earlier).share == 1
    assert stale({"a": revised("27 June"), "b": revised("13 June")}, earlier=earlier).share == 0


def test_a_text_that_was_not_revised_stands_as_it_was():
    evidence = stale({"a": revised(NEW)})

    assert evidence.share == pytest.approx(3 / 5)
    assert evidence.spans == ()


def test_deleting_everything_is_no_revision():
    assert stale({"a": revised(NEW), "b": revised("  ")}).share == pytest.approx(3 / 5)
    assert stale({"a": revised(""), "b": revised("  ")}).share == 0


@pytest.mark.parametrize("measure", [stale, fresh])
def test_nothing_revised_is_a_share_of_nothing(measure):
    evidence = measure({})

    assert (evidence.share, evidence.value) == (0, None)


@pytest.mark.parametrize("measure", [stale, fresh])
def test_without_a_text_to_revise_nothing_can_be_scored(measure):
    assert measure({"w": wrote("60 places")}, items=(written("w"),)).share is None


def test_the_fallback_stands_for_an_earlier_text_that_is_missing():
    item = revision("a", of="first", fallback="60 places until 17:00")

    assert stale({"a": revised("60 places")}, items=(item,), earlier={}).share == pytest.approx(2 / 3)
    assert stale({"a": revised("60 places")}, items=(item,), earlier={"first": " "}).share == pytest.approx(2 / 3)


def test_new_facts_are_required_where_the_old_ones_stood_and_true_ones_where_they_were():
    evidence = fresh({"a": revised(NEW), "b": revised("13 June, 40 places")})

    assert evidence.share == 1  # a: places, end, date, free; b: places, date; on X the end may be left out
    assert evidence.value.en == "6 of 6"


def test_what_is_missing_is_named_with_its_text():
    evidence = fresh({"a": revised("14 June until 16:00"), "b": revised("13 June, 40 places")})

    assert evidence.share == pytest.approx(3 / 6)
    assert evidence.value.en == "3 of 6; missing: Instagram: new_places; Instagram: date; Instagram: free"
    assert {span.quote for span in evidence.spans} == {"16:00", "13 June", "40 places"}


def test_what_stood_nowhere_is_required_once():
    earlier = {"first": "Bring your bottle", "second": "Bring it"}

    empty = fresh({"a": revised("Come"), "b": revised("Come")}, earlier=earlier)
    half = fresh({"a": revised("40 places"), "b": revised("16:00, 40 places")}, earlier=earlier)

    assert (empty.share, half.share) == (0, 0.5)
    assert half.value.en == "2 of 4; missing: date; free"


def test_a_new_fact_without_an_old_one_is_required_once():
    lexicon = LEXICON.model_copy(update={"fresh": (mention("news", "storm"),)})

    assert fresh({"a": revised(f"{NEW} storm"), "b": revised("13 June")}, lexicon=lexicon).share == 1
    assert fresh({"a": revised(NEW), "b": revised("13 June")}, lexicon=lexicon).share == pytest.approx(3 / 4)
