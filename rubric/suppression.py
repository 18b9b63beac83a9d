"""Which counts of people may be shown, so that nobody can be found in them."""

from collections.abc import Mapping, Sequence

SMALLEST_CELL = 5  # people: fewer are shown to nobody, in any table


def visible(people: Mapping[str, int], unknown: int) -> tuple[tuple[str, ...], int | None]:
    """The groups that may be shown, and the number without an answer if that may be.

    A group with fewer than five people is hidden. Whoever knows how many there are in all could find it by taking away
    the others, so the number without an answer is hidden with it, and then the smallest groups, until at least two
    numbers are hidden and stand for five people or more.
    """
    shown = sorted((one for one in people if people[one] >= SMALLEST_CELL), key=people.__getitem__, reverse=True)
    secret = [n for n in people.values() if 0 < n < SMALLEST_CELL]
    if not secret:
        return tuple(one for one in people if one in shown), unknown
    secret += [unknown] if unknown else []
    while shown and not safe(secret):
        secret.append(people[shown.pop()])
    return tuple(one for one in people if one in shown), None


def safe(secret: Sequence[int]) -> bool:
    """Whether numbers of people whose sum is known stay unknown each."""
    return len(secret) > 1 and sum(secret) >= SMALLEST_CELL
