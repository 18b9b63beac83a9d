"""Ending what is overdue although nobody looks: reports and raters need not wait for a closed tab."""

from datetime import datetime

from assessments.store import Store, sitting
from assessments.workflow.ending import close_overdue


def sweep(store: Store, now: datetime) -> int:
    """End every block that is past its deadline and submit every sitting that can no longer go on.

    Returns the number of blocks ended. Reading a sitting does the same for that one, so that nothing depends on how
    often this runs.
    """
    with store.read() as db:
        late = sitting.overdue(db, now)
    ended = 0
    for attempt_id in late:  # one transaction each: saves of others come in between
        with store.write() as db:
            ended += close_overdue(store, db, attempt_id, now)
    return ended
