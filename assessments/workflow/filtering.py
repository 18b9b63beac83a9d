"""Which candidates of a board somebody wants to see, and who is waited for how often: values in, values out."""

from collections import Counter
from collections.abc import Iterable, Mapping

from assessments.boards import BoardView
from assessments.conditions import overall
from assessments.views import BoardRow


def matching(rows: Iterable[BoardRow], view: BoardView) -> tuple[BoardRow, ...]:
    """The rows that a view leaves, in its order; every word of its search must be in the name or the address."""
    words = view.search.casefold().split()
    found = [
        row
        for row in rows
        if (not view.stages or row.stage in view.stages)
        and (not view.hiring or row.hiring in view.hiring)
        and (not view.conditions or overall(row.conditions) in view.conditions)
        and (view.waits_on is None or view.waits_on in (row.waits_on or "").split())
        and all(word in f"{row.person.name} {row.person.email}".casefold() for word in words)
    ]
    if view.order == "name":
        found.sort(key=lambda row: row.person.name.casefold())
    if view.order == "until":  # those who still have to act first, the nearest deadline at the top
        found.sort(key=lambda row: (row.waits_on != "candidate", row.invitation.expires_at))
    return tuple(found)


def waiting(rows: Iterable[BoardRow]) -> Mapping[str, int]:
    """For how many candidates each is waited, the most first: "candidate", "decision", "rater" and user ids."""
    return dict(Counter(one for row in rows for one in (row.waits_on or "").split()).most_common())
