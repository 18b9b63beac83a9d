"""What tests of every layer begin with: an empty store on a file, the office that invites, and who reads."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assessments.attempt import Actor
from assessments.workflow import Store
from tests.builders import hr, manager, rater, store_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def office(store: Store) -> Actor:
    return hr(store)


@pytest.fixture
def leads(store: Store) -> Actor:
    return manager(store)


@pytest.fixture
def reader(store: Store) -> Actor:
    return rater(store)


@pytest.fixture
def readers(store: Store) -> tuple[Actor, Actor]:
    return rater(store, "Ines Reader"), rater(store, "Jona Reader")
