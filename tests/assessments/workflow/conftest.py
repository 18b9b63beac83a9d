"""What tests of the verbs begin with besides: a position."""

import pytest

from assessments.attempt import Actor
from assessments.views import Position
from assessments.workflow import Store
from tests.builders import position


@pytest.fixture
def opening(store: Store, office: Actor) -> Position:
    return position(store, office)
