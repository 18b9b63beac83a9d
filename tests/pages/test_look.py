"""The look holds: every pair of colours that carries words can be read, and light and dark name the same things."""

import re
import tomllib
from itertools import product
from pathlib import Path

import pytest

from pages.http import plain

ROOT = Path(__file__).parents[2]
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
HUES = ("blue", "green", "orange", "yellow", "red", "gray")
WORDS = ("textColor", "linkColor", "codeTextColor", *(f"{hue}TextColor" for hue in HUES))
SURFACES = ("backgroundColor", "secondaryBackgroundColor")
WHITE = "#FFFFFF"


def luminance(colour):
    """Relative luminance of sRGB, WCAG 2.2."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_no_screen_fades_its_words():
    """`st.caption` mixes the ink with the paper until 4.5:1 is lost; `frame.quiet` uses a grey that holds it."""
    for path in sorted((ROOT / "pages").rglob("*.py")):
        assert "st.caption(" not in path.read_text(encoding="utf-8"), path


def test_contrast_is_computed_as_published():
    """Black on white is 21:1 by definition; the accent on white is 6.4:1 as the look says."""
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#1F5FA8", WHITE) == pytest.approx(6.4, abs=0.05)


@pytest.mark.parametrize(("mode", "words", "surface"), [*product(("light", "dark"), WORDS, SURFACES)])
def test_words_can_be_read_on_every_surface(mode, words, surface):
    assert contrast(THEME[mode][words], THEME[mode][surface]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_primary_buttons_and_edges_can_be_seen(mode):
    """Streamlit writes white on primary buttons, and draws empty boxes and circles in the colour of lines."""
    colours = THEME[mode]
    assert contrast(colours["primaryColor"], WHITE) >= 4.5
    for surface in SURFACES:
        assert contrast(colours["primaryColor"], colours[surface]) >= 3
        assert contrast(colours["borderColor"], colours[surface]) >= 3


def test_light_and_dark_name_the_same_colours():
    assert THEME["light"].keys() == THEME["dark"].keys()


def test_plain_pages_can_be_read_in_both_modes():
    light, dark = (dict(re.findall(r"--([\w-]+):(#\w{6})", part)) for part in plain._STYLE.split("@media", 1))
    assert light.keys() == dark.keys()
    for colours in (light, dark):
        for surface in ("paper", "surface"):
            for words in ("ink", "muted", "accent", "critical"):
                assert contrast(colours[words], colours[surface]) >= 4.5, (words, surface)
            assert contrast(colours["edge"], colours[surface]) >= 3
        assert contrast(colours["button"], WHITE) >= 4.5


def test_plain_pages_use_the_colours_of_the_screens():
    light, dark = (dict(re.findall(r"--([\w-]+):(#\w{6})", part)) for part in plain._STYLE.split("@media", 1))
    for colours, mode in ((light, "light"), (dark, "dark")):
        assert colours["paper"] == THEME[mode]["backgroundColor"]
        assert colours["surface"] == THEME[mode]["secondaryBackgroundColor"]
        assert colours["ink"] == THEME[mode]["textColor"]
        assert colours["accent"] == THEME[mode]["linkColor"]
        assert colours["button"] == THEME[mode]["primaryColor"]
        assert colours["critical"] == THEME[mode]["redTextColor"]
