"""Two hundred sittings at once: no save is lost, and nobody is told that the database is locked."""

import threading
from concurrent.futures import ThreadPoolExecutor

from assessments import bank, workflow
from assessments.answer import WrittenAnswer
from assessments.attempt import SYSTEM, Actor, Attempt, EmailTaken, StaleAnswer
from assessments.item import Written
from assessments.store import responses, sitting
from tests.builders import MINUTE, NOW, acknowledged, block_run

SITTINGS, SAVES = 200, 5
FIRST_BLOCK = [bank.task(one) for one in bank.form("core").blocks[0].tasks]
ITEM = next(item.id for task in FIRST_BLOCK for item in task.items if isinstance(item, Written) and not item.after)


def sittings(store, count):
    actors = [Actor(kind="self", id=f"attempt-{number}") for number in range(count)]
    for one in actors:
        attempt = Attempt(id=one.id, form_id="core", form_fingerprint="f", language="en", seed=1, created_at=NOW)
        with store.write() as db:
            sitting.add_attempts(db, [attempt])
        acknowledged(store, one)
        block_run(store, one)
    return actors


def at_once(count, work):
    """Run `work(number)` in as many threads, all set off together; whatever one raises is raised here."""
    start = threading.Barrier(count)

    def run(number):
        start.wait()
        return work(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def save(store, actor, words, base, tab="one"):
    return workflow.save_response(store, actor, ITEM, WrittenAnswer(text=words), base, tab, NOW + MINUTE)


def last(store, actor):
    with store.read() as db:
        return responses.latest(db, actor.id, ITEM)


def test_two_hundred_sittings_save_at_once_and_none_is_lost(store):
    actors = sittings(store, SITTINGS)

    def type_on(number):
        for revision in range(SAVES):
            save(store, actors[number], f"{number}: {revision}", revision)
            workflow.web_session(store, "somebody's cookie", NOW)  # every save reads who is saving

    at_once(SITTINGS, type_on)

    kept = [last(store, one) for one in actors]
    assert [(one.revision, one.answer.text) for one in kept] == [
        (SAVES, f"{number}: {SAVES - 1}") for number in range(SITTINGS)
    ]


def test_of_two_hundred_tabs_that_save_over_the_same_words_one_succeeds(store):
    (actor,) = sittings(store, 1)
    first = save(store, actor, "the first words", 0)

    def save_over(number):
        try:
            return save(store, actor, f"tab {number}", first.revision, tab=f"tab {number}")
        except StaleAnswer as stale:
            return stale.latest

    results = at_once(SITTINGS, save_over)

    assert {one.revision for one in results} == {2}
    assert {one.answer for one in results} == {last(store, actor).answer}  # the others are shown what was saved


def test_two_hundred_people_are_let_in_at_once(store):
    cookies = at_once(
        SITTINGS, lambda number: workflow.open_session(store, Actor(kind="self", id=str(number)), None, NOW)
    )

    found = [workflow.web_session(store, workflow.digest(one), NOW) for one in cookies]
    assert [one.actor.id for one in found] == [str(number) for number in range(SITTINGS)]


def test_an_address_added_by_fifty_at_once_is_there_once(store):
    def add(number):
        try:
            return workflow.add_user(store, SYSTEM, "noor@lumiplume.example", str(number), frozenset(), "en", NOW)
        except EmailTaken:
            return None

    assert len([one for one in at_once(50, add) if one]) == 1
