"""Authored words become HTML that can hold nothing but themselves."""

from html.parser import HTMLParser

import pytest

from assessments import bank
from pages.parts import materials, prose
from pages.parts.words import speaking
from rubric.record import LANGUAGES

NASTY = 'a <b>bold</b> & "quoted" <script>alert(1)</script>'


class Reader(HTMLParser):
    """What is open, what was read, and which elements there are."""

    def __init__(self) -> None:
        super().__init__()
        self.open, self.words, self.kinds = [], "", set()

    def handle_starttag(self, tag, _attrs):
        self.kinds.add(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


def read(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


@pytest.mark.parametrize(
    "made",
    [
        prose.paragraphs(NASTY),
        prose.quiet(NASTY),
        prose.head(NASTY),
        prose.fold(NASTY, ""),
        prose.listed([NASTY]),
        prose.listed(["x"], [NASTY]),
        prose.table(NASTY, "x", [("x", "x")]),
        prose.table("x", "x", [(NASTY, "x")]),
    ],
)
def test_words_stay_words(made):
    found = read(made)
    assert NASTY in found.words
    assert not found.kinds & {"b", "script"}


def test_lines_and_paragraphs_stay_as_they_were_written():
    assert prose.paragraphs("one\ntwo\n\nthree") == "<p>one<br>two</p><p>three</p>"


@pytest.mark.parametrize("said", LANGUAGES)
@pytest.mark.parametrize("task_id", [one for form in ("core", "screen") for one in bank.form(form).task_ids])
def test_everything_a_task_is_worked_from_is_on_its_sheet(task_id, said):
    task = bank.task(task_id)
    with speaking(said):
        found = read(materials.brief(task_id, said, said))
    for line in task.instructions.said(said).split():
        assert line in found.words
    for material in task.materials:
        assert material.title.said(said) in found.words
    for fact in bank.world().facts:
        assert fact.text.said(said) in found.words


def test_a_wide_table_scrolls_by_keyboard_and_sets_figures_to_the_right():
    table = prose.wide_table(["Network", "Sessions", "Kind"], [["X", "1 %", "post"], ["<b>", "2,5 %", "ad"]], "Two")
    assert table.startswith('<div class="wide" role="region" tabindex="0" aria-label="Two"><table>')
    assert '<th scope="row">X</th><td class="figure">1 %</td><td class="short">post</td>' in table
    assert '<th scope="row">&lt;b&gt;</th>' in table
