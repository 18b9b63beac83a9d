"""The draw of dated knowledge items: strata, difficulty, one for each fact, none past its date."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import bank
from assessments.bank import load
from assessments.bank.draw import DrawPlan, draw, expired, fact_of
from assessments.item import Choice
from rubric.content import ContentErrors

PLAN = DrawPlan.model_validate(load.read("tasks/PU1.yaml")["draw"])  # type: ignore[index]
POOL = bank.facts().items
DRAWN = tuple(item for item in bank.task("PU1").items if isinstance(item, Choice))


def source(item: Choice):
    assert item.source is not None
    return item.source


def stratum_of(topic: str) -> str:
    return next(stratum.id for stratum in PLAN.strata if topic in stratum.topics)


def test_twenty_items_are_drawn():
    assert len(DRAWN) == 20 == PLAN.count


def test_the_strata_are_kept_and_a_short_one_is_filled_from_mechanics():
    """The only items on metrics expire before the edition ends: their place goes to mechanics."""
    found = Counter(stratum_of(source(item).topic) for item in DRAWN)
    assert found == {"mechanics": 8, "formats": 4, "accessibility": 4, "law": 4}


def test_the_expected_difficulty_is_kept_within_one():
    found = Counter(source(item).difficulty for item in DRAWN)
    assert all(abs(found[level] - wanted) <= 1 for level, wanted in {"easy": 6, "medium": 10, "hard": 4}.items())


def test_one_fact_is_asked_once():
    assert len({fact_of(item) for item in DRAWN}) == len(DRAWN)


def test_nothing_drawn_expires_while_the_edition_is_open():
    assert all(source(item).expires_on >= PLAN.open_until for item in DRAWN)


def test_every_item_asks_whether_its_rule_has_changed():
    assert all(item.asks_if_changed for item in DRAWN)


def test_the_draw_is_the_same_for_everybody():
    assert draw(POOL, PLAN, date(2026, 11, 24)) == DRAWN
    assert draw(tuple(reversed(POOL)), PLAN, date(2026, 11, 24)) == DRAWN


def test_what_the_pool_gains_later_changes_no_edition():
    later = source(DRAWN[0]).model_copy(update={"as_of": PLAN.checked_until + timedelta(days=1)})
    gained = [item.model_copy(update={"id": f"{item.id}.1", "source": later}) for item in POOL]
    assert draw((*POOL, *gained), PLAN, date(2026, 11, 24)) == DRAWN


def test_the_second_form_asks_about_other_facts_in_the_same_strata_and_as_hard():
    second = load.drawn("PU1B")
    assert not {fact_of(item) for item in second} & {fact_of(item) for item in DRAWN}
    assert Counter(stratum_of(source(item).topic) for item in second) == {
        "mechanics": 8,
        "formats": 4,
        "accessibility": 4,
        "law": 4,
    }
    found = Counter(source(item).difficulty for item in second)
    assert all(abs(found[level] - wanted) <= 1 for level, wanted in PLAN.difficulty.items())


def test_a_new_edition_is_another_draw():
    again = draw(POOL, PLAN.model_copy(update={"edition": "2027.1"}), date(2026, 11, 24))
    assert {item.id for item in again} != {item.id for item in DRAWN}


@given(st.dates(date(2026, 7, 1), date(2027, 7, 1)), st.text(min_size=1, max_size=6))
def test_an_expired_item_never_enters_a_form(today: date, edition: str):
    items = draw(POOL, PLAN.model_copy(update={"edition": edition, "open_until": date(2026, 7, 1)}), today)
    assert all(source(item).expires_on >= today for item in items)
    assert len(items) == 20


def test_a_pool_that_is_too_old_is_an_error_and_not_a_shorter_test():
    with pytest.raises(ContentErrors, match=r"facts\.yaml: items: no draw of 20"):
        draw(POOL, PLAN, date(2030, 1, 1))


def test_an_item_may_be_asked_on_its_last_day():
    item = DRAWN[0]
    last = source(item).expires_on
    assert expired([item], last) == ()
    assert expired([item], last + timedelta(days=1)) == (item.id,)


def test_questions_without_a_source_do_not_expire():
    assert expired(bank.task("AN3").items + bank.task("CS2").items, date(2040, 1, 1)) == ()


def test_a_form_tells_which_of_its_questions_are_past_their_date():
    screen = bank.form("screen")
    assert bank.expired_in(screen, PLAN.open_until) == ()
    assert set(bank.expired_in(screen, date(2030, 1, 1))) == {item.id for item in DRAWN}
    assert bank.expired_in(bank.form("core"), date(2030, 1, 1)) == ()


def test_a_form_with_an_item_past_its_date_is_told_by_the_check():
    problems = bank.check(date(2027, 7, 2))
    assert problems
    assert {(error.file, error.id, error.field) for error in problems} == {
        ("forms.yaml", form, "blocks") for form in ("screen", "screen_b")
    }
    assert "is past its date" in str(problems[0])
