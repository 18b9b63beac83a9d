"""Scripts of components come from this server once a visit; what goes with every run only says where they are."""

import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assessments import workflow
from assessments.answer import SpokenAnswer
from pages.http import assets
from pages.parts.components import script
from pages.parts.components.source import loaded
from tests import seats


@pytest.fixture
def client():
    with TestClient(Starlette(routes=assets.routes)) as opened:
        yield opened


def address(loader):
    (found,) = re.findall(r"/assets/([a-z]+-[0-9a-f]{16}\.js)", loader)
    return found


def test_every_script_that_a_page_names_is_served_and_kept_by_browsers(client, store, open_page):
    me = seats.at_work(store, seats.candidate(store), block=1)
    answer = SpokenAnswer(route="sound")
    workflow.save_response(store, me, "LV2.opening", answer, 0, "a", seats.now())
    named = {}
    for task in ("AN1", "LV2"):
        for one in open_page("take.py", me, task=task).get("bidi_component"):
            named[one.proto.component_name] = address(one.proto.js_content)
    assert set(named) == {"assay_parts", "assay_recorder"}
    for file in named.values():
        served = client.get(f"/assets/{file}")
        assert served.headers["content-type"].startswith("text/javascript")
        assert "immutable" in served.headers["cache-control"]
        assert "export default function" in served.text


def test_another_script_has_another_name_and_the_same_one_the_same():
    one, two = loaded("a", "const a = 1;"), loaded("a", "const a = 2;")
    assert one != two
    assert one == loaded("a", "const a", " = 1;")
    assert script(address(two)) == "const a = 2;"


def test_a_script_that_nobody_registered_is_not_there(client):
    assert client.get("/assets/editor-0123456789abcdef.js").status_code == 404
