"""What tests of every layer begin with: an empty store on a file, and the office that invites."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assessments.attempt import Actor
from assessments.workflow import Store
from tests.builders import hr, store_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def office(store: Store) -> Actor:
    return hr(store)
