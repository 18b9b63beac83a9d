"""Sittings that pages have something to show of: sat and rated through the verbs."""

from assessments import workflow
from tests.builders import DAY, NOW, hr, invited, position, rater
from tests.journeys.bots import Browser, rate_all


def sat(store, office, opening, name, language="en"):
    """Somebody who has handed everything in; the id of their attempt."""
    _, token = invited(store, office, opening, name, language=language)
    return Browser(store, workflow.redeem(store, token, NOW)).sit().id


def rated_position(store, names=("Camille Doe", "Dana Roe"), levels=(4.0, 2.0), **given):
    """A position with people whose work two raters have judged; the office, the position, the attempts."""
    office = hr(store)
    raters = tuple(rater(store, name) for name in ("Ines Reader", "Jona Reader"))
    opening = position(store, office, raters=tuple(one.id for one in raters), **given)
    attempts: list[str] = []
    for name, level in zip(names, levels, strict=True):
        attempts.append(sat(store, office, opening, name))
        for one in raters:
            rate_all(store, one, NOW + DAY, level)
    return office, opening, tuple(attempts)
