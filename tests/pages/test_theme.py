"""The theme is read once, and is the same as when it is read anew."""

import pytest
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from pages.http import theme

SECTIONS = ("theme", "theme.light", "theme.dark", "theme.sidebar", "theme.light.sidebar", "theme.dark.sidebar")


def test_streamlit_still_reads_its_theme_there():
    assert callable(getattr(app_session, theme.NAME))


@pytest.mark.parametrize("section", SECTIONS)
def test_what_is_remembered_is_what_is_read(section):
    read = getattr(app_session, theme.NAME)
    again = theme.remembering(read)
    fresh = CustomThemeConfig()
    read(fresh, section)
    for _ in range(2):
        kept = CustomThemeConfig()
        again(kept, section)
        assert kept == fresh


def test_each_section_is_read_once():
    asked = []

    def read(msg, section):
        asked.append(section)
        msg.primary_color = "#123456"

    again = theme.remembering(read)
    for section in ("theme", "theme", "theme.dark", "theme"):
        again(CustomThemeConfig(), section)
    assert asked == ["theme", "theme.dark"]


def test_a_section_without_settings_stays_absent():
    whole = CustomThemeConfig()
    theme.remembering(lambda _msg, _section: None)(whole.sidebar, "theme.sidebar")
    assert not whole.HasField("sidebar")


def test_remembering_twice_wraps_once(monkeypatch):
    monkeypatch.setattr(app_session, theme.NAME, getattr(app_session, theme.NAME))
    theme.remember()
    once = getattr(app_session, theme.NAME)
    theme.remember()
    assert getattr(app_session, theme.NAME) is once
