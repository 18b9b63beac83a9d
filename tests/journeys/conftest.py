"""Who goes on the journeys: a position with two raters, and whoever sits for it."""

from collections.abc import Callable

import pytest

from assessments.attempt import Actor
from assessments.views import Position
from assessments.workflow import Store
from rubric.record import Language
from tests.builders import candidate, position
from tests.journeys.bots import Browser


@pytest.fixture
def opening(store: Store, office: Actor, readers: tuple[Actor, ...]) -> Position:
    return position(store, office, form_id="screen", raters=tuple(one.id for one in readers))


@pytest.fixture
def sitter(store: Store, office: Actor, opening: Position) -> Callable[..., Browser]:
    """`sitter("fr", extra_time=1.5)`: one more candidate, in the first part."""

    def at_the_desk(language: Language = "en", **given: object) -> Browser:
        me = candidate(store, office, opening, **{"name": f"Camille {language}", "language": language, **given})
        browser = Browser(store, me).enter()
        browser.start()
        return browser

    return at_the_desk
