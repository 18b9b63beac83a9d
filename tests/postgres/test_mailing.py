"""Mails that wait, on a real PostgreSQL: sent once although two processes send, taken back, erased with their words."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from sqlalchemy import select

from assessments import workflow
from assessments.store import open_store, outbox
from tests.assessments.workflow.test_mailing import LEAVES, invite, waiting, words
from tests.builders import NOW, position
from tests.mailbox import listening

COUNT = 6


def test_two_processes_send_each_mail_once(store, office, url, tmp_path):
    invite(store, office, position(store, office), COUNT)
    with (
        closing(open_store(url, tmp_path / "other")) as other,
        listening() as (box, server),
        ThreadPoolExecutor(2) as pool,
    ):
        done = list(pool.map(lambda one: workflow.send_waiting(one, server, LEAVES), (store, other)))

    assert sum(one.sent for one in done) == COUNT
    assert sorted(to for (to,), _mail in box.mails) == [f"p{one}@mail.example" for one in range(COUNT)]
    with store.read() as db:
        assert set(db.connection().execute(select(outbox.OUTBOX.c.body)).scalars()) == {None}


def test_what_waits_is_taken_back_or_replaced(store, office):
    opening = position(store, office)
    invite(store, office, opening, 2)
    one, two = waiting(store, office, opening)
    workflow.invite_again(store, office, opening.id, [one.attempt_id], NOW, mail=words)

    assert workflow.take_back(store, office, opening.id, two.batch, NOW).done == 1
    assert len(waiting(store, office, opening)) == 1
