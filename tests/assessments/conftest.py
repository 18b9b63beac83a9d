"""A store on a file for every test of the verbs."""

import pytest

from tests.builders import store_in


@pytest.fixture
def store(tmp_path):
    opened = store_in(tmp_path)
    yield opened
    opened.close()
