"""Ending what is overdue although nobody looks: reports and raters need not wait, and promises of erasure are kept."""

from datetime import datetime, timedelta

from assessments.store import Store, erasing, sitting
from assessments.workflow.ending import close_overdue
from assessments.workflow.sessions import SELF_DAYS


def sweep(store: Store, now: datetime) -> int:
    """End every block that is past its deadline and submit every sitting that can no longer go on.

    Returns the number of blocks ended. Reading a sitting does the same for that one, so that nothing depends on how
    often this runs. Self-assessments are erased after the days that their notice names; their session ends then too.
    """
    with store.read() as db:
        late = sitting.overdue(db, now)
        old = erasing.old_selves(db, now - timedelta(days=SELF_DAYS))
    ended = 0
    for attempt_id in late:  # one transaction each: saves of others come in between
        with store.write() as db:
            ended += close_overdue(store, db, attempt_id, now)
    for attempt_id in old:
        with store.write() as db:
            erasing.erase(db, attempt_id)
        store.unwiped = True  # the next erasing rewrites the files: this runs too often for that
    store.settle()
    return ended
